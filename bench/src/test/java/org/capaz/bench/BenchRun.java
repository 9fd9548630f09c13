// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.capaz.ledger.json.CanonicalJson;
import org.junit.jupiter.api.Test;

/**
 * What {@code ./capaz bench} runs: the bench that -Dcapaz.bench names, or all. Every round goes to {@code results}, a row
 * for each bench to the console; with -Dcapaz.write=true also to {@code results/cited} and the page that cites them.
 */
class BenchRun {
    private static final Duration WARM_UP = Duration.ofSeconds(12);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Path RESULTS = Path.of("results");

    @Test
    void run() throws Exception {
        String wanted = System.getProperty("capaz.bench", "");
        int rounds = Integer.getInteger("capaz.rounds", 5);
        var all = Benches.inMemory(Benches.Size.MEASURED);
        assertThat(all.keySet()).as("the benches").contains(wanted.isEmpty() ? "rules" : wanted);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println();
        out.print(Result.HEADER);
        for (var entry : all.entrySet()) {
            if (wanted.isEmpty() || wanted.equals(entry.getKey())) {
                try (Bench bench = entry.getValue().get()) {
                    Result result = new Turns(WARM_UP, TURN).measure(bench, rounds);
                    out.println(result.row());
                    keep(result);
                }
            }
        }
    }

    private static void keep(Result result) throws Exception {
        Files.createDirectories(RESULTS);
        String json = CanonicalJson.write(result.json()) + "\n";
        Files.writeString(RESULTS.resolve(result.name() + ".json"), json);
        if (Boolean.getBoolean("capaz.write") && result.invalid().isEmpty()) {
            CitedResults.keep(result.name(), json);
        }
    }
}
