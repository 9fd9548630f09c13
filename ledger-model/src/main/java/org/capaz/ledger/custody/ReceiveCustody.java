// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The recipient weighs and reads the seals. A difference is not refused, because it is what was found: another seal than the
 * dispatched one (I26) or a weight beyond the second limit (I27) makes the transfer disputed and flags the lot. Of a partial
 * delivery the recipient weighs what came and names what did not, which is flagged and stays open; what comes later is
 * received later.
 *
 * <p>Decision 130.
 *
 * @param missing lots of the transfer that did not come
 */
public record ReceiveCustody(Code transfer, PlaceCode place, List<Weighing> items, List<LotId> missing)
        implements Command {

    /** All open lots of the transfer have come. */
    public ReceiveCustody(Code transfer, PlaceCode place, List<Weighing> items) {
        this(transfer, place, items, List.of());
    }

    public static ReceiveCustody parse(Statement statement, Fields body) {
        return new ReceiveCustody(
                body.parsed("transfer", Code::new),
                body.parsed("place", PlaceCode::stated),
                body.objects("items", Weighing::read),
                body.has("missing") ? body.texts("missing", LotId::new) : List.of());
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = Json.object()
                .with("transfer", transfer.value())
                .with("place", place.value())
                .with("items", items.stream().map(Weighing::json).toList());
        return missing.isEmpty()
                ? body
                : body.with(
                        "missing", Json.texts(missing.stream().map(LotId::value).toList()));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return sentTo(act.party(), ledger)
                .at("transfer")
                .and(moving -> moving.inTransit(moving.route().open(), ledger).at("transfer"))
                .and(moving -> moving.afterLastStep(act, ledger))
                .and(moving -> missingAreOpen(moving).at("missing"))
                .and(moving -> moving.weighed(come(moving), items).at("items"))
                .and(moving -> atTheCounter(moving, ledger).at("place"))
                .decide(moving -> changes(act, moving, ledger));
    }

    private Checked<Transfer.Moving> sentTo(PartyId recipient, LedgerState ledger) {
        return Transfer.underWay(transfer, Rule.I25, ledger)
                .and(moving -> Checked.require(
                        Rule.I24,
                        moving.route().to().equals(recipient),
                        () -> Message.TRANSFER_NOT_TO_RECIPIENT
                                .with("transfer", transfer)
                                .and("to", moving.route().to())
                                .and("recipient", recipient)))
                .and(moving -> Checked.require(
                        Rule.I25,
                        !moving.missing().isEmpty(),
                        () -> Message.TRANSFER_RECEIVED_ALREADY
                                .with("transfer", transfer)
                                .and("at", Argument.moment(moving.silentSince()))));
    }

    /** I25: only what left and has not been weighed can be missing, and something came. */
    private Checked<Holds> missingAreOpen(Transfer.Moving moving) {
        return Checked.require(
                Rule.I25,
                moving.missing().containsAll(missing)
                        && missing.stream().distinct().count() == missing.size(),
                () -> Message.TRANSFER_LOTS_NOT_OPEN
                        .with("transfer", transfer)
                        .and("open", Argument.several(moving.missing()))
                        .and("named", Argument.several(missing)));
    }

    private List<LotId> come(Transfer.Moving moving) {
        return moving.missing().stream().filter(lot -> !missing.contains(lot)).toList();
    }

    /** I28: without a carrier nothing gets from one place to another. */
    private Checked<Holds> atTheCounter(Transfer.Moving moving, LedgerState ledger) {
        boolean here = moving.dispatch().carrier().isPresent()
                || come(moving).stream()
                        .allMatch(lot -> Lot.find(ledger, lot)
                                .filter(found -> found.facts().place().equals(place))
                                .isPresent());
        return Checked.require(
                Rule.I28,
                here,
                () -> Message.COUNTER_SALE_ELSEWHERE.with("transfer", transfer).and("place", place));
    }

    private List<StateChange> changes(Act act, Transfer.Moving moving, LedgerState ledger) {
        var arrival = new Transfer.Arrival(place, items, act.eventAt(), act.recordedAt());
        List<StateChange> flags = new ArrayList<>();
        for (Weighing in : items) {
            Weighing out = moving.dispatch().of(in.lot());
            if (!in.seal().equals(out.seal())) {
                flags.add(flag(in.lot(), Rule.I26, "SEAL-MISMATCH").raised(act));
            }
            if (Variance.verdict(in.lot(), moving.dispatch(), arrival, ledger) == Variance.Verdict.DISPUTE) {
                flags.add(flag(in.lot(), Rule.I27, "WEIGHT-BEYOND-LIMIT").raised(act));
            }
        }
        List<StateChange> events = new ArrayList<>();
        Transfer.Moving after = moving.receiving(arrival, flags.isEmpty());
        events.add(after.event(after instanceof Transfer.Disputed ? "CustodyDisputed" : "CustodyReceived"));
        events.addAll(flags);
        missing.forEach(lot -> events.add(notArrived(lot, act)));
        return events;
    }

    private static StateChange notArrived(LotId lot, Act act) {
        StateChange flag = flag(lot, Rule.I27, "NOT-ARRIVED").raised(act);
        return new StateChange("LotNotArrived", flag.key(), flag.value());
    }

    private static Flag flag(LotId lot, Rule rule, String reason) {
        return new Flag(LedgerKeys.lot(lot), Flag.Kind.DISPUTE, rule, new Code(reason));
    }
}
