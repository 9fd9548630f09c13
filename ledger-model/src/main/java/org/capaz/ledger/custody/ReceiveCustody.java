package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
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
 * The recipient weighs and reads the seals. What does not fit is not refused, for it is true: a wrong seal or a weight
 * beyond the second limit makes the transfer disputed.
 */
public record ReceiveCustody(Code transfer, PlaceCode place, List<Transfer.Weighing> items) implements Command {

    public static ReceiveCustody parse(Statement statement, Fields body) {
        return new ReceiveCustody(
                body.parsed("transfer", Code::new),
                body.parsed("place", PlaceCode::new),
                body.objects("items", Transfer.Weighing::read));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Transfer> found = Transfer.find(ledger, transfer);
        return Decision.unless(
                        at("transfer", () -> sentTo(act.party(), found)),
                        at("transfer", () -> found.orElseThrow().onTheWay(ledger)),
                        at(Refused.EVENT_AT, () -> found.orElseThrow().inOrder(act, ledger)),
                        at("items", () -> DispatchCustody.weighsEveryLot(items, found.orElseThrow())))
                .then(() -> events(act, (Transfer.Dispatched) found.orElseThrow(), ledger));
    }

    private Optional<Refused> sentTo(PartyId recipient, Optional<Transfer> found) {
        if (!(found.orElse(null) instanceof Transfer.Dispatched moving)) {
            return Decision.refuse(Rule.I25, "transfer " + transfer + " is not on its way");
        }
        return require(
                Rule.I24,
                moving.route().to().equals(recipient),
                () -> "transfer " + transfer + " is on its way to "
                        + moving.route().to() + ", not to " + recipient);
    }

    private List<StateChange> events(Act act, Transfer.Dispatched moving, LedgerState ledger) {
        var arrival = new Transfer.Arrival(place, items, act.eventAt());
        List<StateChange> flags = new ArrayList<>();
        for (Transfer.Weighing in : items) {
            Transfer.Weighing out = moving.dispatch().of(in.lot());
            if (!in.seal().equals(out.seal())) {
                flags.add(flag(in, Rule.I26, "SEAL-MISMATCH").raised(act));
            }
            if (Variance.verdict(in.lot(), moving.dispatch(), arrival, ledger) == Variance.Verdict.DISPUTE) {
                flags.add(flag(in, Rule.I27, "WEIGHT-BEYOND-LIMIT").raised(act));
            }
        }
        List<StateChange> events = new ArrayList<>();
        events.add(
                flags.isEmpty()
                        ? moving.received(arrival).event("CustodyReceived")
                        : moving.disputed(arrival).event("CustodyDisputed"));
        events.addAll(flags);
        return events;
    }

    private static Flag flag(Transfer.Weighing item, Rule rule, String reason) {
        return new Flag(LedgerKeys.lot(item.lot()), Flag.Kind.DISPUTE, rule, new Code(reason));
    }
}
