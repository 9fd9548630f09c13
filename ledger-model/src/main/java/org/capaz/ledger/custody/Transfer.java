package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.require;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/** A hand-over of possession from one party to another, state by state. */
public sealed interface Transfer {
    Route route();

    /** The same in every state. */
    record Route(Code id, PartyId from, PartyId to, List<LotId> lots, Instant offeredAt, Instant validUntil) {
        /** No record says so: an offer that nobody took up in time has simply run out. */
        boolean expiredAt(Instant moment) {
            return moment.isAfter(validUntil);
        }

        PartyId otherThan(PartyId party) {
            return party.equals(from) ? to : from;
        }

        boolean concerns(PartyId party) {
            return party.equals(from) || party.equals(to);
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
    }

    /** How it left. */
    record Dispatch(PartyId carrier, List<Weighing> out, Instant at) {
        Weighing of(LotId lot) {
            return weighing(lot, out);
        }
    }

    /** How it arrived, by the recipient's own scale and eyes. */
    record Arrival(PlaceCode place, List<Weighing> in, Instant at) {
        Weighing of(LotId lot) {
            return weighing(lot, in);
        }
    }

    record Offered(Route route) implements Transfer {
        Dispatched dispatched(Dispatch dispatch) {
            return new Dispatched(route, dispatch);
        }

        Cancelled cancelled(Code reason, Instant at) {
            return new Cancelled(route, reason, at);
        }
    }

    /** Taken back by the sender or declined by the recipient before anything moved. */
    record Cancelled(Route route, Code reason, Instant at) implements Transfer {}

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

    /** Seal or weight do not fit; the sender stays custodian until people have settled it. */
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

    /** When the latest of what is known of it happened. */
    default Instant latest() {
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
        return ledger.find(LedgerKeys.transfer(id)).map(fields -> read(id, fields));
    }

    private static Transfer read(Code id, Fields fields) {
        record Item(LotId lot, Optional<Weighing> out, Optional<Weighing> in) {}
        List<Item> items = fields.objects("items", item -> {
            LotId lot = item.parsed("lot", LotId::new);
            Optional<SealNumber> sealOut = item.optionalParsed("sealOut", SealNumber::new);
            Optional<SealNumber> sealIn = item.optionalParsed("sealIn", SealNumber::new);
            Optional<Long> out = item.optionalInteger("dispatchMg");
            Optional<Long> in = item.optionalInteger("receiptMg");
            item.optionalInteger("varianceBp");
            return new Item(
                    lot,
                    out.map(mg -> new Weighing(lot, new GrossMass(mg), sealOut.orElseThrow())),
                    in.map(mg -> new Weighing(lot, new GrossMass(mg), sealIn.orElseThrow())));
        });
        Route route = new Route(
                id,
                fields.parsed("from", PartyId::new),
                fields.parsed("to", PartyId::new),
                items.stream().map(Item::lot).toList(),
                Instant.ofEpochSecond(fields.integer("offeredAt")),
                Instant.ofEpochSecond(fields.integer("validUntil")));
        String state = fields.text("state");
        if (state.equals("OFFERED")) {
            return new Offered(route);
        }
        if (state.equals("CANCELLED")) {
            return new Cancelled(route, fields.parsed("reason", Code::new), moment("cancelledAt", fields));
        }
        Dispatch dispatch = new Dispatch(
                fields.parsed("carrier", PartyId::new),
                items.stream().map(item -> item.out().orElseThrow()).toList(),
                moment("dispatchedAt", fields));
        if (state.equals("DISPATCHED")) {
            return new Dispatched(route, dispatch);
        }
        Optional<Arrival> arrival = fields.optionalInteger("receivedAt")
                .map(at -> new Arrival(
                        fields.parsed("place", PlaceCode::new),
                        items.stream().map(item -> item.in().orElseThrow()).toList(),
                        Instant.ofEpochSecond(at)));
        if (fields.has("resolvedAt")) {
            return new Settled(
                    route,
                    dispatch,
                    arrival,
                    Outcome.valueOf(state),
                    fields.parsed("reason", Code::new),
                    moment("resolvedAt", fields));
        }
        return switch (state) {
            case "RECEIVED" -> new Received(route, dispatch, arrival.orElseThrow());
            case "DISPUTED" -> new Disputed(route, dispatch, arrival.orElseThrow());
            case "ACCEPTED", "ACCEPTED_WITH_VARIANCE" ->
                new Accepted(
                        route,
                        dispatch,
                        arrival.orElseThrow(),
                        moment("acceptedAt", fields),
                        state.equals("ACCEPTED_WITH_VARIANCE"));
            default -> throw new IllegalStateException("transfer " + id + " has an unknown state " + state);
        };
    }

    private static Instant moment(String name, Fields fields) {
        return Instant.ofEpochSecond(fields.integer(name));
    }

    default StateChange event(String name) {
        return new StateChange(name, LedgerKeys.transfer(route().id()), json());
    }

