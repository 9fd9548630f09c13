// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.capaz.bench.FollowBench.Beside;
import org.capaz.bench.GrowthBench.Of;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.network.NetworkBenches;

/** The benches by their names. */
final class Benches {
    private static final int TOGETHER = 20;

    private Benches() {}

    /** How much the benches do; a test does little and sees that it is done. */
    record Size(int weeks, int statements, int attestations, int productionLots) {
        static final Size MEASURED = new Size(6, 1_000, 120, 500);
        static final Size SMALLEST = new Size(0, 60, 10, 52);
    }

    /** All, in the order in which they are told. */
    static List<String> names() {
        return Stream.concat(inMemory(Size.SMALLEST).keySet().stream(), NetworkBenches.all().keySet().stream())
                .toList();
    }

    /** Those that need no network. */
    static SequencedMap<String, Supplier<Bench>> inMemory(Size size) {
        SequencedMap<String, Supplier<Bench>> all = new LinkedHashMap<>();
        all.put("p256", P256Bench::new);
        all.put("rules", RulesBench::new);
        all.put("growth-declare", () -> new GrowthBench(Of.DECLARE, size.attestations()));
        all.put("growth-oblige", () -> new GrowthBench(Of.OBLIGE, size.attestations()));
        all.put("growth-bar", () -> new GrowthBench(Of.BAR, size.productionLots()));
        all.put("verify", () -> new VerifyBench(VerifyBench.LABEL));
        all.put("verify-bundle", () -> new VerifyBench(VerifyBench.BUNDLE));
        all.put("labels", () -> new LabelsBench(true));
        all.put("labels-drawn", () -> new LabelsBench(false));
        all.put("scan", () -> new ScanBench(true, ScanBench.CERTIFIED));
        all.put("scan-cold", () -> new ScanBench(false, ScanBench.CERTIFIED));
        all.put("follow", () -> new FollowBench(Beside.COPY, size.weeks(), 0));
        all.put("follow-read", () -> new FollowBench(Beside.BLOCKS, size.weeks(), 0));
        all.put("bytes", () -> new BytesBench(1, size.statements()));
        all.put("bytes-grouped", () -> new BytesBench(TOGETHER, size.statements()));
        return all;
    }
}
