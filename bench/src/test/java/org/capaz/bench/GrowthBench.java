// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Figure;
import org.capaz.bench.measure.Goal;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;

/**
 * The same statement, judged in memory where much is known of its subject, beside where little is known: what grows that
 * should not. Both are judged by one thread, signatures included.
 */
final class GrowthBench implements Bench {
    private static final int FEW_ATTESTATIONS = 5;
    private static final int FEW_LOTS = 10;
    /** The most lots of one melt; a bar of more is melted of bars. */
    private static final int MOST_MELTED = 50;

    private static final long LOT_MG = 8_000;
    private static final long FINENESS = 87_250;

    private final Of of;
    private final int many;
    private final JudgedStatement ours;
    private final JudgedStatement yardstick;

    /** What is stated, and what there is more of. */
    enum Of {
        DECLARE("growth-declare", "attestations about the producer", 1.25),
        OBLIGE("growth-oblige", "attestations about a producer of the bar", 1.25),
        BAR("growth-bar", "production lots in the bar", 1.5);

        private final String name;
        private final String what;
        private final double goal;

        Of(String name, String what, double goal) {
            this.name = name;
            this.what = what;
            this.goal = goal;
        }
    }

    /** @param many how much is known beside {@link #yardstick}'s little */
    GrowthBench(Of of, int many) {
        this.of = of;
        this.many = many;
        this.ours = statement(many);
        this.yardstick = statement(few());
    }

    private int few() {
        return of == Of.BAR ? FEW_LOTS : FEW_ATTESTATIONS;
    }

    private JudgedStatement statement(int known) {
        return switch (of) {
            case DECLARE -> {
                Consortium world = attested(Stage.ADMITTED.world(), known);
                world.at(Stage.DECLARED.world().now());
                world.amp01().registersPaper(WorkedCase.paper("LA")).recorded();
                yield new JudgedStatement(world, world.amp01().declares(WorkedCase.lotLA()));
            }
            case OBLIGE -> {
                Consortium world = attested(Stage.SETTLED.world(), known).later(Duration.ofHours(1));
                yield new JudgedStatement(world, world.buy01().obligesItself(WorkedCase.obligation()));
            }
            case BAR -> {
                Consortium world = bar(known);
                yield new JudgedStatement(world, world.buy01().obligesItself(WorkedCase.obligation()));
            }
        };
    }

    /** Each module of AMP-01 is attested again and again, as in yearly assessments of many years. */
    private static Consortium attested(Consortium world, int attestations) {
        for (int i = FEW_ATTESTATIONS; i < attestations; i++) {
            world.later(Duration.ofSeconds(10))
                    .aud01()
                    .attests(Body.set(
                            WorkedCase.attestation("AMP-01", i % FEW_ATTESTATIONS + 1),
                            "attestation",
                            "'AT-AMP-01-%d'".formatted(i)))
                    .recorded();
        }
        return world;
    }

    /** A bar LE of so many lots of AMP-01, settled by the refiner. */
    private static Consortium bar(int lots) {
        Consortium world = Stage.ADMITTED.world().at(Stage.DECLARED.world().now());
        long gross = lots * LOT_MG;
        world.amp01()
                .registersPaper(Body.set(WorkedCase.paper("LA"), "quantityMg", gross))
                .recorded();
        List<String> names = IntStream.range(0, lots).mapToObj(i -> "L" + i).toList();
        for (String lot : names) {
            world.later(Duration.ofSeconds(1))
                    .amp01()
                    .declares(Body.set(
                            Body.set(
                                    Body.set(Body.set(WorkedCase.lotLA(), "lot", "'" + lot + "'"), "grossMg", LOT_MG),
                                    "origins[0].grossMg",
                                    LOT_MG),
                            "contributions",
                            "[{'unit':'U-01','grossMg':%d}]".formatted(LOT_MG)))
                    .recorded();
            world.asy01()
                    .assays(Body.set(
                            Body.set(WorkedCase.assay("LA"), "lot", "'" + lot + "'"), "assay", "'AS-" + lot + "'"))
                    .recorded();
        }
        world.later(Duration.ofHours(1));
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < lots; from += MOST_MELTED) {
            List<String> some = names.subList(from, Math.min(from + MOST_MELTED, lots));
            String part = "P" + parts.size();
            world.amp01().melts(melt(some, part, some.size() * LOT_MG)).recorded();
            parts.add(part);
        }
        world.amp01().melts(melt(parts, "LE", gross)).recorded();
        world.amp01().seals(WorkedCase.seal("LE")).recorded();
        world.amp01().offers(WorkedCase.offer("LE")).recorded();
        world.amp01()
                .dispatches(Body.set(WorkedCase.dispatch("LE"), "items[0].grossMg", gross))
                .recorded();
        world.later(Duration.ofHours(21));
        world.ref01()
                .receives(Body.set(WorkedCase.receipt("LE"), "items[0].grossMg", gross))
                .recorded();
        world.ref01().accepts(WorkedCase.acceptance("LE")).recorded();
        world.later(Duration.ofHours(1))
                .ref01()
                .recordsOutturn(
                        Body.set(Body.set(WorkedCase.outturn(), "netMeltMg", gross), "assay.fineness", FINENESS))
                .recorded();
        world.later(Duration.ofHours(1))
                .ref01()
                .settles(Body.set(WorkedCase.settlement(), "seller", "'AMP-01'"))
                .recorded();
        return world.later(Duration.ofHours(1));
    }

    /** Nothing is lost, and the bar reads as its lots did. */
    private static Json.Obj melt(List<String> lots, String bar, long gross) {
        Json.Obj melt = Body.set(Body.set(WorkedCase.melt(), "place", "'52385'"), "losses", "[]");
        melt = Body.set(Body.set(melt, "output.grossMg", gross), "output.assay.fineness", FINENESS);
        melt = Body.set(Body.set(melt, "output.lot", "'" + bar + "'"), "output.assay.assay", "'AS-" + bar + "'");
        return melt.with("transformation", "M-" + bar).with("inputs", Json.texts(lots));
    }

    @Override
    public String name() {
        return of.name;
    }

    @Override
    public Side ours() {
        return side(ours, many);
    }

    @Override
    public Side yardstick() {
        return side(yardstick, few());
    }

    /** Obligations of a bar are raised for each share, so a share is what is counted there. */
    private Side side(JudgedStatement statement, int known) {
        String what = "with %d %s".formatted(known, of.what);
        return of == Of.BAR
                ? new Side(what, "a share", () -> known * statement.judge())
                : new Side(what, "a statement", statement::judge);
    }

    @Override
    public Figure figure() {
        return Figure.CPU;
    }

    @Override
    public Goal goal() {
        return Goal.ratioAtMost(of.goal);
    }
}
