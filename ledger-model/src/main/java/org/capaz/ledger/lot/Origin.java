// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import java.time.Instant;
import java.util.List;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;

/**
 * Where a lot comes from.
 *
 * @param parents the lots that it was made from; none for one that was declared or introduced
 * @param creator the custodian at the beginning, who alone may void the lot
 */
public record Origin(LotId id, List<LotId> parents, PartyId creator, Instant createdAt) {
    public Origin {
        parents = List.copyOf(parents);
    }
}
