package org.capaz.demo.statement;

import java.util.List;
import java.util.Set;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;

/** Producers, their enrolled miners, self-reports and commitments, and the attestations of assessors. */
final class AssessmentStatements {
    private final CaseFolder folder;
    private final CaseDays days;
    private final CaseParties parties;
    private final StatementWriter writer;

    AssessmentStatements(CaseFolder folder, CaseDays days, CaseParties parties, StatementWriter writer) {
        this.folder = folder;
        this.days = days;
        this.parties = parties;
        this.writer = writer;
    }

    void write() {
        folder.rows("producers.csv").forEach(this::producer);
        folder.rows("reports.csv").forEach(this::report);
        folder.rows("commitments.csv").forEach(this::commitment);
        folder.rows("attestations.csv").forEach(this::attestation);
    }

    private void producer(Row row) {
        String producer = row.text("producer");
        Json.Obj body = Json.object()
                .with("type", row.text("type"))
                .with("municipality", row.text("municipality"))
                .with("materials", Json.texts(row.list("materials")))
                .with("miners", row.whole("miners"))
                .with(
                        "legalBasis",
                        folder.rows("legal-bases.csv", "producer", producer).stream()
                                .map(this::legalBasis)
                                .toList())
                .with(
                        "scope",
                        Json.object()
                                .with("version", 1)
                                .with(
                                        "units",
                                        Json.texts(folder.rows("units.csv", "producer", producer).stream()
                                                .map(unit -> unit.text("unit"))
                                                .toList()))
                                .with("validFrom", days.day(row, "scope_from")));
        if (row.optionalText("capacity_g_month").isPresent()) {
            body = body.with("capacityMg", row.milligrams("capacity_g_month"));
        }
        writer.byParty(
                row, "amp.declare", producer, days.opening(), body, "RESPONSIBLE", Set.of(), Set.of("amp:" + producer));
        enrolment(producer);
    }

    private Json.Obj legalBasis(Row row) {
        return Json.object()
                .with("id", row.text("basis"))
                .with("kind", row.text("kind"))
                .with("reference", row.text("reference"))
                .with("authority", row.text("authority"))
                .with("validFrom", days.day(row, "valid_from"))
                .with("validTo", days.day(row, "valid_to"));
    }

    /** At most 200 miners make one statement. */
    private void enrolment(String producer) {
        List<Row> miners = folder.rows("miners.csv", "producer", producer);
        for (int from = 0; from < miners.size(); from += 200) {
            List<Row> some = miners.subList(from, Math.min(miners.size(), from + 200));
            writer.byParty(
                    some.getFirst(),
                    "miner.enrol",
                    producer,
                    days.opening(),
                    Json.object()
                            .with(
                                    "miners",
                                    some.stream()
                                            .map(row -> Json.object()
                                                    .with("miner", parties.miner(row.text("miner")))
                                                    .with("kind", row.text("kind"))
                                                    .with("from", days.day(row, "from"))
                                                    .with("evidence", parties.hash(producer, row, "evidence")))
                                            .toList()),
                    parties.twoOfficers(some.getFirst(), producer, List.of("RESPONSIBLE", "SUPERVISOR", "TREASURER")),
                    Set.of(),
                    Set.of("amp:" + producer));
        }
    }

    private void report(Row row) {
        String producer = row.text("producer");
        writer.byParty(
                row,
                "report.submit",
                producer,
                days.moment(row, "at"),
                CommonFields.standard(row)
                        .with("periodFrom", days.day(row, "period_from"))
                        .with("periodTo", days.day(row, "period_to"))
                        .with("full", parties.hash(producer, row, "full_report"))
                        .with("summary", parties.hash(producer, row, "summary_report"))
                        .with("responsibleRole", row.text("responsible_role")),
                "RESPONSIBLE",
                Set.of(CommonFields.standardKey(row)),
                Set.of("amp:" + producer));
    }

    private void commitment(Row row) {
        String producer = row.text("producer");
        writer.byParty(
                row,
                "commitment.adopt",
                producer,
                days.moment(row, "at"),
                CommonFields.standard(row)
                        .with("commitment", row.text("commitment"))
                        .with("requirement", row.text("requirement"))
                        .with("measure", row.text("measure"))
                        .with("dueAt", days.day(row, "due")),
                "RESPONSIBLE",
                Set.of(CommonFields.standardKey(row)),
                Set.of("amp:" + producer));
    }

    private void attestation(Row row) {
        String assessor = row.text("assessor");
        Json.Obj body = CommonFields.standard(row)
                .with("attestation", row.text("attestation"))
                .with("subject", row.text("producer"))
                .with("module", row.whole("module"))
                .with("level", row.text("level"))
                .with("validFrom", days.day(row, "valid_from"))
                .with("validTo", days.day(row, "valid_to"))
                .with(
                        "findings",
                        folder.rows("findings.csv", "attestation", row.text("attestation")).stream()
                                .map(finding -> finding(assessor, finding))
                                .toList());
        writer.byParty(
                row,
                "attestation.issue",
                assessor,
                days.moment(row, "at"),
                CommonFields.optional(body, "supersedes", row),
                "ASSESSOR",
                Set.of(CommonFields.standardKey(row), "accreditation:" + assessor),
                Set.of("amp:" + row.text("producer")));
    }

    private Json.Obj finding(String assessor, Row row) {
        Json.Obj finding = Json.object()
                .with("requirement", row.text("requirement"))
                .with("status", row.text("status"))
                .with("evidence", Json.texts(List.of(parties.hash(assessor, row, "evidence"))));
        if (row.optionalText("deadline").isPresent()) {
            finding = finding.with("deadline", days.day(row, "deadline"));
        }
        return row.optionalText("plan").isPresent()
                ? finding.with("plan", parties.hash(assessor, row, "plan"))
                : finding;
    }
}
