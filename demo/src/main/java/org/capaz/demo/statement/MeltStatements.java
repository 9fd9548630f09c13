package org.capaz.demo.statement;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;

/** Melts of several lots into one bar, and the refiner's outturn after its own melt. */
final class MeltStatements {
    private final CaseFolder folder;
    private final CaseDays days;
    private final CaseParties parties;
    private final StatementWriter writer;

    MeltStatements(CaseFolder folder, CaseDays days, CaseParties parties, StatementWriter writer) {
        this.folder = folder;
        this.days = days;
        this.parties = parties;
        this.writer = writer;
    }

    void write() {
        folder.rows("melts.csv").forEach(this::melt);
        folder.rows("outturns.csv").forEach(this::outturn);
    }

    private void melt(Row row) {
        String melt = row.text("melt");
        List<String> inputs = folder.rows("melt-inputs.csv", "melt", melt).stream()
                .map(input -> input.text("lot"))
                .toList();
        Json.Obj body = Json.object()
                .with("transformation", melt)
                .with("place", row.text("place"))
                .with("inputs", Json.texts(inputs))
                .with(
                        "output",
                        Json.object()
                                .with("lot", row.text("output_lot"))
                                .with("material", row.text("material"))
                                .with("grossMg", row.milligrams("gross_g"))
                                .with("assay", assay(row.text("custodian"), row)))
                .with(
                        "losses",
                        folder.rows("melt-losses.csv", "melt", melt).stream()
                                .map(loss -> Json.object()
                                        .with("reason", loss.text("reason"))
                                        .with("fineMg", loss.milligrams("fine_g")))
                                .toList());
        Set<String> writes = inputs.stream().map(lot -> "lot:" + lot).collect(Collectors.toCollection(TreeSet::new));
        writes.add("lot:" + row.text("output_lot"));
        writer.byParty(
                row,
                "lot.melt",
                row.text("custodian"),
                days.moment(row, "at"),
                CommonFields.optional(body, "witness", row),
                "CUSTODIAN",
                row.optionalText("witness")
                        .map(witness -> Set.of("party:" + witness))
                        .orElse(Set.of()),
                writes);
    }

    private void outturn(Row row) {
        writer.byParty(
                row,
                "lot.outturn",
                row.text("refiner"),
                days.moment(row, "at"),
                Json.object()
                        .with("lot", row.text("lot"))
                        .with("netMeltMg", row.milligrams("net_melt_g"))
                        .with("assay", assay(row.text("refiner"), row)),
                "ASSAYER",
                Set.of(),
                Set.of("lot:" + row.text("lot")));
    }

    private Json.Obj assay(String party, Row row) {
        return Json.object()
                .with("assay", row.text("assay"))
                .with("method", row.text("method"))
                .with("fineness", row.hundredths("fineness_permille"))
                .with("certificate", parties.hash(party, row, "certificate"));
    }
}
