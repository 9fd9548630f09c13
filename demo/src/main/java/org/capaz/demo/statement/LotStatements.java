package org.capaz.demo.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;

/** Origin documents, production lots with their contributions, assays and seals. */
final class LotStatements {
    private final CaseFolder folder;
    private final CaseDays days;
    private final CaseParties parties;
    private final StatementWriter writer;

    LotStatements(CaseFolder folder, CaseDays days, CaseParties parties, StatementWriter writer) {
        this.folder = folder;
        this.days = days;
        this.parties = parties;
        this.writer = writer;
    }

    void write() {
        folder.rows("origin-documents.csv").forEach(this::originDocument);
        folder.rows("lots.csv").forEach(this::productionLot);
        folder.rows("assays.csv").forEach(this::assay);
        folder.rows("seals.csv").forEach(this::seal);
    }

    private void originDocument(Row row) {
        writer.byParty(
                row,
                "origin.register",
                row.text("producer"),
                days.moment(row, "at"),
                Json.object()
                        .with("issuer", row.text("issuer"))
                        .with("number", row.text("number"))
                        .with("kind", row.text("kind"))
                        .with("date", days.day(row, "date"))
                        .with("quantityMg", row.milligrams("quantity_g"))
                        .with("file", parties.hash(row.text("producer"), row, "file")),
                "RESPONSIBLE",
                Set.of("amp:" + row.text("producer")),
                Set.of(paperKey(row)));
    }

    private void productionLot(Row row) {
        String lot = row.text("lot");
        String producer = row.text("producer");
        List<Row> slips = folder.rows("purchase-slips.csv", "lot", lot);
        List<Row> papers = folder.rows("lot-origins.csv", "lot", lot);
        Json.Obj body = Json.object()
                .with("lot", lot)
                .with("material", row.text("material"))
                .with("grossMg", row.milligrams("gross_g"))
                .with("place", row.text("place"))
                .with("periodFrom", days.day(row, "period_from"))
                .with("periodTo", days.day(row, "period_to"))
                .with("contributions", contributions(slips))
                .with(
                        "origins",
                        papers.stream()
                                .map(paper -> Json.object()
                                        .with("issuer", paper.text("issuer"))
                                        .with("number", paper.text("number"))
                                        .with("grossMg", paper.milligrams("gross_g")))
                                .toList());
        List<Json.Obj> prices = slips.stream()
                .filter(slip -> slip.optionalText("cop_per_g").isPresent())
                .map(slip -> Json.object().with("slip", slip.text("slip")).with("copPerG", slip.text("cop_per_g")))
                .toList();
        if (!prices.isEmpty()) {
            body = body.with(
                    "priceCommitment", parties.hash(producer, slips.getFirst(), "cop_per_g", Json.array(prices)));
        }
        Set<String> writes = new TreeSet<>(Set.of("lot:" + lot));
        papers.forEach(paper -> writes.add(paperKey(paper)));
        writer.byParty(
                row,
                "lot.declare",
                producer,
                days.moment(row, "at"),
                body,
                "RESPONSIBLE",
                Set.of("amp:" + producer),
                writes);
    }

    /** Several slips of one miner or unit are one contribution to the lot. */
    private List<Json.Obj> contributions(List<Row> slips) {
        var byMiner = new LinkedHashMap<String, Long>();
        var byUnit = new LinkedHashMap<String, Long>();
        for (Row slip : slips) {
            Map<String, Long> sums = slip.optionalText("miner").isPresent() ? byMiner : byUnit;
            sums.merge(
                    slip.text(slip.optionalText("miner").isPresent() ? "miner" : "unit"),
                    slip.milligrams("gross_g"),
                    Math::addExact);
        }
        var contributions = new ArrayList<Json.Obj>();
        byMiner.forEach((miner, mass) -> contributions.add(
                Json.object().with("miner", parties.miner(miner)).with("grossMg", mass)));
        byUnit.forEach((unit, mass) ->
                contributions.add(Json.object().with("unit", unit).with("grossMg", mass)));
        return contributions;
    }

    private void assay(Row row) {
        writer.byParty(
                row,
                "assay.record",
                row.text("laboratory"),
                days.moment(row, "at"),
                Json.object()
                        .with("assay", row.text("assay"))
                        .with("lot", row.text("lot"))
                        .with("method", row.text("method"))
                        .with("sampledBy", row.text("sampled_by"))
                        .with("sampledOn", days.day(row, "sampled_on"))
                        .with("fineness", row.hundredths("fineness_permille"))
                        .with("certificate", parties.hash(row.text("laboratory"), row, "certificate"))
                        .with("purpose", row.text("purpose")),
                "ASSAYER",
                Set.of("party:" + row.text("sampled_by")),
                Set.of("lot:" + row.text("lot")));
    }

    private void seal(Row row) {
        writer.byParty(
                row,
                "seal.apply",
                row.text("custodian"),
                days.moment(row, "at"),
                Json.object()
                        .with("seal", row.text("seal"))
                        .with("lot", row.text("lot"))
                        .with("kind", row.text("kind")),
                "CUSTODIAN",
                Set.of(),
                Set.of("lot:" + row.text("lot"), "seal:" + row.text("seal")));
    }

    private static String paperKey(Row row) {
        return "paper:" + row.text("issuer") + " " + row.text("number");
    }
}
