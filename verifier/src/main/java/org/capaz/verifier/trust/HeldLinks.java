// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What held once of certificates: that an authority signed one, and the certificate that a text is. Both follow from the
 * bytes alone, and the same few peers sign every label, so that they are found out once. Only what an authority of an anchor
 * signed is remembered, which no hostile file can multiply. Roles, revocations and times are asked anew each time.
 *
 * <p>Decision 207.
 */
final class HeldLinks {
    private static final int MOST = 1_000;
    private static final Set<Link> SIGNED = ConcurrentHashMap.newKeySet();
    private static final Map<String, X509Certificate> READ = new ConcurrentHashMap<>();

    private HeldLinks() {}

    /** Compared by the bytes of both. */
    private record Link(X509Certificate issuer, Object signed) {}

    /** Whether it is known that this authority signed this certificate or revocation list. */
    static boolean signed(X509Certificate issuer, Object signed) {
        return SIGNED.contains(new Link(issuer, signed));
    }

    static void rememberSigned(X509Certificate issuer, Object signed) {
        if (SIGNED.size() >= MOST) {
            SIGNED.clear();
        }
        SIGNED.add(new Link(issuer, signed));
    }

    /** The certificate of that text, if it was seen with a chain that held. */
    static Optional<X509Certificate> read(String pem) {
        return Optional.ofNullable(READ.get(pem));
    }

    /** @param certificate whose chain leads to a root of an anchor */
    static void rememberRead(String pem, X509Certificate certificate) {
        if (READ.size() >= MOST) {
            READ.clear();
        }
        READ.put(pem, certificate);
    }
}
