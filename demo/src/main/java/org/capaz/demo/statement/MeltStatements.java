// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.settlement.RecordOutturn;
import org.capaz.ledger.transformation.CastLots;
import org.capaz.ledger.transformation.Transformation;

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
        writer.each(folder.rows("melts.csv"), this::melt);
        writer.each(folder.rows("outturns.csv"), this::outturn);
    }

    private void melt(Row row) {
        String melt = row.text("melt");
        List<LotId> inputs = folder.rows("melt-inputs.csv", "melt", melt).stream()
                .map(input -> input.parsed("lot", LotId::new))
                .toList();
        var bar = new CastLots.Output(
                row.parsed("material", Codes.of(Material.class)),
                row.milligrams("gross_g", GrossMass::weighed),
                assay(row, "output_lot", "custodian", Assay.Purpose.PROVISIONAL));
        List<Transformation.Loss> losses = folder.rows("melt-losses.csv", "melt", melt).stream()
                .map(loss -> new Transformation.Loss(
                        loss.parsed("reason", Code::new), loss.milligrams("fine_g", FineMass::stated)))
                .toList();
        Set<String> writes = inputs.stream().map(lot -> "lot:" + lot).collect(Collectors.toCollection(TreeSet::new));
        writes.add("lot:" + row.text("output_lot"));
        writer.byParty(
                row,
                StatementKind.MELT_LOTS,
                row.text("custodian"),
                days.moment(row, "at"),
                CastLots.melt(
                        row.parsed("melt", Code::new),
                        row.parsed("place", PlaceCode::stated),
                        inputs,
                        bar,
                        losses,
                        row.optional("witness", PartyId::new)),
                "CUSTODIAN",
                row.optionalText("witness")
                        .map(witness -> Set.of("party:" + witness))
                        .orElse(Set.of()),
                writes);
    }

    private void outturn(Row row) {
        writer.byParty(
                row,
                StatementKind.RECORD_OUTTURN,
                row.text("refiner"),
                days.moment(row, "at"),
                new RecordOutturn(
                        row.parsed("lot", LotId::new),
                        row.milligrams("net_melt_g", GrossMass::weighed),
                        assay(row, "lot", "refiner", Assay.Purpose.FINAL)),
                "ASSAYER",
                Set.of(StatementWriter.judgeKey(row.text("refiner"))),
                Set.of("lot:" + row.text("lot")));
    }

    /** The assay within a melt or an outturn: whoever does the work takes the sample that day, and is its laboratory. */
    private Assay assay(Row row, String lotColumn, String partyColumn, Assay.Purpose purpose) {
        PartyId laboratory = row.parsed(partyColumn, PartyId::new);
        return new Assay(
                row.parsed("assay", Code::new),
                row.parsed(lotColumn, LotId::new),
                laboratory,
                row.parsed("method", Codes.of(Assay.Method.class)),
                laboratory,
                Day.of(days.moment(row, "at")),
                row.hundredths("fineness_permille", Fineness::of),
                Optional.empty(),
                Optional.empty(),
                parties.hash(laboratory.value(), row, "certificate"),
                purpose);
    }
}
