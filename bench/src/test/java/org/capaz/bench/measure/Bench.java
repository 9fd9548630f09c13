// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.measure;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** One cost beside its yardstick. Closed when its rounds are over. */
public interface Bench extends AutoCloseable {
    /** As it is named on the command line. */
    String name();

    Side ours();

    /** Something that anybody can check, doing the part of the work that cannot be saved. */
    Side yardstick();

    /** What is compared. */
    default Figure figure() {
        return Figure.RATE;
    }

    Goal goal();

    @Override
    default void close() {}

    /**
     * One of the two that take turns.
     *
     * @param unit what is counted
     * @param inFlight how many do the work at the same time
     * @param calls that make a turn, where other processes do the work; 0: a turn lasts until this one has used its CPU time
     * @param others the CPU time so far of other processes that do part of the work, by their names
     */
    record Side(String what, String unit, int inFlight, int calls, Work work, Map<String, Supplier<Duration>> others) {
        public Side(String what, String unit, int inFlight, Work work) {
            this(what, unit, inFlight, 0, work, Map.of());
        }

        public Side(String what, String unit, Work work) {
            this(what, unit, 1, work);
        }

        public Side turnsOf(int calls) {
            return new Side(what, unit, inFlight, calls, work, others);
        }

        public Side with(Map<String, Supplier<Duration>> others) {
            return new Side(what, unit, inFlight, calls, work, others);
        }
    }

    /** Does the work once; every call does the same. */
    interface Work {
        /**
         * The units that were done.
         *
         * @throws NotDone when the answer was not the right one
         */
        int once() throws Exception;

        /** Makes ready what a turn needs; no clock runs. */
        default void prepare() throws Exception {}

        /** Comes back when the next call is due; this time is no call's. */
        default void await() throws InterruptedException {}
    }

    /** The work was not done, so its time means nothing. */
    final class NotDone extends Exception {
        private static final long serialVersionUID = 1L;

        public NotDone(String what) {
            super(what);
        }
    }
}
