// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Goal;
import org.capaz.bench.measure.Result;
import org.capaz.bench.measure.Turns;
import org.capaz.ledger.json.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That benches do the work and say so when they do not; never how long anything takes. */
class BenchTest {
    private static final Turns SHORT = new Turns(Duration.ofMillis(1), Duration.ofMillis(1));

    static Stream<Arguments> benches() {
        return Benches.inMemory(Benches.Size.SMALLEST).entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("benches")
    void each_bench_does_its_work_turn_about_and_tells_figures_with_their_unit(String name, Supplier<Bench> made)
            throws Exception {
        try (Bench bench = made.get()) {
            Result result = SHORT.measure(bench, 2);

            assertThat(bench.name()).isEqualTo(name);
            assertThat(result.invalid()).isEmpty();
            assertThat(List.of(result.oursTurns(), result.yardstickTurns()))
                    .allSatisfy(turns -> assertThat(turns)
                            .hasSize(2)
                            .allSatisfy(turn -> assertThat(turn.units()).isPositive()));
            assertThat(Fields.of(result.json()).integer("ratioPerMille")).isPositive();
            assertThat(result.row())
                    .startsWith("| `" + name + "` |")
                    .contains(bench.figure().words(bench.ours().unit()))
                    .hasSizeLessThan(200);
        }
    }

    /** Each of a kind of work that can be done wrongly. */
    static Stream<Arguments> wrongly() {
        return Stream.of(
                Arguments.of("a label that was altered", (Supplier<Bench>)
                        () -> new VerifyBench("broken/label-bit-flipped-in-gross-mass.json")),
                Arguments.of("a page of nothing", (Supplier<Bench>) () -> new ScanBench(true, "9999-9999-9999-9999")),
                Arguments.of("tables that were altered", (Supplier<Bench>)
                        () -> new FollowBench(FollowBench.Beside.COPY, 0, 1)),
                Arguments.of("an exception", (Supplier<Bench>) () -> new Scripted(() -> {
                    throw new Bench.NotDone("an empty answer");
                })),
                Arguments.of("nothing", (Supplier<Bench>) () -> new Scripted(() -> 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongly")
    void work_that_was_not_done_is_invalid_and_no_figure(String what, Supplier<Bench> made) throws Exception {
        try (Bench bench = made.get()) {
            Result result = SHORT.measure(bench, 2);

            assertThat(result.invalid()).as(what).isPresent();
            assertThat(result.row()).contains("invalid: " + result.invalid().orElseThrow());
            assertThat(result.json().get("ratioPerMille")).isNull();
        }
    }

    @Test
    void a_bench_that_breaks_ends_no_other_and_is_named() {
        SequencedMap<String, Supplier<Bench>> benches = new LinkedHashMap<>();
        benches.put("cannot be made", () -> {
            throw new AssertionError("at most 50 lots\nare melted");
        });
        benches.put(
                "breaks",
                () -> new Scripted(() -> {
                    throw new IllegalStateException("the database is gone");
                }));
        benches.put("does nothing", () -> new Scripted(() -> 0));
        benches.put("works", () -> new Scripted(() -> 1));
        var told = new ByteArrayOutputStream();
        List<Result> kept = new ArrayList<>();

        List<String> without =
                BenchRun.measure(benches, SHORT, 1, new PrintStream(told, true, StandardCharsets.UTF_8), kept::add);

        assertThat(without).containsExactly("cannot be made", "breaks", "does nothing");
        assertThat(told.toString(StandardCharsets.UTF_8).lines().skip(2))
                .satisfiesExactly(
                        row -> assertThat(row)
                                .startsWith("| `cannot be made` | failed: ")
                                .contains("at most 50 lots are melted"),
                        row -> assertThat(row)
                                .startsWith("| `breaks` | failed: ")
                                .contains("the database is gone"),
                        row -> assertThat(row).contains("invalid: "),
                        row -> assertThat(row).contains("things/s"));
        assertThat(kept).extracting(result -> result.invalid().isPresent()).containsExactly(true, false);
    }

    @Test
    void the_middle_and_the_ends_of_the_rounds_are_told() {
        double[] rounds = {3, 1, 2, 10};

        assertThat(Result.Spread.of(IntStream.range(0, 4), i -> rounds[i])).isEqualTo(new Result.Spread(1, 2.5, 10));
        assertThat(new Result.Spread(0.234, 12.34, 123.4)).hasToString("12.3 [0.23..123]");
    }

    @Test
    void a_goal_is_met_at_its_bound_and_missed_beyond_it() {
        assertThat(Goal.ratioAtLeast(0.9).verdict(0.9, 0)).isEqualTo("met");
        assertThat(Goal.ratioAtLeast(0.9).verdict(0.89, 5)).isEqualTo("missed");
        assertThat(Goal.oursAtMost(2_000).verdict(9, 2_000)).isEqualTo("met");
        assertThat(Goal.oursAtMost(2_000).verdict(0, 2_001)).isEqualTo("missed");
        assertThat(Goal.NONE.verdict(0, 0)).isEmpty();
    }

    @Test
    void the_table_of_the_page_is_what_the_cited_results_say() throws Exception {
        assertThat(CitedResults.tableOfThePage()).hasSizeGreaterThan(2).isEqualTo(CitedResults.table());
    }

    @Test
    void the_minimal_contract_is_built_with_the_shim_that_ours_is_built_with() throws Exception {
        assertThat(shim(Path.of("yardstick", "pom.xml"))).isPresent().isEqualTo(shim(Path.of("..", "pom.xml")));
    }

    private static Optional<String> shim(Path pom) throws IOException {
        return Files.readAllLines(pom).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("<fabric-shim.version>"))
                .findFirst();
    }

    @Test
    void each_bench_has_its_row_on_the_page() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "reference", "performance.md"));

        assertThat(Benches.names()).allSatisfy(name -> assertThat(page).contains("\n| `" + name + "` | "));
    }

    private record Scripted(Bench.Work work) implements Bench {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public Side ours() {
            return new Side("scripted", "things", work);
        }

        @Override
        public Side yardstick() {
            return new Side("counting", "things", () -> 1);
        }

        @Override
        public Goal goal() {
            return Goal.NONE;
        }
    }
}
