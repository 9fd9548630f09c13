// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/** Reads and writes the transfer's record of {@code docs/reference/keys.md}. */
final class TransferRecord {

    /** One lot of the transfer with its weighings so far, and its end where it met one before the others. */
    private record Item(LotId lot, Optional<Weighing> out, Optional<Weighing> in, Optional<Route.Parted> parted) {
        static Item read(Fields item) {
            LotId lot = item.parsed("lot", LotId::new);
            item.optionalInteger("varianceBp");
            return new Item(
                    lot,
                    weighing(lot, item, "dispatchMg", "sealOut", "noSealOut"),
                    weighing(lot, item, "receiptMg", "sealIn", "noSealIn"),
                    item.optionalParsed("outcome", Codes.of(Transfer.Fate.class))
                            .map(fate -> new Route.Parted(lot, fate, moment("endedAt", item))));
        }

        private static Optional<Weighing> weighing(LotId lot, Fields item, String mass, String seal, String noSeal) {
            Optional<SealNumber> number = item.optionalParsed(seal, SealNumber::new);
            Optional<Code> reason = item.optionalParsed(noSeal, Code::new);
            return item.optionalInteger(mass).map(mg -> new Weighing(lot, new GrossMass(mg), number, reason));
        }
    }

    private TransferRecord() {}

