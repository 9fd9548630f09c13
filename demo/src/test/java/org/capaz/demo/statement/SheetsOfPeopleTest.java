// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.secret.FileMemberSecrets;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The worked case as spreadsheets and people leave it. The folders under {@code cases/} hold the files that differ from it,
 * after faults that others have reported.
 */
class SheetsOfPeopleTest {
    private static final Path WORKED_CASE = Path.of("..", "docs", "examples", "worked-case");
    private static final Path CASES = Path.of("src", "test", "resources", "cases");
    private static final Pattern CELL = Pattern.compile("(\"[^\"]*\"|[^,]*)(,|$)");
    private static final LocalDate PLAYED = LocalDate.of(2026, 11, 23);

    private static final Instant PLAYED_AT = Instant.parse("2026-11-23T15:00:00Z");

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"';', ',', '\r\n', '\uFEFF'", "',', '.', '\r\n', '\uFEFF'", "'\t', '.', '\n', ''", "';', ',', '\r', ''"
    })
    void a_case_is_the_same_with_any_separator_decimal_mark_and_line_end(
            String separator, String decimalMark, String lineEnd, String byteOrderMark) throws IOException {
        Path folder = worked();
        for (Path file : files(folder)) {
            edit(
                    file,
                    text -> byteOrderMark
                            + text.lines()
                                    .map(line -> converted(line, separator, decimalMark))
                                    .collect(Collectors.joining(lineEnd, "", lineEnd)));
        }

        assertThat(bodies(folder)).isEqualTo(bodies(WORKED_CASE));
    }

    /** Excel in Spanish; the folder is older than two files' last columns, which may be empty. */
    @Test
    void c01_what_Excel_in_Spanish_writes_is_read() throws IOException {
        assertThat(explained(with("c01-excel-es-semicolon"))).isEmpty();
    }

    @Test
    void decimals_after_a_point_between_semicolons_are_one_mistake_and_not_a_thousand_times_the_mass()
            throws IOException {
        Path folder = worked();
        edit(folder.resolve("purchase-slips.csv"), text -> text.replace(',', ';'));

        assertThat(explained(folder))
                .containsExactly(
                        "purchase-slips.csv, row 2, column gross_g: '512.300' has a point: in a file with semicolons"
                                + " between the cells, decimals stand after a comma and nothing groups the thousands (the"
                                + " same in purchase-slips.csv, rows 3-95)",
                        "purchase-slips.csv, row 5, column cop_per_g: '226500.00' has a point: in a file with"
                                + " semicolons between the cells, decimals stand after a comma and nothing groups the"
                                + " thousands (the same in purchase-slips.csv, rows 6-93)");
    }

    @Test
    void a_comma_in_a_number_between_commas_is_named() throws IOException {
        Path folder = worked();
        edit(folder.resolve("lots.csv"), text -> text.replace("1250.000", "\"1,250.000\""));

        assertThat(explained(folder))
                .containsExactly(
                        "lots.csv, row 2, column gross_g: '1,250.000' has a comma: in a file without semicolons"
                                + " between the cells, decimals stand after a point and nothing groups the thousands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c08b-dane-zero-lost-transfer", "c08c-dane-zero-lost-both"})
    void c08_a_municipality_without_its_leading_zero_is_named_once_for_each_column(String input) throws IOException {
        List<String> said = explained(with(input));

        assertThat(said)
                .hasSize(input.startsWith("c08b") ? 1 : 2)
                .allMatch(line -> line.contains("column place: ") && line.contains("05001"))
                .anyMatch(line -> line.startsWith("transfers.csv, row 2, ")
                        && line.endsWith("(the same in transfers.csv, rows 3-5)"));
    }

    @Test
    void c13b_trailing_empty_columns_and_rows_are_ignored() throws IOException {
        Path folder = with("c13b-trailing-empty-columns");
        edit(folder.resolve("lots.csv"), text -> text + ",,,,,,,,,\n , ,\n");

        assertThat(bodies(folder)).isEqualTo(bodies(WORKED_CASE));
    }

    @Test
    void a_cell_beyond_the_last_column_is_not_ignored() throws IOException {
        Path folder = with("c13b-trailing-empty-columns");
        edit(folder.resolve("lots.csv"), text -> text.replace("2024-03-04 11:00,,\nLC", "2024-03-04 11:00,,seen\nLC"));

        assertThat(explained(folder)).containsExactly("lots.csv, row 3: has 10 cells instead of 8");
    }

    @ParameterizedTest
    @CsvSource({"c16d-misnamed-optional, receipts.CSV", "c16e-txt-extension, receipts.csv.txt"})
    void c16_a_file_under_another_name_is_named_in_one_sentence(String input, String name) throws IOException {
        Path folder = with(input);
        Files.delete(folder.resolve("receipts.csv"));

        assertThat(explained(folder)).containsExactly(name + ": is not a file of a case; is it misspelt?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lots.xlsx", "Lots.csv", "lots (1).csv", "LOTS.txt", "lots"})
    void a_needed_file_under_another_name_is_not_missing_too(String name) throws IOException {
        Path folder = worked();
        Files.move(folder.resolve("lots.csv"), folder.resolve(name));

        assertThat(explained(folder)).containsExactly(name + ": is not a file of a case; is it misspelt?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "photos.zip", ".~lock.lots.csv#", "~$lots.xlsx"})
    void papers_and_locks_beside_the_sheets_are_let_be(String name) throws IOException {
        Path folder = worked();
        Files.writeString(folder.resolve(name), "");

        assertThat(explained(folder)).isEmpty();
    }

    @Test
    void d01_the_yen_has_no_minor_unit() throws IOException {
        CaseStatement scheme = statements(with("d01-jpy")).stream()
                .filter(statement -> statement.kind().equals("scheme.publish"))
                .findFirst()
                .orElseThrow();

        assertThat(scheme.body().get("ratePerKg"))
                .isEqualTo(Json.object().with("minor", 600_000).with("currency", "JPY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-10", "2027-03-09", "2028-02-29", "2026-11-23"})
    void e01_twelve_months_over_a_leap_day_are_as_long_on_every_day(LocalDate played) throws IOException {
        Path folder = with("e01-twelve-months-over-leap-day");
        var secrets = new FileMemberSecrets(home::resolve, "assurance");
        var ledger = new InMemoryLedger(
                "aa", secrets, played.atTime(LocalTime.of(15, 0)).toInstant(ZoneOffset.UTC));

        assertThat(statements(folder, secrets, played))
                .allMatch(statement -> ledger.submit(statement) instanceof StatementProcessor.Answer.Recorded);
        assertThat(ledger.family("flag")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n-ls", "n-nel", "n-rlo", "n-zwj-only"})
    void n_a_name_that_hides_or_turns_letters_is_refused_and_shown_without_harm(String input) throws IOException {
        assertThat(explained(with(input)))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("parties.csv, row 2")
                        .contains("visible characters")
                        .doesNotContainPattern("[\\u2028\\u0085\\u202e\\u200b\\u200d]"));
    }

    @Test
    void a_name_with_accents_and_an_apostrophe_is_taken() throws IOException {
        Path folder = worked();
        edit(
                folder.resolve("parties.csv"),
                text -> text.replace("Cooperativa Demo Minera La Esmeraldita", "Coop. «Ñandú» D'Oro"));

        assertThat(explained(folder)).isEmpty();
    }

    @Test
    void all_that_is_wrong_in_all_sheets_is_named_at_once() throws IOException {
        Path folder = worked();
        edit(folder.resolve("seals.csv"), text -> text.replaceFirst("LA,AMP-01,BAG", "LA,,BAG"));
        edit(folder.resolve("transfers.csv"), text -> text.replace(",05001,", ",5001,"));
        edit(folder.resolve("attestations.csv"), text -> text.replace("THIRD_PARTY", "FOURTH_PARTY"));
        edit(folder.resolve("payments.csv"), text -> text.replace("AMP-01,4356.14", "AMP-99,4356.14"));
        edit(folder.resolve("receipts.csv"), text -> text.replace("BANK-CHARGE,", ","));

        assertThat(explained(folder).stream().map(line -> line.replaceFirst(":.*", "")))
                .containsExactlyInAnyOrder(
                        "seals.csv, row 2, column custodian",
                        "transfers.csv, row 2, column place",
                        "attestations.csv, row 2, column level",
                        "payments.csv, row 2, column beneficiary",
                        "receipts.csv, row 3, column deduction");
    }

    @Test
    void a_party_missing_from_its_sheet_is_one_cause_in_all_sheets() throws IOException {
        Path folder = worked();
        edit(folder.resolve("parties.csv"), text -> text.replaceFirst("CAR-01,.*\n", ""));
        edit(folder.resolve("officers.csv"), text -> text.replaceAll(".*,CAR-01,.*\n", ""));

        assertThat(explained(folder).stream().filter(line -> line.contains("CAR-01 does not stand in parties.csv")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("transfers.csv, rows 2-6"));
    }

    @Test
    void rows_are_counted_as_the_spreadsheet_counts_them() throws IOException {
        Path folder = worked();
        edit(
                folder.resolve("seals.csv"),
                text -> text.replaceFirst("\n", "\n,,,,\n").replaceFirst("LA,AMP-01,BAG", "LA,\"AMP-\n01\",BAG"));

        assertThat(explained(folder))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("seals.csv, row 3, "));
    }

    @Test
    void a_title_above_the_header_is_one_mistake() throws IOException {
        Path folder = worked();
        edit(folder.resolve("seals.csv"), text -> "Precintos de marzo,,,,\n" + text);

        assertThat(explained(folder))
                .containsExactly(
                        "seals.csv, row 1: this row is not the header; the header names the columns [seal, lot,"
                                + " custodian, kind, at], with commas, semicolons or tabs between them");
    }

    @Test
    void columns_may_stand_in_any_order_and_those_that_may_be_empty_may_be_absent() throws IOException {
        Path folder = worked();
        edit(
                folder.resolve("seals.csv"),
                text -> text.lines()
                        .map(line -> line.split(","))
                        .map(cells -> String.join(",", cells[4], cells[1], cells[0], cells[2], cells[3]))
                        .collect(Collectors.joining("\n")));
        edit(
                folder.resolve("attestations.csv"),
                text -> text.replace(",supersedes,", ",").replace(",,", ","));

        assertThat(bodies(folder)).isEqualTo(bodies(WORKED_CASE));
    }

    @Test
    void a_column_that_stands_there_twice_is_named() throws IOException {
        Path folder = worked();
        edit(folder.resolve("seals.csv"), text -> text.replaceFirst("kind,at", "kind,kind"));

        assertThat(explained(folder))
                .contains("seals.csv, row 1, column kind: this column stands there twice")
                .contains("seals.csv, row 1, column at: this column is missing");
    }

    private Path worked() throws IOException {
        Path folder = Files.createDirectory(home.resolve("case"));
        lay(WORKED_CASE, folder);
        return folder;
    }

    private Path with(String input) throws IOException {
        Path folder = worked();
        lay(CASES.resolve(input), folder);
        return folder;
    }

    private static void lay(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void edit(Path file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(file);
        String after = change.apply(before);
        assertThat(after).as("the test's own edit of " + file.getFileName()).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    /** One line of the worked case, in which a cell with a comma stands in quotation marks, as another spreadsheet saves it. */
    private static String converted(String line, String separator, String decimalMark) {
        return CELL.matcher(line)
                .replaceAll(match -> Matcher.quoteReplacement(cell(match.group(1), separator, decimalMark)
                        + (match.group(2).isEmpty() ? "" : separator)));
    }

    private static String cell(String cell, String separator, String decimalMark) {
        if (cell.matches("\\d+\\.\\d+")) {
            return cell.replace(".", decimalMark);
        }
        return cell.contains(separator) && !cell.startsWith("\"") ? "\"" + cell + "\"" : cell;
    }

    /** What is wrong, as a person is told in English, without the first and last line; nothing when the case can be played. */
    private static List<String> explained(Path folder) {
        try {
            CaseValidation.of(folder, members(), PLAYED_AT);
            return List.of();
        } catch (InvalidCase e) {
            List<String> lines = e.explanation(Language.ENGLISH);
            return lines.subList(1, lines.size() - 1).stream()
                    .map(String::strip)
                    .toList();
        }
    }

    private static LinkedHashMap<String, String> members() {
        var mspOfMember = new LinkedHashMap<String, String>();
        Stream.of("producers", "traders", "buyers", "assurance")
                .forEach(member -> mspOfMember.put(member, member + "MSP"));
        return mspOfMember;
    }

    /** The bodies of all statements by kind and row. */
    private Map<String, Json.Obj> bodies(Path folder) {
        return statements(folder).stream()
                .collect(Collectors.toMap(
                        statement -> statement.kind() + " " + statement.row().place(), CaseStatement::body));
    }

    private List<CaseStatement> statements(Path folder) {
        return statements(folder, new FileMemberSecrets(home.resolve("members")::resolve, "assurance"), PLAYED);
    }

    private static List<CaseStatement> statements(Path folder, FileMemberSecrets secrets, LocalDate played) {
        return switch (CaseFolder.read(folder)) {
            case CaseFolder.Result.Sound(CaseFolder sound) ->
                CaseStatements.of(
                        sound, new CaseDays(sound.first("case.csv"), played), secrets, member -> member + "MSP", "aa");
            case CaseFolder.Result.Broken broken -> throw new AssertionError(broken.defects());
        };
    }
}
