// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import java.util.List;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Change;
import org.capaz.ledger.quantity.BasisPoints;

/**
 * What the whole network's weighings and readings changed of its fine gold, gains and losses apart, by who made them. In the
 * balance (I23) a gain counts as a negative loss, so that gold which grows by a little in every hand would not show there.
 *
 * <p>Decision 101.
 *
 * @param parties what each custodian and each laboratory changed
 * @param unattributedMg fine gold of lots that have not ended which no origin accounts for (I49)
 * @param overcounted production lots whose gold counts for more in all lots together than it may; empty unless a rule failed
 */
public record GoldChanges(List<ByParty> parties, long unattributedMg, List<LotId> overcounted) {

    /**
     * One party's changes.
     *
     * @param gains how many times more gold was found than before
     * @param largestMg the most fine gold that it worked or read at once
     */
    public record ByParty(
            Change.Source source, PartyId by, long gainedMg, long lostMg, long gains, long losses, long largestMg) {
        private static final int FEWEST = 3;

        /**
         * Many small gains that add up: three or more which together, after its losses, exceed one tolerance of the most gold it
         * had at once. What is honestly uncertain falls on both sides.
         */
        public boolean creeping(BasisPoints gain) {
            return gains >= FEWEST && gainedMg > lostMg && !gain.allows(gainedMg - lostMg, largestMg);
        }
    }

    /**
     * The changes in those records; see {@link GoldSums#of}.
     *
     * @param gain what may count above the nominal gold
     */
    public static GoldChanges of(
            List<Json.Obj> lots, List<Json.Obj> transformations, List<Json.Obj> rescued, BasisPoints gain) {
        GoldSums sums = GoldSums.of(lots, transformations, rescued);
        return new GoldChanges(sums.parties(), sums.sum(GoldSums.Kind.UNATTRIBUTED_MG), sums.overcounted(gain));
    }
}
