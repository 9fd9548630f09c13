package org.capaz.ledger.premium;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A scheme publishes the terms of its premium; other terms are another version, for later sales only. */
public record PublishScheme(PremiumScheme scheme) implements Command {

    public static PublishScheme parse(Statement statement, Fields body) {
        return new PublishScheme(PremiumScheme.read(body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(() -> follows(act, ledger), () -> byPublishedStandards(ledger))
                .then(() -> List.of(scheme.published(act.party())));
    }

    /** Judged by a standard that nobody knows, no producer could ever be eligible. */
    private Optional<Refused> byPublishedStandards(LedgerState ledger) {
        return each(
                "standards",
                scheme.eligibility().standards(),
                edition -> Standard.mustBePublished(edition.standard(), edition.version(), ledger));
    }

    /** Versions count up from one, begin one after the other, and belong to who published the first. */
    private Optional<Refused> follows(Act act, LedgerState ledger) {
        List<Json.Obj> earlier = ledger.list(LedgerKeys.schemeVersions(scheme.id()));
        if (earlier.isEmpty()) {
            return at(
                    "version",
                    require(
                            Rule.I3,
                            scheme.version() == 1,
                            () -> "the first version of scheme " + scheme.id() + " is 1"));
        }
        Fields last = Fields.of(earlier.getLast(), "scheme");
        if (!last.text("publisher").equals(act.party().value())) {
            return at(
                    "scheme",
                    Decision.refuse(Rule.I1, "scheme " + scheme.id() + " is published by " + last.text("publisher")));
        }
        if (!last.text("base").equals(scheme.base().name())) {
            return at(
                    "base",
                    Decision.refuse(
                            Rule.I37,
                            "scheme " + scheme.id() + " is paid on " + last.text("base") + " in all its versions"));
        }
        long next = last.integer("version") + 1;
        boolean later = scheme.effectiveFrom().toString().compareTo(last.text("effectiveFrom")) > 0;
        Supplier<String> because = () -> "version " + next + " of scheme " + scheme.id() + " is next, and begins after "
                + last.text("effectiveFrom");
        return at("version", require(Rule.I3, scheme.version() == next, because))
                .or(() -> at("effectiveFrom", require(Rule.I3, later, because)))
                .or(() -> at("effectiveFrom", forLaterSales(act)));
    }

    /** I36: what was sold keeps its terms. */
    private Optional<Refused> forLaterSales(Act act) {
        return require(
                Rule.I36,
                scheme.effectiveFrom().isAfter(act.recordedDay()),
                () -> "version " + scheme.version() + " of scheme " + scheme.id() + " is for sales from "
                        + act.recordedDay().plusDays(1) + " on; what was sold before keeps its terms");
    }
}
