// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * A hand-over of possession from one party to another; its states are types. The custodian of its lots is the sender until
 * the recipient accepts (I24).
 *
 * <p>Decisions 060 and 078.
 */
public sealed interface Transfer {
    Route route();

    /**
     * What is the same in every state.
     *
     * @param validUntil when the offer expires if the lots are not dispatched by then
     */
    record Route(Code id, PartyId from, PartyId to, List<LotId> lots, Instant offeredAt, Instant validUntil) {
        /** An offer that was not taken up in time ends without a record of that. */
        boolean expiredAt(Instant moment) {
            return moment.isAfter(validUntil);
        }

        PartyId otherThan(PartyId party) {
            return party.equals(from) ? to : from;
        }

        boolean concerns(PartyId party) {
            return party.equals(from) || party.equals(to);
        }

        /** Checks each lot in order; a refusal is the whole transfer's fault, because the statement does not list the lots. */
        <T> Checked<List<T>> ofEachLot(Function<LotId, Checked<T>> check) {
            Checked<List<T>> all = Checked.found(List.of());
            for (LotId id : lots) {
                all = all.then(found -> check.apply(id).map(next -> with(found, next)));
            }
            return all;
        }

        private static <T> List<T> with(List<T> found, T next) {
            List<T> more = new ArrayList<>(found);
            more.add(next);
            return List.copyOf(more);
        }
    }

    /** One lot as it was weighed and sealed at one end. */
    record Weighing(LotId lot, GrossMass gross, SealNumber seal) {
        static Weighing read(Fields fields) {
            return new Weighing(
                    fields.parsed("lot", LotId::new),
                    fields.quantity("grossMg", GrossMass::weighed),
                    fields.parsed("seal", SealNumber::new));
        }

        Json.Obj json() {
            return Json.object()
                    .with("lot", lot.value())
                    .with("grossMg", gross.milligrams())
                    .with("seal", seal.value());
        }
    }

    /** What the sender weighed and read when the lots left. */
    record Dispatch(PartyId carrier, List<Weighing> out, Instant at) {
        Weighing of(LotId lot) {
            return weighing(lot, out);
        }
    }

    /** What the recipient weighed and read when the lots arrived. */
    record Arrival(PlaceCode place, List<Weighing> in, Instant at) {
        Weighing of(LotId lot) {
            return weighing(lot, in);
        }
    }

    /** Open to the recipient; the lots are still with the sender. */
    record Offered(Route route) implements Transfer {
        /** I25: the offer has not expired, and none of its lots has been offered to somebody else since. */
        Checked<List<Lot.Offered>> lotsOnOffer(Act act, LedgerState ledger) {
            return Checked.require(
                            Rule.I25,
                            !route.expiredAt(act.eventAt()),
                            () -> Message.TRANSFER_OFFER_EXPIRED
                                    .with("transfer", route.id())
                                    .and("until", Argument.moment(route.validUntil())))
                    .then(ok -> route.ofEachLot(id -> onOffer(id, ledger)));
        }

        private Checked<Lot.Offered> onOffer(LotId id, LedgerState ledger) {
            return Lot.find(ledger, id).map(Lot::withoutHold).orElse(null) instanceof Lot.Offered lot
                            && lot.transfer().equals(route.id())
                    ? Checked.found(lot)
                    : Checked.refuse(
                            Rule.I25, Message.LOT_NOT_ON_OFFER.with("lot", id).and("transfer", route.id()));
        }

        Dispatched dispatched(Dispatch dispatch) {
            return new Dispatched(route, dispatch);
        }

        Cancelled cancelled(Code reason, Instant at) {
            return new Cancelled(route, reason, at);
        }
    }

    /** Taken back by the sender or declined by the recipient before anything moved. */
    record Cancelled(Route route, Code reason, Instant at) implements Transfer {}

    /** In transit with the carrier. */
    record Dispatched(Route route, Dispatch dispatch) implements Transfer {
        Received received(Arrival arrival) {
            return new Received(route, dispatch, arrival);
        }

        Disputed disputed(Arrival arrival) {
            return new Disputed(route, dispatch, arrival);
        }
    }

    /** Weighed and inspected by the recipient, not yet accepted. */
    record Received(Route route, Dispatch dispatch, Arrival arrival) implements Transfer {
        Accepted accepted(Instant at, boolean variance) {
            return new Accepted(route, dispatch, arrival, at, variance);
        }
    }

    /** Seal or weight do not fit; the sender stays custodian until both parties have settled it. */
    record Disputed(Route route, Dispatch dispatch, Arrival arrival) implements Transfer {}

    /** What sender and recipient make of a transfer that did not arrive as it left. */
    enum Outcome {
        ACCEPTED_WITH_VARIANCE,
        RETURNED,
        LOST
    }

    /** Sender and recipient have settled a dispute, or what became of a transport that never arrived. */
    record Settled(Route route, Dispatch dispatch, Optional<Arrival> arrival, Outcome outcome, Code reason, Instant at)
            implements Transfer {}

    /** In the recipient's custody. */
    record Accepted(Route route, Dispatch dispatch, Arrival arrival, Instant at, boolean variance)
            implements Transfer {}

