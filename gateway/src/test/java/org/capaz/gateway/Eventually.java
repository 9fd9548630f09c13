// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What a test waits for that another thread does. */
public final class Eventually {
    /** So long that no busy machine fails a test, and so that a test of a defect ends. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration LOOKS_EVERY = Duration.ofMillis(10);

    private Eventually() {}

    /** Waits until that is so. */
    public static void holds(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so after " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
        }
    }
}
