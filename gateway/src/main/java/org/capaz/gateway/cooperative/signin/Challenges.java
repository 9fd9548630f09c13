// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.signin;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.gateway.cooperative.session.Secrets;

/**
 * What an officer signs to sign in: a text that was made here a moment ago and is taken once. It is remembered only when it
 * was used, so that who asks for many of them displaces nobody's.
 */
@Singleton
final class Challenges {
    /** Begins what is signed, so that it is never the bytes of a statement. */
    private static final String HEAD = "capaz/sign-in/v1\n";

    private static final Duration LIFE = Duration.ofMinutes(2);

    private final String own = Secrets.random();
    private final Clock clock;
    private final Map<String, Instant> used = new TreeMap<>();

    Challenges(Clock clock) {
        this.clock = clock;
    }

    String make() {
        String body = clock.instant().getEpochSecond() + "." + Secrets.random();
        return body + "." + seal(body);
    }

    /** The bytes that an officer signs at that origin. */
    static byte[] signedBytes(String challenge, String origin) {
        return (HEAD + origin + "\n" + challenge).getBytes(StandardCharsets.UTF_8);
    }

    /** Was it made here, not long ago, and is this its first use? */
    synchronized boolean take(String challenge) {
        Instant now = clock.instant();
        used.values().removeIf(until -> until.isBefore(now));
        int end = challenge.lastIndexOf('.');
        int second = challenge.indexOf('.');
        if (end < 1 || second == end || !seal(challenge.substring(0, end)).equals(challenge.substring(end + 1))) {
            return false;
        }
        Instant until = Instant.ofEpochSecond(Long.parseLong(challenge.substring(0, second)))
                .plus(LIFE);
        return !until.isBefore(now) && used.putIfAbsent(challenge, until) == null;
    }

    private String seal(String body) {
        return Secrets.hash(own + "\n" + body);
    }
}
