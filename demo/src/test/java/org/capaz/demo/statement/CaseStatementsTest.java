// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.InvalidRows;
import org.capaz.demo.casefolder.Row;
import org.capaz.demo.secret.FileMemberSecrets;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseStatementsTest {
    private static final Path WORKED_CASE = Path.of("..", "docs", "examples", "worked-case");
    private static final LocalDate PLAYED = LocalDate.of(2026, 11, 23);

    @TempDir
    Path home;

    @Test
    void the_worked_case_becomes_statements_in_the_order_of_their_times() throws Exception {
        List<CaseStatement> caseStatements = statements(WORKED_CASE);

        assertThat(caseStatements).extracting(CaseStatement::eventAt).isSorted();
        assertThat(caseStatements.getFirst().kind()).isEqualTo("organisation.found");
        assertThat(caseStatements.getLast().kind()).isEqualTo("certificate.issue");
        assertThat(of("custody.receive", caseStatements)).hasSize(5);
        assertThat(of("premium.confirm", caseStatements))
                .hasSize(4)
                .allMatch(caseStatement -> caseStatement.officers().size() == 2);
    }

    @Test
    void everything_happened_before_today_and_recently_enough_for_the_ledger() throws Exception {
        Instant midnight = Instant.parse("2026-11-23T05:00:00Z");

        assertThat(statements(WORKED_CASE))
                .allMatch(caseStatement -> caseStatement.eventAt().isBefore(midnight)
                        && caseStatement.eventAt().isAfter(midnight.minusSeconds(6 * 24 * 3600)));
    }

    /** The yen has no minor unit. */
    @Test
    void an_amount_is_read_with_the_places_of_its_currency() throws Exception {
        Path inYen = changed("premium-schemes.csv", "4000.00,USD", "600000,JPY");

        assertThat(of("scheme.publish", statements(inYen)).getFirst().body().get("ratePerKg"))
                .isEqualTo(Json.object().with("minor", 600_000).with("currency", "JPY"));
        Path finer = changed("premium-schemes.csv", "4000.00,USD", "600000.50,JPY");
        assertThatThrownBy(() -> statements(finer)).hasMessageContaining("at most 0 decimals");
    }

    @Test
    void lot_LB_is_declared_with_its_58_contributions_by_pseudonym() throws Exception {
        CaseStatement declared = of("lot.declare", statements(WORKED_CASE)).stream()
                .filter(caseStatement -> caseStatement.body().get("lot").equals(Json.text("LB")))
                .findFirst()
                .orElseThrow();

        var contributions = ((Json.Arr) declared.body().get("contributions")).items();
        assertThat(contributions)
                .hasSize(58)
                .allMatch(item -> ((Json.Obj) item).get("grossMg").equals(Json.number(8_400)));
        assertThat(new HashSet<>(contributions)).hasSize(58);
        assertThat(declared.body().toString()).doesNotContain("BQ-");
    }

    @Test
    void a_published_price_keeps_its_day() throws Exception {
        CaseStatement settlement =
                of("settlement.final", statements(WORKED_CASE)).getFirst();

        assertThat(((Json.Obj) settlement.body().get("fixing")).get("date")).isEqualTo(Json.text("2024-03-04"));
        assertThat(settlement.officers()).containsExactly("ref-01-settlement", "agg-01-settlement");
    }

    @Test
    void no_paper_number_or_price_leaves_the_folder_in_the_clear() throws Exception {
        for (CaseStatement caseStatement : statements(WORKED_CASE)) {
            assertThat(caseStatement.body().toString())
                    .doesNotContain("Demo RUCOM", "226500.00", "2083.15", "assessment sheet");
        }
    }

    @Test
    void playing_again_gives_the_very_same_statements_and_ids() throws Exception {
        List<CaseStatement> first = statements(WORKED_CASE);
        List<CaseStatement> second = statements(WORKED_CASE);

        assertThat(second).isEqualTo(first);
        assertThat(first.stream()
                        .map(caseStatement -> CaseStatements.recordId("aa", caseStatement))
                        .distinct())
                .hasSameSizeAs(first);
        assertThat(CaseStatements.recordId("aa", first.getFirst()))
                .isNotEqualTo(CaseStatements.recordId("bb", first.getFirst()));
    }

    @Test
    void a_role_that_nobody_in_the_folder_holds_is_named_with_the_row_that_needs_it() throws Exception {
        Path folder = changed("officers.csv", "AUD-01,ASSESSOR", "AUD-01,CUSTODIAN");

        assertThatThrownBy(() -> statements(folder))
                .hasMessage("attestations.csv, row 2: AUD-01 has no officer with the role ASSESSOR in officers.csv to"
                        + " sign this (the same in attestations.csv, rows 3-21)");
    }

    @Test
    void a_value_that_is_none_of_the_ledgers_is_named_with_its_row_and_column() throws Exception {
        Path folder = changed("accreditations.csv", "THIRD_PARTY", "FOURTH_PARTY");

        assertThatThrownBy(() -> statements(folder))
                .isInstanceOf(InvalidRows.class)
                .hasMessageStartingWith("accreditations.csv, row 2, column level: ");
    }

    @Test
    void a_body_that_no_gateway_reads_is_named_with_its_row() throws Exception {
        Path folder = changed("payments.csv", "DEMO-SWIFT-0001", "X");

        assertThatThrownBy(() -> statements(folder))
                .isInstanceOf(InvalidRows.class)
                .hasMessageStartingWith("payments.csv, row 2: ")
                .hasMessageContaining("body.bankReference");
    }

    @Test
    void a_case_is_validated_without_a_key_or_paper_and_the_worked_one_without_a_warning() {
        var mspOfMember = new LinkedHashMap<String, String>();
        for (Row member : ((CaseFolder.Result.Sound) CaseFolder.read(WORKED_CASE))
                .folder()
                .rows("members.csv")) {
            mspOfMember.put(member.text("member"), member.text("member") + "MSP");
        }

        PlayableCase playable = CaseValidation.of(WORKED_CASE, mspOfMember, Instant.parse("2026-11-23T15:00:00Z"));

        assertThat(playable.folder().rows("lots.csv")).isNotEmpty();
        assertThat(playable.warnings()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    /** A copy of the worked case with another text in one file. */
    private Path changed(String name, String is, String becomes) throws IOException {
        Path folder = Files.createDirectories(home.resolve("case"));
        try (Stream<Path> files = Files.list(WORKED_CASE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                Files.writeString(
                        folder.resolve(file.getFileName()), file.endsWith(name) ? text.replace(is, becomes) : text);
            }
        }
        return folder;
    }

    private List<CaseStatement> statements(Path folder) throws Exception {
        var sound = (CaseFolder.Result.Sound) CaseFolder.read(folder);
        return CaseStatements.of(
                sound.folder(),
                new CaseDays(sound.folder().first("case.csv"), PLAYED),
                new FileMemberSecrets(home.resolve("members")::resolve, "assurance"),
                member -> member + "MSP",
                "aa");
    }

    private static List<CaseStatement> of(String kind, List<CaseStatement> caseStatements) {
        return caseStatements.stream()
                .filter(caseStatement -> caseStatement.kind().equals(kind))
                .toList();
    }
}
