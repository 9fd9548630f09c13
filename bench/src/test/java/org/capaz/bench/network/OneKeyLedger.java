// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.capaz.bench.measure.Bench.NotDone;

/** The yardstick: a ledger whose contract writes one key and does nothing else. */
public interface OneKeyLedger extends AutoCloseable {
    /** A text of 1 kB, about what a statement with one signature has. */
    String VALUE = "x".repeat(1_000);

    /**
     * Comes back when the key is on the ledger.
     *
     * @throws NotDone when its transaction is not valid
     */
    void write(String key) throws NotDone;

    /** The CPU time of its processes so far, by their names. */
    Map<String, Supplier<Duration>> cpu();

    @Override
    void close();
}
