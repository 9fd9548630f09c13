// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.audit.Replays;
import org.capaz.audit.population.Column.Row;
import org.capaz.audit.population.Column.Source;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.PlayedMonths;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.RecordShape;
import org.capaz.ledger.sample.Stage;
import org.junit.jupiter.api.Test;

/** The declarations fit the records of the ledger, and the page of columns is made from them. */
class PopulationsTest {
    private static final Path REFERENCE = Path.of("../docs/reference");

    @Test
    void no_member_of_a_record_is_forgotten_and_none_is_shown_that_there_is_not() throws IOException {
        Map<Family, RecordShape> shapes = shapes();
        Map<Family, Set<String>> covered = new EnumMap<>(Family.class);
        List<String> wrong = new ArrayList<>();
        for (Population population : Populations.ALL) {
            for (Column column : population.columns()) {
                if (column.from() instanceof Source.Member(Family family, List<String> path)) {
                    List<Family> meant =
                            population.families().contains(family) ? population.families() : List.of(family);
                    boolean shown = meant.stream().anyMatch(each -> has(shapes.get(each), each, path, population));
                    if (!shown) {
                        wrong.add(population.name() + ": there is no " + String.join(".", path));
                    }
                    meant.forEach(each -> covered.computeIfAbsent(each, none -> new TreeSet<>())
                            .add(String.join(".", path)));
                }
            }
            for (Family family : population.families()) {
                Set<String> known = covered.computeIfAbsent(family, none -> new TreeSet<>());
                known.addAll(population.leftOut().keySet());
                if (!population.each().isEmpty()) {
                    known.add(population.each());
                }
            }
        }
        for (Population population : Populations.ALL) {
            for (Family family : population.families()) {
                if (shapes.containsKey(family)) {
                    shapes.get(family).paths().stream()
                            .filter(path -> covered.get(family).stream()
                                    .noneMatch(known -> known.equals(path)
                                            || known.startsWith(path + ".")
                                            || (population.leftOut().containsKey(known)
                                                    && path.startsWith(known + "."))))
                            .forEach(path -> wrong.add(population.name() + ": nothing shows " + path));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean has(RecordShape shape, Family family, List<String> path, Population population) {
        String joined = String.join(".", path);
        return family == Family.CERTIFICATE
                || shape.paths().contains(joined)
                || (!population.each().isEmpty() && path.equals(List.of(population.each(), "key")))
                || (!population.each().isEmpty() && path.equals(List.of(population.each(), "value")));
    }

    private static Map<Family, RecordShape> shapes() throws IOException {
        Map<Family, RecordShape> shapes = new EnumMap<>(Family.class);
        for (String section : Files.readString(REFERENCE.resolve("keys.md")).split("\n##+ ", -1)) {
            String[] shape = section.split("```", -1);
            if (section.startsWith("`") && shape.length > 1) {
                Family.of(section.split("`", -1)[1])
                        .ifPresent(family -> shapes.put(family, RecordShape.parse(shape[1])));
            }
        }
        return shapes;
    }

    @Test
    void names_are_given_once() {
        assertThat(Populations.ALL).extracting(Population::name).doesNotHaveDuplicates();
        for (Population population : Populations.ALL) {
            assertThat(new PopulationTable(population, new ReplayedLedger()).header())
                    .as(population.name())
                    .doesNotHaveDuplicates();
            assertThat(Populations.named(population.name())).contains(population);
        }
        assertThat(Populations.named("miners")).as("what is the producers' own").isEmpty();
    }

    /** The worked case, months of plausible trade and premiums that went wrong have what most columns show. */
    @Test
    void every_value_of_the_ledger_is_what_its_column_says() {
        List<Consortium> worlds = List.of(
                Stage.CERTIFIED.world(),
                PremiumCase.denied(),
                PlayedMonths.world(7, "P", 2, 6, Duration.ofDays(7), Instant.parse("2024-03-05T12:00:00Z")));
        Map<String, String> wrong = new TreeMap<>();
        Set<String> filled = new TreeSet<>();
        for (Consortium world : worlds) {
            ReplayedLedger ledger = Replays.of(world);
            for (Population population : Populations.ALL) {
                for (Population.Entry entry : population.entries(ledger)) {
                    for (Column column : population.columns()) {
                        List<Json> values = column.values().apply(new Row(entry.record(), ledger));
                        values.stream()
                                .filter(value -> !column.unit().fits(value))
                                .forEach(value -> wrong.put(population.name() + "." + column.name(), value.toString()));
                        if (!values.isEmpty()) {
                            filled.add(population.name());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(filled)
                .as("populations with rows")
                .containsAll(Populations.ALL.stream()
                        .map(Population::name)
                        .filter(name -> !name.equals("uses"))
                        .toList());
    }

    @Test
    void the_page_of_columns_is_made_from_the_declarations() throws IOException {
        Path page = REFERENCE.resolve("populations.md");
        String made = page();
        if (Boolean.getBoolean("capaz.write")) {
            Files.writeString(page, made);
        }
        assertThat(Files.readString(page))
                .as("%s is written anew with -Dcapaz.write=true", page)
                .isEqualTo(made);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
            # Populations

            What `./capaz audit population` writes of a fetched ledger, and `./capaz audit sample` draws from ([how to](../how-to/audit.md)). Made from the declarations that both read (`Populations`); a test compares them, `-Dcapaz.write=true` writes this page anew.

            - One row is one record as it stands after the last block, or one entry of a list in it, in the order of the keys.
            - Masses (mg), amounts (minor units of the row's currency) and counts are whole numbers; days and times are ISO 8601, times in UTC. A cell is empty where the record has nothing.
            - Of several values in one record texts are joined by a space, numbers added.
            - *From* is the member of [the record](keys.md). What a spreadsheet would run as a formula stands behind an apostrophe; in XLSX a number of more than 15 digits is a text.
            - CSV is UTF-8 with a first row of names; JSON has the rows under `rows` and the totals beside them. `populations.json` beside the files holds ledger, block, head, whether the ledger agreed, and of each file SHA-256 and control totals: rows, and the sum of each column of masses and, by currency, of amounts.
            - The same block gives the same bytes; XLSX files are packed by the Java runtime, so between different runtimes compare CSV or JSON.

            ## Columns of every population

            | column | unit | meaning |
            | --- | --- | --- |
            """);
        PopulationTable.always()
                .forEach(column -> page.append("| `")
                        .append(column.name())
                        .append("` | ")
                        .append(column.unit())
                        .append(" | ")
                        .append(column.meaning())
                        .append(" |\n"));
        for (Population population : Populations.ALL) {
            page.append("\n## `")
                    .append(population.name())
                    .append("`\n\n")
                    .append(population.holds())
                    .append(" Records: ")
                    .append(population.families().stream()
                            .map(family -> "`" + family.onLedger() + "`")
                            .collect(Collectors.joining(", ")))
                    .append(
                            population.each().isEmpty()
                                    ? ""
                                    : ", one row for each entry of `" + population.each() + "`")
                    .append(".\n\n| column | unit | from | meaning |\n| --- | --- | --- | --- |\n");
            population.columns().forEach(column -> page.append(row(column, population)));
            if (!population.leftOut().isEmpty()) {
                page.append("\nLeft out: ")
                        .append(population.leftOut().entrySet().stream()
                                .map(out -> "`" + out.getKey() + "` (" + out.getValue() + ")")
                                .collect(Collectors.joining("; ")))
                        .append(".\n");
            }
        }
        return page.toString();
    }

    private static String row(Column column, Population population) {
        String from = switch (column.from()) {
            case Source.Member(Family family, List<String> path) ->
                (population.families().contains(family) ? "`" : "`" + family.onLedger() + "`: `")
                        + String.join(".", path) + "`";
            case Source.KeyPart(int index) -> "part " + (index + 1) + " of the key";
            case Source.Derived(String how) -> how;
        };
        return Stream.of("`" + column.name() + "`", column.unit().words(), from, column.meaning())
                        .collect(Collectors.joining(" | ", "| ", " |"))
                + "\n";
    }
}
