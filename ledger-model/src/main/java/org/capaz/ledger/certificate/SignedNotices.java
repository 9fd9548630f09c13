// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerState;

/**
 * The notices of a certificate as the members' peers sign them beside its state: code and subject, which is the
 * certificate's lot or one of its producers, so that nobody is named whom the certificate does not name.
 *
 * <p>What is read stands in the read set, which everybody may see: no key of it names who objects, and of accreditations
 * only those of the assessors are read that the certificate names. Reads are bounded; a subject whose records exceed the bound is named
 * as not examined, so that nobody hides a finding by filing a thousand others, nor stops the answer.
 *
 * <p>Decisions 154 and 195.
 *
 * @param entries at most {@link ViewFormat#MOST_NOTICES}, the most severe of all, ascending by code and subject
 * @param more how many others there are
 */
public record SignedNotices(List<Entry> entries, long more) {
    /** Nothing to tell. */
    public static final SignedNotices NONE = new SignedNotices(List.of(), 0);

    private static final int MOST_READS = 2_000;

    /** One notice. */
    public record Entry(NoticeCode code, String subject) {
        private static final Comparator<Entry> BY_SEVERITY =
                Comparator.comparing(Entry::code).thenComparing(Entry::subject);
        private static final Comparator<Entry> AS_WRITTEN = Comparator.<Entry, String>comparing(
                        entry -> entry.code().name())
                .thenComparing(Entry::subject);

        Json.Obj json() {
            return Json.object().with("code", code.name()).with("subject", subject);
        }
    }

    /** Copies the list. */
    public SignedNotices {
        entries = List.copyOf(entries);
    }

    /**
     * What the peers sign of a certificate.
     *
     * @param certificate the record as it stands on the ledger
     * @param now the moment somebody asks
     */
    public static SignedNotices of(Json.Obj certificate, Instant now, LedgerState ledger) {
        var bounded = new BoundedReads(ledger, MOST_READS);
        LotId lot = Notices.lotOf(certificate);
        Instant issuedAt = Notices.issuedAt(certificate);
        var entries = new ArrayList<Entry>();
        var looking = new Notices(now, bounded, false);
        examine(lot.value(), () -> looking.lookBacks(lot), entries);
        AsIssued.of(certificate)
                .forEach(then -> examine(then.amp().value(), () -> looking.producer(then, issuedAt), entries));
        examine(lot.value(), () -> looking.lot(lot), entries);
        examine(lot.value(), () -> looking.origins(lot), entries);
        AsIssued.of(certificate).forEach(then -> examine(then.amp().value(), () -> looking.doubted(then), entries));
        return of(Stream.concat(looking.found().stream().map(notice -> entry(notice, lot)), entries.stream())
                .toList());
    }

    private static void examine(String subject, Runnable look, List<Entry> entries) {
        try {
            look.run();
        } catch (BoundedReads.Exceeded tooMany) {
            entries.add(new Entry(NoticeCode.NOT_EXAMINED, subject));
        }
    }

    static SignedNotices of(List<Entry> found) {
        var bySeverity = new TreeSet<>(Entry.BY_SEVERITY);
        bySeverity.addAll(found);
        List<Entry> told = bySeverity.stream()
                .limit(ViewFormat.MOST_NOTICES)
                .sorted(Entry.AS_WRITTEN)
                .toList();
        return new SignedNotices(told, bySeverity.size() - (long) told.size());
    }

    private static Entry entry(Notice notice, LotId lot) {
        return switch (notice) {
            case Notice.LotFlagged flagged -> new Entry(NoticeCode.LOT_FLAGGED, lot.value());
            case Notice.LotNoticed noticed -> new Entry(NoticeCode.LOT_NOTICED, lot.value());
            case Notice.ProducerFlagged flagged ->
                new Entry(NoticeCode.PRODUCER_FLAGGED, flagged.amp().value());
            case Notice.ProducerNoticed noticed ->
                new Entry(NoticeCode.PRODUCER_NOTICED, noticed.amp().value());
            case Notice.StandingWorse worse ->
                new Entry(NoticeCode.STANDING_WORSE, worse.amp().value());
            case Notice.ModuleWorse worse ->
                new Entry(NoticeCode.MODULE_WORSE, worse.amp().value());
            case Notice.LookedBack back ->
                new Entry(NoticeCode.LOOK_BACK, back.amp().value());
            case Notice.AttestationWeaker weaker ->
                new Entry(
                        switch (weaker.what()) {
                            case CONTESTED -> NoticeCode.ATTESTATION_CONTESTED;
                            case ACCREDITATION_WITHDRAWN -> NoticeCode.ACCREDITATION_WITHDRAWN;
                            case REVOKED, EXPIRED, SUPERSEDED -> NoticeCode.ATTESTATION_REVOKED;
                        },
                        weaker.amp().value());
        };
    }
}
