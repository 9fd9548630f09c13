// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * A lot as it stands at a moment, and who may take gold into custody: the questions that need transfers and parties.
 *
 * <p>Decision 077.
 */
public final class Custody {
    /** Who may take gold into custody. */
    private static final List<PartyRole> RECEIVERS =
            List.of(PartyRole.AGGREGATOR, PartyRole.TRADER, PartyRole.REFINER, PartyRole.BUYER, PartyRole.LABORATORY);

    private Custody() {}

    /** The lot as it stands at that moment: an offer that has run out by then no longer binds it. */
    public static Optional<Lot> effectiveAt(LotId id, Instant moment, LedgerState ledger) {
        return Lot.find(ledger, id)
                .map(lot -> lot instanceof Lot.OnHold stopped
                        ? new Lot.OnHold(takenBack(stopped.under(), moment, ledger), stopped.hold())
                        : takenBack(lot, moment, ledger));
    }

    /** I2: who lifts a hold of another is of another organisation than the custodian whose gold it frees. */
    static Checked<Holds> judgedFromOutside(LotId id, PartyId placedBy, Act act, LedgerState ledger) {
        boolean inside = Lot.find(ledger, id)
                .filter(lot -> Party.sameOrganisation(act.party(), lot.facts().custodian(), ledger))
                .isPresent();
        return Checked.require(
                Rule.I2,
                !inside || act.party().equals(placedBy),
                () -> Message.HOLD_JUDGED_FROM_INSIDE.with("party", act.party()).and("lot", id));
    }

    private static Lot takenBack(Lot lot, Instant moment, LedgerState ledger) {
        return lot instanceof Lot.Offered offered
                        && Transfer.find(ledger, offered.transfer())
                                .filter(transfer -> transfer.route().expiredAt(moment))
                                .isPresent()
                ? offered.takenBack()
                : lot;
    }

    /** The lot in the actor's hands at the time of the event and since its last movement: what most operations need first. */
    public static Checked<Lot.Held> atHand(LotId id, Act act, LedgerState ledger) {
        return LotChecks.held(act.party(), id, effectiveAt(id, act.eventAt(), ledger))
                .and(held -> LotChecks.afterLastMovement(held, act, ledger));
    }

    /** I77: that lot came from one party to the other by that transfer: they are the two sides of what is corrected. */
    public static Checked<Holds> handedOver(LotId lot, Code transfer, PartyId from, PartyId to, LedgerState ledger) {
        return Checked.require(
                Rule.I77,
                Transfer.find(ledger, transfer)
                        .filter(moved -> moved.route().from().equals(from)
                                && moved.route().to().equals(to)
                                && moved.acceptedAt(lot).isPresent())
                        .isPresent(),
                () -> Message.LOT_NOT_FROM_TRANSFER
                        .with("lot", lot)
                        .and("holder", to)
                        .and("from", from)
                        .and("transfer", transfer));
    }

    /** I28: the party holds a role that may receive gold and a registration valid that day. */
    public static Checked<Party> eligibleRecipient(PartyId recipient, Day day, LedgerState ledger) {
        return Checked.present(
                        Rule.I28,
                        Party.find(ledger, recipient).filter(party -> party.hasAnyOf(RECEIVERS)),
                        () -> Message.RECIPIENT_LACKS_ROLE.with("party", recipient))
                .and(party -> Checked.require(
                        Rule.I28,
                        party.registeredOn(day),
                        () -> Message.PARTY_REGISTRATION_NOT_VALID
                                .with("party", recipient)
                                .and("day", day)));
    }
}
