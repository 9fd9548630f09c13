// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The recipient takes custody (I24): the one operation of an undisputed hand-over that changes a custodian. Without it the
 * sender stays responsible, so nobody can be made the holder of gold that never arrived.
 */
public record AcceptCustody(Code transfer) implements Command {

    public static AcceptCustody parse(Statement statement, Fields body) {
        return new AcceptCustody(body.parsed("transfer", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("transfer", transfer.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return receivedBy(act.party(), ledger)
                .at("transfer")
                .and(arrived -> arrived.noLotOnHold(ledger).at("transfer"))
                .and(arrived -> arrived.afterLastStep(act, ledger))
                .decideBy(arrived -> arrived.lotsInTransit(ledger)
                        .at("transfer")
                        .decide(lots -> changes(act, arrived, lots, ledger)));
    }

    private Checked<Transfer.Received> receivedBy(PartyId recipient, LedgerState ledger) {
        Optional<Transfer> found = Transfer.find(ledger, transfer);
        if (found.orElse(null) instanceof Transfer.Disputed) {
            return Checked.refuse(Rule.I26, Message.TRANSFER_DISPUTED.with("transfer", transfer));
        }
        if (!(found.orElse(null) instanceof Transfer.Received arrived)) {
            return Checked.refuse(Rule.I24, Message.TRANSFER_NOT_RECEIVED.with("transfer", transfer));
        }
        return Checked.require(
                        Rule.I24,
                        arrived.route().to().equals(recipient),
                        () -> Message.ACCEPTANCE_NOT_BY_RECIPIENT
                                .with("party", arrived.route().to())
                                .and("transfer", transfer))
                .map(ok -> arrived);
    }

    private static List<StateChange> changes(
            Act act, Transfer.Received arrived, List<Lot.InTransit> lots, LedgerState ledger) {
        boolean variance = arrived.route().lots().stream()
                .anyMatch(lot -> Variance.verdict(lot, arrived.dispatch(), arrived.arrival(), ledger)
                        != Variance.Verdict.WITHIN_TOLERANCE);
        List<StateChange> events = new ArrayList<>();
        events.add(arrived.accepted(act.eventAt(), variance).event("CustodyAccepted"));
        for (Lot.InTransit lot : lots) {
            events.add(lot.acceptedBy(act.party(), arrived.arrival().place(), act.eventAt())
                    .event("LotAccepted"));
        }
        return events;
    }
}
