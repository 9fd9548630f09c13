// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;

/**
 * The lot leaves the chain: sold to somebody who is no party here. Its certificate is frozen, because its claims hold as of
 * that day and no party will see the metal again.
 *
 * <p>Decision 065.
 *
 * @param recipient a code of the seller's own, never a name
 */
public record DeliverLot(LotId lot, Code recipient) implements Command {

    public static DeliverLot parse(Statement statement, Fields body) {
        return new DeliverLot(body.parsed("lot", LotId::new), body.parsed("recipient", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("lot", lot.value()).with("recipient", recipient.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return EffectiveLot.atHand(lot, act, ledger)
                .and(held -> Settlement.noneOpen(lot, ledger))
                .at("lot")
                .decide(held -> changes(held, act, ledger));
    }

    private List<StateChange> changes(Lot.Held held, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(held.deliveredTo(recipient).event("LotDelivered"));
        events.addAll(CertificateStatus.frozenBy(lot, act, ledger));
        return events;
    }
}
