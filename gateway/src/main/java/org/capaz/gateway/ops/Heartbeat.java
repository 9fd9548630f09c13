// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.capaz.gateway.BackgroundThread;
import org.capaz.gateway.ContractFunctions;
import org.capaz.gateway.follow.BlockFollower;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.submit.Outcome;
import org.capaz.gateway.submit.Submission;
import org.capaz.gateway.submit.Submitter;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.status.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ledger's heartbeat: beats when the last one is half a day old or missing, and when certificates were issued
 * that it does not cover. Every gateway does so, at moments of its own; the contract refuses the second of two, which is
 * as it should be and not worth a line in the log.
 *
 * <p>Decision 008.
 */
@Context
@Requires(beans = {Submitter.class, BlockFollower.class})
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration OLDEST = Duration.ofHours(12);
    private static final long LOOK_EVERY_SECONDS = 30;
    private static final String ISSUE = StatementKind.ISSUE_CERTIFICATE.function();

    private final Submitter submitter;
    private final BlockFollower follower;
    private final LedgerStateReader ledgerStates;
    private final Clock clock;
    private final BlockingQueue<Boolean> issued = new ArrayBlockingQueue<>(1);
    private final BackgroundThread thread = new BackgroundThread("heartbeat", this::run);

    Heartbeat(Submitter submitter, BlockFollower follower, LedgerStateReader ledgerStates, Clock clock) {
        this.submitter = submitter;
        this.follower = follower;
        this.ledgerStates = ledgerStates;
        this.clock = clock;
        submitter.listen((submission, outcome) -> {
            if (submission.function().equals(ISSUE) && outcome instanceof Outcome.Committed) {
                issued.offer(true);
            }
        });
        thread.start();
    }

    private void run() {
        while (!thread.stopping()) {
            try {
                boolean ours = issued.poll(
                                LOOK_EVERY_SECONDS + ThreadLocalRandom.current().nextLong(LOOK_EVERY_SECONDS),
                                TimeUnit.SECONDS)
                        != null;
                if (follower.status().state() == BlockFollower.State.FOLLOWING && (ours || isDue())) {
                    beat();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!thread.stopping()) {
                    LOG.warn("the heartbeat was interrupted, trying again: {}", e.getMessage());
                }
            }
        }
    }

    /** Whether head is missing, old, or behind the certificates. */
    boolean isDue() {
        Optional<Head> head = Head.current(ledgerStates.latest());
        return head.isEmpty()
                || head.get().at().plus(OLDEST).isBefore(clock.instant())
                || head.get().count() < ledgerStates.firstFreeStatusIndex();
    }

    /** How many of the certificates that were issued the newest heartbeat does not yet cover. */
    long uncovered() {
        long count = Head.current(ledgerStates.latest()).map(Head::count).orElse(0L);
        return Math.max(0, ledgerStates.firstFreeStatusIndex() - count);
    }

    private void beat() throws InterruptedException {
        String count = Long.toString(ledgerStates.firstFreeStatusIndex());
        String id = "heartbeat-" + count + "-" + clock.instant().getEpochSecond();
        try {
            Outcome outcome = submitter
                    .submit(new Submission(id, List.of(), "", "heartbeat", id, ContractFunctions.HEARTBEAT, count))
                    .get();
            LOG.debug("heartbeat {}: {}", count, outcome);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is always given", e.getCause());
        }
    }

    @Override
    @PreDestroy
    public void close() {
        thread.close();
    }
}
