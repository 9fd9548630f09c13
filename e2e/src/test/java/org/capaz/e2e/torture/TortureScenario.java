// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.capaz.e2e.World;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The shortest run of {@code ./capaz torture} that shows all of it: a few faults of all kinds of processes on the network of the
 * scenarios. Longer ones, with all faults, are played by hand.
 *
 * <p>Decision 241.
 */
@Order(10)
@ExtendWith(World.class)
class TortureScenario {
    private static final List<Fault> FAULTS = List.of(
            Fault.GATEWAY_KILLED,
            Fault.PEER_PAUSED,
            Fault.LEADER_KILLED,
            Fault.DATABASE_PAUSED,
            Fault.CHAINCODE_PAUSED);

    private static final Torture.Range SECONDS = new Torture.Range(Duration.ofSeconds(1), Duration.ofSeconds(3));

    @Test
    void people_who_state_things_while_the_network_breaks_are_told_the_truth() throws InterruptedException {
        var plan = new Torture.Plan(241, FAULTS, Duration.ofSeconds(40), SECONDS, SECONDS, 2, false);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

        Report report = new Torture(Testbed.running(World.network()), plan, out).run();

        assertThat(report.violations()).as(report.text()).isEmpty();
        assertThat(report.history().faults()).as(report.text()).isNotEmpty();
        assertThat(report.history().asked())
                .as(report.text())
                .anyMatch(asked -> asked.answer() instanceof History.Answer.Acknowledged);
    }
}
