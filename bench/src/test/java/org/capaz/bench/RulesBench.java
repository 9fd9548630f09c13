// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.util.List;
import java.util.function.Function;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Goal;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;

/** Statements of the worked case, judged in memory by one thread: signatures, policy and rules, without Fabric. */
final class RulesBench implements Bench {
    private final List<JudgedStatement> mix = List.of(
            statement(Stage.DECLARED.world(), world -> world.asy01().assays(WorkedCase.assay("LA"))),
            statement(Stage.SEALED.world(), world -> world.amp01().offers(WorkedCase.offer("LA"))),
            statement(offered(), world -> world.amp01().dispatches(WorkedCase.dispatch("LA"))),
            statement(Stage.OBLIGED.world(), world -> world.buy01().announces(WorkedCase.payment("AMP-01"))),
            statement(Stage.ANNOUNCED.world(), world -> world.amp01().confirms(WorkedCase.arrival("AMP-01"))),
            statement(sealed(), world -> world.ref01().certifies(WorkedCase.certificate("LE"))));

    private final OneSignature signature = new OneSignature();

    private static JudgedStatement statement(Consortium world, Function<Consortium, Draft> statement) {
        return new JudgedStatement(world, statement.apply(world));
    }

    private static Consortium offered() {
        Consortium world = Stage.SEALED.world();
        world.amp01().offers(WorkedCase.offer("LA")).recorded();
        return world;
    }

    private static Consortium sealed() {
        Consortium world = Stage.CONFIRMED.world();
        world.ref01()
                .seals(Body.set(WorkedCase.seal("LE"), "seal", "'S-000902'"))
                .recorded();
        return world;
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Side ours() {
        return new Side("six statements of the worked case, judged in memory", "statements", () -> {
            for (JudgedStatement one : mix) {
                one.judge();
            }
            return mix.size();
        });
    }

    @Override
    public Side yardstick() {
        return signature.byOurs();
    }

    @Override
    public Goal goal() {
        return Goal.oursAtLeast(2500);
    }
}
