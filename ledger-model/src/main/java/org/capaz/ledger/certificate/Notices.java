// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.flag.FiledNotices;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.flag.FlagAnswer;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;

/**
 * What got worse since a certificate was issued. Computed from the certificate's as-issued statuses and the ledger when
 * somebody asks, and written nowhere: an attestation that changes rewrites no certificate.
 */
public final class Notices {
    private final StandingNow producers;
    private final Instant now;
    private final LedgerState ledger;
    private final boolean objections;
    private final List<Notice> found = new ArrayList<>();

    /** @param objections whether contests and accreditations behind every attestation of a producer are read too */
    Notices(Instant now, LedgerState ledger, boolean objections) {
        this(new StandingNow(now, ledger), ledger, objections);
    }

    private Notices(StandingNow producers, LedgerState ledger, boolean objections) {
        this.producers = producers;
        this.now = producers.now();
        this.ledger = ledger;
        this.objections = objections;
    }

    /**
     * What has changed for a certificate since it was issued.
     *
     * @param certificate the record as it stands on the ledger
     * @param now the moment somebody asks
     */
    public static List<Notice> since(Json.Obj certificate, Instant now, LedgerState ledger) {
        return since(certificate, new StandingNow(now, ledger), ledger);
    }

    /**
     * The same for one of many certificates that are asked about at one moment.
     *
     * @param producers what stands on producers then, on the same ledger
     */
    public static List<Notice> since(Json.Obj certificate, StandingNow producers, LedgerState ledger) {
        var notices = new Notices(producers, ledger, true);
        LotId lot = lotOf(certificate);
        notices.lot(lot);
        notices.origins(lot);
        notices.lookBacks(lot);
        AsIssued.of(certificate).forEach(then -> notices.producer(then, issuedAt(certificate)));
        return notices.found();
    }

    static LotId lotOf(Json.Obj certificate) {
        return Fields.of(certificate, "certificate").parsed("lot", LotId::new);
    }

    static Instant issuedAt(Json.Obj certificate) {
        return Instant.ofEpochSecond(Fields.of(certificate, "certificate").integer("issuedAt"));
    }

    List<Notice> found() {
        return List.copyOf(found);
    }

    /** What stands on the lot itself. */
    void lot(LotId lot) {
        flags(LedgerKeys.lot(lot), ledger, Notice.LotFlagged::new);
        filed(LedgerKeys.lot(lot), ledger, Notice.LotNoticed::new);
    }

    /** The flags on the production lots of which the lot was made. */
    void origins(LotId lot) {
        shares(lot).stream()
                .map(Provenance.Share::lot)
                .filter(origin -> !origin.equals(lot))
                .forEach(origin -> flags(LedgerKeys.lot(origin), ledger, Notice.LotFlagged::new));
    }

    /** The findings of abuse whose windows reach the gold in the lot. */
    void lookBacks(LotId lot) {
        shares(lot).stream()
                .flatMap(share -> lookedBack(share).stream())
                .distinct()
                .forEach(found::add);
    }

    private List<Provenance.Share> shares(LotId lot) {
        return Lot.find(ledger, lot)
                .map(known -> known.facts().provenance().shares())
                .orElse(List.of());
    }

    private Optional<Notice> lookedBack(Provenance.Share share) {
        return producers
                .lookBack(share.amp(), share.periodFrom(), share.periodTo())
                .map(finding -> new Notice.LookedBack(share.amp(), finding));
    }

    /** What stands on a producer, and where it stands now. */
    void producer(AsIssued then, Instant issuedAt) {
        Affiliation standing = producers.affiliation(then.amp());
        if (rank(standing.state()) < rank(then.state())) {
            found.add(new Notice.StandingWorse(then.amp(), then.state(), standing.state()));
        }
        if (standing.standard().filter(then::judgedBy).isPresent()) {
            then.modules().forEach(module -> module(then.amp(), module, standing));
        }
        producers.attestations(then.amp()).stream()
                .filter(then::judgedBy)
                .forEach(entry -> attestation(entry, issuedAt));
        flags(
                LedgerKeys.amp(then.amp()),
                producers.ledger(),
                (kind, at, answers) -> new Notice.ProducerFlagged(then.amp(), kind, at, answers));
        filed(
                LedgerKeys.amp(then.amp()),
                producers.ledger(),
                (count, at) -> new Notice.ProducerNoticed(then.amp(), count, at));
    }

    /** What is doubted of the attestations that the certificate rests on, whose issuers it names. */
    void doubted(AsIssued then) {
        producers.attestations(then.amp()).stream().filter(then::restsOn).forEach(this::doubted);
    }

    private void module(PartyId amp, ModuleResult then, Affiliation standing) {
        standing.modules().stream()
                .filter(today -> today.module() == then.module() && weaker(today, then))
                .forEach(today -> found.add(new Notice.ModuleWorse(amp, then, today)));
    }

    private static boolean weaker(ModuleResult today, ModuleResult then) {
        return today.result().compareTo(then.result()) < 0 || lessIndependent(today, then);
    }

    /** No word at all counts as less than any word. */
    private static boolean lessIndependent(ModuleResult today, ModuleResult then) {
        return then.word().stream()
                .anyMatch(former -> today.word().stream().noneMatch(word -> word.compareTo(former) >= 0));
    }

    /** What lapsed or was replaced shows in the module's result; what is doubted, or was taken back since, shows only here. */
    private void attestation(Attestation entry, Instant issuedAt) {
        boolean known = !entry.recordedAt().isAfter(issuedAt);
        if (known && AttestationNotice.revoked(entry, now) && !AttestationNotice.revoked(entry, issuedAt)) {
            found.add(new Notice.AttestationWeaker(entry.subject(), entry.module(), AttestationNotice.REVOKED));
        }
        if (objections) {
            doubted(entry);
        }
    }

    private void doubted(Attestation entry) {
        List<AttestationNotice> today = producers.notices(entry);
        boolean spoken = today.contains(AttestationNotice.EXPIRED)
                || today.contains(AttestationNotice.SUPERSEDED)
                || today.contains(AttestationNotice.REVOKED);
        today.stream()
                .filter(what -> !spoken)
                .forEach(what -> found.add(new Notice.AttestationWeaker(entry.subject(), entry.module(), what)));
    }

    private static int rank(Affiliation.State state) {
        if (state == Affiliation.State.AFFILIATED) {
            return 2;
        }
        return state.admitsProduction() ? 1 : 0;
    }

    /** As one notice with their number: whoever files a hundred of them does not bury the others. */
    private void filed(LedgerKey subject, LedgerState from, BiFunction<Long, Instant, Notice> notice) {
        List<FiledNotices.Entry> open = FiledNotices.on(subject, from).openAt(now, from);
        open.stream()
                .map(FiledNotices.Entry::lastAt)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> found.add(notice.apply((long) open.size(), last)));
    }

    /** How an open flag is told of its subject. */
    private interface FlagNotice {
        Notice of(Flag.Kind kind, Instant raisedAt, List<FlagAnswer> answers);
    }

    private void flags(LedgerKey subject, LedgerState from, FlagNotice notice) {
        for (Json.Obj flag : Flag.openOn(subject, from)) {
            Fields fields = Fields.of(flag, "flag");
            found.add(notice.of(
                    fields.parsed("kind", Codes.of(Flag.Kind.class)),
                    Instant.ofEpochSecond(fields.integer("raisedAt")),
                    FlagAnswer.on(flag)));
        }
    }
}
