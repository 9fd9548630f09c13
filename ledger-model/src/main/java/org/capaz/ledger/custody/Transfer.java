// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
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
 * <p>Decisions 060, 078 and 130.
 */
public sealed interface Transfer {
    Route route();

    /** What becomes of one lot of a transfer. */
    enum Fate {
        ACCEPTED,
        RETURNED,
        LOST
    }

    /**
     * What the sender weighed and read when the lots left.
     *
     * @param carrier none where the lots were handed over at the counter
     * @param recordedAt when the ledger knew it: waiting times run from then
     */
    record Dispatch(Optional<PartyId> carrier, List<Weighing> out, Instant at, Instant recordedAt) {
        Weighing of(LotId lot) {
            return weighing(lot, out);
        }
    }

    /** What the recipient weighed and read when the lots arrived; of a partial delivery, those that did. */
    record Arrival(PlaceCode place, List<Weighing> in, Instant at, Instant recordedAt) {
        Weighing of(LotId lot) {
            return weighing(lot, in);
        }

        boolean has(LotId lot) {
            return in.stream().anyMatch(item -> item.lot().equals(lot));
        }

        /** With what came later. */
        Arrival with(Arrival later) {
            List<Weighing> all = new ArrayList<>(in);
            all.addAll(later.in());
            return new Arrival(later.place(), List.copyOf(all), later.at(), later.recordedAt());
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
                    .then(ok -> Route.ofEach(route.lots(), id -> onOffer(id, ledger)));
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

    /** Has left the sender, and the end of some lot is open. */
    sealed interface Moving extends Transfer {
        Dispatch dispatch();

        Optional<Arrival> arrived();

        /** The same state with other lots parted. */
        Moving along(Route next);

        /** What the recipient has weighed, and in which state that leaves the transfer. */
        default Moving receiving(Arrival arrival, boolean fits) {
            Arrival all = arrived().map(before -> before.with(arrival)).orElse(arrival);
            return fits && !(this instanceof Disputed)
                    ? new Received(route(), dispatch(), all)
                    : new Disputed(route(), dispatch(), all);
        }

        /** The open lots that the recipient has weighed. */
        default List<LotId> inRecipientsHands() {
            return route().open().stream()
                    .filter(lot -> arrived().filter(arrival -> arrival.has(lot)).isPresent())
                    .toList();
        }

        /** The open lots that nobody has seen since they left. */
        default List<LotId> missing() {
            return route().open().stream()
                    .filter(lot -> !inRecipientsHands().contains(lot))
                    .toList();
        }

        /** When the ledger knew of its latest step: the other side has been silent since. */
        default Instant silentSince() {
            return arrived().map(Arrival::recordedAt).orElse(dispatch().recordedAt());
        }

        /** After these lots met that fate, in one step or as the last ones; {@code whole} is the state where all did so at once. */
        default Transfer parting(List<LotId> lots, Fate fate, Instant at, Transfer whole) {
            if (lots.size() == route().lots().size()) {
                return whole;
            }
            Route next = route().parting(lots, fate, at);
            return next.open().isEmpty() ? new EndedByLot(next, dispatch(), arrived(), at) : along(next);
        }
    }

    /** In transit with the carrier, or handed over at the counter. */
    record Dispatched(Route route, Dispatch dispatch) implements Moving {
        @Override
        public Optional<Arrival> arrived() {
            return Optional.empty();
        }

        @Override
        public Moving along(Route next) {
            return new Dispatched(next, dispatch);
        }
    }

    /** Weighed and inspected by the recipient, not yet accepted. */
    record Received(Route route, Dispatch dispatch, Arrival arrival) implements Moving {
        @Override
        public Optional<Arrival> arrived() {
            return Optional.of(arrival);
        }

        @Override
        public Moving along(Route next) {
            return new Received(next, dispatch, arrival);
        }

        Transfer accepted(List<LotId> lots, Instant at, boolean variance) {
            return parting(lots, Fate.ACCEPTED, at, new Accepted(route, dispatch, arrival, at, variance));
        }
    }

    /** Seal or weight do not fit; the sender stays custodian until both parties have settled it. */
    record Disputed(Route route, Dispatch dispatch, Arrival arrival) implements Moving {
        @Override
        public Optional<Arrival> arrived() {
            return Optional.of(arrival);
        }

        @Override
        public Moving along(Route next) {
            return new Disputed(next, dispatch, arrival);
        }
    }

    /** What sender and recipient make of lots that did not arrive as they left, or are not wanted. */
    enum Outcome {
        ACCEPTED_WITH_VARIANCE(Fate.ACCEPTED),
        RETURNED(Fate.RETURNED),
        LOST(Fate.LOST);

        private final Fate fate;

        Outcome(Fate fate) {
            this.fate = fate;
        }

        Fate fate() {
            return fate;
        }
    }

    /** All its lots were settled with one outcome. */
    record Settled(Route route, Dispatch dispatch, Optional<Arrival> arrival, Outcome outcome, Code reason, Instant at)
            implements Transfer {}

    /** In the recipient's custody. */
    record Accepted(Route route, Dispatch dispatch, Arrival arrival, Instant at, boolean variance)
            implements Transfer {}

    /** Every lot has met its own end; which, its item says. */
    record EndedByLot(Route route, Dispatch dispatch, Optional<Arrival> arrival, Instant at) implements Transfer {}

    /** When that lot came into the recipient's custody by this transfer, if it did. */
    default Optional<Instant> acceptedAt(LotId lot) {
        if (!route().lots().contains(lot)) {
            return Optional.empty();
        }
        return switch (this) {
            case Accepted done -> Optional.of(done.at());
            case Settled done -> done.outcome().fate() == Fate.ACCEPTED ? Optional.of(done.at()) : Optional.empty();
            case Offered open -> Optional.empty();
            case Cancelled over -> Optional.empty();
            case Moving moving -> route().acceptedAt(lot);
            case EndedByLot done -> route().acceptedAt(lot);
        };
    }

    /** I77: that lot came from one party to the other by that transfer: they are the two sides of what is corrected. */
    static Checked<Holds> handedOver(LotId lot, Code transfer, PartyId from, PartyId to, LedgerState ledger) {
        return Checked.require(
                Rule.I77,
                find(ledger, transfer)
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

    /** A hand-over that is over for all its lots, of which some arrived. */
    record Over(Dispatch dispatch, Arrival arrival) {}

    default Optional<Over> ended() {
        return switch (this) {
            case Accepted done -> Optional.of(new Over(done.dispatch(), done.arrival()));
            case Settled done -> done.arrival().map(arrival -> new Over(done.dispatch(), arrival));
            case EndedByLot done -> done.arrival().map(arrival -> new Over(done.dispatch(), arrival));
            case Offered open -> Optional.empty();
            case Cancelled over -> Optional.empty();
            case Moving moving -> Optional.empty();
        };
    }

    /** When its latest step happened. */
    private Instant lastStepAt() {
        return switch (this) {
            case Offered open -> open.route().offeredAt();
            case Cancelled over -> over.at();
            case Moving moving ->
                route().parted().isEmpty()
                        ? moving.arrived()
                                .map(Arrival::at)
                                .orElse(moving.dispatch().at())
                        : route().parted().getLast().at();
            case Accepted done -> done.at();
            case Settled done -> done.at();
            case EndedByLot done -> done.at();
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

    /** The transfer; a refusal for that rule says that nobody knows it. */
    static Checked<Transfer> known(Code id, Rule rule, LedgerState ledger) {
        return Checked.present(rule, find(ledger, id), () -> Message.TRANSFER_UNKNOWN.with("transfer", id));
    }

    /** The transfer as an offer that neither party has acted on yet. */
    static Checked<Offered> onOffer(Code id, LedgerState ledger) {
        return known(id, Rule.I25, ledger)
                .then(found -> found instanceof Offered offered
                        ? Checked.found(offered)
                        : Checked.refuse(Rule.I25, Message.TRANSFER_NOT_ON_OFFER.with("transfer", id)));
    }

    /** I24, I25: the transfer is under way between its sender and its recipient; what has ended says when. */
    static Checked<Moving> underWay(Code id, Rule rule, LedgerState ledger) {
        return known(id, rule, ledger).then(found -> switch (found) {
            case Moving moving -> Checked.found(moving);
            case Offered offered -> Checked.refuse(rule, Message.TRANSFER_NOT_IN_TRANSIT.with("transfer", id));
            case Cancelled over -> Checked.refuse(rule, Message.TRANSFER_NOT_IN_TRANSIT.with("transfer", id));
            case Accepted done -> Checked.refuse(rule, at(Message.TRANSFER_ACCEPTED_ALREADY, id, done.at()));
            case Settled done -> Checked.refuse(rule, at(Message.TRANSFER_ENDED_ALREADY, id, done.at()));
            case EndedByLot done -> Checked.refuse(rule, at(Message.TRANSFER_ENDED_ALREADY, id, done.at()));
        });
    }

    private static Sentence at(Message message, Code id, Instant moment) {
        return message.with("transfer", id).and("at", Argument.moment(moment));
    }

    /** The fact that the transfer is now in this state. */
    default StateChange event(String name) {
        return new StateChange(name, LedgerKeys.transfer(route().id()), TransferRecord.write(this));
    }

    /** I29: a lot on hold does not move on, also when it was offered or dispatched before. */
    static Checked<Holds> noneOnHold(List<LotId> lots, LedgerState ledger) {
        return Route.ofEach(lots, id -> notOnHold(id, ledger)).then(ok -> Checked.holds());
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

    /** I25: the weighings are of these lots of the transfer, each once. */
    default Checked<Holds> weighed(List<LotId> lots, List<Weighing> items) {
        List<LotId> wanted = lots.stream().sorted().toList();
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
     * I25: these lots are still in transit in that transfer: none was taken into custody by another party because the sender's
     * organisation was released. A hold on them does not matter here.
     */
    default Checked<List<Lot.InTransit>> inTransit(List<LotId> lots, LedgerState ledger) {
        return Route.ofEach(
                lots, id -> Lot.find(ledger, id).map(this::inTransit).orElseGet(() -> notInTransit(id)));
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
