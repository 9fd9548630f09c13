// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.custody.ApplySeal;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.production.Contribution;
import org.capaz.ledger.production.DeclareLot;
import org.capaz.ledger.production.OriginDocument;
import org.capaz.ledger.production.RegisterOriginDocument;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.quantity.Period;
import org.capaz.ledger.settlement.RecordAssay;
import org.capaz.ledger.settlement.RecordOwnReading;

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
        writer.each(folder.rows("origin-documents.csv"), this::originDocument);
        writer.each(folder.rows("lots.csv"), this::productionLot);
        writer.each(folder.rows("assays.csv"), this::assay);
        writer.each(folder.rows("own-readings.csv"), this::ownReading);
        writer.each(folder.rows("seals.csv"), this::seal);
    }

    private void originDocument(Row row) {
        var document = new OriginDocument(
                row.parsed("issuer", Code::new),
                row.parsed("number", Code::new),
                row.parsed("kind", Codes.of(OriginDocument.Kind.class)),
                days.day(row, "date"),
                row.milligrams("quantity_g", GrossMass::weighed),
                parties.hash(row.text("producer"), row, "file"),
                Optional.empty());
        writer.byParty(
                row,
                StatementKind.REGISTER_ORIGIN_DOCUMENT,
                row.text("producer"),
                days.moment(row, "at"),
                new RegisterOriginDocument(document),
                "RESPONSIBLE",
                Set.of("amp:" + row.text("producer")),
                Set.of(paperKey(row)));
    }

    private void productionLot(Row row) {
        String lot = row.text("lot");
        String producer = row.text("producer");
        List<Row> slips = folder.rows("purchase-slips.csv", "lot", lot);
        List<Row> papers = folder.rows("lot-origins.csv", "lot", lot);
        List<Json.Obj> prices = slips.stream()
                .filter(slip -> slip.optionalText("cop_per_g").isPresent())
                .map(slip -> Json.object().with("slip", slip.text("slip")).with("copPerG", slip.text("cop_per_g")))
                .toList();
        Optional<String> priceCommitment = prices.isEmpty()
                ? Optional.empty()
                : Optional.of(parties.hash(producer, slips.getFirst(), "cop_per_g", Json.array(prices)));
        var declared = new DeclareLot(
                row.parsed("lot", LotId::new),
                row.parsed("material", Codes.of(Material.class)),
                row.milligrams("gross_g", GrossMass::weighed),
                row.parsed("place", PlaceCode::municipality),
                new Period(days.day(row, "period_from"), days.day(row, "period_to")),
                contributions(slips),
                papers.stream().map(LotStatements::citation).toList(),
                priceCommitment);
        Set<String> writes = new TreeSet<>(Set.of("lot:" + lot));
        papers.forEach(paper -> writes.add(paperKey(paper)));
        writer.byParty(
                row,
                StatementKind.DECLARE_LOT,
                producer,
                days.moment(row, "at"),
                declared,
                "RESPONSIBLE",
                Set.of("amp:" + producer),
                writes);
    }

    private static OriginDocument.Use citation(Row paper) {
        return new OriginDocument.Use(
                paper.parsed("issuer", Code::new),
                paper.parsed("number", Code::new),
                paper.milligrams("gross_g", GrossMass::weighed));
    }

    /** Several slips of one miner or unit are one contribution to the lot. */
    private List<Contribution> contributions(List<Row> slips) {
        var byMiner = new LinkedHashMap<MinerRef, GrossMass>();
        var byUnit = new LinkedHashMap<Code, GrossMass>();
        for (Row slip : slips) {
            GrossMass gross = slip.milligrams("gross_g", GrossMass::weighed);
            slip.optionalText("miner")
                    .ifPresentOrElse(
                            miner -> byMiner.merge(parties.miner(miner), gross, GrossMass::plus),
                            () -> byUnit.merge(slip.parsed("unit", Code::new), gross, GrossMass::plus));
        }
        var contributions = new ArrayList<Contribution>();
        byMiner.forEach((miner, gross) -> contributions.add(new Contribution.ByMiner(miner, gross)));
        byUnit.forEach((unit, gross) -> contributions.add(new Contribution.ByUnit(unit, gross)));
        return contributions;
    }

    private void assay(Row row) {
        var assay = new Assay(
                row.parsed("assay", Code::new),
                row.parsed("lot", LotId::new),
                row.parsed("laboratory", PartyId::new),
                row.parsed("method", Codes.of(Assay.Method.class)),
                row.parsed("sampled_by", PartyId::new),
                days.day(row, "sampled_on"),
                row.hundredths("fineness_permille", Fineness::of),
                Optional.empty(),
                Optional.empty(),
                parties.hash(row.text("laboratory"), row, "certificate"),
                row.parsed("purpose", Codes.of(Assay.Purpose.class)));
        String laboratory = row.text("laboratory");
        List<String> officers = new ArrayList<>(List.of(parties.officer(row, laboratory, "ASSAYER")));
        row.optionalText("agreed_by")
                .ifPresent(custodian -> officers.add(parties.officer(row, custodian, "CUSTODIAN")));
        writer.byParty(
                row,
                StatementKind.RECORD_ASSAY,
                laboratory,
                days.moment(row, "at"),
                new RecordAssay(assay),
                officers,
                Set.of("party:" + row.text("sampled_by"), StatementWriter.judgeKey(laboratory)),
                Set.of("lot:" + row.text("lot")));
    }

    private void ownReading(Row row) {
        writer.byParty(
                row,
                StatementKind.RECORD_OWN_READING,
                row.text("holder"),
                days.moment(row, "at"),
                new RecordOwnReading(
                        row.parsed("assay", Code::new),
                        row.parsed("lot", LotId::new),
                        row.parsed("method", Codes.of(RecordOwnReading.Instrument.class)),
                        row.hundredths("fineness_permille", Fineness::of),
                        parties.hash(row.text("holder"), row, "evidence")),
                "CUSTODIAN",
                Set.of(),
                Set.of("lot:" + row.text("lot")));
    }

    private void seal(Row row) {
        writer.byParty(
                row,
                StatementKind.APPLY_SEAL,
                row.text("custodian"),
                days.moment(row, "at"),
                new ApplySeal(
                        row.parsed("seal", SealNumber::stated),
                        row.parsed("lot", LotId::new),
                        row.parsed("kind", Code::new)),
                "CUSTODIAN",
                Set.of(),
                Set.of("lot:" + row.text("lot"), "seal:" + row.text("seal")));
    }

    private static String paperKey(Row row) {
        return "paper:" + row.text("issuer") + " " + row.text("number");
    }
}
