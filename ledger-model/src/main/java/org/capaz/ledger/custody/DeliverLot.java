package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;

/**
 * The lot leaves the chain: sold to somebody who is no party here. Its certificate is frozen, because its claims stand
 * as of that day and nobody here will see the metal again.
 *
 * @param recipient a code of the seller's own, never a name
 */
public record DeliverLot(LotId lot, Code recipient) implements Command {

    public static DeliverLot parse(Statement statement, Fields body) {
        return new DeliverLot(body.parsed("lot", LotId::new), body.parsed("recipient", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Custody.effectiveAt(lot, act.eventAt(), ledger);
        return Decision.unless(
                        at("lot", () -> LotChecks.heldBy(act.party(), lot, found)),
                        at(Refused.EVENT_AT, () -> LotChecks.sinceItCameToHand(found.orElseThrow(), act, ledger)),
                        at("lot", () -> Settlement.notUnderWay(lot, ledger)))
                .then(() -> events((Lot.Held) found.orElseThrow(), act, ledger));
    }

    private List<StateChange> events(Lot.Held held, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(held.deliveredTo(recipient).event("LotDelivered"));
        events.addAll(CertificateStatus.frozenBy(lot, act, ledger));
        return events;
    }
}
