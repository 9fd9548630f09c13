// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import java.util.Optional;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.record.LedgerState;

/** A lot beside its settlement, provisional or final: what a physical premium is computed from. */
record SettledLot(Lot.Facts lot, Settlement sale) {

    static Optional<SettledLot> find(LedgerState ledger, LotId id) {
        return Settlement.find(ledger, id)
                .flatMap(sale -> Lot.find(ledger, id).map(lot -> new SettledLot(lot.facts(), sale)));
    }

    Provenance provenance() {
        return lot.provenance();
    }
}
