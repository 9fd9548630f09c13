// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseReportTest {
    /** The demonstration adds some twenty lines about network, label and check, and stays under 60. */
    private static final int MAX_LINES = 39;

    private static final Path WORKED_CASE = Path.of("..", "docs", "examples", "worked-case");

    @TempDir
    Path folder;

    @Test
    void the_worked_case_is_told_with_the_numbers_of_the_ledger() {
        List<String> report = lines(read(WORKED_CASE), Language.ENGLISH);

        assertThat(report).hasSizeLessThanOrEqualTo(MAX_LINES);
        assertThat(String.join("\n", report))
                .contains("bar LE comes out: 3 948.600 g gross, 3 327.090 g fine; 2.923 g fine declared lost")
                .contains("BUY-01 owes 4 356.14 USD")
                .contains("17 121 808.27 COP arrived, said by two of its own officers: confirmed");
    }

    @Test
    void the_worked_case_is_told_in_Spanish_with_the_numbers_of_that_language() {
        List<String> report = lines(read(WORKED_CASE), Language.SPANISH);

        assertThat(String.join("\n", report))
                .contains("sale la barra LE: 3.948,600 g brutos, 3.327,090 g finos; 2,923 g finos declarados como"
                        + " pérdida")
                .contains("BUY-01 debe 4.356,14 USD")
                .contains("llegaron 17.121.808,27 COP, según dos de sus propias personas firmantes: confirmada");
    }

    @Test
    void payments_that_wait_are_told_with_those_who_answer_them() {
        Json.Obj payment = Json.object()
                .with("payment", "P-05")
                .with("beneficiary", "AMP-01")
                .with("minor", 10_000)
                .with("currency", "USD")
                .with("state", "DECLARED");
        CaseFolder waiting = read(WORKED_CASE).waiting();
        var answers = new LedgerAnswers(Map.of(), Map.of(), List.of(), List.of(payment), List.of());

        assertThat(CaseReport.payments(waiting, answers, Language.ENGLISH))
                .containsExactly(
                        "  P-05         100.00 USD  to AMP-01: announced, not answered",
                        "  two officers of AMP-01 answer, as docs/how-to/answer-a-premium.md says");
        assertThat(CaseReport.payments(waiting, answers, Language.SPANISH).getFirst())
                .endsWith("a AMP-01: anunciado, sin respuesta");
    }

    @Test
    void a_large_case_is_told_just_as_briefly() throws IOException {
        try (Stream<Path> files = Files.list(WORKED_CASE)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        append("lots.csv", i -> "L" + i + ",AMP-01,DORE,1.000,52385,2024-02-26,2024-03-03,2024-03-04 11:00");
        append("purchase-slips.csv", i -> "L" + i + ",S" + i + ",,U-01,1.000,");
        append(
                "melts.csv",
                i -> "M-1" + i + ",AGG-01,05001,B" + i + ",DORE,1.000,A" + i + ",FIRE,800.00,paper,,2024-03-07 10:00");
        append("melt-inputs.csv", i -> "M-1" + i + ",L" + i);
        append("outturns.csv", i -> "B" + i + ",REF-01,1.000,F" + i + ",FIRE,800.00,paper,2024-03-08 14:00");
        CaseFolder large = read(folder);

        assertThat(large.rows("lots.csv")).hasSize(34);
        assertThat(lines(large, Language.ENGLISH)).hasSizeLessThanOrEqualTo(MAX_LINES);
    }

    private void append(String file, IntFunction<String> row) throws IOException {
        Files.writeString(
                folder.resolve(file),
                Files.readString(folder.resolve(file))
                        + IntStream.range(0, 30).mapToObj(row).collect(Collectors.joining("\n", "", "\n")));
    }

    /** With plain spaces, as a console prints them. */
    private static List<String> lines(CaseFolder folder, Language language) {
        return CaseReport.lines(folder, answers(folder), language).stream()
                .map(line -> line.replace(Argument.NO_BREAK, " "))
                .toList();
    }

    /** Answers of the shape that gateways give. */
    private static LedgerAnswers answers(CaseFolder folder) {
        Map<String, Json.Obj> lots = new LinkedHashMap<>();
        for (Row row : folder.rows("melts.csv")) {
            lots.put(
                    row.text("output_lot"),
                    Json.object()
                            .with("lot", Json.object().with("lot", row.text("output_lot")))
                            .with(
                                    "transformations",
                                    List.of(Json.object()
                                            .with("transformation", row.text("melt"))
                                            .with("by", "AGG-01")
                                            .with("grossInMg", 3_973_600)
                                            .with("fineInMg", 3_330_013)
                                            .with("grossOutMg", 3_948_600)
                                            .with("fineOutMg", 3_327_090)
                                            .with(
                                                    "losses",
                                                    List.of(Json.object().with("fineMg", 2_923)))))
                            .with(
                                    "transfers",
                                    List.of(Json.object()
                                            .with("to", "REF-01")
                                            .with(
                                                    "items",
                                                    List.of(Json.object().with("lot", row.text("output_lot")))))));
        }
        folder.rows("lots.csv").forEach(row -> lots.put(row.text("lot"), Json.object()));
        Json.Obj due = Json.object()
                .with("payer", "BUY-01")
                .with("beneficiary", "AMP-01")
                .with("lot", "LE")
                .with("scheme", "DEMO-PREMIUM")
                .with("minor", 435_614)
                .with("currency", "USD")
                .with("state", "CONFIRMED");
        Json.Obj payment = Json.object()
                .with("payment", "P-01")
                .with("beneficiary", "AMP-01")
                .with("for", List.of(Json.object().with("lot", "LE").with("scheme", "DEMO-PREMIUM")));
        Json.Obj receipt = Json.object()
                .with("payment", "P-01")
                .with("received", Json.object().with("minor", 1_712_180_827).with("currency", "COP"));
        Map<String, Json.Obj> producers = new LinkedHashMap<>();
        folder.rows("producers.csv").forEach(row -> producers.put(row.text("producer"), Json.object()));
        return new LedgerAnswers(producers, lots, List.of(due), List.of(payment), List.of(receipt));
    }

    private static CaseFolder read(Path folder) {
        return ((CaseFolder.Result.Sound) CaseFolder.read(folder)).folder();
    }
}
