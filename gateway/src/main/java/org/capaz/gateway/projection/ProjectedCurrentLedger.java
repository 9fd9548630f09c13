// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import jakarta.inject.Singleton;
import org.capaz.gateway.access.CurrentLedger;

/** From the projection, which the contract's own rules may be asked of (decision 141). */
@Singleton
final class ProjectedCurrentLedger implements CurrentLedger {
    private final LedgerStateReader ledgerStates;

    ProjectedCurrentLedger(LedgerStateReader ledgerStates) {
        this.ledgerStates = ledgerStates;
    }

    @Override
    public AsOf latest() {
        ProjectedLedgerState state = ledgerStates.latest();
        return new AsOf(new ProjectedTrialState(state), state.height());
    }
}
