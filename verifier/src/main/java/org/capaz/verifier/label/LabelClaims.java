package org.capaz.verifier.label;

import static org.capaz.verifier.verdict.Code.E_CLAIMS;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Facts;
import org.capaz.verifier.wire.Sha256;

/**
 * The facts a label states, in the bytes the peers signed. Times are Unix seconds, masses milligrams, fineness hundredths
 * of a per mille.
 *
 * @param domain first bytes of a hash over channel and chaincode, so that a label of one never passes for another's
 * @param recordHash the hash of the certificate record on the ledger
 * @param asOf when the peers stated this
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
    private static final int FORMAT = 1;
    private static final int FIXED_LENGTH = 80;
    private static final int DOMAIN_LENGTH = 4;
    private static final int HASH_LENGTH = 32;
    private static final int LONGEST_SEAL = 20;
    private static final long LARGEST_U32 = 0xffff_ffffL;

    public LabelClaims {
        require(domain.length == DOMAIN_LENGTH, "domain of %d bytes", "dominio de %d bytes", domain.length);
        require(recordHash.length == HASH_LENGTH, "hash of %d bytes", "hash de %d bytes", recordHash.length);
        for (long number : new long[] {asOf, validUntil, statusIndex, grossMg, fineMg}) {
            require(number >= 0 && number <= LARGEST_U32, "%d is not 32 bits", "%d no cabe en 32 bits", number);
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

    /** The domain that labels of this channel and chaincode carry. */
    public static byte[] domain(String channel, String chaincode) {
        byte[] hash = Sha256.of(("gold-label-v1\0" + channel + "\0" + chaincode).getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(hash, DOMAIN_LENGTH);
    }

    public static LabelClaims read(byte[] bytes) {
        require(bytes.length >= FIXED_LENGTH, "only %d bytes", "solo %d bytes", bytes.length);
        var in = ByteBuffer.wrap(bytes);
        int format = in.get() & 0xff;
        require(format == FORMAT, "claims of version %d, expected 1", "datos de versión %d, se esperaba 1", format);
        byte[] domain = take(in, DOMAIN_LENGTH);
        var certificate = new UUID(in.getLong(), in.getLong());
        byte[] recordHash = take(in, HASH_LENGTH);
        long asOf = u32(in);
        long validUntil = u32(in);
        long statusIndex = u32(in);
        long grossMg = u32(in);
        long fineMg = u32(in);
        long fineness = u32(in);
        String country = latin(take(in, 2));
        int sealLength = in.get() & 0xff;
        require(
                sealLength == in.remaining(),
                "seal of %d bytes announced, %d follow",
                "se anuncia un precinto de %d bytes, siguen %d",
                sealLength,
                in.remaining());
        String seal = latin(take(in, sealLength));
        return new LabelClaims(
                domain,
                certificate,
                recordHash,
                asOf,
                validUntil,
                statusIndex,
                grossMg,
                fineMg,
                fineness,
                country,
                seal);
    }

    public byte[] bytes() {
        var out = ByteBuffer.allocate(FIXED_LENGTH + seal.length());
        out.put((byte) FORMAT).put(domain);
        out.putLong(certificate.getMostSignificantBits()).putLong(certificate.getLeastSignificantBits());
        out.put(recordHash);
        for (long number : new long[] {asOf, validUntil, statusIndex, grossMg, fineMg, fineness}) {
            out.putInt((int) number);
        }
        out.put(country.getBytes(StandardCharsets.US_ASCII));
        out.put((byte) seal.length()).put(seal.getBytes(StandardCharsets.US_ASCII));
        return out.array();
    }

    public Facts facts() {
        return new Facts(certificate.toString(), country, seal, grossMg, fineMg, fineness, statusIndex, validUntil);
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static long u32(ByteBuffer in) {
        return in.getInt() & LARGEST_U32;
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
