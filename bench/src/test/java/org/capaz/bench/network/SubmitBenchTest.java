// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.capaz.bench.measure.Bench.NotDone;
import org.capaz.bench.measure.Result;
import org.capaz.bench.measure.Turns;
import org.capaz.bench.network.SubmitBench.Size;
import org.capaz.bench.network.SubmitBench.Way;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.statement.SignedStatement;
import org.junit.jupiter.api.Test;

/** That the benches on networks do their work and say so when they do not, with a ledger in memory in the place of each network. */
class SubmitBenchTest {
    private static final int REGIONS = 2;
    private static final Turns TURNS = new Turns(Duration.ZERO, Duration.ZERO);

    @Test
    void single_statements_of_many_regions_are_all_accepted_by_the_rules_whatever_their_order() throws Exception {
        Keys keys = new Keys();
        try (var bench = new SubmitBench(Way.SINGLE, new Size(REGIONS, 1, 30, 3, 20), new MemoryOffices(), keys)) {
            Result result = TURNS.measure(bench, 2);

            assertThat(result.invalid()).isEmpty();
            assertThat(result.oursTurns())
                    .hasSize(2)
                    .allSatisfy(turn -> assertThat(turn.units()).isEqualTo(30))
                    .allSatisfy(
                            turn -> assertThat(turn.latencies().getTotalCount()).isEqualTo(30));
            assertThat(result.yardstickTurns())
                    .allSatisfy(turn -> assertThat(turn.units()).isEqualTo(20));
            assertThat(keys.written).as("with the round that warms up").hasSize(60);
            assertThat(result.row())
                    .contains("facts/s")
                    .contains("transactions/s")
                    .contains("nobody");
            assertThat(Fields.of(result.json()).integer("ratioPerMille")).isPositive();
        }
    }

    @Test
    void statements_that_go_in_step_are_counted_each() throws Exception {
        try (var bench = new SubmitBench(Way.BATCHED, new Size(REGIONS, 2, 5, 1, 5), new MemoryOffices(), new Keys())) {
            assertThat(TURNS.measure(bench, 1).oursTurns())
                    .allSatisfy(turn -> assertThat(turn.units()).isEqualTo(10));
        }
    }

    @Test
    void a_statement_that_is_refused_makes_it_invalid() throws Exception {
        var refusing = new Refusing(new MemoryOffices());
        try (var bench = new SubmitBench(Way.SINGLE, new Size(1, 1, 2, 1, 1), refusing, new Keys())) {
            assertThat(TURNS.measure(bench, 1).invalid()).contains("lot.declare was refused");
        }
    }

    @Test
    void a_key_that_is_not_written_makes_it_invalid() throws Exception {
        var broken = new Keys() {
            @Override
            public void write(String key) throws NotDone {
                throw new NotDone("a transaction is MVCC_READ_CONFLICT");
            }
        };
        try (var bench = new SubmitBench(Way.SINGLE, new Size(1, 1, 1, 1, 1), new MemoryOffices(), broken)) {
            assertThat(TURNS.measure(bench, 1).invalid()).contains("a transaction is MVCC_READ_CONFLICT");
        }
    }

    private static class Keys implements OneKeyLedger {
        private final Set<String> written = ConcurrentHashMap.newKeySet();

        @Override
        public void write(String key) throws NotDone {
            if (!written.add(key)) {
                throw new NotDone("the key was there before");
            }
        }

        @Override
        public Map<String, Supplier<Duration>> cpu() {
            return Map.of("nobody", () -> Duration.ZERO);
        }

        @Override
        public void close() {}
    }

    /** Refuses the first lot, which all others of its week need. */
    private record Refusing(Offices others) implements Offices {
        @Override
        public OfficerKey registrar(String member) {
            return others.registrar(member);
        }

        @Override
        public long state(String member, List<SignedStatement> statements, long seen) throws NotDone {
            String kind = statements.getFirst().statement().kind();
            if (kind.equals("lot.declare")) {
                throw new NotDone(kind + " was refused");
            }
            return others.state(member, statements, seen);
        }

        @Override
        public Map<String, Supplier<Duration>> cpu() {
            return others.cpu();
        }

        @Override
        public void close() {
            others.close();
        }
    }
}
