// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a case says before anything is played: probably not meant, and possible all the same. */
class CaseWarningsTest {
    private static final Path WORKED_CASE = Path.of("..", "docs", "examples", "worked-case");

    @TempDir
    Path home;

    @Test
    void a_fineness_without_its_noughts_is_named_with_its_row() throws IOException {
        assertThat(warnings("assays.csv", "872.50", "8.72"))
                .anyMatch(
                        line -> line.startsWith("assays.csv, row 2: a fineness of 8.72 per mille is hardly any gold"));
        assertThat(warnings("assays.csv", "872.50", "872.40")).noneMatch(line -> line.startsWith("assays.csv"));
    }

    @Test
    void a_weight_in_ounces_is_named_with_its_row() throws IOException {
        assertThat(warnings(
                        "transfer-items.csv", "T-01,LA,1250.000,S-000811,1250.000", "T-01,LA,40.188,S-000811,40.188"))
                .anyMatch(line -> line.startsWith("transfers.csv, row 2: ") && line.contains("troy ounces"));
    }

    @Test
    void a_melt_with_a_loss_far_outside_the_limit_is_named_with_its_row() throws IOException {
        assertThat(warnings("melt-losses.csv", "2.923", "1900.000"))
                .anyMatch(line -> line.startsWith("melts.csv, row 2: ") && line.contains("would be declared lost"));
    }

    @Test
    void a_finding_that_suspends_a_producer_is_named_with_its_row() throws IOException {
        assertThat(warnings("findings.csv", "AT-01-M3,M3-01,CONTROLLED", "AT-01-M3,M3-01,NOT_CONTROLLED"))
                .anyMatch(line -> line.startsWith("attestations.csv, row 4: M3-01 of module 3 not controlled")
                        && line.contains("AMP-01 is suspended at once"));
    }

    @Test
    void a_warning_is_told_in_Spanish_too() throws IOException {
        change("assays.csv", "872.50", "8.72");

        assertThat(lines(Language.SPANISH)).anyMatch(line -> line.startsWith("assays.csv, fila 2: "));
    }

    private List<String> warnings(String file, String is, String becomes) throws IOException {
        change(file, is, becomes);
        return lines(Language.ENGLISH);
    }

    private List<String> lines(Language language) {
        var mspOfMember = new LinkedHashMap<String, String>();
        Stream.of("producers", "traders", "buyers", "assurance")
                .forEach(member -> mspOfMember.put(member, member + "MSP"));
        return CaseValidation.of(home, mspOfMember, Instant.parse("2026-11-23T15:00:00Z")).warnings().stream()
                .map(sentence -> sentence.in(language).replace(Argument.NO_BREAK, " "))
                .toList();
    }

    /** The worked case with another text in one file. */
    private void change(String name, String is, String becomes) throws IOException {
        try (Stream<Path> files = Files.list(WORKED_CASE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                if (file.endsWith(name)) {
                    assertThat(text).contains(is);
                }
                Files.writeString(
                        home.resolve(file.getFileName()), file.endsWith(name) ? text.replace(is, becomes) : text);
            }
        }
    }
}
