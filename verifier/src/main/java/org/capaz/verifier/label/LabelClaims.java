// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.label;

import static org.capaz.verifier.verdict.Code.E_CLAIMS;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.capaz.ledger.certificate.LabelClaimsLayout;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Facts;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The facts a label states, in the bytes the peers signed. Times are Unix seconds, masses milligrams, fineness hundredths
 * of a per mille.
 *
 * <p>Format: {@code docs/reference/formats/label.md}.
 *
 * @param domain first bytes of a hash over channel and chaincode, so that a label of one never passes for another's
 * @param certificate the certificate id
 * @param recordHash the hash of the certificate record on the ledger
 * @param asOf when the peers stated this
 * @param validUntil Unix seconds
 * @param statusIndex the certificate's place on the status list
 * @param grossMg gross mass in milligrams
 * @param fineMg fine mass in milligrams
 * @param fineness hundredths of a per mille, at most 100000
 * @param country two capital letters
 * @param seal the seal number, up to 20 printable ASCII characters
 */
public record LabelClaims(
        byte[] domain,
        UUID certificate,
        byte[] recordHash,
        long asOf,
        long validUntil,
        long statusIndex,
        long grossMg,
        long fineMg,
        long fineness,
        String country,
        String seal) {
    private static final int LONGEST_SEAL = 20;

    /** Requires every value to be in range, and the fine mass to be no more than gross mass and fineness give (decision 100). */
    public LabelClaims {
        require(
                domain.length == LabelClaimsLayout.DOMAIN_LENGTH,
                VerdictMessage.CLAIMS_DOMAIN_LENGTH_WRONG.with("bytes", PlainNumbers.digits(domain.length)));
        require(
                recordHash.length == LabelClaimsLayout.HASH_LENGTH,
                VerdictMessage.CLAIMS_HASH_LENGTH_WRONG.with("bytes", PlainNumbers.digits(recordHash.length)));
        for (long number : new long[] {asOf, validUntil, statusIndex, grossMg, fineMg}) {
            require(
                    number >= 0 && number <= LabelClaimsLayout.LARGEST_NUMBER,
                    VerdictMessage.CLAIMS_NUMBER_TOO_LARGE.with("number", PlainNumbers.digits(number)));
        }
        require(
                fineness >= 0 && fineness <= Fineness.PURE,
                VerdictMessage.CLAIMS_FINENESS_ABOVE_PURE.with("fineness", PlainNumbers.digits(fineness)));
        long contained = FineMass.contained(new GrossMass(grossMg), Fineness.of(fineness))
                .milligrams();
        require(
                fineMg <= contained,
                VerdictMessage.CLAIMS_FINE_MASS_WRONG
                        .with("fine", PlainNumbers.digits(fineMg))
                        .and("gross", PlainNumbers.digits(grossMg))
                        .and("fineness", PlainNumbers.digits(fineness)));
        require(
                country.length() == 2 && country.chars().allMatch(c -> c >= 'A' && c <= 'Z'),
                VerdictMessage.CLAIMS_COUNTRY_NOT_VALID.sentence());
        require(
                seal.length() <= LONGEST_SEAL && seal.chars().allMatch(c -> c >= 0x20 && c < 0x7f),
                VerdictMessage.CLAIMS_SEAL_NOT_VALID.with("most", PlainNumbers.digits(LONGEST_SEAL)));
    }

    /**
     * The domain that labels of this channel and chaincode carry.
     *
     * @param channel the channel's name
     * @param chaincode the chaincode's name
     * @return 4 bytes
     */
    public static byte[] domain(String channel, String chaincode) {
        return LabelClaimsLayout.domain(channel, chaincode);
    }

    /**
     * Reads claims of version 1.
     *
     * @param bytes the claims of a {@link LabelPayload} or the decoded answer of {@code LabelView}
     * @return the claims
     * @throws CheckFailed with {@code E-CLAIMS} when their length, a range or the fine mass does not fit
     */
    public static LabelClaims read(byte[] bytes) {
        require(
                bytes.length >= LabelClaimsLayout.FIXED_LENGTH,
                VerdictMessage.CLAIMS_TOO_SHORT.with("bytes", PlainNumbers.digits(bytes.length)));
        int version = bytes[0] & 0xff;
        require(
                version == LabelClaimsLayout.VERSION,
                VerdictMessage.CLAIMS_VERSION_UNKNOWN.with("version", PlainNumbers.digits(version)));
        int sealLength = LabelClaimsLayout.sealLength(bytes);
        int rest = bytes.length - LabelClaimsLayout.FIXED_LENGTH;
        require(
                sealLength == rest,
                VerdictMessage.CLAIMS_SEAL_LENGTH_WRONG
                        .with("announced", PlainNumbers.digits(sealLength))
                        .and("follow", PlainNumbers.digits(rest)));
        var layout = LabelClaimsLayout.read(bytes);
        return new LabelClaims(
                layout.domain(),
                uuid(layout.certificate()),
                layout.recordHash(),
                layout.asOf(),
                layout.validUntil(),
                layout.statusIndex(),
                layout.grossMg(),
                layout.fineMg(),
                layout.fineness(),
                latin(layout.country()),
                latin(layout.seal()));
    }

    /**
     * The claims as bytes.
     *
     * @return what {@link #read} reads
     */
    public byte[] bytes() {
        return new LabelClaimsLayout(
                        domain,
                        new CertificateId(certificate.toString()).bytes(),
                        recordHash,
                        asOf,
                        validUntil,
                        statusIndex,
                        grossMg,
                        fineMg,
                        fineness,
                        country.getBytes(StandardCharsets.US_ASCII),
                        seal.getBytes(StandardCharsets.US_ASCII))
                .bytes();
    }

    /**
     * The facts that label and record must agree on.
     *
     * @return the same values in base units
     */
    public Facts facts() {
        return new Facts(certificate.toString(), country, seal, grossMg, fineMg, fineness, statusIndex, validUntil);
    }

    private static UUID uuid(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        return new UUID(in.getLong(), in.getLong());
    }

    /** One character per byte, so that the checks above see every byte that is not ASCII. */
    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void require(boolean condition, Sentence defect) {
        if (!condition) {
            throw new CheckFailed(E_CLAIMS, defect);
        }
    }
}
