// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.capaz.gateway.BackgroundThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The submissions that a thread of this gateway is working on: of each id one at a time, whoever brought it. */
final class InFlight implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InFlight.class);

    private final Map<String, Claim> claims = new ConcurrentHashMap<>();
    private final List<BiConsumer<Submission, Outcome>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** The right to work on a submission, and the outcome that others who bring it wait for. */
    record Claim(Submission submission, CompletableFuture<Outcome> outcome) {
        Claim(Submission submission) {
            this(submission, new CompletableFuture<>());
        }
    }

    void listen(BiConsumer<Submission, Outcome> listener) {
        listeners.add(listener);
    }

    int size() {
        return claims.size();
    }

    /** Takes the claim, or answers the one that is held for that id already. */
    Optional<Claim> claim(Claim mine) {
        return Optional.ofNullable(claims.putIfAbsent(mine.submission().id(), mine));
    }

    /** Waits a moment for the outcomes. */
    @Override
    public void close() {
        CompletableFuture.allOf(claims.values().stream().map(Claim::outcome).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, BackgroundThread.MOST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        closed = true;
    }

    /** Does the work and ends the claim with its outcome; an interrupted work leaves its row for the resolver. */
    void finish(Claim mine, Supplier<Outcome> work) {
        Submission submission = mine.submission();
        try {
            Outcome outcome = work.get();
            claims.remove(submission.id(), mine);
            listeners.forEach(listener -> listener.accept(submission, outcome));
            mine.outcome().complete(outcome);
        } catch (RuntimeException e) {
            claims.remove(submission.id(), mine);
            if (closed) {
                LOG.info("submission {} is left open by the stop, the next start goes on with it", submission.id());
            } else {
                LOG.error(
                        "submission {} was interrupted, the resolver goes on with it: {}",
                        submission.id(),
                        e.toString());
            }
            mine.outcome().complete(new Outcome.Unknown(""));
        }
    }
}
