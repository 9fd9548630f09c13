package org.capaz.gateway.buyer;

import static org.capaz.gateway.buyer.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.projection.DerivedPremiums;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.premium.Payment;
import org.capaz.ledger.premium.Standing;
import org.capaz.ledger.record.LedgerKeys;

/** The premium of one lot: what is owed, what payers announce, and what the producers themselves say arrived (I41). */
final class PremiumSection {
    private PremiumSection() {}

    static Html of(LotId lot, ProjectedLedgerState ledger, Words words) {
        List<Json.Obj> obligations = DerivedPremiums.owedOn(lot, ledger).stream()
                .map(fact -> DerivedPremiums.obligation(fact, ledger))
                .toList();
        if (obligations.isEmpty()) {
            return Html.NOTHING;
        }
        return element(
                "section",
                "",
                element("h2", words.of("Prima para los productores", "Premium for the producers")),
                Html.all(obligations.stream()
                        .map(obligation -> owed(Fields.of(obligation), ledger, words))
                        .toList()),
                list(unconfirmed(obligations, ledger, words)),
                list(used(obligations, ledger, words)));
    }

    private static Html list(List<Html> lines) {
        return lines.isEmpty() ? Html.NOTHING : element("ul", "", lines);
    }

    /** One under the other: side by side, the amounts and their state are wider than a phone. */
    private static Html owed(Fields obligation, ProjectedLedgerState ledger, Words words) {
        String currency = obligation.text("currency");
        return Html.all(List.of(
                element("h3", PageWriter.partyName(obligation.parsed("beneficiary", PartyId::new), ledger)),
                element(
                        "dl",
                        "",
                        PageWriter.pair(words.of("Esquema", "Scheme"), obligation.text("scheme")),
                        PageWriter.pair(
                                words.of("Adeudado", "Owed"),
                                words.money(obligation.integer("minor"), currency) + ", " + state(obligation, words)),
                        PageWriter.pair(
                                words.of("Anunciado", "Announced"),
                                words.money(obligation.integer("announcedMinor"), currency)),
                        PageWriter.pair(
                                words.of("Confirmado por el productor", "Confirmed by the producer"),
                                words.money(obligation.integer("confirmedMinor"), currency)))));
    }

    /** An amount without its state reads as owed today. */
    private static String state(Fields obligation, Words words) {
        return words.owed(
                obligation.parsed("stage", Codes.of(Obligation.Stage.class)),
                obligation.parsed("state", Codes.of(Standing.State.class)),
                obligation.bool("overdue"));
    }

    /** Every announced payment of which the producers do not say that it arrived in full. */
    private static List<Html> unconfirmed(List<Json.Obj> obligations, ProjectedLedgerState ledger, Words words) {
        List<Html> lines = new ArrayList<>();
        for (Json.Obj obligation : obligations) {
            Fields fields = Fields.of(obligation);
            for (Fact part : paid(fields, ledger)) {
                Fields announced = Fields.of(part.object());
                words.payment(state(announced.parsed("payment", Code::new), ledger))
                        .ifPresent(what -> lines.add(element(
                                "li",
                                PageWriter.partyName(fields.parsed("beneficiary", PartyId::new), ledger) + ": "
                                        + words.money(announced.integer("minor"), fields.text("currency")) + ", "
                                        + what)));
            }
        }
        return lines;
    }

    private static List<Fact> paid(Fields obligation, ProjectedLedgerState ledger) {
        return ledger.facts(LedgerKeys.paidOn(
                obligation.parsed("lot", Code::new),
                obligation.parsed("scheme", Code::new),
                obligation.parsed("beneficiary", PartyId::new),
                obligation.parsed("payer", PartyId::new)));
    }

    /** What the producers say they used, out of the plans that these payments fund. */
    private static List<Html> used(List<Json.Obj> obligations, ProjectedLedgerState ledger, Words words) {
        return obligations.stream()
                .flatMap(obligation -> paid(Fields.of(obligation), ledger).stream())
                .map(part -> Fields.of(part.object()).parsed("payment", Code::new))
                .flatMap(payment -> ledger.find(LedgerKeys.fund(payment)).stream())
                .map(fund -> LedgerKeys.plan(fund.parsed("amp", PartyId::new), fund.parsed("plan", Code::new)))
                .distinct()
                .map(plan -> used(ledger.fact(plan).orElseThrow(), ledger, words))
                .toList();
    }

    private static Html used(Fact plan, ProjectedLedgerState ledger, Words words) {
        Fields fields = Fields.of(DerivedPremiums.plan(plan, ledger));
        String currency = fields.text("currency");
        String used = words.money(fields.integer("usedMinor"), currency);
        String verified = words.money(fields.integer("verifiedMinor"), currency);
        return element(
                "li",
                PageWriter.partyName(fields.parsed("amp", PartyId::new), ledger) + ", plan " + fields.text("plan") + ": "
                        + words.of("reportado como usado ", "reported as used ") + used + "; "
                        + words.of("de ello verificado por otros ", "of that verified by others ") + verified);
    }

    private static Payment.State state(Code payment, ProjectedLedgerState ledger) {
        Optional<Fact> fact = ledger.fact(LedgerKeys.payment(payment));
        return Fields.of(DerivedPremiums.payment(fact.orElseThrow(), ledger))
                .parsed("state", Codes.of(Payment.State.class));
    }
}
