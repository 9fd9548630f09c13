// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.statement.Act;

/**
 * A lot as it stands at a moment: an offer that has run out by then no longer binds it, although no record says so.
 *
 * <p>Decision 077.
 *
 * @param lot empty where there is none of that id
 */
public record EffectiveLot(LotId id, Optional<Lot> lot) {

    public static EffectiveLot at(Instant moment, LotId id, LedgerState ledger) {
        return new EffectiveLot(
                id,
                Lot.find(ledger, id)
                        .map(lot -> lot instanceof Lot.OnHold stopped
                                ? new Lot.OnHold(takenBack(stopped.under(), moment, ledger), stopped.hold())
                                : takenBack(lot, moment, ledger)));
    }

    /** The lot in the actor's hands at the time of the event and since its last movement: what most operations need first. */
    public static Checked<Lot.Held> atHand(LotId id, Act act, LedgerState ledger) {
        return at(act.eventAt(), id, ledger)
                .inHandsOf(act.party())
                .and(held -> LotChecks.afterLastMovement(held, act, ledger));
    }

    /** The lot is active and in the hands of that party, see {@link LotChecks#held}. */
    public Checked<Lot.Held> inHandsOf(PartyId party) {
        return LotChecks.held(party, id, lot);
    }

    private static Lot takenBack(Lot lot, Instant moment, LedgerState ledger) {
        return lot instanceof Lot.Offered offered
                        && Transfer.find(ledger, offered.transfer())
                                .filter(transfer -> transfer.route().expiredAt(moment))
                                .isPresent()
                ? offered.takenBack()
                : lot;
    }
}
