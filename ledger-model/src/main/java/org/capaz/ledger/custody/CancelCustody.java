// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
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
 * The sender takes an offer back, or the recipient declines it, before the lots are dispatched; also while one is on hold.
 *
 * <p>Decision 060.
 */
public record CancelCustody(Code transfer, Code reason) implements Command {

    public static CancelCustody parse(Statement statement, Fields body) {
        return new CancelCustody(body.parsed("transfer", Code::new), body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("transfer", transfer.value()).with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return offeredFromOrTo(act.party(), ledger)
                .at("transfer")
                .and(offered -> offered.afterLastStep(act, ledger))
                .decideBy(offered ->
                        offered.lotsOnOffer(act, ledger).at("transfer").decide(lots -> changes(act, offered, lots)));
    }

    private Checked<Transfer.Offered> offeredFromOrTo(PartyId party, LedgerState ledger) {
        return Transfer.onOffer(transfer, ledger)
                .and(offered -> Checked.require(
                        Rule.I24,
                        offered.route().concerns(party),
                        () -> Message.TRANSFER_NOT_OF_PARTY
                                .with("transfer", transfer)
                                .and("from", offered.route().from())
                                .and("to", offered.route().to())
                                .and("party", party)));
    }

    private List<StateChange> changes(Act act, Transfer.Offered offered, List<Lot.Offered> lots) {
        List<StateChange> events = new ArrayList<>();
        events.add(offered.cancelled(reason, act.eventAt()).event("CustodyCancelled"));
        lots.forEach(lot -> events.add(lot.takenBack().event("LotTakenBack")));
        return events;
    }
}
