// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import java.util.List;
import java.util.function.Supplier;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A scheme publishes the terms of its premium; other terms are another version, for later sales only (I36).
 *
 * <p>Decision 075.
 */
public record PublishScheme(PremiumScheme scheme) implements Command {

    public static PublishScheme parse(Statement statement, Fields body) {
        return new PublishScheme(PremiumScheme.read(body));
    }

    @Override
    public Json.Obj body() {
        return scheme.json();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return follows(act, ledger)
                .and(ok -> byPublishedStandards(ledger))
                .decide(ok -> List.of(scheme.published(act.party())));
    }

    /** Judged by a standard that is not published, no producer could ever be eligible. */
    private Checked<List<Standard>> byPublishedStandards(LedgerState ledger) {
        return Checked.each(
                "standards",
                scheme.eligibility().standards(),
                edition -> Standard.published(edition.standard(), edition.version(), ledger));
    }

    /** Versions count up from one, begin one after the other, and belong to who published the first. */
    private Checked<Holds> follows(Act act, LedgerState ledger) {
        List<Json.Obj> earlier = ledger.list(LedgerKeys.schemeVersions(scheme.id()));
        return earlier.isEmpty() ? isTheFirst().at("version") : follows(Fields.of(earlier.getLast(), "scheme"), act);
    }

    private Checked<Holds> isTheFirst() {
        return Checked.require(
                Rule.I3, scheme.version() == 1, () -> Message.SCHEME_FIRST_VERSION_NOT_ONE.with("scheme", scheme.id()));
    }

    private Checked<Holds> follows(Fields last, Act act) {
        long next = last.integer("version") + 1;
        Day began = last.parsed("effectiveFrom", Day::parse);
        Supplier<Sentence> because = () -> Message.SCHEME_VERSION_NOT_NEXT
                .with("version", Argument.id(Long.toString(next)))
                .and("scheme", scheme.id())
                .and("day", began);
        return byThePublisher(last.parsed("publisher", PartyId::new), act)
                .at("scheme")
                .and(ok -> onTheSameBase(last.parsed("base", Codes.of(PremiumScheme.Base.class)))
                        .at("base"))
                .and(ok -> Checked.require(Rule.I3, scheme.version() == next, because)
                        .at("version"))
                .and(ok -> Checked.require(Rule.I3, scheme.effectiveFrom().isAfter(began), because)
                        .at("effectiveFrom"))
                .and(ok -> forLaterSales(act).at("effectiveFrom"));
    }

    private Checked<Holds> byThePublisher(PartyId publisher, Act act) {
        return Checked.require(
                Rule.I1,
                publisher.equals(act.party()),
                () -> Message.SCHEME_OF_OTHER_PUBLISHER
                        .with("scheme", scheme.id())
                        .and("party", publisher));
    }

    private Checked<Holds> onTheSameBase(PremiumScheme.Base base) {
        return Checked.require(
                Rule.I37,
                base == scheme.base(),
                () -> Message.SCHEME_BASE_NOT_CHANGEABLE
                        .with("scheme", scheme.id())
                        .and("base", Argument.code(base)));
    }

    /** I36: what was sold keeps its terms. */
    private Checked<Holds> forLaterSales(Act act) {
        return Checked.require(
                Rule.I36,
                scheme.effectiveFrom().isAfter(act.recordedDay()),
                () -> Message.SCHEME_BEGINS_AFTER_SALE
                        .with("version", Argument.id(Integer.toString(scheme.version())))
                        .and("scheme", scheme.id())
                        .and("day", act.recordedDay().plusDays(1)));
    }
}
