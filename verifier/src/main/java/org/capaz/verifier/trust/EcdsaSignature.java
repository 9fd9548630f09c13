// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.security.PublicKey;
import org.capaz.ledger.statement.P256;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * ECDSA signatures over P-256 with SHA-256 as Fabric's peers make them, read strictly: one encoding for one signature
 * (DER, ITU-T X.690, minimal), and of the two values of s that fit a message only the lower one.
 */
public final class EcdsaSignature {
    private static final int HALF_LENGTH = 32;

    private EcdsaSignature() {}

    /**
     * The 64 bytes r || s of a signature in DER.
     *
     * @param der the signature as a peer sends it
     * @return r and s, 32 bytes each, most significant byte first
     * @throws CheckFailed with {@code E-SIG} for anything but the one minimal encoding
     */
    public static byte[] rawFromDer(byte[] der) {
        // SEQUENCE, one length byte (the longest signature has 70 bytes of content), two INTEGERs, nothing else.
        require(der.length >= 8 && der[0] == 0x30 && der[1] == der.length - 2);
        byte[] rs = new byte[2 * HALF_LENGTH];
        int at = integer(der, 2, rs, 0);
        at = integer(der, at, rs, HALF_LENGTH);
        require(at == der.length);
        return rs;
    }

    /**
     * Requires that this is the key's signature over the message.
     *
     * @param key a key on P-256
     * @param message the signed bytes
     * @param rs 64 bytes r || s
     * @throws CheckFailed with {@code E-HIGH-S} when s is in the upper half of the order, with {@code E-SIG} when the
     *     signature does not fit
     */
    public static void verify(PublicKey key, byte[] message, byte[] rs) {
        if (!P256.hasLowS(rs)) {
            throw new CheckFailed(Code.E_HIGH_S, VerdictMessage.SIGNATURE_S_TOO_HIGH.sentence());
        }
        if (!P256.fits(key, message, rs)) {
            throw new CheckFailed(Code.E_SIG, VerdictMessage.SIGNATURE_DOES_NOT_FIT.sentence());
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
        require(!padded || (length > 1 && der[from + 1] < 0));
        int digits = padded ? length - 1 : length;
        require(digits <= HALF_LENGTH);
        System.arraycopy(der, from + length - digits, out, offset + HALF_LENGTH - digits, digits);
        return from + length;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new CheckFailed(Code.E_SIG, VerdictMessage.SIGNATURE_NOT_MINIMAL_DER.sentence());
        }
    }
}
