package org.capaz.ledger.premium;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The provisional premium of a lot becomes the final one, once: final fine mass at the rate that the sale fixed. Nothing
 * is stated but which; the ledger computes the rest.
 */
public record TrueUp(LotId lot, Code scheme) implements Command {

    public static TrueUp parse(Statement statement, Fields body) {
        return new TrueUp(body.parsed("lot", LotId::new), body.parsed("scheme", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Settlement> sale = Settlement.find(ledger, lot);
        List<Obligation> open = provisional(ledger);
        return Decision.unless(
                        at(
                                "lot",
                                () -> require(
                                        Rule.I36,
                                        sale.filter(Settlement::isFinal).isPresent(),
                                        () -> "lot " + lot + " has no final settlement yet")),
                        at(
                                "scheme",
                                () -> require(
                                        Rule.I36,
                                        !open.isEmpty(),
                                        () -> "no premium of scheme " + scheme + " on lot " + lot
                                                + " is provisional; it is trued up once")),
                        at("scheme", () -> concernsIt(act.party(), open, ledger)),
                        at("lot", () -> claims(open, ledger).withinTheirShares(act, ledger)))
                .then(() -> events(open, sale.orElseThrow(), ledger));
    }

    /** Nothing is the speaker's to choose, so whoever waits for it may bring it about: no payer keeps it provisional. */
    private Optional<Refused> concernsIt(PartyId actor, List<Obligation> open, LedgerState ledger) {
        boolean concerned = open.stream()
                        .anyMatch(obligation -> obligation.payer().equals(actor)
                                || obligation.ref().beneficiary().equals(actor))
                || PremiumScheme.publisher(scheme, ledger).equals(actor);
        return require(
                Rule.I1,
                concerned,
                () -> "the premium of scheme " + scheme + " on lot " + lot + " is neither owed by " + actor
                        + " nor to it, nor is it its scheme");
    }

    private List<Obligation> provisional(LedgerState ledger) {
        return ledger.list(LedgerKeys.obligations(new Code(lot.value()), scheme)).stream()
                .map(record -> Obligation.read(Fields.of(record, "obligation")))
                .filter(obligation -> obligation.stage() == Obligation.Stage.PROVISIONAL)
                .toList();
    }

    /** What the open obligations stand for, on the vector that the final settlement left. */
    private Claims claims(List<Obligation> open, LedgerState ledger) {
        PremiumScheme terms = PremiumScheme.of(scheme, open.getFirst().version(), ledger);
        List<PartyId> owed =
                open.stream().map(obligation -> obligation.ref().beneficiary()).toList();
        List<Provenance.Share> shares = Lot.find(ledger, lot).orElseThrow().facts().provenance().shares().stream()
                .filter(share -> owed.contains(share.amp()))
                .toList();
        List<LotId> origins = shares.stream().map(Provenance.Share::lot).toList();
        return Claims.recorded(new Code(lot.value()), terms, origins, ledger).onFinal(shares);
    }

    private List<StateChange> events(List<Obligation> open, Settlement sale, LedgerState ledger) {
        Claims claims = claims(open, ledger);
        Map<PartyId, FineMass> fine = claims.byProducer();
        Map<PartyId, Money> amounts = claims.amounts();
        Day dueOn = Day.of(sale.at()).plusDays(claims.terms().dueDays());
        List<StateChange> events = new ArrayList<>();
        open.forEach(obligation -> {
            PartyId amp = obligation.ref().beneficiary();
            events.add(
                    obligation.truedUp(fine.get(amp), amounts.get(amp), dueOn).event("ObligationTruedUp"));
        });
        events.addAll(claims.events("ClaimTruedUp"));
        return events;
    }
}
