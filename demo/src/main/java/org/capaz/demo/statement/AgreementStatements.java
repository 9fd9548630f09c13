package org.capaz.demo.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;

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
        together("reference-values.csv", row -> days.day(row, "effective_from")).forEach(this::values);
        together("standards.csv", CommonFields::standardKey).forEach(this::standard);
        folder.rows("accreditations.csv").forEach(this::accreditation);
        folder.rows("premium-schemes.csv").forEach(this::premiumScheme);
    }

    private void values(String day, List<Row> rows) {
        Json.Obj values = Json.object();
        for (Row row : rows) {
            values = values.with(row.text("key"), row.whole("value"));
        }
        writer.byAllMembers(
                rows.getFirst(),
                "reference.publish",
                days.opening(),
                Json.object().with("effectiveFrom", day).with("values", values),
                "values");
    }

    private void standard(String key, List<Row> requirements) {
        writer.byAllMembers(
                requirements.getFirst(),
                "standard.publish",
                days.opening(),
                CommonFields.standard(requirements.getFirst())
                        .with(
                                "requirements",
                                requirements.stream()
                                        .map(row -> Json.object()
                                                .with("code", row.text("code"))
                                                .with("module", row.whole("module"))
                                                .with("title", row.text("title"))
                                                .with("gate", row.text("gate")))
                                        .toList()),
                key);
    }

    private void accreditation(Row row) {
        writer.byParty(
                row,
                "assessor.accredit",
                row.text("scheme"),
                days.opening(),
                CommonFields.standard(row)
                        .with("assessor", row.text("assessor"))
                        .with("level", row.text("level"))
                        .with("validFrom", days.day(row, "valid_from"))
                        .with("validTo", days.day(row, "valid_to")),
                "SCHEME_OFFICER",
                Set.of(CommonFields.standardKey(row), "party:" + row.text("assessor")),
                Set.of("accreditation:" + row.text("assessor")));
    }

    private void premiumScheme(Row row) {
        writer.byParty(
                row,
                "scheme.publish",
                row.text("publisher"),
                days.opening(),
                Json.object()
                        .with("scheme", row.text("scheme"))
                        .with("version", row.whole("version"))
                        .with(
                                "ratePerKg",
                                Json.object()
                                        .with("minor", row.hundredths("rate_per_kg"))
                                        .with("currency", row.text("currency")))
                        .with("base", row.text("base"))
                        .with("stacking", row.yes("stacking"))
                        .with("dueDays", row.whole("due_days"))
                        .with(
                                "modules",
                                row.list("modules").stream()
                                        .map(module -> Json.number(Long.parseLong(module)))
                                        .toList())
                        .with("effectiveFrom", days.day(row, "effective_from")),
                "SCHEME_OFFICER",
                Set.of(),
                Set.of("scheme:" + row.text("scheme")));
    }

    /** The rows of a file that make one statement: those with the same key, in the order in which keys first appear. */
    private Map<String, List<Row>> together(String file, Function<Row, String> key) {
        return folder.rows(file).stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}
