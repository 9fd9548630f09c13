// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.session;

import java.security.SecureRandom;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Base64Url;

/** Random texts that nobody guesses; what is kept of one is its hash. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Secrets() {}

    /** 256 random bits, base64url. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }

    /** What is kept of a secret. */
    public static String hash(String secret) {
        return Digest.hex(secret);
    }
}