    static Transfer read(Code id, Fields fields) {
        List<Item> items = fields.objects("items", Item::read);
        var route = new Route(
                id,
                fields.parsed("from", PartyId::new),
                fields.parsed("to", PartyId::new),
                items.stream().map(Item::lot).toList(),
                items.stream()
                        .flatMap(item -> item.parted().stream())
                        .sorted(Comparator.comparing(Route.Parted::at))
                        .toList(),
                Instant.ofEpochSecond(fields.integer("offeredAt")),
                Instant.ofEpochSecond(fields.integer("validUntil")));
        String state = fields.text("state");
        if (state.equals("OFFERED")) {
            return new Transfer.Offered(route);
        }
        if (state.equals("CANCELLED")) {
            return new Transfer.Cancelled(route, fields.parsed("reason", Code::new), moment("cancelledAt", fields));
        }
        var dispatch = new Transfer.Dispatch(
                fields.optionalParsed("carrier", PartyId::new),
                items.stream().map(item -> item.out().orElseThrow()).toList(),
                moment("dispatchedAt", fields),
                moment("dispatchRecordedAt", fields));
        if (state.equals("DISPATCHED")) {
            return new Transfer.Dispatched(route, dispatch);
        }
        Optional<Transfer.Arrival> arrival = fields.optionalInteger("receivedAt")
                .map(at -> new Transfer.Arrival(
                        fields.parsed("place", PlaceCode::new),
                        items.stream().flatMap(item -> item.in().stream()).toList(),
                        Instant.ofEpochSecond(at),
                        moment("receiptRecordedAt", fields)));
        if (fields.has("resolvedAt")) {
            return new Transfer.Settled(
                    route,
                    dispatch,
                    arrival,
                    Transfer.Outcome.valueOf(state),
                    fields.parsed("reason", Code::new),
                    moment("resolvedAt", fields));
        }
        return switch (state) {
            case "RECEIVED" -> new Transfer.Received(route, dispatch, arrival.orElseThrow());
            case "DISPUTED" -> new Transfer.Disputed(route, dispatch, arrival.orElseThrow());
            case "ENDED_BY_LOT" -> new Transfer.EndedByLot(route, dispatch, arrival, moment("endedAt", fields));
            case "ACCEPTED", "ACCEPTED_WITH_VARIANCE" ->
                new Transfer.Accepted(
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

    static Json.Obj write(Transfer transfer) {
        return switch (transfer) {
            case Transfer.Offered offered -> base(transfer, "OFFERED", Optional.empty(), Optional.empty());
            case Transfer.Cancelled over ->
                base(transfer, "CANCELLED", Optional.empty(), Optional.empty())
                        .with("reason", over.reason().value())
                        .with("cancelledAt", over.at().getEpochSecond());
            case Transfer.Dispatched moving -> moving(moving, "DISPATCHED");
            case Transfer.Received arrived -> moving(arrived, "RECEIVED");
            case Transfer.Disputed open -> moving(open, "DISPUTED");
            case Transfer.Settled done ->
                base(transfer, done.outcome().name(), Optional.of(done.dispatch()), done.arrival())
                        .with("reason", done.reason().value())
                        .with("resolvedAt", done.at().getEpochSecond());
            case Transfer.EndedByLot done ->
                base(transfer, "ENDED_BY_LOT", Optional.of(done.dispatch()), done.arrival())
                        .with("endedAt", done.at().getEpochSecond());
            case Transfer.Accepted done ->
                base(
                                transfer,
                                done.variance() ? "ACCEPTED_WITH_VARIANCE" : "ACCEPTED",
                                Optional.of(done.dispatch()),
                                Optional.of(done.arrival()))
                        .with("acceptedAt", done.at().getEpochSecond());
        };
    }

    /** The record of a hand-over that is over, with the weighings as they should have been and, beside them, as they were. */
    static StateChange corrected(
            Transfer over, LotId lot, Weighing out, Weighing in, Json.Obj correction, LedgerState ledger) {
        LedgerKey key = LedgerKeys.transfer(over.route().id());
        Json.Obj record = (Json.Obj) ledger.read(key).orElseThrow();
        List<Json> before = record.get("items") instanceof Json.Arr listed ? listed.items() : List.of();
        List<Json> items = before.stream()
                .map(Json.Obj.class::cast)
                .<Json>map(item ->
                        Json.text(lot.value()).equals(item.get("lot")) ? corrected(item, out, in, correction) : item)
                .toList();
        return new StateChange("WeighingCorrected", key, record.with("items", new Json.Arr(items)));
    }

    private static Json.Obj corrected(Json.Obj item, Weighing out, Weighing in, Json.Obj correction) {
        Fields before = Fields.of(item, "items");
        Json.Obj entry = correction
                .with("dispatchMgBefore", before.integer("dispatchMg"))
                .with("receiptMgBefore", before.integer("receiptMg"));
        List<Json> all =
                new ArrayList<>(item.get("corrections") instanceof Json.Arr earlier ? earlier.items() : List.of());
        all.add(entry);
        return item.with("dispatchMg", out.gross().milligrams())
                .with("receiptMg", in.gross().milligrams())
                .with("varianceBp", Variance.between(out, in).roundedBp())
                .with("corrections", new Json.Arr(all));
    }

    private static Json.Obj moving(Transfer.Moving transfer, String state) {
        return base(transfer, state, Optional.of(transfer.dispatch()), transfer.arrived());
    }

    private static Json.Obj base(
            Transfer transfer, String state, Optional<Transfer.Dispatch> dispatch, Optional<Transfer.Arrival> arrival) {
        Route route = transfer.route();
        Json.Obj record = Json.object()
                .with("transfer", route.id().value())
                .with("state", state)
                .with("from", route.from().value())
                .with("to", route.to().value())
                .with("offeredAt", route.offeredAt().getEpochSecond())
                .with("validUntil", route.validUntil().getEpochSecond())
                .with(
                        "items",
                        route.lots().stream()
                                .map(lot -> item(lot, route, dispatch, arrival))
                                .toList());
        if (dispatch.isPresent()) {
            record = record.with("dispatchedAt", dispatch.get().at().getEpochSecond())
                    .with("dispatchRecordedAt", dispatch.get().recordedAt().getEpochSecond());
            Optional<PartyId> carrier = dispatch.get().carrier();
            record = carrier.isPresent() ? record.with("carrier", carrier.get().value()) : record.with("counter", true);
        }
        if (arrival.isPresent()) {
            record = record.with("place", arrival.get().place().value())
                    .with("receivedAt", arrival.get().at().getEpochSecond())
                    .with("receiptRecordedAt", arrival.get().recordedAt().getEpochSecond());
        }
        return record;
    }

    private static Json.Obj item(
            LotId lot, Route route, Optional<Transfer.Dispatch> dispatch, Optional<Transfer.Arrival> arrival) {
        Json.Obj item = Json.object().with("lot", lot.value());
        if (dispatch.isPresent()) {
            Weighing out = dispatch.get().of(lot);
            item = out.closedOnto(item.with("dispatchMg", out.gross().milligrams()), "sealOut", "noSealOut");
        }
        if (arrival.filter(some -> some.has(lot)).isPresent()) {
            Weighing in = arrival.get().of(lot);
            item = in.closedOnto(item.with("receiptMg", in.gross().milligrams()), "sealIn", "noSealIn")
                    .with(
                            "varianceBp",
                            Variance.between(dispatch.orElseThrow().of(lot), in).roundedBp());
        }
        Optional<Route.Parted> parted =
                route.parted().stream().filter(gone -> gone.lot().equals(lot)).findFirst();
        return parted.isPresent()
                ? item.with("outcome", parted.get().fate().name())
                        .with("endedAt", parted.get().at().getEpochSecond())
                : item;
    }
}
