// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.work;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Something that is being found in the ledger as of a block.
 *
 * @param <T> what is found
 */
final class ReplayJob<T> {
    private final long asOf;
    private final Instant begun;
    private volatile long read;
    private volatile Outcome<T> outcome = new Outcome.Running<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** How far it is. */
    sealed interface Outcome<T> {
        record Running<T>() implements Outcome<T> {}

        record Found<T>(T result) implements Outcome<T> {}

        /** The peer did not hand out the blocks; asking again begins anew. */
        record BrokenOff<T>() implements Outcome<T> {}
    }

    ReplayJob(long asOf, Instant begun) {
        this.asOf = asOf;
        this.begun = begun;
    }

    long asOf() {
        return asOf;
    }

    Instant begun() {
        return begun;
    }

    /** How many blocks are read. */
    long read() {
        return read;
    }

    void readTo(long blocks) {
        read = blocks;
    }

    void end(Outcome<T> what) {
        outcome = what;
        ended.countDown();
    }

    /** Waits for the end, no longer than that. */
    void await(Duration atMost) {
        try {
            ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Outcome<T> outcome() {
        return outcome;
    }

    boolean isRunning() {
        return outcome instanceof Outcome.Running;
    }
}
