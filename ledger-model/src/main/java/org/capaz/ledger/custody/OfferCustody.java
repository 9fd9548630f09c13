package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** The custodian offers sealed lots to a recipient. Reads and writes one key per lot. */
public record OfferCustody(Code transfer, List<LotId> lots, PartyId to) implements Command {
    private static final int MOST_LOTS = 50;

    public static OfferCustody parse(Statement statement, Fields body) {
        var command = new OfferCustody(
                body.parsed("transfer", Code::new), body.texts("lots", LotId::new), body.parsed("to", PartyId::new));
        boolean fits = !command.lots.isEmpty()
                && command.lots.size() <= MOST_LOTS
                && command.lots.stream().distinct().count() == command.lots.size();
        if (!fits) {
            throw new JsonException("body.lots", "body.lots: expected 1 to " + MOST_LOTS + " different lots");
        }
        return command;
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("transfer", () -> notOfferedBefore(ledger)),
                        at("to", () -> mayReceive(act, ledger)),
                        () -> each("lots", lots, lot -> heldAndSealed(lot, act, ledger)))
                .then(() -> events(act, ledger));
    }

    private Optional<Refused> notOfferedBefore(LedgerState ledger) {
        return require(
                Rule.I3, Transfer.find(ledger, transfer).isEmpty(), () -> "transfer " + transfer + " exists already");
    }

    private Optional<Refused> mayReceive(Act act, LedgerState ledger) {
        return require(Rule.I28, !to.equals(act.party()), () -> to + " cannot offer gold to itself")
                .or(() -> Custody.mayReceive(to, act.eventDay(), ledger));
    }

    private static Optional<Refused> heldAndSealed(LotId id, Act act, LedgerState ledger) {
        Optional<Lot> lot = Custody.effectiveAt(id, act.eventAt(), ledger);
        return LotChecks.heldBy(act.party(), id, lot)
                .or(() -> at(Refused.EVENT_AT, LotChecks.sinceItCameToHand(lot.orElseThrow(), act, ledger)))
                .or(() -> require(
                        Rule.I26, lot.orElseThrow().facts().seal().isPresent(), () -> "lot " + id + " is not sealed"));
    }

    private List<StateChange> events(Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        Duration validity =
                Duration.ofHours(ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.OFFER_VALIDITY));
        var route = new Transfer.Route(
                transfer, act.party(), to, lots, act.eventAt(), act.eventAt().plus(validity));
        events.add(new Transfer.Offered(route).event("CustodyOffered"));
        for (LotId id : lots) {
            Lot.Held held =
                    (Lot.Held) Custody.effectiveAt(id, act.eventAt(), ledger).orElseThrow();
            events.add(held.offeredIn(transfer).event("LotOffered"));
        }
        return events;
    }
}
