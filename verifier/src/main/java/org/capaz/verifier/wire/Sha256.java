package org.capaz.verifier.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** H of the specification. */
public final class Sha256 {
    private Sha256() {}

    /** The hash of the parts, joined without separators. */
    public static byte[] of(byte[]... parts) {
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
}
