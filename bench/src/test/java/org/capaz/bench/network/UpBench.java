// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Figure;
import org.capaz.bench.measure.Goal;

/** A network that was built and used before, from the command until all gateways are ready; beside one that has no gateways. */
final class UpBench implements Bench {
    private final OurNetwork network = OurNetwork.afterTheCase();
    private final YardstickNetwork bare;

    UpBench() {
        try {
            bare = YardstickNetwork.started();
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "up";
    }

    @Override
    public Side ours() {
        return new Side("./capaz up, everything down before", "a start", new Work() {
                    @Override
                    public void prepare() {
                        network.down();
                    }

                    @Override
                    public int once() throws NotDone {
                        network.capaz("up");
                        if (!network.healthy()) {
                            throw new NotDone("the network is up and not healthy");
                        }
                        return 1;
                    }
                })
                .turnsOf(1);
    }

    @Override
    public Side yardstick() {
        return new Side("orderers, peers and the minimal contract", "a start", new Work() {
                    @Override
                    public void prepare() {
                        bare.down();
                    }

                    @Override
                    public int once() {
                        bare.start();
                        return 1;
                    }
                })
                .turnsOf(1);
    }

    @Override
    public Figure figure() {
        return Figure.SECONDS;
    }

    @Override
    public Goal goal() {
        return Goal.oursAtMost(20);
    }

    @Override
    public void close() {
        network.close();
        bare.close();
    }
}