    private Json.Obj json() {
        return switch (this) {
            case Offered offered -> base("OFFERED", Optional.empty(), Optional.empty());
            case Cancelled over ->
                base("CANCELLED", Optional.empty(), Optional.empty())
                        .with("reason", over.reason().value())
                        .with("cancelledAt", over.at().getEpochSecond());
            case Dispatched moving -> base("DISPATCHED", Optional.of(moving.dispatch()), Optional.empty());
            case Received arrived -> base("RECEIVED", Optional.of(arrived.dispatch()), Optional.of(arrived.arrival()));
            case Disputed open -> base("DISPUTED", Optional.of(open.dispatch()), Optional.of(open.arrival()));
            case Settled done ->
                base(done.outcome().name(), Optional.of(done.dispatch()), done.arrival())
                        .with("reason", done.reason().value())
                        .with("resolvedAt", done.at().getEpochSecond());
            case Accepted done ->
                base(
                                done.variance() ? "ACCEPTED_WITH_VARIANCE" : "ACCEPTED",
                                Optional.of(done.dispatch()),
                                Optional.of(done.arrival()))
                        .with("acceptedAt", done.at().getEpochSecond());
        };
    }

    private Json.Obj base(String state, Optional<Dispatch> dispatch, Optional<Arrival> arrival) {
        Json.Obj record = Json.object()
                .with("transfer", route().id().value())
                .with("state", state)
                .with("from", route().from().value())
                .with("to", route().to().value())
                .with("offeredAt", route().offeredAt().getEpochSecond())
                .with("validUntil", route().validUntil().getEpochSecond())
                .with(
                        "items",
                        route().lots().stream()
                                .map(lot -> item(lot, dispatch, arrival))
                                .toList());
        if (dispatch.isPresent()) {
            record = record.with("carrier", dispatch.get().carrier().value())
                    .with("dispatchedAt", dispatch.get().at().getEpochSecond());
        }
        if (arrival.isPresent()) {
            record = record.with("place", arrival.get().place().value())
                    .with("receivedAt", arrival.get().at().getEpochSecond());
        }
        return record;
    }

    private static Json.Obj item(LotId lot, Optional<Dispatch> dispatch, Optional<Arrival> arrival) {
        Json.Obj item = Json.object().with("lot", lot.value());
        if (dispatch.isPresent()) {
            Weighing out = dispatch.get().of(lot);
            item = item.with("dispatchMg", out.gross().milligrams())
                    .with("sealOut", out.seal().value());
        }
        if (arrival.isPresent()) {
            Weighing in = arrival.get().of(lot);
            item = item.with("receiptMg", in.gross().milligrams())
                    .with("sealIn", in.seal().value())
                    .with(
                            "varianceBp",
                            Variance.between(dispatch.orElseThrow().of(lot), in).roundedBp());
        }
        return item;
    }

    /** I29: what is contested does not move on, also when it was offered or sent off before. */
    default Optional<Refused> noneOnHold(LedgerState ledger) {
        return route().lots().stream()
                .flatMap(id -> Lot.find(ledger, id).stream())
                .filter(lot -> lot instanceof Lot.OnHold)
                .findFirst()
                .flatMap(lot ->
                        Decision.refuse(Rule.I29, "lot " + lot.id() + " is on hold " + ((Lot.OnHold) lot).hold()));
    }

    /** I5: no step of a hand-over comes before the one that it follows, as far as two clocks can tell. */
    default Optional<Refused> inOrder(Act act, LedgerState ledger) {
        return require(
                Rule.I5,
                ReferenceValues.clocksAllow(act, latest(), ledger),
                () -> "the event at " + act.eventAt() + " is earlier than the step before it in transfer "
                        + route().id() + " at " + latest());
    }

    /** The lots are still on their way in that transfer: none was rescued from a sender that is gone. */
    default Optional<Refused> onTheWay(LedgerState ledger) {
        return route().lots().stream()
                .map(id -> onTheWay(route().id(), Lot.find(ledger, id).orElseThrow()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Refused> onTheWay(Code transfer, Lot lot) {
        return switch (lot) {
            case Lot.InTransit moving ->
                require(Rule.I25, moving.transfer().equals(transfer), () -> notOnTheWay(transfer, lot));
            case Lot.Draft draft -> Decision.refuse(Rule.I25, notOnTheWay(transfer, lot));
            case Lot.Held held -> Decision.refuse(Rule.I25, notOnTheWay(transfer, lot));
            case Lot.Offered offered -> Decision.refuse(Rule.I25, notOnTheWay(transfer, lot));
            case Lot.OnHold stopped -> onTheWay(transfer, stopped.under());
            case Lot.Ended gone -> Decision.refuse(Rule.I19, "lot " + lot.id() + " " + gone.fate());
        };
    }

    private static String notOnTheWay(Code transfer, Lot lot) {
        return "lot " + lot.id() + " is not on its way in transfer " + transfer;
    }
}
