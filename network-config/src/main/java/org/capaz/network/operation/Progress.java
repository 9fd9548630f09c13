// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.operation;

import org.capaz.ledger.message.Sentence;

/** Receives how far an operation has come. This module prints nothing itself; implementations may be called by several threads. */
@FunctionalInterface
public interface Progress {

    /** Ignores all reports. */
    Progress SILENT = (what, done, total) -> {};

    /**
     * Reports that {@code done} of {@code total} parts of a step are complete.
     *
     * @param what the step, as a person reads it
     * @param total 0 while it is not known
     */
    void step(Sentence what, long done, long total);
}
