// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.secret.FileMemberSecrets;
import org.capaz.ledger.contract.StatementProcessor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A case passes or fails by what it says, and not by the day on which it is played. */
class AnyDayTest {
    private static final Path FOLDER = Path.of("..", "docs", "examples", "worked-case");

    @TempDir
    Path home;

    /** Attestations of twelve months across 29 February 2024; moved to these days there is a leap day in them, or none. */
    @ParameterizedTest
    @ValueSource(strings = {"2024-03-10", "2027-03-09", "2028-02-29"})
    void twelve_months_over_a_leap_day_are_as_long_on_every_day(LocalDate played) throws IOException {
        Path cases = Files.createDirectory(home.resolve("case"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                Files.writeString(
                        cases.resolve(file.getFileName()),
                        text.replace("THIRD_PARTY,2024-02-15,2025-02-09", "THIRD_PARTY,2024-02-15,2025-02-15"));
            }
        }
        assertThat(cases.resolve("attestations.csv")).content().contains("2024-02-15,2025-02-15");
        var folder = ((CaseFolder.Result.Sound) CaseFolder.read(cases)).folder();
        var keys = new FileMemberSecrets(home::resolve, "assurance");
        List<CaseStatement> statements = CaseStatements.of(
                folder, new CaseDays(folder.first("case.csv"), played), keys, member -> member + "MSP", "aa");
        var ledger = new InMemoryLedger(
                "aa", keys, played.atTime(LocalTime.of(15, 0)).toInstant(ZoneOffset.UTC));

        for (CaseStatement statement : statements) {
            assertThat(ledger.submit(statement))
                    .as(played + ": " + statement.row().place() + " " + statement.kind())
                    .isInstanceOf(StatementProcessor.Answer.Recorded.class);
        }
        assertThat(ledger.family("flag")).isEmpty();
        assertThat(ledger.family("cert")).hasSize(1);
    }
}
