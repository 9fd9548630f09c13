// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

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
import org.capaz.ledger.quantity.GrossMass;

/** Reads and writes the transfer's record of {@code docs/reference/keys.md}. */
final class TransferRecord {

    /** One lot of the transfer with its weighings so far. */
    private record Item(LotId lot, Optional<Transfer.Weighing> out, Optional<Transfer.Weighing> in) {
        static Item read(Fields item) {
            LotId lot = item.parsed("lot", LotId::new);
            Optional<SealNumber> sealOut = item.optionalParsed("sealOut", SealNumber::new);
            Optional<SealNumber> sealIn = item.optionalParsed("sealIn", SealNumber::new);
            Optional<Long> out = item.optionalInteger("dispatchMg");
            Optional<Long> in = item.optionalInteger("receiptMg");
            item.optionalInteger("varianceBp");
            return new Item(
                    lot,
                    out.map(mg -> new Transfer.Weighing(lot, new GrossMass(mg), sealOut.orElseThrow())),
                    in.map(mg -> new Transfer.Weighing(lot, new GrossMass(mg), sealIn.orElseThrow())));
        }
    }

    private TransferRecord() {}

    static Transfer read(Code id, Fields fields) {
        List<Item> items = fields.objects("items", Item::read);
        var route = new Transfer.Route(
                id,
                fields.parsed("from", PartyId::new),
                fields.parsed("to", PartyId::new),
                items.stream().map(Item::lot).toList(),
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
                fields.parsed("carrier", PartyId::new),
                items.stream().map(item -> item.out().orElseThrow()).toList(),
                moment("dispatchedAt", fields));
        if (state.equals("DISPATCHED")) {
            return new Transfer.Dispatched(route, dispatch);
        }
        Optional<Transfer.Arrival> arrival = fields.optionalInteger("receivedAt")
                .map(at -> new Transfer.Arrival(
                        fields.parsed("place", PlaceCode::new),
                        items.stream().map(item -> item.in().orElseThrow()).toList(),
                        Instant.ofEpochSecond(at)));
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
            case Transfer.Dispatched moving ->
                base(transfer, "DISPATCHED", Optional.of(moving.dispatch()), Optional.empty());
            case Transfer.Received arrived ->
                base(transfer, "RECEIVED", Optional.of(arrived.dispatch()), Optional.of(arrived.arrival()));
            case Transfer.Disputed open ->
                base(transfer, "DISPUTED", Optional.of(open.dispatch()), Optional.of(open.arrival()));
            case Transfer.Settled done ->
                base(transfer, done.outcome().name(), Optional.of(done.dispatch()), done.arrival())
                        .with("reason", done.reason().value())
                        .with("resolvedAt", done.at().getEpochSecond());
            case Transfer.Accepted done ->
                base(
                                transfer,
                                done.variance() ? "ACCEPTED_WITH_VARIANCE" : "ACCEPTED",
                                Optional.of(done.dispatch()),
                                Optional.of(done.arrival()))
                        .with("acceptedAt", done.at().getEpochSecond());
        };
    }

    private static Json.Obj base(
            Transfer transfer, String state, Optional<Transfer.Dispatch> dispatch, Optional<Transfer.Arrival> arrival) {
        Transfer.Route route = transfer.route();
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

    private static Json.Obj item(LotId lot, Optional<Transfer.Dispatch> dispatch, Optional<Transfer.Arrival> arrival) {
        Json.Obj item = Json.object().with("lot", lot.value());
        if (dispatch.isPresent()) {
            Transfer.Weighing out = dispatch.get().of(lot);
            item = item.with("dispatchMg", out.gross().milligrams())
                    .with("sealOut", out.seal().value());
        }
        if (arrival.isPresent()) {
            Transfer.Weighing in = arrival.get().of(lot);
            item = item.with("receiptMg", in.gross().milligrams())
                    .with("sealIn", in.seal().value())
                    .with(
                            "varianceBp",
                            Variance.between(dispatch.orElseThrow().of(lot), in).roundedBp());
        }
        return item;
    }
}
