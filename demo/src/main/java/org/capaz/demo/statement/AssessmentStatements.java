// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.assessment.AdoptCommitment;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.assessment.Commitment;
import org.capaz.ledger.assessment.CraftReport;
import org.capaz.ledger.assessment.IssueAttestation;
import org.capaz.ledger.assessment.SubmitReport;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.producer.AffiliationScope;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.producer.DeclareAmp;
import org.capaz.ledger.producer.EnrolMiners;
import org.capaz.ledger.producer.LegalBasis;
import org.capaz.ledger.producer.Miner;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.Standard;

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
        writer.each(folder.rows("producers.csv"), this::producer);
        writer.each(folder.rows("reports.csv"), this::report);
        writer.each(folder.rows("commitments.csv"), this::commitment);
        writer.each(folder.rows("attestations.csv"), this::attestation);
    }

    private void producer(Row row) {
        String producer = row.text("producer");
        var amp = new Amp(
                row.parsed("producer", PartyId::new),
                row.parsed("type", Codes.of(Amp.Type.class)),
                row.parsed("municipality", PlaceCode::municipality),
                new Amp.Size(
                        row.list("materials", Codes.of(Material.class)),
                        row.whole("miners"),
                        row.optionalText("capacity_g_month")
                                .map(filled -> row.milligrams("capacity_g_month", FineMass::stated))));
        List<LegalBasis> legalBases = folder.rows("legal-bases.csv", "producer", producer).stream()
                .map(this::legalBasis)
                .toList();
        List<Code> units = folder.rows("units.csv", "producer", producer).stream()
                .map(unit -> unit.parsed("unit", Code::new))
                .toList();
        writer.byParty(
                row,
                StatementKind.DECLARE_AMP,
                producer,
                days.opening(),
                new DeclareAmp(amp, legalBases, new AffiliationScope(1, units, days.day(row, "scope_from"))),
                "RESPONSIBLE",
                Set.of(),
                Set.of("amp:" + producer));
        enrolment(producer);
    }

    private LegalBasis legalBasis(Row row) {
        return LegalBasis.declared(
                row.parsed("basis", Code::new),
                row.parsed("kind", Codes.of(LegalBasis.Kind.class)),
                row.parsed("reference", Code::new),
                row.parsed("authority", Code::new),
                days.day(row, "valid_from"),
                days.day(row, "valid_to"));
    }

    /** At most 200 miners make one statement. */
    private void enrolment(String producer) {
        List<Row> miners = folder.rows("miners.csv", "producer", producer);
        for (int from = 0; from < miners.size(); from += 200) {
            List<Row> some = miners.subList(from, Math.min(miners.size(), from + 200));
            writer.byParty(
                    some.getFirst(),
                    StatementKind.ENROL_MINERS,
                    producer,
                    days.opening(),
                    new EnrolMiners(
                            some.stream().map(row -> miner(producer, row)).toList()),
                    parties.twoOfficers(some.getFirst(), producer, List.of("RESPONSIBLE", "SUPERVISOR", "TREASURER")),
                    Set.of(),
                    Set.of("amp:" + producer));
        }
    }

    private Miner miner(String producer, Row row) {
        return new Miner(
                parties.miner(row.text("miner")),
                row.parsed("kind", Codes.of(Miner.Kind.class)),
                days.day(row, "from"),
                parties.hash(producer, row, "evidence"),
                row.optional("registered_in", PlaceCode::municipality));
    }

    private void report(Row row) {
        String producer = row.text("producer");
        var report = new CraftReport(
                row.parsed("standard", Standard::label),
                row.parsed("version", Standard::label),
                days.day(row, "period_from"),
                days.day(row, "period_to"),
                parties.hash(producer, row, "full_report"),
                parties.hash(producer, row, "summary_report"),
                row.parsed("responsible_role", Code::new),
                Optional.empty());
        writer.byParty(
                row,
                StatementKind.SUBMIT_REPORT,
                producer,
                days.moment(row, "at"),
                new SubmitReport(report),
                "RESPONSIBLE",
                Set.of(StatementWriter.standardKey(row)),
                Set.of("amp:" + producer));
    }

    private void commitment(Row row) {
        Instant at = days.moment(row, "at");
        var commitment = Commitment.adopted(
                row.parsed("producer", PartyId::new),
                row.parsed("commitment", Code::new),
                row.parsed("standard", Standard::label),
                row.parsed("version", Standard::label),
                row.parsed("requirement", Code::new),
                row.parsed("measure", Code::new),
                days.day(row, "due"),
                List.of(),
                Day.of(at));
        writer.byParty(
                row,
                StatementKind.ADOPT_COMMITMENT,
                row.text("producer"),
                at,
                new AdoptCommitment(commitment),
                "RESPONSIBLE",
                Set.of(StatementWriter.standardKey(row)),
                Set.of("amp:" + row.text("producer")));
    }

    private void attestation(Row row) {
        String assessor = row.text("assessor");
        var claim = new Attestation.Claim(
                row.parsed("attestation", Code::new),
                row.parsed("producer", PartyId::new),
                row.parsed("level", Codes.of(Accreditation.Level.class)),
                row.parsed("standard", Standard::label),
                row.parsed("version", Standard::label),
                row.whole("module", Standard::module),
                days.day(row, "valid_from"),
                days.day(row, "valid_to"),
                folder.rows("findings.csv", "attestation", row.text("attestation")).stream()
                        .map(finding -> finding(assessor, finding))
                        .toList(),
                row.optional("supersedes", Code::new),
                Optional.empty());
        writer.byParty(
                row,
                StatementKind.ISSUE_ATTESTATION,
                assessor,
                days.moment(row, "at"),
                new IssueAttestation(claim, row.parsed("assessor", PartyId::new)),
                "ASSESSOR",
                Set.of(StatementWriter.standardKey(row), "accreditation:" + assessor),
                Set.of("amp:" + row.text("producer")));
    }

    private Attestation.Finding finding(String assessor, Row row) {
        return new Attestation.Finding(
                row.parsed("requirement", Code::new),
                row.parsed("status", Codes.of(Attestation.Status.class)),
                List.of(parties.hash(assessor, row, "evidence")),
                days.optionalDay(row, "deadline"),
                row.optionalText("plan").map(filled -> parties.hash(assessor, row, "plan")));
    }
}
