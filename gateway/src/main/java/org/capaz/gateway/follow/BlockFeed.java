// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.follow;

/** Where blocks come from: the member's own peer. */
public interface BlockFeed {
    /** Opens the chain at that block; blocks come in order, and the feed waits for more at the end. */
    Blocks from(long number);

    /** An open feed. It never recovers alone: when {@code next} throws, a new one is opened. */
    interface Blocks extends AutoCloseable {
        /** The next block as the peer delivers it. */
        byte[] next();

        @Override
        void close();
    }
}
