package org.capaz.demo.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.secret.MemberFolders;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
    private static final Path WORKED_CASE = Path.of("..", "docs", "examples", "worked-case");
    private static final LocalDate PLAYED = LocalDate.of(2026, 11, 23);

    @TempDir
    Path home;

    @Test
    void the_worked_case_becomes_statements_in_the_order_of_their_times() throws Exception {
        List<Entry> entries = script(WORKED_CASE);

        assertThat(entries).extracting(Entry::eventAt).isSorted();
        assertThat(entries.getFirst().kind()).isEqualTo("organisation.found");
        assertThat(entries.getLast().kind()).isEqualTo("certificate.issue");
        assertThat(of("custody.receive", entries)).hasSize(5);
        assertThat(of("premium.confirm", entries))
                .hasSize(4)
                .allMatch(entry -> entry.officers().size() == 2);
    }

    @Test
    void everything_happened_before_today_and_recently_enough_for_the_ledger() throws Exception {
        Instant midnight = Instant.parse("2026-11-23T05:00:00Z");

        assertThat(script(WORKED_CASE))
                .allMatch(entry -> entry.eventAt().isBefore(midnight)
                        && entry.eventAt().isAfter(midnight.minusSeconds(6 * 24 * 3600)));
    }

    @Test
    void lot_LB_is_declared_with_its_58_contributions_by_pseudonym() throws Exception {
        Entry declared = of("lot.declare", script(WORKED_CASE)).stream()
                .filter(entry -> entry.body().get("lot").equals(Json.text("LB")))
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
        Entry settlement = of("settlement.final", script(WORKED_CASE)).getFirst();

        assertThat(((Json.Obj) settlement.body().get("fixing")).get("date")).isEqualTo(Json.text("2024-03-04"));
        assertThat(settlement.officers()).containsExactly("ref-01-settlement", "agg-01-settlement");
    }

    @Test
    void no_paper_number_or_price_leaves_the_folder_in_the_clear() throws Exception {
        for (Entry entry : script(WORKED_CASE)) {
            assertThat(entry.body().toString())
                    .doesNotContain("Demo RUCOM", "226500.00", "2083.15", "assessment sheet");
        }
    }

    @Test
    void playing_again_gives_the_very_same_statements_and_ids() throws Exception {
        List<Entry> first = script(WORKED_CASE);
        List<Entry> second = script(WORKED_CASE);

        assertThat(second).isEqualTo(first);
        assertThat(first.stream().map(entry -> Script.recordId("aa", entry)).distinct())
                .hasSameSizeAs(first);
        assertThat(Script.recordId("aa", first.getFirst())).isNotEqualTo(Script.recordId("bb", first.getFirst()));
    }

    @Test
    void a_role_that_nobody_in_the_folder_holds_is_named_with_the_row_that_needs_it() throws Exception {
        Path folder = Files.createDirectories(home.resolve("case"));
        try (Stream<Path> files = Files.list(WORKED_CASE)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                boolean officers = file.endsWith("officers.csv");
                Files.writeString(
                        folder.resolve(file.getFileName()),
                        officers ? text.replace("AUD-01,ASSESSOR", "AUD-01,CUSTODIAN") : text);
            }
        }

        assertThatThrownBy(() -> script(folder))
                .hasMessage("attestations.csv, row 2: AUD-01 has no officer with the role ASSESSOR in officers.csv to"
                        + " sign this");
    }

    private List<Entry> script(Path folder) throws Exception {
        var sound = (CaseFolder.Result.Sound) CaseFolder.read(folder);
        return Script.of(
                sound.folder(),
                new CaseDays(sound.folder().first("case.csv"), PLAYED),
                new MemberFolders(home.resolve("members")::resolve, "assurance"),
                member -> member + "MSP",
                "aa");
    }

    private static List<Entry> of(String kind, List<Entry> entries) {
        return entries.stream().filter(entry -> entry.kind().equals(kind)).toList();
    }
}
