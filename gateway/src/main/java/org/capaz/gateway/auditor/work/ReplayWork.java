// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.work;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.gateway.BackgroundThread;
import org.capaz.gateway.Settings;
import org.capaz.gateway.follow.BlockFeed;
import org.capaz.verifier.fabric.Block;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replays the blocks of this member's own peer, one piece of work after the other on one thread, so that no page waits for it. What
 * was found as of a block stays true, so it is kept for an hour; the replayed ledger itself, which is as large as the ledger, is
 * dropped when nobody has asked for a while.
 *
 * <p>Decision 245.
 */
@Singleton
@Requires(beans = BlockFeed.class)
class ReplayWork {
    private static final int MOST_UNFINISHED = 4;
    private static final int MOST_KEPT = 24;
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration LEDGER_KEPT = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(ReplayWork.class);

    private final BlockFeed feed;
    private final Settings settings;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("auditors-work").factory());
    private final Map<Asked, ReplayJob<?>> jobs = new LinkedHashMap<>();

    /** These three belong to the thread alone. */
    private ReplayedLedger ledger = new ReplayedLedger();

    private long next;
    private String head = "";

    private volatile Instant lastUsed = Instant.EPOCH;

    /** What is to be found, with all that decides what comes out. */
    record Asked(String what, long asOf) {}

    /**
     * The ledger as of a block.
     *
     * @param head SHA-256 of that block's header
     */
    record Replayed(ReplayedLedger ledger, long asOf, String head) {}

    ReplayWork(BlockFeed feed, Settings settings, Clock clock) {
        this.feed = feed;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The job that finds it, begun now if there is none; empty while too many are unfinished.
     *
     * @param work what holds nothing of the replayed ledger when it is done
     */
    @SuppressWarnings("unchecked") // under the same question stands a job of the same work
    synchronized <T> Optional<ReplayJob<T>> ask(Asked asked, Function<Replayed, T> work) {
        forget();
        ReplayJob<?> known = jobs.get(asked);
        if (known != null && !(known.outcome() instanceof ReplayJob.Outcome.BrokenOff)) {
            return Optional.of((ReplayJob<T>) known);
        }
        if (jobs.values().stream().filter(ReplayJob::isRunning).count() >= MOST_UNFINISHED) {
            return Optional.empty();
        }
        jobs.remove(asked);
        jobs.values().stream()
                .filter(job -> !job.isRunning())
                .limit(Math.max(0, jobs.size() + 1 - MOST_KEPT))
                .toList()
                .forEach(oldest -> jobs.values().remove(oldest));
        var job = new ReplayJob<T>(asked.asOf(), clock.instant());
        jobs.put(asked, job);
        thread.execute(() -> run(job, work));
        return Optional.of(job);
    }

    private <T> void run(ReplayJob<T> job, Function<Replayed, T> work) {
        try {
            replay(job);
            job.end(new ReplayJob.Outcome.Found<>(work.apply(new Replayed(ledger, job.asOf(), head))));
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.error("auditors' work was broken off", e);
            }
            begin();
            job.end(new ReplayJob.Outcome.BrokenOff<>());
        } finally {
            lastUsed = clock.instant();
        }
    }

    private void replay(ReplayJob<?> job) {
        if (next > job.asOf() + 1) {
            begin();
        }
        job.readTo(next);
        if (next > job.asOf()) {
            return;
        }
        try (BlockFeed.Blocks blocks = feed.from(next)) {
            while (next <= job.asOf() && !Thread.currentThread().isInterrupted()) {
                Block block = Block.read(blocks.next());
                ledger.follow(block, settings.chaincode());
                head = HexFormat.of().formatHex(block.header().hash());
                next++;
                job.readTo(next);
            }
        }
    }

    private void begin() {
        ledger = new ReplayedLedger();
        next = 0;
        head = "";
    }

    @Scheduled(fixedDelay = "1m")
    synchronized void forget() {
        Instant now = clock.instant();
        jobs.values()
                .removeIf(job -> !job.isRunning() && !now.isBefore(job.begun().plus(KEPT)));
        if (jobs.values().stream().noneMatch(ReplayJob::isRunning) && !now.isBefore(lastUsed.plus(LEDGER_KEPT))) {
            thread.execute(this::begin);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
        BackgroundThread.awaitEnd(thread);
    }
}