    /** As sender and recipient settle it: a dispute, or a transport that never arrived; nothing else is theirs to settle. */
    default Optional<Settled> settled(Outcome outcome, Code reason, Instant at) {
        return switch (this) {
            case Disputed open ->
                Optional.of(
                        new Settled(open.route(), open.dispatch(), Optional.of(open.arrival()), outcome, reason, at));
            case Dispatched moving ->
                Optional.of(new Settled(moving.route(), moving.dispatch(), Optional.empty(), outcome, reason, at));
            case Offered open -> Optional.empty();
            case Cancelled over -> Optional.empty();
            case Received arrived -> Optional.empty();
            case Accepted done -> Optional.empty();
            case Settled done -> Optional.empty();
        };
    }

    /** When its latest step happened. */
    private Instant lastStepAt() {
        return switch (this) {
            case Offered open -> open.route().offeredAt();
            case Cancelled over -> over.at();
            case Dispatched moving -> moving.dispatch().at();
            case Received arrived -> arrived.arrival().at();
            case Disputed open -> open.arrival().at();
            case Accepted done -> done.at();
            case Settled done -> done.at();
        };
    }

    private static Weighing weighing(LotId lot, List<Weighing> weighings) {
        return weighings.stream()
                .filter(entry -> entry.lot().equals(lot))
                .findFirst()
                .orElseThrow();
    }

    static Optional<Transfer> find(LedgerState ledger, Code id) {
        return ledger.find(LedgerKeys.transfer(id)).map(fields -> TransferRecord.read(id, fields));
    }

    /** The transfer as an offer that neither party has acted on yet. */
    static Checked<Offered> onOffer(Code id, LedgerState ledger) {
        return find(ledger, id).orElse(null) instanceof Offered offered
                ? Checked.found(offered)
                : Checked.refuse(Rule.I25, Message.TRANSFER_NOT_ON_OFFER.with("transfer", id));
    }

    /** The fact that the transfer is now in this state. */
    default StateChange event(String name) {
        return new StateChange(name, LedgerKeys.transfer(route().id()), TransferRecord.write(this));
    }

    /** I29: a lot on hold does not move on, also when it was offered or dispatched before. */
    default Checked<Holds> noLotOnHold(LedgerState ledger) {
        return route().ofEachLot(id -> notOnHold(id, ledger)).then(ok -> Checked.holds());
    }

    private static Checked<Holds> notOnHold(LotId id, LedgerState ledger) {
        return Lot.find(ledger, id).orElse(null) instanceof Lot.OnHold stopped
                ? Checked.refuse(Rule.I29, Message.LOT_ON_HOLD.with("lot", id).and("hold", stopped.hold()))
                : Checked.holds();
    }

    /**
     * I5: no step of a hand-over comes before the one that it follows, as far as two clocks can tell. The fault is the
     * statement's time.
     */
    default Checked<Holds> afterLastStep(Act act, LedgerState ledger) {
        return Checked.require(
                        Rule.I5,
                        ReferenceValues.clocksAllow(act, lastStepAt(), ledger),
                        () -> Message.EVENT_BEFORE_TRANSFER_STEP
                                .with("at", Argument.moment(act.eventAt()))
                                .and("transfer", route().id())
                                .and("before", Argument.moment(lastStepAt())))
                .at(Refused.EVENT_AT);
    }

    /** I25: the weighings are of the transfer's lots, each once. */
    default Checked<Holds> weighedEveryLot(List<Weighing> items) {
        List<LotId> wanted = route().lots().stream().sorted().toList();
        List<LotId> weighed = items.stream().map(Weighing::lot).sorted().toList();
        return Checked.require(
                Rule.I25,
                wanted.equals(weighed),
                () -> Message.TRANSFER_LOTS_NOT_MATCHING
                        .with("transfer", route().id())
                        .and("wanted", Argument.several(wanted))
                        .and("weighed", Argument.several(weighed)));
    }

    /**
     * I25: the lots are still in transit in that transfer: none was taken into custody by another party because the sender's
     * organisation was released. A hold on them does not matter here.
     */
    default Checked<List<Lot.InTransit>> lotsInTransit(LedgerState ledger) {
        return route().ofEachLot(id -> Lot.find(ledger, id).map(this::inTransit).orElseGet(() -> notInTransit(id)));
    }

    private Checked<Lot.InTransit> inTransit(Lot lot) {
        return switch (lot) {
            case Lot.InTransit moving ->
                moving.transfer().equals(route().id()) ? Checked.found(moving) : notInTransit(lot.id());
            case Lot.Draft draft -> notInTransit(lot.id());
            case Lot.Held held -> notInTransit(lot.id());
            case Lot.Offered offered -> notInTransit(lot.id());
            case Lot.OnHold stopped -> inTransit(stopped.under());
            case Lot.Ended gone -> Checked.refuse(Rule.I19, LotChecks.ended(gone));
        };
    }

    private Checked<Lot.InTransit> notInTransit(LotId lot) {
        return Checked.refuse(
                Rule.I25, Message.LOT_NOT_IN_THIS_TRANSIT.with("lot", lot).and("transfer", route().id()));
    }
}
