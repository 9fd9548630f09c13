// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Work that goes on beside the requests until its gateway stops. The stop waits for it: it may be in the middle of a question to the
 * database, which is closed next.
 */
public final class BackgroundThread implements AutoCloseable {
    /** Few wait for so long, and all of them together not until whoever stops the gateway kills it. */
    public static final Duration MOST_WAIT = Duration.ofSeconds(2);

    private final Thread thread;
    private volatile boolean stopping;

    /** @param work which ends soon after it is interrupted or {@link #stopping} */
    public BackgroundThread(String name, Runnable work) {
        thread = Thread.ofPlatform().name(name).daemon().unstarted(work);
    }

    public void start() {
        thread.start();
    }

    /** What fails from now on needs no line in the log. */
    public boolean stopping() {
        return stopping;
    }

    /** Waits likewise for the last tasks of one that takes no more. */
    public static void awaitEnd(ExecutorService tasks) {
        try {
            tasks.awaitTermination(MOST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            // In milliseconds: one that was never started has ended.
            thread.join(MOST_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
