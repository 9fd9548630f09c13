// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.measure;

import org.capaz.bench.measure.Turns.Turn;

/** The figure in which ours and the yardstick are compared. */
public enum Figure {
    /** Units a second, by the clock: more is better. */
    RATE {
        @Override
        double of(Turn turn) {
            return turn.units() * 1e9 / turn.nanos();
        }

        @Override
        public String words(String unit) {
            return unit + "/s";
        }
    },
    /** CPU microseconds a unit, all processes of the work together: less is better. */
    CPU {
        @Override
        double of(Turn turn) {
            return turn.cpuMicros();
        }

        @Override
        public String words(String unit) {
            return "µs CPU, " + unit;
        }
    },
    /** Seconds a call, their mean: less is better. */
    SECONDS {
        @Override
        double of(Turn turn) {
            return turn.latencies().getMean() / 1e6;
        }

        @Override
        public String words(String unit) {
            return "s, " + unit;
        }
    },
    /** Milliseconds that half of the calls do not exceed: less is better. */
    P50 {
        @Override
        double of(Turn turn) {
            return millis(turn, 50);
        }

        @Override
        public String words(String unit) {
            return "ms p50, " + unit;
        }
    },
    /** Milliseconds that 95 of 100 calls do not exceed. */
    P95 {
        @Override
        double of(Turn turn) {
            return millis(turn, 95);
        }

        @Override
        public String words(String unit) {
            return "ms p95, " + unit;
        }
    },
    /** Milliseconds that 99 of 100 calls do not exceed. */
    P99 {
        @Override
        double of(Turn turn) {
            return millis(turn, 99);
        }

        @Override
        public String words(String unit) {
            return "ms p99, " + unit;
        }
    },
    /** Units that one call comes to, such as bytes: less is better, and no clock is looked at. */
    SIZE {
        @Override
        double of(Turn turn) {
            return (double) turn.units() / turn.calls();
        }

        @Override
        public String words(String unit) {
            return unit;
        }
    };

    private static double millis(Turn turn, double percentile) {
        return turn.latencies().getValueAtPercentile(percentile) / 1e3;
    }

    abstract double of(Turn turn);

    public abstract String words(String unit);
}
