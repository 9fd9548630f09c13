// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Result;
import org.capaz.bench.measure.Turns;
import org.capaz.bench.network.NetworkBenches;
import org.capaz.ledger.json.CanonicalJson;
import org.junit.jupiter.api.Test;

/**
 * What {@code ./capaz bench} runs: the bench that -Dcapaz.bench names, or all that need no network. Every round goes to {@code
 * results}, a row for each bench to the console; with -Dcapaz.write=true also to {@code results/cited} and the page that cites
 * them. A bench without figures ends none of the others; the run fails in the end and names it.
 */
class BenchRun {
    private static final Turns TURNS = new Turns(Duration.ofSeconds(12), Duration.ofSeconds(1));
    private static final Path RESULTS = Path.of("results");

    @Test
    void run() {
        String wanted = System.getProperty("capaz.bench", "");
        int rounds = Integer.getInteger("capaz.rounds", 5);
        var all = Benches.inMemory(Benches.Size.MEASURED);
        if (NetworkBenches.all().containsKey(wanted)) {
            all = NetworkBenches.all();
        }
        assertThat(all.keySet()).as("the benches").contains(wanted.isEmpty() ? "rules" : wanted);
        all.keySet().removeIf(name -> !wanted.isEmpty() && !wanted.equals(name));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println();
        assertThat(measure(all, TURNS, rounds, out, BenchRun::keep))
                .as("benches without figures")
                .isEmpty();
    }

    /** Measures one after the other and tells a row of each; the names of those that came to no figures. */
    static List<String> measure(
            SequencedMap<String, Supplier<Bench>> benches,
            Turns turns,
            int rounds,
            PrintStream out,
            Consumer<Result> kept) {
        List<String> without = new ArrayList<>();
        out.print(Result.HEADER);
        benches.forEach((name, made) -> {
            try (Bench bench = made.get()) {
                Result result = turns.measure(bench, rounds);
                out.println(result.row());
                kept.accept(result);
                if (result.invalid().isPresent()) {
                    without.add(name);
                }
            } catch (Exception | AssertionError e) {
                // What is wrong with one says nothing about the others, which took as long to begin.
                out.println(Result.failed(name, e));
                without.add(name);
            }
        });
        return without;
    }

    private static void keep(Result result) {
        String json = CanonicalJson.write(result.json()) + "\n";
        try {
            Files.createDirectories(RESULTS);
            Files.writeString(RESULTS.resolve(result.name() + ".json"), json);
            if (Boolean.getBoolean("capaz.write") && result.invalid().isEmpty()) {
                CitedResults.keep(result.name(), json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
