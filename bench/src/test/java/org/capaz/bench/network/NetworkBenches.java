// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.network.SubmitBench.Way;

/** The benches that start real networks, by their names. Each has its networks to itself and stops them when it is closed. */
public final class NetworkBenches {
    private NetworkBenches() {}

    /** All of them; nothing is started before a bench is asked for. */
    public static SequencedMap<String, Supplier<Bench>> all() {
        SequencedMap<String, Supplier<Bench>> all = new LinkedHashMap<>();
        for (Way way : Way.values()) {
            all.put(way.benchName(), () -> submit(way));
        }
        all.put("start", StartBench::new);
        all.put("up", UpBench::new);
        all.put("idle", IdleBench::new);
        return all;
    }

    private static Bench submit(Way way) {
        OurNetwork ours = OurNetwork.afterTheCase();
        try {
            return new SubmitBench(way, way.size(), ours, YardstickNetwork.started());
        } catch (RuntimeException e) {
            ours.close();
            throw e;
        }
    }
}
