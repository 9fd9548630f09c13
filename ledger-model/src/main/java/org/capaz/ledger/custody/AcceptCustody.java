package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** The recipient takes custody: the one moment at which a custodian changes. */
public record AcceptCustody(Code transfer) implements Command {

    public static AcceptCustody parse(Statement statement, Fields body) {
        return new AcceptCustody(body.parsed("transfer", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Transfer> found = Transfer.find(ledger, transfer);
        return Decision.unless(
                        at("transfer", () -> receivedBy(act.party(), found)),
                        at("transfer", () -> found.orElseThrow().noneOnHold(ledger)),
                        at(Refused.EVENT_AT, () -> found.orElseThrow().inOrder(act, ledger)),
                        at("transfer", () -> found.orElseThrow().onTheWay(ledger)))
                .then(() -> events(act, (Transfer.Received) found.orElseThrow(), ledger));
    }

    private Optional<Refused> receivedBy(PartyId recipient, Optional<Transfer> found) {
        if (found.orElse(null) instanceof Transfer.Disputed) {
            return Decision.refuse(Rule.I26, "transfer " + transfer + " is disputed: seal or weight did not fit");
        }
        if (!(found.orElse(null) instanceof Transfer.Received arrived)) {
            return Decision.refuse(Rule.I24, "transfer " + transfer + " has not been received");
        }
        return require(
                Rule.I24,
                arrived.route().to().equals(recipient),
                () -> "only " + arrived.route().to() + " can accept transfer " + transfer);
    }

    private List<StateChange> events(Act act, Transfer.Received arrived, LedgerState ledger) {
        boolean variance = arrived.route().lots().stream()
                .anyMatch(lot -> Variance.verdict(lot, arrived.dispatch(), arrived.arrival(), ledger)
                        != Variance.Verdict.WITHIN_TOLERANCE);
        List<StateChange> events = new ArrayList<>();
        events.add(arrived.accepted(act.eventAt(), variance).event("CustodyAccepted"));
        for (LotId id : arrived.route().lots()) {
            Lot.InTransit lot = (Lot.InTransit) Lot.find(ledger, id).orElseThrow();
            events.add(lot.acceptedBy(act.party(), arrived.arrival().place(), act.eventAt())
                    .event("LotAccepted"));
        }
        return events;
    }
}
