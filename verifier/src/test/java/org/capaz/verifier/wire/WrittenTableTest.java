// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Tables for spreadsheets: nothing in them runs, and no number is rounded. */
class WrittenTableTest {
    @Test
    void what_a_spreadsheet_would_run_stands_behind_an_apostrophe_and_a_number_below_zero_does_not() {
        assertThat(Csv.line(List.of("=1+1", "-5", -5L, "+57", "@x", "a\"b", "plain")))
                .isEqualTo("'=1+1,'-5,-5,'+57,'@x,\"a\"\"b\",plain\r\n");
    }

    @Test
    void a_number_that_a_spreadsheet_would_round_is_a_text_and_the_next_smaller_one_is_a_number() throws IOException {
        String sheet =
                sheet(SpreadsheetWriter.write("x", List.of(List.of(999_999_999_999_999L, 1_000_000_000_000_000L))));

        assertThat(sheet)
                .contains("<c r=\"A1\"><v>999999999999999</v></c>")
                .contains("<c r=\"B1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">1000000000000000</t>");
    }

    @Test
    void the_same_table_has_the_same_bytes() {
        List<List<Object>> rows = List.of(List.of("a"), List.of("b"));

        assertThat(SpreadsheetWriter.write("x", rows)).isEqualTo(SpreadsheetWriter.write("x", rows));
    }

    private static String sheet(byte[] workbook) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IllegalStateException("no sheet");
    }
}
