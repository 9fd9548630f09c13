// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.capaz.bench.measure.Bench.Side;
import org.capaz.bench.measure.Turns.Turn;
import org.capaz.ledger.json.Json;

/** What a bench found. Of no machine but its number of processors and its Java: figures of two machines do not compare. */
public record Result(
        String name,
        Figure figure,
        Goal goal,
        Side ours,
        Side yardstick,
        List<Turn> oursTurns,
        List<Turn> yardstickTurns,
        Optional<String> invalid) {

    /** The columns of {@link #row}. */
    public static final String HEADER = """
        | name | ours | yardstick | ratio | CPU ratio | goal | |
        | --- | --- | --- | --- | --- | --- | --- |
        """;

    /** The least, the middle and the greatest of the rounds. */
    public record Spread(double least, double middle, double greatest) {
        public static Spread of(IntStream rounds, IntToDoubleFunction figure) {
            double[] sorted = rounds.mapToDouble(figure).sorted().toArray();
            int half = sorted.length / 2;
            double middle = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
            return new Spread(sorted[0], middle, sorted[sorted.length - 1]);
        }

        @Override
        public String toString() {
            return least == greatest
                    ? number(middle)
                    : "%s [%s..%s]".formatted(number(middle), number(least), number(greatest));
        }
    }

    /** Three figures that count. */
    private static String number(double value) {
        return value >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : value >= 10 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.2f", value);
    }

    static Result of(Bench bench, List<Turn> ours, List<Turn> yardstick) {
        return new Result(
                bench.name(),
                bench.figure(),
                bench.goal(),
                bench.ours(),
                bench.yardstick(),
                ours,
                yardstick,
                Optional.empty());
    }

    static Result invalid(Bench bench, String because) {
        return new Result(
                bench.name(),
                bench.figure(),
                bench.goal(),
                bench.ours(),
                bench.yardstick(),
                List.of(),
                List.of(),
                Optional.of(because));
    }

    /** The row of a bench that could not be made, or broke: on one line, because it stands in a table. */
    public static String failed(String name, Throwable because) {
        return "| `%s` | failed: %s | | | | | |"
                .formatted(
                        name, because.toString().strip().replaceAll("\\s+", " ").replace("|", "\\|"));
    }

    /** Ours divided by the yardstick, each round by itself. */
    public Spread ratio() {
        return spread(i -> figure.of(oursTurns.get(i)) / figure.of(yardstickTurns.get(i)));
    }

    /** What the yardstick's unit takes of CPU divided by what ours takes: what is left of the ratio on a busy machine. */
    public Spread cpuRatio() {
        return spread(i -> yardstickTurns.get(i).cpuMicros() / oursTurns.get(i).cpuMicros());
    }

    private Spread spread(IntToDoubleFunction value) {
        return Spread.of(IntStream.range(0, oursTurns.size()), value);
    }

    private static Spread spread(List<Turn> turns, ToDoubleFunction<Turn> value) {
        return Spread.of(IntStream.range(0, turns.size()), i -> value.applyAsDouble(turns.get(i)));
    }

    /** Whether the goal is met; empty when there is none, or no figure. */
    public String verdict() {
        return invalid.isPresent()
                ? ""
                : goal.verdict(ratio().middle(), spread(oursTurns, figure::of).middle());
    }

    /** One line for people, a row of a table in Markdown. */
    public String row() {
        if (invalid.isPresent()) {
            return "| `%s` | invalid: %s | | | | %s | |".formatted(name, invalid.get(), goal);
        }
        return "| `%s` | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        name,
                        side(ours, oursTurns),
                        side(yardstick, yardstickTurns),
                        ratio(),
                        figure == Figure.RATE ? cpuRatio().toString() : "",
                        goal,
                        verdict());
    }

    private String side(Side side, List<Turn> turns) {
        String middle = number(spread(turns, figure::of).middle()) + " " + figure.words(side.unit());
        if (figure != Figure.RATE) {
            return middle;
        }
        List<String> processes = List.copyOf(turns.getFirst().cpuNanos().keySet());
        return middle + ", CPU "
                + processes.stream()
                        .map(process -> number(spread(turns, turn -> turn.cpuMicros(process))
                                        .middle()) + " µs" + (processes.size() == 1 ? "" : " " + process))
                        .collect(Collectors.joining(" + "));
    }

    /** All rounds, in whole numbers. */
    public Json.Obj json() {
        Json.Obj json = Json.object()
                .with("bench", name)
                .with("row", row())
                .with("java", Runtime.version().feature())
                .with("processors", Runtime.getRuntime().availableProcessors());
        if (invalid.isPresent()) {
            return json.with("invalid", invalid.get());
        }
        return json.with("ours", json(ours, oursTurns))
                .with("yardstick", json(yardstick, yardstickTurns))
                .with("ratioPerMille", Math.round(ratio().middle() * 1000))
                .with("cpuRatioPerMille", Math.round(cpuRatio().middle() * 1000));
    }

    private static Json.Obj json(Side side, List<Turn> turns) {
        return Json.object()
                .with("what", side.what())
                .with("unit", side.unit())
                .with("inFlight", side.inFlight())
                .with("rounds", turns.stream().map(Result::json).toList());
    }

    private static Json.Obj json(Turn turn) {
        Json.Obj cpu = Json.object();
        for (var process : turn.cpuNanos().entrySet()) {
            cpu = cpu.with(process.getKey(), process.getValue() / 1000);
        }
        Histogram latencies = turn.latencies();
        return Json.object()
                .with("units", turn.units())
                .with("calls", turn.calls())
                .with("micros", turn.nanos() / 1000)
                .with("cpuMicros", cpu)
                .with(
                        "callMicros",
                        Json.object()
                                .with("p50", latencies.getValueAtPercentile(50))
                                .with("p95", latencies.getValueAtPercentile(95))
                                .with("p99", latencies.getValueAtPercentile(99))
                                .with("most", latencies.getMaxValue()));
    }
}
