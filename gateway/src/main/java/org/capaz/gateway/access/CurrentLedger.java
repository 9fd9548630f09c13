// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import org.capaz.ledger.record.TrialState;

/** The ledger as this gateway has read it last, for statements that are only tried. */
public interface CurrentLedger {
    /** As of the last block read. */
    AsOf latest();

    /**
     * The state of the ledger at one place of the chain.
     *
     * @param height the block as of which that state is
     */
    record AsOf(TrialState state, long height) {}
}
