// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How turns end and what stands outside of their clock; never how long anything takes. */
class TurnsTest {
    private static final Turns TURNS = new Turns(Duration.ZERO, Duration.ZERO);

    @ParameterizedTest(name = "{0} calls, {1} in flight")
    @CsvSource({"1,1", "10,1", "10,3", "2,5"})
    void a_turn_of_calls_makes_just_so_many_whoever_makes_them(int calls, int inFlight) throws Exception {
        var counted = new Counted();

        Result result = TURNS.measure(new Calls(counted, calls, inFlight), 2);

        assertThat(result.oursTurns())
                .allSatisfy(turn -> assertThat(turn.units()).isEqualTo(calls))
                .allSatisfy(turn -> assertThat(turn.calls()).isEqualTo(calls));
        assertThat(counted.calls).as("with the round that warms up").hasValue(3 * calls);
        assertThat(counted.awaited).as("each call is awaited").hasValue(3 * calls);
        assertThat(counted.prepared).as("each turn is made ready once").hasValue(3);
    }

    @Test
    void milliseconds_and_seconds_are_told_of_the_calls_alone() throws Exception {
        Turns.Turn turn =
                TURNS.measure(new Calls(new Counted(), 4, 1), 1).oursTurns().getFirst();

        assertThat(Figure.P50.of(turn)).isEqualTo(turn.latencies().getValueAtPercentile(50) / 1e3);
        assertThat(Figure.P99.of(turn)).isEqualTo(turn.latencies().getValueAtPercentile(99) / 1e3);
        assertThat(Figure.SECONDS.of(turn)).isEqualTo(turn.latencies().getMean() / 1e6);
    }

    private static final class Counted implements Bench.Work {
        private final AtomicInteger prepared = new AtomicInteger();
        private final AtomicInteger awaited = new AtomicInteger();
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public void prepare() {
            prepared.incrementAndGet();
        }

        @Override
        public void await() {
            awaited.incrementAndGet();
        }

        @Override
        public int once() {
            calls.incrementAndGet();
            return 1;
        }
    }

    private record Calls(Counted counted, int calls, int inFlight) implements Bench {
        @Override
        public String name() {
            return "calls";
        }

        @Override
        public Side ours() {
            return new Side("counting", "calls", inFlight, counted).turnsOf(calls);
        }

        @Override
        public Side yardstick() {
            return new Side("nothing", "calls", () -> 1).turnsOf(1);
        }

        @Override
        public Goal goal() {
            return Goal.NONE;
        }
    }
}
