package org.capaz.ledger.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.ModuleResult.Result;
import org.capaz.ledger.assessment.LookBack;
import org.capaz.ledger.custody.Lot;
import org.capaz.ledger.custody.Provenance;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Accreditation.Level;

/**
 * What got worse since a certificate was issued. Computed from the certificate's as-issued statuses and the books when
 * somebody asks, and written nowhere: an attestation that changes rewrites no certificate.
 */
public final class Notices {
    private final Instant now;
    private final Books books;
    private final List<Notice> found = new ArrayList<>();

    private Notices(Instant now, Books books) {
        this.now = now;
        this.books = books;
    }

    /**
     * @param certificate the record as it stands on the ledger
     * @param now the moment somebody asks
     */
    public static List<Notice> since(Json.Obj certificate, Instant now, Books books) {
        var notices = new Notices(now, books);
        notices.lot(Fields.of(certificate, "certificate").parsed("lot", LotId::new));
        each(certificate, "origins").map(AsIssued::read).forEach(notices::producer);
        return List.copyOf(notices.found);
    }

    /** A producer with its statuses as the certificate has them. */
    private record AsIssued(
            PartyId amp, Affiliation.State state, String standard, String version, List<Module> modules) {

        record Module(int module, Notice.Word word) {
            static Module read(Json.Obj module) {
                Fields fields = Fields.of(module, "modules");
                return new Module(
                        Math.toIntExact(fields.integer("module")),
                        new Notice.Word(
                                fields.parsed("result", Codes.of(Result.class)),
                                fields.optionalParsed("level", Codes.of(Level.class))));
            }
        }

        static AsIssued read(Json.Obj origin) {
            Fields fields = Fields.of(origin, "origins");
            return new AsIssued(
                    fields.parsed("amp", PartyId::new),
                    fields.parsed("affiliation", Codes.of(Affiliation.State.class)),
                    fields.text("standard"),
                    fields.text("version"),
                    each(origin, "modules").map(Module::read).toList());
        }
    }

    private static Stream<Json.Obj> each(Json.Obj object, String list) {
        return ((Json.Arr) object.get(list)).items().stream().map(Json.Obj.class::cast);
    }

    private void lot(LotId lot) {
        flags(LedgerKeys.lot(lot), Notice.LotFlagged::new);
        Lot.find(books, lot)
                .ifPresent(known -> known.facts().provenance().shares().stream()
                        .flatMap(share -> lookedBack(share).stream())
                        .distinct()
                        .forEach(found::add));
    }

    private Optional<Notice> lookedBack(Provenance.Share share) {
        return LookBack.covering(share.amp(), share.periodFrom(), share.periodTo(), now, books)
                .map(finding -> new Notice.LookedBack(share.amp(), finding));
    }

    private void producer(AsIssued then) {
        Affiliation standing = Affiliation.of(then.amp(), Day.of(now), now, books);
        if (rank(standing.state()) < rank(then.state())) {
            found.add(new Notice.StandingWorse(then.amp(), then.state(), standing.state()));
        }
        modules(then, standing);
        flags(LedgerKeys.amp(then.amp()), (kind, at) -> new Notice.ProducerFlagged(then.amp(), kind, at));
    }

    /** Modules of two versions of a standard have nothing in common but their numbers, so they are not compared. */
    private void modules(AsIssued then, Affiliation standing) {
        boolean same = standing.standard()
                .filter(standard -> standard.name().equals(then.standard())
                        && standard.version().equals(then.version()))
                .isPresent();
        if (!same) {
            return;
        }
        for (AsIssued.Module module : then.modules()) {
            Notice.Word word = standing.modules().stream()
                    .filter(result -> result.module() == module.module())
                    .map(result -> new Notice.Word(result.result(), result.level()))
                    .findFirst()
                    .orElse(new Notice.Word(Result.NOT_ASSESSED, Optional.empty()));
            if (word.weakerThan(module.word())) {
                found.add(new Notice.ModuleWorse(then.amp(), module.module(), module.word(), word));
            }
        }
    }

    private static int rank(Affiliation.State state) {
        if (state == Affiliation.State.AFFILIATED) {
            return 2;
        }
        return state.admitsProduction() ? 1 : 0;
    }

    private void flags(LedgerKey subject, BiFunction<Flag.Kind, Instant, Notice> notice) {
        for (Json.Obj flag : Flag.openOn(subject, books)) {
            Fields fields = Fields.of(flag, "flag");
            found.add(notice.apply(
                    fields.parsed("kind", Codes.of(Flag.Kind.class)),
                    Instant.ofEpochSecond(fields.integer("raisedAt"))));
        }
    }
}
