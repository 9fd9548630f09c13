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
import org.capaz.ledger.assessment.LookBack;
import org.capaz.ledger.flag.FiledNotices;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;

/**
 * What got worse since a certificate was issued. Computed from the certificate's as-issued statuses and the ledger when
 * somebody asks, and written nowhere: an attestation that changes rewrites no certificate.
 */
public final class Notices {
    private final Instant now;
    private final LedgerState ledger;
    private final List<Notice> found = new ArrayList<>();

    private Notices(Instant now, LedgerState ledger) {
        this.now = now;
        this.ledger = ledger;
    }

    /**
     * What has changed for a certificate since it was issued.
     *
     * @param certificate the record as it stands on the ledger
     * @param now the moment somebody asks
     */
    public static List<Notice> since(Json.Obj certificate, Instant now, LedgerState ledger) {
        var notices = new Notices(now, ledger);
        Fields record = Fields.of(certificate, "certificate");
        notices.lot(record.parsed("lot", LotId::new));
        Instant issuedAt = Instant.ofEpochSecond(record.integer("issuedAt"));
        AsIssued.of(certificate).forEach(then -> notices.producer(then, issuedAt));
        return List.copyOf(notices.found);
    }

    private void lot(LotId lot) {
        flags(LedgerKeys.lot(lot), Notice.LotFlagged::new);
        filed(LedgerKeys.lot(lot), Notice.LotNoticed::new);
        List<Provenance.Share> shares = Lot.find(ledger, lot)
                .map(known -> known.facts().provenance().shares())
                .orElse(List.of());
        shares.stream()
                .map(Provenance.Share::lot)
                .filter(origin -> !origin.equals(lot))
                .forEach(origin -> flags(LedgerKeys.lot(origin), Notice.LotFlagged::new));
        shares.stream().flatMap(share -> lookedBack(share).stream()).distinct().forEach(found::add);
    }

    private Optional<Notice> lookedBack(Provenance.Share share) {
        return LookBack.covering(share.amp(), share.periodFrom(), share.periodTo(), now, ledger)
                .map(finding -> new Notice.LookedBack(share.amp(), finding));
    }

    private void producer(AsIssued then, Instant issuedAt) {
        Affiliation standing = Affiliation.of(then.amp(), Day.of(now), now, ledger);
        if (rank(standing.state()) < rank(then.state())) {
            found.add(new Notice.StandingWorse(then.amp(), then.state(), standing.state()));
        }
        if (standing.standard().filter(then::judgedBy).isPresent()) {
            then.modules().forEach(module -> module(then.amp(), module, standing));
        }
        Attestation.of(then.amp(), ledger).stream()
                .filter(entry -> entry.claim().standard().equals(then.standard())
                        && entry.claim().version().equals(then.version()))
                .forEach(entry -> attestation(entry, issuedAt));
        flags(LedgerKeys.amp(then.amp()), (kind, at) -> new Notice.ProducerFlagged(then.amp(), kind, at));
        filed(LedgerKeys.amp(then.amp()), (count, at) -> new Notice.ProducerNoticed(then.amp(), count, at));
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
        List<AttestationNotice> today = notices(entry, now);
        boolean spoken = today.contains(AttestationNotice.EXPIRED)
                || today.contains(AttestationNotice.SUPERSEDED)
                || today.contains(AttestationNotice.REVOKED);
        boolean known = !entry.recordedAt().isAfter(issuedAt);
        for (AttestationNotice what : today) {
            boolean told = switch (what) {
                case CONTESTED, ACCREDITATION_WITHDRAWN -> !spoken;
                case REVOKED -> known && !notices(entry, issuedAt).contains(what);
                case EXPIRED, SUPERSEDED -> false;
            };
            if (told) {
                found.add(new Notice.AttestationWeaker(entry.subject(), entry.module(), what));
            }
        }
    }

    private List<AttestationNotice> notices(Attestation entry, Instant moment) {
        return AttestationNotice.of(entry, Day.of(moment), moment, ledger);
    }

    private static int rank(Affiliation.State state) {
        if (state == Affiliation.State.AFFILIATED) {
            return 2;
        }
        return state.admitsProduction() ? 1 : 0;
    }

    /** As one notice with their number: whoever files a hundred of them does not bury the others. */
    private void filed(LedgerKey subject, BiFunction<Long, Instant, Notice> notice) {
        List<FiledNotices.Entry> open = FiledNotices.on(subject, ledger).entries().stream()
                .filter(FiledNotices.Entry::open)
                .toList();
        open.stream()
                .map(FiledNotices.Entry::lastAt)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> found.add(notice.apply((long) open.size(), last)));
    }

    private void flags(LedgerKey subject, BiFunction<Flag.Kind, Instant, Notice> notice) {
        for (Json.Obj flag : Flag.openOn(subject, ledger)) {
            Fields fields = Fields.of(flag, "flag");
            found.add(notice.apply(
                    fields.parsed("kind", Codes.of(Flag.Kind.class)),
                    Instant.ofEpochSecond(fields.integer("raisedAt"))));
        }
    }
}
