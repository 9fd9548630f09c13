// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.capaz.gateway.BackgroundThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with the submissions that an earlier run, a crash or a lost answer left open, until each has an outcome. A
 * crash leaves the row where it was; the next start goes on from there.
 */
final class OutcomeResolver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeResolver.class);

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int RESOLVED_AT_ONCE = 10;

    private final IntentStore intents;
    private final SubmitProtocol protocol;
    private final InFlight inFlight;
    private final Semaphore slots = new Semaphore(RESOLVED_AT_ONCE);
    private final BackgroundThread thread = new BackgroundThread("resolve", this::run);

    OutcomeResolver(IntentStore intents, SubmitProtocol protocol, InFlight inFlight) {
        this.intents = intents;
        this.protocol = protocol;
        this.inFlight = inFlight;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!thread.stopping()) {
            try {
                intents.deleteAnsweredEnvelopes();
                resolveAll();
            } catch (RuntimeException e) {
                if (!thread.stopping()) {
                    LOG.warn("resolving open submissions failed, trying again: {}", e.getMessage());
                }
            }
            try {
                Thread.sleep(INTERVAL);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Goes on with every open submission that nobody is working on. */
    void resolveAll() {
        for (Intent intent : intents.unresolved()) {
            Submission submission = intent.submission();
            var mine = new InFlight.Claim(submission);
            if (inFlight.claim(mine).isPresent()) {
                continue;
            }
            slots.acquireUninterruptibly();
            Thread.ofVirtual().name("resolve-" + submission.id()).start(() -> {
                try {
                    // Read again: it may have been answered between the question and the claim.
                    inFlight.finish(
                            mine,
                            () -> protocol.run(intents.find(submission.id()).orElse(intent)));
                } finally {
                    slots.release();
                }
            });
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
