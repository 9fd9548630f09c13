// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The custodian offers sealed lots to a recipient, who may take them up until the offer expires. Reads and writes one key per
 * lot.
 *
 * <p>Decision 060.
 */
public record OfferCustody(Code transfer, List<LotId> lots, PartyId to) implements Command {
    private static final int MOST_LOTS = 50;

    public static OfferCustody parse(Statement statement, Fields body) {
        var command = new OfferCustody(
                body.parsed("transfer", Code::new), body.texts("lots", LotId::new), body.parsed("to", PartyId::new));
        boolean fits = !command.lots.isEmpty()
                && command.lots.size() <= MOST_LOTS
                && command.lots.stream().distinct().count() == command.lots.size();
        if (!fits) {
            throw new JsonException(
                    "body.lots",
                    Message.LOT_LIST_SIZE_WRONG
                            .with("fewest", Argument.count(1))
                            .and("most", Argument.count(MOST_LOTS)));
        }
        return command;
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("transfer", transfer.value())
                .with("lots", Json.texts(lots.stream().map(LotId::value).toList()))
                .with("to", to.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return unusedTransfer(ledger)
                .at("transfer")
                .then(ok -> mayReceive(act, ledger).at("to"))
                .then(ok -> Checked.each("lots", lots, lot -> atHandAndSealed(lot, act, ledger)))
                .decide(held -> changes(act, held, ledger));
    }

    private Checked<Holds> unusedTransfer(LedgerState ledger) {
        return Checked.require(
                Rule.I3,
                Transfer.find(ledger, transfer).isEmpty(),
                () -> Message.TRANSFER_EXISTS.with("transfer", transfer));
    }

    private Checked<Party> mayReceive(Act act, LedgerState ledger) {
        return Checked.require(Rule.I28, !to.equals(act.party()), () -> Message.OFFER_TO_ITSELF.with("party", to))
                .then(ok -> Custody.eligibleRecipient(to, act.eventDay(), ledger));
    }

    private static Checked<Lot.Held> atHandAndSealed(LotId id, Act act, LedgerState ledger) {
        return Custody.atHand(id, act, ledger)
                .and(held -> Checked.require(
                        Rule.I26, held.facts().seal().isPresent(), () -> Message.LOT_NOT_SEALED.with("lot", id)));
    }

    private List<StateChange> changes(Act act, List<Lot.Held> held, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        Duration validity =
                Duration.ofHours(ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.OFFER_VALIDITY));
        var route = new Transfer.Route(
                transfer, act.party(), to, lots, act.eventAt(), act.eventAt().plus(validity));
        events.add(new Transfer.Offered(route).event("CustodyOffered"));
        held.forEach(lot -> events.add(lot.offeredIn(transfer).event("LotOffered")));
        return events;
    }
}
