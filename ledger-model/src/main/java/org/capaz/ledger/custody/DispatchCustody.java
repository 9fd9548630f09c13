// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The sender weighs, names the carrier and hands the lots over. A weight beyond tolerance of the recorded one is not
 * refused, because it is what the scale said, but flagged (I27).
 */
public record DispatchCustody(Code transfer, PartyId carrier, List<Transfer.Weighing> items) implements Command {

    public static DispatchCustody parse(Statement statement, Fields body) {
        return new DispatchCustody(
                body.parsed("transfer", Code::new),
                body.parsed("carrier", PartyId::new),
                body.objects("items", Transfer.Weighing::read));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("transfer", transfer.value())
                .with("carrier", carrier.value())
                .with("items", items.stream().map(Transfer.Weighing::json).toList());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return offeredBy(act.party(), ledger)
                .at("transfer")
                .and(offered -> offered.noLotOnHold(ledger).at("transfer"))
                .and(offered -> offered.afterLastStep(act, ledger))
                .decideBy(offered -> offered.lotsOnOffer(act, ledger)
                        .at("transfer")
                        .and(lots -> registeredCarrier(act, ledger).at("carrier"))
                        .and(lots -> offered.weighedEveryLot(items).at("items"))
                        .and(lots -> Checked.each(
                                "items",
                                items,
                                item -> sealAsRecorded(item, lots).at("seal")))
                        .decide(lots -> changes(act, offered, lots, ledger)));
    }

    private Checked<Transfer.Offered> offeredBy(PartyId sender, LedgerState ledger) {
        return Transfer.onOffer(transfer, ledger)
                .and(offered -> Checked.require(
                        Rule.I24,
                        offered.route().from().equals(sender),
                        () -> Message.TRANSFER_NOT_BY_SENDER
                                .with("sender", sender)
                                .and("transfer", transfer)));
    }

    private Checked<Party> registeredCarrier(Act act, LedgerState ledger) {
        return Checked.present(
                        Rule.I28,
                        Party.find(ledger, carrier).filter(party -> party.hasAnyOf(List.of(PartyRole.CARRIER))),
                        () -> Message.CARRIER_UNKNOWN.with("carrier", carrier))
                .and(party -> Checked.require(
                        Rule.I28,
                        party.registeredOn(act.eventDay()),
                        () -> Message.CARRIER_REGISTRATION_NOT_VALID
                                .with("carrier", carrier)
                                .and("day", act.eventDay())));
    }

    private static Checked<Holds> sealAsRecorded(Transfer.Weighing item, List<Lot.Offered> lots) {
        boolean same = lots.stream()
                .filter(lot -> lot.id().equals(item.lot()))
                .anyMatch(lot -> lot.facts().seal().equals(Optional.of(item.seal())));
        return Checked.require(
                Rule.I26,
                same,
                () -> Message.LOT_NOT_UNDER_THIS_SEAL.with("lot", item.lot()).and("seal", item.seal()));
    }

    private List<StateChange> changes(Act act, Transfer.Offered offered, List<Lot.Offered> lots, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        var dispatch = new Transfer.Dispatch(carrier, items, act.eventAt());
        events.add(offered.dispatched(dispatch).event("CustodyDispatched"));
        for (Lot.Offered lot : lots) {
            events.add(lot.dispatched().event("LotDispatched"));
            if (!Variance.asRecorded(lot, dispatch.of(lot.id()), act.eventDay(), ledger)) {
                events.add(new Flag(LedgerKeys.lot(lot.id()), Flag.Kind.RED_FLAG, Rule.I27, new Code("DISPATCH-WEIGHT"))
                        .raised(act));
            }
        }
        return events;
    }
}
