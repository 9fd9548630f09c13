// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * The processor time that the present piece of unpacking and drawing (a picture, a page) has taken on one thread. What a file
 * costs beyond its size it costs here; the search for codes afterwards is bounded by the number of pixels.
 */
final class UnpackingTime {
    private final long thread = Thread.currentThread().threadId();
    private long began = -1;

    /** A piece of that work. */
    interface Work<T> {
        T done() throws IOException, NotLookedAt;
    }

    <T> T of(Work<T> work) throws IOException, NotLookedAt {
        begin();
        try {
            return work.done();
        } finally {
            end();
        }
    }

    /** Nanoseconds of the present piece, 0 between two; asked from another thread. */
    synchronized long spent() {
        return began < 0 ? 0 : now() - began;
    }

    private synchronized void begin() {
        began = now();
    }

    private synchronized void end() {
        began = -1;
    }

    private long now() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
    }
}
