package org.capaz.demo.statement;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;

/** Transfers of custody: each is offered, dispatched, received and accepted. */
final class TransferStatements {
    private final CaseFolder folder;
    private final CaseDays days;
    private final StatementWriter writer;

    TransferStatements(CaseFolder folder, CaseDays days, StatementWriter writer) {
        this.folder = folder;
        this.days = days;
        this.writer = writer;
    }

    void write() {
        folder.rows("transfers.csv").forEach(this::transfer);
    }

    private void transfer(Row row) {
        String transfer = row.text("transfer");
        List<Row> items = folder.rows("transfer-items.csv", "transfer", transfer);
        List<String> lots = items.stream().map(item -> item.text("lot")).toList();
        Set<String> writes = lots.stream().map(lot -> "lot:" + lot).collect(Collectors.toCollection(TreeSet::new));
        writes.add("transfer:" + transfer);
        String from = row.text("from");
        String to = row.text("to");
        Json.Obj named = Json.object().with("transfer", transfer);
        custody(
                row,
                "offer",
                from,
                "offered_at",
                named.with("lots", Json.texts(lots)).with("to", to),
                Set.of("party:" + to),
                writes);
        custody(
                row,
                "dispatch",
                from,
                "dispatched_at",
                named.with("carrier", row.text("carrier")).with("items", weighings(items, "dispatch_g", "seal_out")),
                Set.of("party:" + row.text("carrier")),
                writes);
        custody(
                row,
                "receive",
                to,
                "received_at",
                named.with("place", row.text("place")).with("items", weighings(items, "receipt_g", "seal_in")),
                Set.of(),
                writes);
        custody(row, "accept", to, "accepted_at", named, Set.of(), writes);
    }

    private void custody(
            Row row, String step, String actor, String at, Json.Obj body, Set<String> reads, Set<String> writes) {
        writer.byParty(row, "custody." + step, actor, days.moment(row, at), body, "CUSTODIAN", reads, writes);
    }

    private static List<Json.Obj> weighings(List<Row> items, String mass, String seal) {
        return items.stream()
                .map(item -> Json.object()
                        .with("lot", item.text("lot"))
                        .with("grossMg", item.milligrams(mass))
                        .with("seal", item.text(seal)))
                .toList();
    }
}
