// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.identity.SealNumber;

/**
 * Who has a lot.
 *
 * @param movedAt when it last came to its custodian from another, or back from transit; empty before its first movement
 */
public record Possession(PartyId custodian, PlaceCode place, Optional<SealNumber> seal, Optional<Instant> movedAt) {
    /** Of a lot that begins with that custodian, who has yet to seal it. */
    public static Possession unsealed(PartyId custodian, PlaceCode place) {
        return new Possession(custodian, place, Optional.empty(), Optional.empty());
    }

    Possession sealedWith(Optional<SealNumber> other) {
        return new Possession(custodian, place, other, movedAt);
    }
}
