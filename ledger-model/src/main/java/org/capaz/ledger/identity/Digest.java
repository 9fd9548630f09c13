// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** SHA-256, and the hexadecimal form in which digests stand in records. */
public final class Digest {
    private Digest() {}

    /**
     * The hash of the parts, joined without separators.
     *
     * @param parts one or more
     * @return 32 bytes
     */
    public static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash of the parts, joined without separators, in the hexadecimal form of records. */
    public static String hex(byte[]... parts) {
        return HexFormat.of().formatHex(sha256(parts));
    }

    /** The hash of the text in UTF-8, in the hexadecimal form of records. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text itself when it is a digest: 64 lower-case hexadecimal digits. */
    public static String requireHex(String text) {
        if (!isHex(text)) {
            throw new InvalidValue(Message.HASH_NOT_SHA256.sentence());
        }
        return text;
    }

    public static boolean isHex(String text) {
        boolean fits = text.length() == 64;
        for (int i = 0; fits && i < 64; i++) {
            char c = text.charAt(i);
            fits = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return fits;
    }
}
