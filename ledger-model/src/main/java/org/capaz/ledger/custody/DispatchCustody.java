// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
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
 * The sender weighs, names the carrier, or says that the recipient stands at the counter, and hands the lots over. A weight beyond tolerance of the recorded one is not
 * refused, because it is what the scale said, but flagged (I27).
 *
 * <p>Decision 130.
 *
 * @param carrier none where the recipient takes the lots at the sender's counter
 */
public record DispatchCustody(Code transfer, Optional<PartyId> carrier, List<Weighing> items) implements Command {

    /** With a carrier. */
    public DispatchCustody(Code transfer, PartyId carrier, List<Weighing> items) {
        this(transfer, Optional.of(carrier), items);
    }

    public static DispatchCustody parse(Statement statement, Fields body) {
        return new DispatchCustody(
                body.parsed("transfer", Code::new), carrier(body), body.objects("items", Weighing::read));
    }

    /** I28: that nobody carries is said, not left open. */
    private static Optional<PartyId> carrier(Fields body) {
        Optional<PartyId> carrier = body.optionalParsed("carrier", PartyId::new);
        boolean counter = body.has("counter") && body.bool("counter");
        if (carrier.isPresent() == counter) {
            throw body.unfit("", Message.CARRIER_OR_COUNTER_EXPECTED.sentence());
        }
        return carrier;
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = Json.object()
                .with("transfer", transfer.value())
                .with("items", items.stream().map(Weighing::json).toList());
        return carrier.map(party -> body.with("carrier", party.value())).orElse(body.with("counter", true));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return offeredBy(act.party(), ledger)
                .at("transfer")
                .and(offered ->
                        Transfer.noneOnHold(offered.route().lots(), ledger).at("transfer"))
                .and(offered -> offered.afterLastStep(act, ledger))
                .decideBy(offered -> offered.lotsOnOffer(act, ledger)
                        .at("transfer")
                        .and(lots -> registeredCarrier(act, ledger).at("carrier"))
                        .and(lots ->
                                offered.weighed(offered.route().lots(), items).at("items"))
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

    private Checked<Holds> registeredCarrier(Act act, LedgerState ledger) {
        return carrier.map(party -> registered(party, act, ledger)).orElseGet(Checked::holds);
    }

    private static Checked<Holds> registered(PartyId carrier, Act act, LedgerState ledger) {
        return Checked.present(
                        Rule.I28,
                        Party.find(ledger, carrier).filter(party -> party.hasAnyOf(List.of(PartyRole.CARRIER))),
                        () -> Message.CARRIER_UNKNOWN.with("carrier", carrier))
                .then(party -> Checked.require(
                        Rule.I28,
                        party.registeredOn(act.eventDay()),
                        () -> Message.CARRIER_REGISTRATION_NOT_VALID
                                .with("carrier", carrier)
                                .and("day", act.eventDay())));
    }

    private static Checked<Holds> sealAsRecorded(Weighing item, List<Lot.Offered> lots) {
        Optional<SealNumber> recorded = lots.stream()
                .filter(lot -> lot.id().equals(item.lot()))
                .findFirst()
                .flatMap(lot -> lot.facts().seal());
        return Checked.require(Rule.I26, recorded.equals(item.seal()), () -> sealFault(item, recorded));
    }

    private static Sentence sealFault(Weighing item, Optional<SealNumber> recorded) {
        return item.seal()
                .map(read ->
                        Message.LOT_NOT_UNDER_THIS_SEAL.with("lot", item.lot()).and("seal", read))
                .or(() -> recorded.map(
                        seal -> Message.LOT_IS_SEALED.with("lot", item.lot()).and("seal", seal)))
                .orElseGet(() -> Message.LOT_NOT_SEALED.with("lot", item.lot()));
    }

    private List<StateChange> changes(Act act, Transfer.Offered offered, List<Lot.Offered> lots, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        var dispatch = new Transfer.Dispatch(carrier, items, act.eventAt(), act.recordedAt());
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
