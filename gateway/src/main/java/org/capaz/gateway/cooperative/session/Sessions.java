// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.session;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.registry.Officer;

/**
 * Who is signed in now. Kept in memory: after a restart everybody signs in again. A session ends with the key: the registry
 * is asked at each request. Five minutes without a request end it too, because the phone may be a shared one.
 */
@Singleton
public final class Sessions {
    /** Without a request for so long, somebody else may hold the phone. */
    public static final Duration IDLE = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofHours(12);

    /** Sessions remembered; the longest unused is forgotten first. */
    private static final int MOST = 10_000;

    private final LedgerStateReader ledgerStates;
    private final Clock clock;
    private final Map<String, Open> open = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Open> eldest) {
            return size() > MOST;
        }
    };

    private record Open(OfficerId officer, MspId msp, String csrf, Instant since, Instant lastUsed) {
        boolean lasts(Instant now) {
            return now.isBefore(lastUsed.plus(IDLE)) && now.isBefore(since.plus(LONGEST));
        }
    }

    Sessions(LedgerStateReader ledgerStates, Clock clock) {
        this.ledgerStates = ledgerStates;
        this.clock = clock;
    }

    /** Opens a session for an officer whose signature was checked. */
    public String begin(Officer officer) {
        String secret = Secrets.random();
        Instant now = clock.instant();
        synchronized (open) {
            open.put(Secrets.hash(secret), new Open(officer.id(), officer.msp(), Secrets.random(), now, now));
        }
        return secret;
    }

    public void end(String secret) {
        synchronized (open) {
            open.remove(Secrets.hash(secret));
        }
    }

    /** The session with that secret, while its officer's key is trusted. */
    Optional<Session> find(String secret) {
        return used(secret)
                .flatMap(known -> Officer.find(ledgerStates.latest(), known.officer())
                        .filter(officer -> officer.trustedAt(clock.instant()))
                        .map(officer -> new Session(
                                officer.id(),
                                officer.person(),
                                officer.owner(),
                                officer.msp(),
                                officer.roles(),
                                known.csrf())));
    }

    private Optional<Open> used(String secret) {
        String name = Secrets.hash(secret);
        Instant now = clock.instant();
        synchronized (open) {
            return Optional.ofNullable(open.computeIfPresent(
                    name,
                    (same, known) -> known.lasts(now)
                            ? new Open(known.officer(), known.msp(), known.csrf(), known.since(), now)
                            : null));
        }
    }
}
