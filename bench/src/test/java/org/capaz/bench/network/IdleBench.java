// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Figure;
import org.capaz.bench.measure.Goal;

/** What four members' processes hold in memory after the worked case, beside a network without gateways and database. */
final class IdleBench implements Bench {
    private static final int ALL = 2 * 1024;

    private final OurNetwork network = OurNetwork.afterTheCase();
    private final YardstickNetwork bare;

    IdleBench() {
        try {
            bare = YardstickNetwork.started();
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public Side ours() {
        return new Side("four members' processes and PostgreSQL", "MiB", () -> {
                    if (!network.healthy()) {
                        throw new NotDone("a process is down");
                    }
                    return network.processes().residentMebibytes();
                })
                .turnsOf(1);
    }

    @Override
    public Side yardstick() {
        return new Side(
                        "four members' orderers, peers and minimal contracts",
                        "MiB",
                        () -> bare.processes().residentMebibytes())
                .turnsOf(1);
    }

    @Override
    public Figure figure() {
        return Figure.SIZE;
    }

    @Override
    public Goal goal() {
        return Goal.oursAtMost(ALL);
    }

    @Override
    public void close() {
        network.close();
        bare.close();
    }
}
