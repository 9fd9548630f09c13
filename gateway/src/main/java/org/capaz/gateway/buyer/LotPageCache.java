// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.lot.LotPage.LedgerPosition;
import org.capaz.gateway.buyer.lot.LotPageReader;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.Reads;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.record.LedgerKeys;

/**
 * Keeps the pages that were asked for last. A page is made of the ledger as of one block and one minute: of any later block
 * it is made again only when the block wrote something that the page had read, and of any later minute always, because states
 * are derived for a moment. So a page is never of an older block than this gateway has read, and never over a minute old.
 * Numbers that no certificate has are not kept: whoever tries numbers pushes no page out.
 *
 * <p>Decision 182.
 */
@Singleton
final class LotPageCache {
    /** What the written pages may weigh together, in bytes; what they were made of weighs about as much again. */
    static final long MOST_BYTES = 16L << 20;

    /** One page's share of memory beside what is written of it: names of records read, and the model. */
    private static final int PAGE_BYTES = 32 << 10;

    private static final int TAG_DIGITS = 32;

    private final LedgerStateReader ledgerStates;
    private final LotPageReader reader;
    private final Map<CertificateNumber, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final ReentrantLock keptLock = new ReentrantLock();
    /** One page is made by one request at a time, and the others wait for it. */
    private final ReentrantLock[] making = new ReentrantLock[64];

    /** A page as it is sent. */
    record Written(byte[] html, String tag) {}

    /** What the page shows, with the two records that it is about as they stand on the ledger. */
    record Shown(LotPage page, Json record, Json status) {}

    private record Kept(Shown shown, Reads reads, Map<Language, Written> written) {
        LotPage page() {
            return shown.page();
        }

        long bytes() {
            return PAGE_BYTES
                    + written.values().stream()
                            .mapToLong(one -> one.html().length)
                            .sum();
        }
    }

    LotPageCache(LedgerStateReader ledgerStates, LotPageReader reader) {
        this.ledgerStates = ledgerStates;
        this.reader = reader;
        for (int i = 0; i < making.length; i++) {
            making[i] = new ReentrantLock();
        }
    }

    /** What the page of that number shows, as of now; empty when no certificate has it. */
    Optional<Shown> shown(CertificateNumber number) {
        return current(number).map(Kept::shown);
    }

    /** The page as it is sent in that language. */
    Optional<Written> written(CertificateNumber number, Language language) {
        return current(number).map(current -> {
            Written known = current.written().get(language);
            return known == null ? write(number, current, language) : known;
        });
    }

    private Written write(CertificateNumber number, Kept current, Language language) {
        byte[] html = PageWriter.write(current.page(), language).getBytes(StandardCharsets.UTF_8);
        var written = new Written(html, "W/\"" + Digest.hex(html).substring(0, TAG_DIGITS) + "\"");
        current.written().put(language, written);
        // Its weight has changed.
        keep(number, current);
        return written;
    }

    private Optional<Kept> current(CertificateNumber number) {
        Optional<Kept> known = standing(number, ledgerStates.latest());
        if (known.isPresent()) {
            return known;
        }
        ReentrantLock lock = making[Math.floorMod(number.hashCode(), making.length)];
        lock.lock();
        try {
            ProjectedLedgerState ledger = ledgerStates.latest();
            Optional<Kept> meanwhile = standing(number, ledger);
            if (meanwhile.isPresent()) {
                return meanwhile;
            }
            Optional<Kept> made = reader.certificate(number, ledger)
                    .map(certificate -> new Kept(
                            new Shown(
                                    reader.known(certificate, ledger),
                                    ledger.read(LedgerKeys.certificate(certificate))
                                            .orElseThrow(),
                                    ledger.read(LedgerKeys.status(certificate)).orElseThrow()),
                            ledger.reads(),
                            new ConcurrentHashMap<>()));
            made.ifPresent(page -> keep(number, page));
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** The page that was kept, when it is what would be made now. */
    private Optional<Kept> standing(CertificateNumber number, ProjectedLedgerState ledger) {
        Kept known = known(number);
        if (known == null) {
            return Optional.empty();
        }
        LedgerPosition then = known.page().position();
        LedgerPosition now = reader.position(then.member(), ledger);
        boolean sameMinute = then.askedAt()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .equals(now.askedAt().truncatedTo(ChronoUnit.MINUTES))
                && !now.askedAt().isBefore(then.askedAt());
        // Past its validity nothing else counts: that is told at once.
        boolean expired = now.askedAt().isAfter(known.page().facts().validUntil())
                != then.askedAt().isAfter(known.page().facts().validUntil());
        if (!sameMinute || expired || ledgerStates.mayHaveChanged(known.reads(), then.block(), now.block())) {
            return Optional.empty();
        }
        if (then.block() == now.block() && then.behind() == now.behind()) {
            return Optional.of(known);
        }
        Shown same = known.shown();
        var moved = new Kept(
                new Shown(same.page().asOf(now), same.record(), same.status()),
                known.reads(),
                new ConcurrentHashMap<>());
        keep(number, moved);
        return Optional.of(moved);
    }

    private @Nullable Kept known(CertificateNumber number) {
        keptLock.lock();
        try {
            return kept.get(number);
        } finally {
            keptLock.unlock();
        }
    }

    private void keep(CertificateNumber number, Kept page) {
        keptLock.lock();
        try {
            kept.put(number, page);
            long bytes = kept.values().stream().mapToLong(Kept::bytes).sum();
            Iterator<Kept> eldest = kept.values().iterator();
            while (bytes > MOST_BYTES && eldest.hasNext()) {
                bytes -= eldest.next().bytes();
                eldest.remove();
            }
        } finally {
            keptLock.unlock();
        }
    }
}
