// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The provisional premium of a lot becomes the final one, once: final fine mass times the rate that the sale fixed (I36).
 * The statement names only lot and scheme; the ledger computes the rest.
 *
 * <p>Decision 075.
 */
public record TrueUp(LotId lot, Code scheme) implements Command {

    /** The provisional obligations of one payer, and their claims on the vector that the final settlement left. */
    private record Open(List<Obligation> obligations, Claims claims) {}

    public static TrueUp parse(Statement statement, Fields body) {
        return new TrueUp(body.parsed("lot", LotId::new), body.parsed("scheme", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("lot", lot.value()).with("scheme", scheme.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return finallySettled(ledger)
                .at("lot")
                .decideBy(sold -> provisional(ledger)
                        .and(obligations -> concernsIt(act.party(), obligations, ledger))
                        .at("scheme")
                        .map(obligations -> byPayer(obligations, sold, ledger))
                        .and(payers -> withinTheirShares(payers, act, ledger).at("lot"))
                        .decide(payers -> payers.stream()
                                .flatMap(open -> events(open, sold.sale(), act).stream())
                                .toList()));
    }

    private Checked<SettledLot> finallySettled(LedgerState ledger) {
        return Checked.present(
                Rule.I36,
                SettledLot.find(ledger, lot).filter(sold -> sold.sale().isFinal()),
                () -> Message.FINAL_SETTLEMENT_UNKNOWN.with("lot", lot));
    }

    private Checked<List<Obligation>> provisional(LedgerState ledger) {
        List<Obligation> provisional = ledger.list(LedgerKeys.obligations(new Code(lot.value()), scheme)).stream()
                .map(record -> Obligation.read(Fields.of(record, "obligation")))
                .filter(obligation -> obligation.stage() == Obligation.Stage.PROVISIONAL)
                .toList();
        return provisional.isEmpty()
                ? Checked.refuse(
                        Rule.I36,
                        Message.PREMIUM_NOT_PROVISIONAL.with("scheme", scheme).and("lot", lot))
                : Checked.found(provisional);
    }

    /**
     * The actor chooses nothing, so payer, payee and scheme may each state it: no payer keeps a premium provisional by
     * staying silent.
     */
    private Checked<Holds> concernsIt(PartyId actor, List<Obligation> open, LedgerState ledger) {
        boolean concerned = open.stream()
                        .anyMatch(obligation -> obligation.payer().equals(actor)
                                || obligation.ref().beneficiary().equals(actor))
                || PremiumScheme.publisher(scheme, ledger).equals(actor);
        return Checked.require(
                Rule.I1,
                concerned,
                () -> Message.PREMIUM_NOT_OF_ACTOR
                        .with("scheme", scheme)
                        .and("lot", lot)
                        .and("actor", actor));
    }

    private List<Open> byPayer(List<Obligation> obligations, SettledLot sold, LedgerState ledger) {
        return sold.sale().payers().shares().keySet().stream()
                .map(payer -> obligations.stream()
                        .filter(obligation -> obligation.payer().equals(payer))
                        .toList())
                .filter(open -> !open.isEmpty())
                .map(open -> new Open(open, claims(open, sold, ledger)))
                .toList();
    }

    private static Checked<Holds> withinTheirShares(List<Open> payers, Act act, LedgerState ledger) {
        Checked<Holds> within = Checked.holds();
        for (Open open : payers) {
            within = within.then(ok -> open.claims().withinTheirShares(act, ledger));
        }
        return within;
    }

    private Claims claims(List<Obligation> open, SettledLot sold, LedgerState ledger) {
        PremiumScheme terms = PremiumScheme.of(scheme, open.getFirst().version(), ledger);
        List<PartyId> owed =
                open.stream().map(obligation -> obligation.ref().beneficiary()).toList();
        List<Provenance.Share> shares = sold.provenance().shares().stream()
                .filter(share -> owed.contains(share.amp()))
                .toList();
        List<LotId> origins = shares.stream().map(Provenance.Share::lot).toList();
        return Claims.recorded(
                        new Code(lot.value()),
                        terms,
                        open.getFirst().payer(),
                        sold.sale().payers(),
                        origins,
                        ledger)
                .onFinal(shares);
    }

    private static List<StateChange> events(Open open, Settlement sale, Act act) {
        Claims claims = open.claims();
        Map<PartyId, FineMass> fine = claims.byProducer();
        Map<PartyId, Money> amounts = claims.amounts();
        Day dueOn = Day.of(sale.at()).plusDays(claims.terms().dueDays());
        List<StateChange> events = new ArrayList<>();
        open.obligations().forEach(obligation -> {
            PartyId amp = obligation.ref().beneficiary();
            Obligation settled = obligation.truedUp(
                    requireNonNull(fine.get(amp), "obligation without a claim"), Claims.amount(amounts, amp), dueOn);
            events.add((settled.amount().minor() > 0 ? settled : settled.cancelledBy(nothingOwed(act)))
                    .event("ObligationTruedUp"));
        });
        events.addAll(claims.events("ClaimTruedUp"));
        return events;
    }

    /** I38: what came to less than a minor unit is never due. */
    private static Json.Obj nothingOwed(Act act) {
        return Json.object()
                .with("by", act.party().value())
                .with("reason", "NOTHING-OWED")
                .with("at", act.eventAt().getEpochSecond());
    }
}
