// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.verifier.demo.EveryByte;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of a stranger, in whatever letters: its rows come one after the other, bounded, and nothing in it ends the reading. */
class TableTextFuzzTest {
    @MethodSource("tables")
    @FuzzTest
    void a_table_gives_its_rows_in_order_and_within_bounds(byte[] file) {
        EveryByte.inTime("table", () -> {
            String text = TableText.decoded(file);
            List<TableText.Row> rows = new ArrayList<>();
            new TableText(text).forEachRemaining(rows::add);

            assertThat(rows.stream().map(TableText.Row::line)).isSorted().doesNotHaveDuplicates();
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.line()).isBetween(1, 1 + (int) text.lines().count());
                assertThat(row.cells()).hasSizeBetween(1, 256).allMatch(cell -> cell.length() <= 10_000);
            });
            assertThat(rows.isEmpty()).isEqualTo(text.isEmpty());
        });
    }

    /** A table without quotes and separators of its own hides no line. */
    @MethodSource("tables")
    @FuzzTest
    void what_stands_in_lines_of_its_own_is_found(byte[] file) {
        List<String> lines = TableText.decoded(file)
                .replaceAll("[\",;\t\r]", "-")
                .lines()
                .map(line -> line.substring(0, Math.min(line.length(), 9_000)).strip())
                .toList();
        List<String> found = new ArrayList<>();
        new TableText(String.join("\n", lines))
                .forEachRemaining(row -> found.add(row.cells().getFirst()));

        assertThat(found.stream().filter(cell -> !cell.isEmpty()).toList())
                .isEqualTo(lines.stream().filter(line -> !line.isEmpty()).toList());
    }

    static Stream<byte[]> tables() {
        return Stream.of(
                "lote,código\r\nLÉ,https://label.capaz.example/c/TBFQXS43ZA922#000\r\n".getBytes(UTF_8),
                "\"the\nname\";\"say \"\"yes\"\"\"\n\"open, \n".getBytes(UTF_8),
                "\ufeffa\tb\n\n\nc".getBytes(UTF_8),
                "LÉ;#1\n".getBytes(UTF_16),
                new byte[] {(byte) 0xc9, ';', '#', '\n', (byte) 0x81},
                new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xd8, 'a'},
                new byte[0]);
    }
}
