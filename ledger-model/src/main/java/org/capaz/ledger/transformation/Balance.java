// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import java.util.List;
import org.capaz.ledger.json.Json;

/**
 * Whether the whole network's fine gold adds up (I23): what was declared equals what is still held, was delivered, was lost and
 * was written off. A pure sum over the lot and transformation records of one height, so that any member can compute it from
 * its own blocks. A draft out of the ground has no known fine gold yet, one pooled from other lots has theirs; a void lot is
 * on neither side.
 *
 * <p>All of it as measured, with what no origin accounts for. Who changed how much is in {@link GoldChanges}.
 *
 * @param declaredMg first fine mass of every lot that did not come out of others, in milligrams like all of them
 * @param activeMg fine gold of lots that are held, on offer, in transit or on hold
 * @param lostMg what later assays no longer found, and the losses of transformations; gains count below zero
 */
public record Balance(long declaredMg, long activeMg, long deliveredMg, long lostMg, long writtenOffMg) {
    /** The balance of those records; see {@link GoldSums#of}. */
    public static Balance of(List<Json.Obj> lots, List<Json.Obj> transformations, List<Json.Obj> rescued) {
        return GoldSums.of(lots, transformations, rescued).balance();
    }

    /** Zero when every milligram is accounted for. */
    public long differenceMg() {
        long accounted = Math.addExact(Math.addExact(activeMg, deliveredMg), Math.addExact(lostMg, writtenOffMg));
        return Math.subtractExact(declaredMg, accounted);
    }
}
