// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.util.ArrayList;
import java.util.List;
import org.capaz.audit.RehearsedChain;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Figure;
import org.capaz.bench.measure.Goal;
import org.capaz.ledger.contract.RecordingFunctions;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;

/** What a statement of the worked case comes to in a block, beside a transaction that writes one key of 1 kB. */
final class BytesBench implements Bench {
    private static final int KEY = 1_000;

    private final int together;
    private final int statements;
    private final long ours;
    private final long yardstick;

    /**
     * @param together so many statements of one member at most travel as one transaction
     * @param most how many statements of the case are looked at
     */
    BytesBench(int together, int most) {
        this.together = together;
        List<Draft.Call> calls = Stage.CERTIFIED.world().calls();
        List<Draft.Call> some = calls.subList(0, Math.min(most, calls.size()));
        statements = some.size();
        var chain = new RehearsedChain();
        grouped(some).forEach(call -> chain.add(call, CaseChain.ENDORSERS));
        ours = envelopes(chain);
        var bare = new RehearsedChain();
        some.forEach(call -> bare.addBare(call, KEY, CaseChain.ENDORSERS));
        yardstick = envelopes(bare);
    }

    /** Statements that follow one another and are carried by the same member, as that member's gateway would group them. */
    private List<Draft.Call> grouped(List<Draft.Call> calls) {
        List<Draft.Call> all = new ArrayList<>();
        List<Draft.Call> group = new ArrayList<>();
        for (Draft.Call call : calls) {
            if (!group.isEmpty() && (group.size() == together || !fits(group.getLast(), call))) {
                all.add(one(group));
                group.clear();
            }
            group.add(call);
        }
        all.add(one(group));
        return all;
    }

    private static boolean fits(Draft.Call before, Draft.Call call) {
        String alone = StatementKind.ISSUE_CERTIFICATE.function();
        return before.msp().equals(call.msp())
                && !before.arguments().getFirst().equals(alone)
                && !call.arguments().getFirst().equals(alone);
    }

    private static Draft.Call one(List<Draft.Call> group) {
        if (group.size() == 1) {
            return group.getFirst();
        }
        List<Json> statements = group.stream()
                .<Json>map(call -> CanonicalJson.parseObject(call.arguments().get(1)))
                .toList();
        return new Draft.Call(
                group.getLast().msp(),
                group.getLast().time(),
                List.of(
                        RecordingFunctions.BATCH,
                        Json.object().with("statements", statements).toString()));
    }

    private static long envelopes(RehearsedChain chain) {
        return chain.blocks().stream()
                .skip(1)
                .mapToLong(block ->
                        CaseChain.block(block.block()).getData().getData(0).size())
                .sum();
    }

    @Override
    public String name() {
        return together == 1 ? "bytes" : "bytes-grouped";
    }

    @Override
    public Side ours() {
        return side(
                together == 1
                        ? "a statement of the worked case, a transaction of its own"
                        : "a statement of the worked case, up to " + together + " of one member together",
                ours);
    }

    @Override
    public Side yardstick() {
        return side("a transaction that writes one key of 1 kB", yardstick);
    }

    private Side side(String what, long bytes) {
        return new Side(what, "bytes", () -> Math.toIntExact(bytes / statements)).turnsOf(1);
    }

    @Override
    public Figure figure() {
        return Figure.SIZE;
    }

    @Override
    public Goal goal() {
        return together == 1 ? Goal.NONE : Goal.oursAtMost(2_000);
    }
}
