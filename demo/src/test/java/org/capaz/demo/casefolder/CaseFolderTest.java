// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFolderTest {
    private static final Path WORKED_CASE = Path.of("..", "docs", "examples", "worked-case");

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.list(WORKED_CASE)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void the_worked_case_is_sound() {
        assertThat(CaseFolder.read(WORKED_CASE)).isInstanceOf(CaseFolder.Result.Sound.class);
    }

    @Test
    void the_worked_case_is_told_in_the_exact_integers_of_the_domain() {
        var sound = (CaseFolder.Result.Sound) CaseFolder.read(WORKED_CASE);

        assertThat(sound.folder().rows("lots.csv"))
                .extracting(row -> row.text("lot") + " " + row.milligrams("gross_g"))
                .containsExactly("LA 1250000", "LB 487200", "LC 96400", "LD 2140000");
        assertThat(sound.folder().rows("purchase-slips.csv", "lot", "LB"))
                .hasSize(58)
                .allMatch(slip -> slip.milligrams("gross_g") == 8_400);
        assertThat(sound.folder().rows("payments.csv"))
                .extracting(row -> row.hundredths("amount"))
                .containsExactly(435_614L, 177_471L, 32_150L, 684_827L);
        assertThat(sound.folder().first("premium-schemes.csv").hundredths("rate_per_kg"))
                .isEqualTo(400_000);
    }

    @Test
    void what_waits_is_told_apart_from_the_case_itself() {
        var whole = ((CaseFolder.Result.Sound) CaseFolder.readWhole(WORKED_CASE)).folder();
        var itself = ((CaseFolder.Result.Sound) CaseFolder.read(WORKED_CASE)).folder();

        assertThat(whole.rows("payments.csv")).hasSize(7);
        assertThat(whole.withoutWaiting().rows("payments.csv")).isEqualTo(itself.rows("payments.csv"));
        assertThat(whole.waiting().rows("payments.csv"))
                .extracting(row -> row.text("payment") + " " + row.place().in(Language.ENGLISH))
                .contains("P-05 waiting/payments.csv, row 2");
    }

    @Test
    void a_defect_of_what_waits_is_named_with_its_folder() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("waiting")).resolve("seals.csv"),
                "seal,lot,custodian,kind,at\nS-1,NO-LOT,AMP-01,BAG,2024-03-05 15:00\n");

        assertThat(CaseFolder.read(folder)).isInstanceOf(CaseFolder.Result.Sound.class);
        assertThat(CaseFolder.readWhole(folder)).isInstanceOfSatisfying(CaseFolder.Result.Broken.class, broken -> {
            assertThat(broken.defects())
                    .extracting(defect -> defect.file() + " " + defect.row() + " " + defect.column())
                    .containsExactly("waiting/seals.csv 2 lot");
            assertThat(broken.rest().orElseThrow().rows("seals.csv")).hasSize(6);
        });
    }

    @Test
    void a_missing_file_is_named_with_what_it_holds() throws IOException {
        Files.delete(folder.resolve("lots.csv"));

        assertDefect("lots.csv: is missing; it holds production lots as they leave a producer");
    }

    @Test
    void a_file_that_a_case_may_do_without_may_be_missing() throws IOException {
        Files.delete(folder.resolve("registrations.csv"));

        assertThat(CaseFolder.read(folder)).isInstanceOf(CaseFolder.Result.Sound.class);
    }

    @Test
    void a_misspelt_file_is_named() throws IOException {
        Files.writeString(folder.resolve("recepits.csv"), "payment\n");

        assertDefect("recepits.csv: is not a file of a case; is it misspelt?");
    }

    @Test
    void a_missing_column_is_named() throws IOException {
        edit("lots.csv", text -> text.replace("gross_g", "gramos"));

        assertThat(defects())
                .extracting(Defect::toString)
                .contains("lots.csv, row 1, column gross_g: this column is missing");
    }

    @Test
    void a_mass_that_is_no_mass_is_named_with_row_and_column() throws IOException {
        edit("lots.csv", text -> text.replace("487.200", "487.2001"));

        assertDefect("lots.csv, row 3, column gross_g: '487.2001' is not grams with at most three decimals, such as"
                + " 8.400");
    }

    @Test
    void what_is_wrong_is_told_in_Spanish_too() throws IOException {
        edit("lots.csv", text -> text.replace("487.200", "487.2001"));
        Files.delete(folder.resolve("seals.csv"));

        assertThat(defects())
                .extracting(defect -> defect.sentence().in(Language.SPANISH))
                .containsExactly(
                        "lots.csv, fila 3, columna gross_g: «487.2001» no es gramos con tres decimales como máximo,"
                                + " como 8.400",
                        "seals.csv: falta; contiene precintos a medida que se ponen");
    }

    @Test
    void a_day_that_does_not_exist_is_named() throws IOException {
        edit("reports.csv", text -> text.replaceFirst("2024-03-04 08:00", "2024-02-30 08:00"));

        assertDefect("reports.csv, row 2, column at: '2024-02-30 08:00' is not a day and time in Bogotá as 2024-03-04"
                + " 14:30");
    }

    @Test
    void an_empty_cell_that_must_be_filled_is_named() throws IOException {
        edit("seals.csv", text -> text.replaceFirst("S-000811,LA,AMP-01", "S-000811,LA,"));

        assertDefect("seals.csv, row 2, column custodian: is empty");
    }

    @Test
    void a_row_with_a_cell_too_many_is_named() throws IOException {
        edit("seals.csv", text -> text.replaceFirst("S-000811,LA", "S-000811,L,A"));

        assertDefect("seals.csv, row 2: has 6 cells instead of 5");
    }

    @Test
    void a_second_row_with_the_same_name_is_named_with_the_first() throws IOException {
        edit("purchase-slips.csv", text -> text.replace("LB,LB-002,", "LB,LB-001,"));

        assertDefect("purchase-slips.csv, row 6, column slip: LB LB-001 stands already in row 5");
    }

    @Test
    void a_lot_that_nobody_declared_is_named() throws IOException {
        edit("melt-inputs.csv", text -> text.replace("M-01,LD", "M-01,LX"));

        assertDefect("melt-inputs.csv, row 5, column lot: LX is neither in lots.csv nor an output_lot of melts.csv");
    }

    @Test
    void a_party_that_is_not_listed_is_named() throws IOException {
        edit("transfers.csv", text -> text.replaceFirst("CAR-01", "CAR-02"));

        assertDefect("transfers.csv, row 2, column carrier: CAR-02 does not stand in parties.csv");
    }

    @Test
    void a_slip_of_a_miner_of_another_producer_is_named() throws IOException {
        edit("purchase-slips.csv", text -> text.replace("LB-058,BQ-058", "LB-058,SEL-001"));

        assertDefect("purchase-slips.csv, row 62, column miner: SEL-001 does not stand in miners.csv under AMP-04");
    }

    @Test
    void a_member_without_a_registrar_is_named() throws IOException {
        edit("officers.csv", text -> text.replace("buyers,REGISTRAR", "buyers,PAYMENTS"));

        assertDefect("members.csv, row 4, column member: buyers has no officer with the role REGISTRAR in"
                + " officers.csv");
    }

    @Test
    void a_case_longer_than_the_ledger_takes_without_marking_it_late_is_refused() throws IOException {
        edit("case.csv", text -> text.replace("2024-03-04", "2024-03-03"));

        assertDefect("case.csv, row 2, column last_day: the case lasts 7 days; it must last 1 to 6, because the ledger"
                + " marks what comes in after seven days as LATE");
    }

    @Test
    void a_moment_outside_the_days_of_the_case_is_named() throws IOException {
        edit("melts.csv", text -> text.replace("2024-03-07 10:00", "2024-03-10 10:00"));

        assertDefect("melts.csv, row 2, column at: 2024-03-10 is outside the case, which goes from 2024-03-04 to"
                + " 2024-03-09");
    }

    @Test
    void a_quotation_mark_that_is_never_closed_is_named() throws IOException {
        edit("receipts.csv", text -> text.replaceFirst("entry DEMO-SWIFT-0004\"", "entry DEMO-SWIFT-0004"));

        assertDefect("receipts.csv, row 5: a quotation mark is opened and never closed");
    }

    @Test
    void a_file_in_another_encoding_is_named() throws IOException {
        Files.write(
                folder.resolve("members.csv"),
                "member,name\nAssurance,Verificación\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(defects())
                .extracting(Defect::toString)
                .contains("members.csv: is not UTF-8 text; save it as \"CSV UTF-8\"");
    }

    @Test
    void quoted_cells_may_hold_commas_quotation_marks_and_line_ends() {
        assertThat(Csv.read("a,b\r\n\"x, y\",\"say \"\"z\"\"\nagain\"\n\n1,2").lines())
                .containsExactly(
                        new Csv.Line(1, List.of("a", "b")),
                        new Csv.Line(2, List.of("x, y", "say \"z\"\nagain")),
                        new Csv.Line(4, List.of("1", "2")));
    }

    private void assertDefect(String sentence) {
        assertThat(defects()).extracting(Defect::toString).containsExactly(sentence);
    }

    private List<Defect> defects() {
        return CaseFolder.read(folder) instanceof CaseFolder.Result.Broken broken ? broken.defects() : List.of();
    }

    private void edit(String file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(folder.resolve(file));
        String after = change.apply(before);
        assertThat(after).as("the test's own edit of " + file).isNotEqualTo(before);
        Files.writeString(folder.resolve(file), after);
    }
}
