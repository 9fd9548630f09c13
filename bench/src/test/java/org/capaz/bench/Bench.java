// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** One cost beside its yardstick. Closed when its rounds are over. */
interface Bench extends AutoCloseable {
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

    /** The CPU time so far of other processes that do part of the work, by their names. */
    default Map<String, Supplier<Duration>> others() {
        return Map.of();
    }

    @Override
    default void close() {}

    /**
     * One of the two that take turns.
     *
     * @param unit what is counted
     * @param inFlight how many do the work at the same time
     */
    record Side(String what, String unit, int inFlight, Work work) {
        Side(String what, String unit, Work work) {
            this(what, unit, 1, work);
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
    }

    /** The work was not done, so its time means nothing. */
    final class NotDone extends Exception {
        private static final long serialVersionUID = 1L;

        NotDone(String what) {
            super(what);
        }
    }
}
