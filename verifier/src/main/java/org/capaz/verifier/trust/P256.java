package org.capaz.verifier.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;

/**
 * ECDSA over P-256 with SHA-256, strictly: one encoding for one signature, and of the two values of s that mathematics
 * allows only the lower one. Otherwise anybody could turn a signature into another valid one.
 */
public final class P256 {
    /** The order n of the curve's group. */
    static final BigInteger ORDER =
            new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
    private static final int HALF_LENGTH = 32;

    private P256() {}

    /** The 64 bytes r || s of a DER signature; anything but the one minimal encoding is refused with {@code E-SIG}. */
    public static byte[] rawFromDer(byte[] der) {
        // SEQUENCE, one length byte (the longest signature has 70 bytes of content), two INTEGERs, nothing else.
        require(der.length >= 8 && der[0] == 0x30 && der[1] == der.length - 2);
        byte[] rs = new byte[2 * HALF_LENGTH];
        int at = integer(der, 2, rs, 0);
        at = integer(der, at, rs, HALF_LENGTH);
        require(at == der.length);
        return rs;
    }

    /** Refuses with {@code E-HIGH-S} or {@code E-SIG} unless {@code rs} is this key's signature over the message. */
    public static void verify(PublicKey key, byte[] message, byte[] rs) {
        var r = new BigInteger(1, Arrays.copyOfRange(rs, 0, HALF_LENGTH));
        var s = new BigInteger(1, Arrays.copyOfRange(rs, HALF_LENGTH, rs.length));
        if (!isLow(s)) {
            throw new CheckFailed(Code.E_HIGH_S, "s is above half the group order", "s supera la mitad del orden");
        }
        if (r.signum() == 0 || s.signum() == 0 || r.compareTo(ORDER) >= 0 || !fits(key, message, rs)) {
            throw new CheckFailed(
                    Code.E_SIG, "the signature does not fit these bytes", "la firma no corresponde a estos bytes");
        }
    }

    private static boolean isLow(BigInteger s) {
        return s.compareTo(HALF_ORDER) <= 0;
    }

    private static boolean fits(PublicKey key, byte[] message, byte[] rs) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(rs);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static int integer(byte[] der, int at, byte[] out, int offset) {
        require(at + 2 < der.length && der[at] == 0x02);
        int length = der[at + 1];
        int from = at + 2;
        require(length >= 1 && length <= HALF_LENGTH + 1 && from + length <= der.length);
        require(der[from] >= 0);
        boolean padded = der[from] == 0;
        // A leading zero is there only to keep a number positive whose first bit is set; zero itself is no signature.
        require(!padded || length > 1 && der[from + 1] < 0);
        int digits = padded ? length - 1 : length;
        require(digits <= HALF_LENGTH);
        System.arraycopy(der, from + length - digits, out, offset + HALF_LENGTH - digits, digits);
        return from + length;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new CheckFailed(Code.E_SIG, "the signature is not minimal DER", "la firma no es DER mínimo");
        }
    }
}
