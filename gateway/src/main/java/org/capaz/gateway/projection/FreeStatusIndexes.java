// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import org.capaz.gateway.submit.StatusIndexes;

/** Proposes the first status index that is free here, or one of a few after it, so that two gateways seldom propose the same. */
@Singleton
final class FreeStatusIndexes implements StatusIndexes {
    private static final int SPREAD = 4;

    private final LedgerStateReader ledgerStates;

    FreeStatusIndexes(LedgerStateReader ledgerStates) {
        this.ledgerStates = ledgerStates;
    }

    @Override
    public long propose() {
        return ledgerStates.firstFreeStatusIndex() + ThreadLocalRandom.current().nextInt(SPREAD);
    }
}
