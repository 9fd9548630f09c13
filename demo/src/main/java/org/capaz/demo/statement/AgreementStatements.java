// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.accreditation.AccreditJudge;
import org.capaz.ledger.accreditation.Activity;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.premium.Eligibility;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.premium.PublishScheme;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.quantity.PremiumRate;
import org.capaz.ledger.registry.AccreditAssessor;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.PublishReferenceValues;
import org.capaz.ledger.registry.PublishStandard;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.Standard;

/** What is agreed before any gold moves: reference values, standards, accredited assessors, and premium schemes. */
final class AgreementStatements {
    private final CaseFolder folder;
    private final CaseDays days;
    private final StatementWriter writer;

    AgreementStatements(CaseFolder folder, CaseDays days, StatementWriter writer) {
        this.folder = folder;
        this.days = days;
        this.writer = writer;
    }

    void write() {
        writer.each(
                together("reference-values.csv", row -> days.day(row, "effective_from"))
                        .entrySet(),
                values -> values(values.getKey(), values.getValue()));
        writer.each(
                together("standards.csv", StatementWriter::standardKey).entrySet(),
                standard -> standard(standard.getKey(), standard.getValue()));
        writer.each(folder.rows("accreditations.csv"), this::accreditation);
        writer.each(folder.rows("judges.csv"), this::judge);
        writer.each(folder.rows("premium-schemes.csv"), this::premiumScheme);
    }

    private void values(Day day, List<Row> rows) {
        Map<ReferenceValue, Long> values = rows.stream()
                .collect(Collectors.toMap(row -> row.parsed("key", ReferenceValue::named), row -> row.whole("value")));
        writer.byAllMembers(
                rows.getFirst(),
                StatementKind.PUBLISH_REFERENCE_VALUES,
                days.opening(),
                PublishReferenceValues.of(day, values),
                "values");
    }

    private void standard(String key, List<Row> requirements) {
        Row first = requirements.getFirst();
        writer.byAllMembers(
                first,
                StatementKind.PUBLISH_STANDARD,
                days.opening(),
                new PublishStandard(new Standard(
                        first.parsed("standard", Standard::label),
                        first.parsed("version", Standard::label),
                        requirements.stream()
                                .map(AgreementStatements::requirement)
                                .toList())),
                key);
    }

    private static Standard.Requirement requirement(Row row) {
        return new Standard.Requirement(
                row.parsed("code", Code::new),
                row.whole("module", Standard::module),
                row.text("title"),
                row.parsed("gate", Codes.of(Standard.Gate.class)),
                Optional.empty());
    }

    private void accreditation(Row row) {
        var accreditation = new Accreditation(
                row.parsed("assessor", PartyId::new),
                row.parsed("scheme", PartyId::new),
                row.parsed("standard", Standard::label),
                row.parsed("version", Standard::label),
                row.parsed("level", Codes.of(Accreditation.Level.class)),
                days.day(row, "valid_from"),
                days.day(row, "valid_to"),
                Optional.empty(),
                Optional.empty());
        writer.byParty(
                row,
                StatementKind.ACCREDIT_ASSESSOR,
                row.text("scheme"),
                days.opening(),
                new AccreditAssessor(accreditation),
                "SCHEME_OFFICER",
                Set.of(StatementWriter.standardKey(row), "party:" + row.text("assessor")),
                Set.of("accreditation:" + row.text("assessor")));
    }

    private void judge(Row row) {
        writer.byParty(
                row,
                StatementKind.ACCREDIT_JUDGE,
                row.text("scheme"),
                days.opening(),
                new AccreditJudge(
                        row.parsed("party", PartyId::new),
                        row.parsed("scheme", PartyId::new),
                        row.parsed("activity", Codes.of(Activity.class)),
                        days.day(row, "valid_from"),
                        days.day(row, "valid_to")),
                "SCHEME_OFFICER",
                Set.of("party:" + row.text("party")),
                Set.of(StatementWriter.judgeKey(row.text("party"))));
    }

    private void premiumScheme(Row row) {
        String currency = row.parsed("currency", Money::requireCurrency);
        var scheme = new PremiumScheme(
                row.parsed("scheme", Code::new),
                row.whole("version", PremiumScheme::version),
                row.money("rate_per_kg", currency, PremiumRate::new),
                row.parsed("base", Codes.of(PremiumScheme.Base.class)),
                row.yes("stacking"),
                row.whole("due_days", PremiumScheme::days),
                Eligibility.ofModules(row.list("modules", module -> Standard.module(Long.parseLong(module)))),
                days.day(row, "effective_from"));
        writer.byParty(
                row,
                StatementKind.PUBLISH_SCHEME,
                row.text("publisher"),
                days.opening(),
                new PublishScheme(scheme),
                "SCHEME_OFFICER",
                Set.of(),
                Set.of("scheme:" + row.text("scheme")));
    }

    /** The rows of a file that make one statement: those with the same key, in the order in which keys first appear. */
    private <K> Map<K, List<Row>> together(String file, Function<Row, K> key) {
        return folder.rows(file).stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}
