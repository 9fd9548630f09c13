// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTextTest {
    private static List<TableText.Row> rows(String text) {
        var rows = new ArrayList<TableText.Row>();
        new TableText(text).forEachRemaining(rows::add);
        return rows;
    }

    private static TableText.Row row(int line, String... cells) {
        return new TableText.Row(line, List.of(cells));
    }

    @Test
    void cells_are_parted_by_comma_semicolon_or_tab_and_rows_by_lines() {
        assertThat(rows("a,b;c\td\r\n\r\n e , \nlast"))
                .containsExactly(row(1, "a", "b", "c", "d"), row(2, ""), row(3, "e", ""), row(4, "last"));
        assertThat(rows("")).isEmpty();
        assertThatThrownBy(() -> new TableText("").next()).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_cell_in_quotes_holds_separators_line_breaks_and_quotes() {
        assertThat(rows("\"a, b\nc\", \"say \"\"yes\"\"\"\nd"))
                .containsExactly(row(1, "a, b\nc", "say \"yes\""), row(3, "d"));
    }

    @Test
    void a_quote_inside_a_cell_and_one_that_nothing_closes_are_letters_and_swallow_no_row() {
        assertThat(rows("5\" bar,x\ny")).containsExactly(row(1, "5\" bar", "x"), row(2, "y"));
        assertThat(rows("a\n\"b,c\nd\ne")).containsExactly(row(1, "a"), row(2, "\"b", "c"), row(3, "d"), row(4, "e"));
    }

    @Test
    void of_long_cells_and_rows_the_beginning_is_kept() {
        assertThat(rows("x".repeat(20_000)).getFirst().cells().getFirst()).hasSize(10_000);
        assertThat(rows("x,".repeat(1_000)).getFirst().cells()).hasSize(256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16", "x-UTF-16LE-BOM"})
    void the_letters_of_a_file_are_those_that_spreadsheets_save(String letters) {
        assertThat(TableText.decoded("código,ñ".getBytes(Charset.forName(letters))))
                .isEqualTo("código,ñ");
    }

    @Test
    void a_mark_before_the_text_is_no_part_of_it() {
        assertThat(TableText.decoded("\ufeffa".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a");
    }
}
