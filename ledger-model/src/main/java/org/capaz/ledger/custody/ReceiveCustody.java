// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The recipient weighs and reads the seals. A difference is not refused, because it is what was found: another seal than the
 * dispatched one (I26) or a weight beyond the second limit (I27) makes the transfer disputed and flags the lot.
 */
public record ReceiveCustody(Code transfer, PlaceCode place, List<Transfer.Weighing> items) implements Command {

    public static ReceiveCustody parse(Statement statement, Fields body) {
        return new ReceiveCustody(
                body.parsed("transfer", Code::new),
                body.parsed("place", PlaceCode::new),
                body.objects("items", Transfer.Weighing::read));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("transfer", transfer.value())
                .with("place", place.value())
                .with("items", items.stream().map(Transfer.Weighing::json).toList());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return sentTo(act.party(), ledger)
                .and(moving -> moving.lotsInTransit(ledger))
                .at("transfer")
                .and(moving -> moving.afterLastStep(act, ledger))
                .and(moving -> moving.weighedEveryLot(items).at("items"))
                .decide(moving -> changes(act, moving, ledger));
    }

    private Checked<Transfer.Dispatched> sentTo(PartyId recipient, LedgerState ledger) {
        if (!(Transfer.find(ledger, transfer).orElse(null) instanceof Transfer.Dispatched moving)) {
            return Checked.refuse(Rule.I25, Message.TRANSFER_NOT_IN_TRANSIT.with("transfer", transfer));
        }
        return Checked.require(
                        Rule.I24,
                        moving.route().to().equals(recipient),
                        () -> Message.TRANSFER_NOT_TO_RECIPIENT
                                .with("transfer", transfer)
                                .and("to", moving.route().to())
                                .and("recipient", recipient))
                .map(ok -> moving);
    }

    private List<StateChange> changes(Act act, Transfer.Dispatched moving, LedgerState ledger) {
        var arrival = new Transfer.Arrival(place, items, act.eventAt());
        List<StateChange> flags = new ArrayList<>();
        for (Transfer.Weighing in : items) {
            Transfer.Weighing out = moving.dispatch().of(in.lot());
            if (!in.seal().equals(out.seal())) {
                flags.add(flag(in, Rule.I26, "SEAL-MISMATCH").raised(act));
            }
            if (Variance.verdict(in.lot(), moving.dispatch(), arrival, ledger) == Variance.Verdict.DISPUTE) {
                flags.add(flag(in, Rule.I27, "WEIGHT-BEYOND-LIMIT").raised(act));
            }
        }
        List<StateChange> events = new ArrayList<>();
        events.add(
                flags.isEmpty()
                        ? moving.received(arrival).event("CustodyReceived")
                        : moving.disputed(arrival).event("CustodyDisputed"));
        events.addAll(flags);
        return events;
    }

    private static Flag flag(Transfer.Weighing item, Rule rule, String reason) {
        return new Flag(LedgerKeys.lot(item.lot()), Flag.Kind.DISPUTE, rule, new Code(reason));
    }
}
