// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A file from a spreadsheet gives rows that have increasing numbers, or the row of the quotation mark that is open. */
class CsvFuzzTest {
    @MethodSource("files")
    @FuzzTest
    void a_file_gives_its_rows_or_the_row_at_fault(byte[] file) {
        try {
            List<Integer> rows = Csv.read(new String(file, UTF_8)).lines().stream()
                    .map(Csv.Line::number)
                    .toList();
            assertThat(rows).isSorted().doesNotHaveDuplicates();
        } catch (Csv.BrokenQuote e) {
            assertThat(e.row()).isPositive();
        }
    }

    static Stream<byte[]> files() {
        return Stream.of(
                        "lot,gross\r\nLA,1\r\n",
                        "\uFEFFlot;gross\nLA;1",
                        "a,\"b\nc\",\"d\"\"e\"\n\nf",
                        "a,\"b\n",
                        "",
                        ",,,\n\u2028\u0085\u200d")
                .map(text -> text.getBytes(UTF_8));
    }
}
