// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.capaz.e2e.Machines;
import org.capaz.e2e.World;
import org.capaz.ledger.json.CanonicalJson;
import org.junit.jupiter.api.Test;

/**
 * What {@code ./capaz torture} runs, with -Dcapaz.minutes, -Dcapaz.seed, -Dcapaz.faults and -Dcapaz.machines: a network of
 * its own, which is stopped afterwards and stays for a look at it. The report goes to the console and beside the network.
 */
class TortureRun {
    private static final boolean MACHINES = Boolean.getBoolean("capaz.machines");
    private static final Path FOLDER =
            World.ROOT.resolve(MACHINES ? "e2e/target/torture-machines" : "e2e/target/torture");
    private static final int PORT_SHIFT = 900;
    private static final int REGIONS = 4;

    @Test
    void run() throws Exception {
        if (MACHINES) assertThat(Machines.whyNot()).isEmpty();
        long seed = Long.getLong("capaz.seed", System.currentTimeMillis());
        Duration length = Duration.ofMinutes(Integer.getInteger("capaz.minutes", 10));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var plan = new Torture.Plan(
                seed,
                faults(System.getProperty("capaz.faults", "")),
                length,
                new Torture.Range(Duration.ofSeconds(5), Duration.ofSeconds(20)),
                new Torture.Range(Duration.ofSeconds(5), Duration.ofSeconds(15)),
                REGIONS,
                true);
        Report report;
        try (Testbed bed = MACHINES ? Testbed.machines(FOLDER) : Testbed.oneHome(FOLDER, PORT_SHIFT)) {
            report = new Torture(bed, plan, out).run();
        }
        Path file = FOLDER.resolve("report.json");
        Files.writeString(file, CanonicalJson.write(report.json()) + "\n");
        out.println(report.text());
        out.println("As JSON: " + file);
        assertThat(report.violations()).isEmpty();
    }

    /** Those named, or all. */
    private static List<Fault> faults(String names) {
        if (names.isEmpty()) return List.of(Fault.values());
        return Arrays.stream(names.split(",")).map(Fault::valueOf).toList();
    }
}
