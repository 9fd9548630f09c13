// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CaseFolderPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "case-folder.md");

    @Test
    void the_reference_page_holds_every_file_and_column_as_the_reader_reads_them() throws IOException {
        assertThat(Files.readString(PAGE)).endsWith(tables());
    }

    private static String tables() {
        return CaseFiles.ALL.stream().map(CaseFolderPageTest::table).collect(Collectors.joining("\n"));
    }

    private static String table(CaseFiles.File file) {
        var text = new StringBuilder("### " + file.name() + "\n\n"
                + sentence(file.holds().sentence().toString()) + (file.required() ? "" : " May be absent.")
                + "\n\n| column | unit | meaning |\n| --- | --- | --- |\n");
        for (Column column : file.columns()) {
            text.append("| ")
                    .append(column.need() == Column.Need.KEY ? "**" + column.name() + "**" : column.name())
                    .append(" | ")
                    .append(column.unit().label())
                    .append(" | ")
                    .append(sentence(column.meaning()))
                    .append(column.refersTo().map(other -> " In " + other + ".").orElse(""))
                    .append(column.need() == Column.Need.OPTIONAL ? " May be empty." : "")
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
