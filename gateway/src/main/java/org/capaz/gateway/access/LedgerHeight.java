// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import java.time.Duration;

/** How far this gateway has read the ledger; every response says it, and a caller may ask to wait for a height it has seen. */
public interface LedgerHeight {
    /** The number of the last block read; -1 before the first. */
    long height();

    /** The latest time stated in that block, in Unix seconds; 0 before the first. */
    long time();

    /** Waits until {@code height} is read, at most that long; says whether it was. */
    boolean await(long height, Duration atMost);
}
