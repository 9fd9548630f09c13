// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.many;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.capaz.gateway.BackgroundThread;
import org.capaz.gateway.buyer.lot.LotStates;
import org.capaz.gateway.buyer.many.CodeSource.Entry;
import org.capaz.gateway.certificate.TrustFiles;
import org.capaz.gateway.projection.LedgerStateReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables that are being judged, one after the other on one thread, so that the pages of labels never wait for them.
 * Bounded: codes of a table, tables at a time, tables of one address. A table is known to whoever has its name, which
 * nobody can guess, and is forgotten after an hour.
 */
@Singleton
class ManyJobs {
    static final int MOST_CODES = 10_000;
    /** Tables that are not finished hold what was uploaded; those that are finished hold their rows. */
    static final int MOST_UNFINISHED = 4;

    static final int MOST_KEPT = 16;
    static final int MOST_OF_ADDRESS = 3;
    static final Duration KEPT = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ManyJobs.class);
    private static final int NAME_BYTES = 16;

    private final LedgerStateReader ledgerStates;
    private final TrustFiles trust;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ManyJob> jobs = new HashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("many-labels").factory());

    ManyJobs(LedgerStateReader ledgerStates, TrustFiles trust, Clock clock) {
        this.ledgerStates = ledgerStates;
        this.trust = trust;
        this.clock = clock;
    }

    /** Feeds codes to whoever takes them, until it takes no more. */
    interface Codes {
        boolean into(CodeSource source) throws IOException;
    }

    /**
     * Begins a table.
     *
     * @param all how many codes it has, where that is known
     * @return its name; empty when there are too many tables already
     */
    synchronized Optional<String> begin(String address, OptionalInt all, Codes codes) {
        forget();
        long ofAddress = jobs.values().stream()
                .filter(job -> job.address().equals(address))
                .count();
        long unfinished = jobs.values().stream().filter(job -> !job.finished()).count();
        if (jobs.size() >= MOST_KEPT || ofAddress >= MOST_OF_ADDRESS || unfinished >= MOST_UNFINISHED) {
            return Optional.empty();
        }
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        var job = new ManyJob(address, clock.instant(), all);
        String id = HexFormat.of().formatHex(name);
        jobs.put(id, job);
        thread.execute(() -> run(job, codes));
        return Optional.of(id);
    }

    synchronized Optional<ManyJob> find(String name) {
        forget();
        return Optional.ofNullable(jobs.get(name));
    }

    @Scheduled(fixedDelay = "1m")
    synchronized void forget() {
        jobs.values().removeIf(this::old);
    }

    private boolean old(ManyJob job) {
        return !clock.instant().isBefore(job.begun().plus(KEPT));
    }

    private void run(ManyJob job, Codes codes) {
        var judge = new ManyJudge(new LotStates(ledgerStates), trust);
        try {
            codes.into(new CodeSource(entries -> take(job, judge, entries)));
        } catch (IOException e) {
            job.add(judge.judge(List.of(Entry.unread("", ManyMessage.MANY_FILE_NOT_READ.sentence()))));
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.error("a table of labels was not finished", e);
            }
            job.add(judge.judge(List.of(Entry.unread("", ManyMessage.MANY_BROKEN_OFF.sentence()))));
        } finally {
            job.finish();
        }
    }

    private boolean take(ManyJob job, ManyJudge judge, List<Entry> entries) {
        if (old(job) || Thread.currentThread().isInterrupted()) {
            return false;
        }
        int room = MOST_CODES - job.size();
        job.add(judge.judge(entries.subList(0, Math.min(room, entries.size()))));
        if (entries.size() <= room) {
            return true;
        }
        job.add(judge.judge(List.of(Entry.unread("", ManyMessage.MANY_STOPPED.sentence()))));
        return false;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
        BackgroundThread.awaitEnd(thread);
    }
}
