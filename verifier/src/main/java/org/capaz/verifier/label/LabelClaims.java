package org.capaz.verifier.label;

import static org.capaz.verifier.verdict.Code.E_CLAIMS;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.capaz.ledger.certificate.LabelClaimsLayout;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Facts;

/**
 * The facts a label states, in the bytes the peers signed. Times are Unix seconds, masses milligrams, fineness hundredths
 * of a per mille.
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

    /** Requires every value to be in range, and the fine mass to follow from gross mass and fineness. */
    public LabelClaims {
        require(
                domain.length == LabelClaimsLayout.DOMAIN_LENGTH,
                "domain of %d bytes",
                "dominio de %d bytes",
                domain.length);
        require(
                recordHash.length == LabelClaimsLayout.HASH_LENGTH,
                "hash of %d bytes",
                "hash de %d bytes",
                recordHash.length);
        for (long number : new long[] {asOf, validUntil, statusIndex, grossMg, fineMg}) {
            require(
                    number >= 0 && number <= LabelClaimsLayout.LARGEST_NUMBER,
                    "%d is not 32 bits",
                    "%d no cabe en 32 bits",
                    number);
        }
        require(
                fineness >= 0 && fineness <= Fineness.PURE,
                "fineness %d is above 100000 hundredths of a per mille",
                "la ley %d supera 100000 centésimas de milésima",
                fineness);
        long contained = FineMass.contained(new GrossMass(grossMg), Fineness.of(fineness))
                .milligrams();
        require(
                fineMg == contained,
                "fine mass %d mg is not %d mg x %d / 100000",
                "la masa fina %d mg no es %d mg x %d / 100000",
                fineMg,
                grossMg,
                fineness);
        require(
                country.length() == 2 && country.chars().allMatch(c -> c >= 'A' && c <= 'Z'),
                "country is not two capital letters",
                "el país no son dos letras mayúsculas");
        require(
                seal.length() <= LONGEST_SEAL && seal.chars().allMatch(c -> c >= 0x20 && c < 0x7f),
                "seal is not up to %d printable ASCII characters",
                "el precinto no son hasta %d caracteres ASCII imprimibles",
                LONGEST_SEAL);
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
        require(bytes.length >= LabelClaimsLayout.FIXED_LENGTH, "only %d bytes", "solo %d bytes", bytes.length);
        int version = bytes[0] & 0xff;
        require(
                version == LabelClaimsLayout.VERSION,
                "claims of version %d, expected 1",
                "datos de versión %d, se esperaba 1",
                version);
        int sealLength = LabelClaimsLayout.sealLength(bytes);
        int rest = bytes.length - LabelClaimsLayout.FIXED_LENGTH;
        require(
                sealLength == rest,
                "seal of %d bytes announced, %d follow",
                "se anuncia un precinto de %d bytes, siguen %d",
                sealLength,
                rest);
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

    private static void require(boolean condition, String en, String es, Object... values) {
        if (!condition) {
            throw new CheckFailed(E_CLAIMS, en, es, values);
        }
    }
}
