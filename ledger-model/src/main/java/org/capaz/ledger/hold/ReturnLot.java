// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.hold;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.custody.EffectiveLot;
import org.capaz.ledger.custody.Transfer;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A lot that another party has put on hold goes back to the party it came from, both signing: the one way in which contested
 * gold changes hands (I29). It stays on hold there.
 *
 * @param transfer the accepted hand-over by which the holder got it
 */
public record ReturnLot(LotId lot, Code transfer, PartyId to, PlaceCode place) implements Command {

    public static ReturnLot parse(Statement statement, Fields body) {
        return new ReturnLot(
                body.parsed("lot", LotId::new),
                body.parsed("transfer", Code::new),
                body.parsed("to", PartyId::new),
                body.parsed("place", PlaceCode::stated));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("lot", lot.value())
                .with("transfer", transfer.value())
                .with("to", to.value())
                .with("place", place.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return heldOnHold(act, ledger)
                .and(held -> LotChecks.afterLastMovement(held, act, ledger))
                .at("lot")
                .and(held -> heldByAnother(act.party(), ledger).at("lot"))
                .and(held -> cameFromThere(act.party(), ledger))
                .and(held -> signedByBoth(act).at(Refused.SIGNATURES))
                .decide(held ->
                        List.of(held.returnedTo(to, place, act.eventAt()).event("LotReturned")));
    }

    private Checked<Lot.Held> heldOnHold(Act act, LedgerState ledger) {
        if (!(EffectiveLot.at(act.eventAt(), lot, ledger).lot().orElse(null) instanceof Lot.OnHold stopped
                && stopped.under() instanceof Lot.Held held)) {
            return Checked.refuse(Rule.I29, Message.RETURN_OF_LOT_NOT_ON_HOLD.with("lot", lot));
        }
        return Checked.require(
                        Rule.I24,
                        held.facts().custodian().equals(act.party()),
                        () -> Message.HOLDER_NOT_CUSTODIAN
                                .with("holder", act.party())
                                .and("lot", lot))
                .map(ok -> held);
    }

    /** I29: who holds its own lot lifts that hold at will, so the return would be a hand-over that nobody weighs. */
    private Checked<Holds> heldByAnother(PartyId holder, LedgerState ledger) {
        return Checked.require(
                Rule.I29,
                Flag.holders(LedgerKeys.lot(lot), ledger).stream()
                        .anyMatch(placedBy -> !Party.sameOrganisation(placedBy, holder, ledger)),
                () -> Message.RETURN_UNDER_OWN_HOLD.with("lot", lot).and("holder", holder));
    }

    /** The fault is the former holder's name where the transfer did bring the lot, else the transfer's. */
    private Checked<Holds> cameFromThere(PartyId holder, LedgerState ledger) {
        Optional<Transfer> came = Transfer.find(ledger, transfer)
                .filter(moved -> moved.route().to().equals(holder)
                        && moved.acceptedAt(lot).isPresent());
        return Checked.require(
                        Rule.I29,
                        came.filter(moved -> moved.route().from().equals(to)).isPresent(),
                        () -> Message.LOT_NOT_FROM_TRANSFER
                                .with("lot", lot)
                                .and("holder", holder)
                                .and("from", to)
                                .and("transfer", transfer))
                .at(came.isPresent() ? "to" : "transfer");
    }

    private Checked<Holds> signedByBoth(Act act) {
        int holders = act.signersOf(act.party().value()).size();
        int takers = act.signersOf(to.value()).size();
        return Checked.require(
                Rule.I24,
                takers > 0 && holders + takers == act.signers().size(),
                () -> Message.RETURN_SIGNERS_WRONG.with("holder", act.party()).and("to", to));
    }
}
