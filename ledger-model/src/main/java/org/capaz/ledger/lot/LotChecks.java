// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/** What every operation on a lot asks first: is its id new, who holds it, may it happen at that time, do its shares add up? */
public final class LotChecks {
    private LotChecks() {}

    /** I20: a lot id is used once in the whole network, and not for a credit sale either: premiums go by that name. */
    public static Checked<LotId> unusedId(LotId id, LedgerState ledger) {
        return Checked.require(Rule.I20, Lot.find(ledger, id).isEmpty(), () -> Message.LOT_EXISTS.with("lot", id))
                .then(ok -> Checked.unrecorded(
                        Rule.I20,
                        LedgerKeys.credit(new Code(id.value())),
                        ledger,
                        () -> Message.LOT_ID_IS_CREDIT_SALE.with("lot", id)))
                .map(ok -> id);
    }

    /**
     * The lot is active and in the hands of that party, neither offered nor on its way, not on hold and not consumed.
     *
     * @param lot as it stands at the time of the event; empty when there is none of that id
     */
    public static Checked<Lot.Held> held(PartyId party, LotId id, Optional<Lot> lot) {
        return switch (lot.orElse(null)) {
            case null -> Checked.refuse(Rule.I19, Message.LOT_UNKNOWN.with("lot", id));
            case Lot.Draft draft -> Checked.refuse(Rule.I19, Message.LOT_IS_DRAFT.with("lot", id));
            case Lot.Held held
            when !held.facts().custodian().equals(party) ->
                Checked.refuse(
                        Rule.I24,
                        Message.PARTY_NOT_CUSTODIAN
                                .with("party", party)
                                .and("lot", id)
                                .and("custodian", held.facts().custodian()));
            case Lot.Held held -> Checked.found(held);
            case Lot.Offered offered ->
                Checked.refuse(
                        Rule.I25, Message.LOT_OFFER_EXISTS.with("lot", id).and("transfer", offered.transfer()));
            case Lot.InTransit moving ->
                Checked.refuse(Rule.I25, Message.LOT_IN_TRANSIT.with("lot", id).and("transfer", moving.transfer()));
            case Lot.OnHold stopped ->
                Checked.refuse(Rule.I29, Message.LOT_ON_HOLD.with("lot", id).and("hold", stopped.hold()));
            case Lot.Ended gone -> Checked.refuse(Rule.I19, ended(gone));
        };
    }

    /** That the lot has ended, and what became of it. */
    public static Sentence ended(Lot.Ended lot) {
        return Message.LOT_HAS_ENDED.with("lot", lot.id()).and("fate", lot.fate());
    }

    /**
     * I5: nothing befalls a lot before it came into being, nor in its custodian's hands before it came there, as far as
     * two clocks can tell. The fault is the statement's time ({@link Refused#EVENT_AT}).
     */
    public static Checked<Holds> afterLastMovement(Lot lot, Act act, LedgerState ledger) {
        Instant since = lot.facts().since();
        return afterItBegan(lot, act, ledger)
                .then(ok -> Checked.require(
                        Rule.I5,
                        ReferenceValues.clocksAllow(act, since, ledger),
                        () -> atThatTime(Message.EVENT_BEFORE_LOT_MOVEMENT, lot, act, since)))
                .at(Refused.EVENT_AT);
    }

    /** I5, for operations of other parties than the custodian, whoever has the lot: not before the lot began. */
    public static Checked<Holds> afterItBegan(Lot lot, Act act, LedgerState ledger) {
        Instant began = lot.facts().createdAt();
        return Checked.require(
                        Rule.I5,
                        ReferenceValues.clocksAllow(act, began, ledger),
                        () -> atThatTime(Message.EVENT_BEFORE_LOT_BEGAN, lot, act, began))
                .at(Refused.EVENT_AT);
    }

    private static Sentence atThatTime(Message message, Lot lot, Act act, Instant before) {
        return message.with("at", Argument.moment(act.eventAt()))
                .and("lot", lot.id())
                .and("before", Argument.moment(before));
    }

    /** I21: whose shares do not add up is not worked, settled or refined on: the fault would spread over all that follows. */
    public static Checked<Holds> sharesMatchMass(Lot lot) {
        FineMass shares = lot.facts().provenance().total();
        return Checked.require(
                Rule.I21,
                shares.equals(lot.facts().fine()),
                () -> Message.SHARES_NOT_LOT_MASS
                        .with("lot", lot.id())
                        .and("mass", lot.facts().fine())
                        .and("sum", shares));
    }

    /** I14: gross times fineness; whoever states the product may not state another. */
    public static Checked<Holds> fineMassNotStated(boolean stated) {
        return Checked.require(Rule.I14, !stated, Message.FINE_MASS_IS_COMPUTED::sentence);
    }
}
