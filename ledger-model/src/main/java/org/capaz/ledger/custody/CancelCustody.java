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

/** The sender takes an offer back, or the recipient declines it, before anything has moved. */
public record CancelCustody(Code transfer, Code reason) implements Command {

    public static CancelCustody parse(Statement statement, Fields body) {
        return new CancelCustody(body.parsed("transfer", Code::new), body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Transfer> found = Transfer.find(ledger, transfer);
        return Decision.unless(
                        at("transfer", () -> offeredFromOrTo(act.party(), found)),
                        at(Refused.EVENT_AT, () -> found.orElseThrow().inOrder(act, ledger)),
                        at(
                                "transfer",
                                () -> DispatchCustody.stillOnOffer(
                                        transfer, (Transfer.Offered) found.orElseThrow(), act, ledger)))
                .then(() -> events(act, (Transfer.Offered) found.orElseThrow(), ledger));
    }

    private Optional<Refused> offeredFromOrTo(PartyId party, Optional<Transfer> found) {
        if (!(found.orElse(null) instanceof Transfer.Offered offered)) {
            return Decision.refuse(Rule.I25, "transfer " + transfer + " is not on offer");
        }
        return require(
                Rule.I24,
                offered.route().concerns(party),
                () -> "transfer " + transfer + " is between " + offered.route().from() + " and "
                        + offered.route().to() + ", not " + party);
    }

    private List<StateChange> events(Act act, Transfer.Offered offered, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(offered.cancelled(reason, act.eventAt()).event("CustodyCancelled"));
        for (LotId id : offered.route().lots()) {
            events.add(((Lot.Offered) Lot.find(ledger, id).orElseThrow().withoutHold())
                    .takenBack()
                    .event("LotTakenBack"));
        }
        return events;
    }
}
