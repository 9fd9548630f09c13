// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import org.capaz.bench.Turns.Turn;

/** The figure in which ours and the yardstick are compared. */
enum Figure {
    /** Units a second, by the clock: more is better. */
    RATE {
        @Override
        double of(Turn turn) {
            return turn.units() * 1e9 / turn.nanos();
        }

        @Override
        String words(String unit) {
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
        String words(String unit) {
            return "µs CPU, " + unit;
        }
    },
    /** Units that one call comes to, such as bytes: less is better, and no clock is looked at. */
    SIZE {
        @Override
        double of(Turn turn) {
            return (double) turn.units() / turn.calls();
        }

        @Override
        String words(String unit) {
            return unit;
        }
    };

    abstract double of(Turn turn);

    abstract String words(String unit);
}
