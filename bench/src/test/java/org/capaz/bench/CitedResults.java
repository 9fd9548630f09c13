// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.capaz.bench.measure.Result;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;

/** The results that {@code docs/reference/performance.md} cites: its table is made of their files. */
final class CitedResults {
    private static final Path FOLDER = Path.of("results", "cited");
    private static final Path PAGE = Path.of("..", "docs", "reference", "performance.md");

    private CitedResults() {}

    /** Keeps a result and writes the table of the page anew. */
    static void keep(String name, String json) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".json"), json);
        List<String> page = page();
        int from = begin(page);
        List<String> written = new ArrayList<>(page.subList(0, from));
        written.addAll(table());
        written.addAll(page.subList(end(page, from), page.size()));
        Files.write(PAGE, written);
    }

    /** As the files tell it, in the order of the benches. */
    static List<String> table() throws IOException {
        List<String> table = new ArrayList<>(Result.HEADER.lines().toList());
        for (String name : Benches.names()) {
            Path file = FOLDER.resolve(name + ".json");
            if (Files.exists(file)) {
                table.add(Fields.of(
                                CanonicalJson.parseObject(Files.readString(file).strip()))
                        .text("row"));
            }
        }
        return table;
    }

    static List<String> tableOfThePage() throws IOException {
        List<String> page = page();
        int from = begin(page);
        return page.subList(from, end(page, from));
    }

    private static List<String> page() throws IOException {
        return Files.readAllLines(PAGE);
    }

    private static int begin(List<String> page) {
        return page.indexOf(Result.HEADER.lines().findFirst().orElseThrow());
    }

    private static int end(List<String> page, int from) {
        int end = from;
        while (end < page.size() && page.get(end).startsWith("|")) {
            end++;
        }
        return end;
    }
}
