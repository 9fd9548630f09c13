// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;

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
    private static final Balance NOTHING = new Balance(0, 0, 0, 0, 0);

    /**
     * The balance of those records.
     *
     * @param lots the current records of all lots
     * @param transformations the records of all transformations
     * @param rescued the records of lots that a successor replaced after their organisation was gone; the lots' own records do
     *     not show it
     */
    public static Balance of(List<Json.Obj> lots, List<Json.Obj> transformations, List<Json.Obj> rescued) {
        Balance sum = NOTHING;
        for (Lot lot : current(lots, rescued)) {
            sum = sum.plus(of(lot));
        }
        for (Json.Obj record : transformations) {
            Fields fields = Fields.of(record, "transformation");
            long lost = Math.subtractExact(fields.integer("fineInMg"), fields.integer("fineOutMg"));
            sum = sum.plus(new Balance(0, 0, 0, lost, 0));
        }
        return sum;
    }

    /** The lots as they stand; a rescued lot's own record does not show that it has ended. */
    static List<Lot> current(List<Json.Obj> lots, List<Json.Obj> rescued) {
        Map<LotId, LotId> successors = new TreeMap<>();
        rescued.forEach(record -> {
            Fields fields = Fields.of(record, "rescued");
            successors.put(fields.parsed("lot", LotId::new), fields.parsed("successor", LotId::new));
        });
        return lots.stream()
                .map(record -> replaced(Lot.read(Fields.of(record, "lot")), successors))
                .toList();
    }

    private static Lot replaced(Lot lot, Map<LotId, LotId> successors) {
        LotId next = successors.get(lot.id());
        return next == null ? lot : new Lot.Consumed(lot.facts(), List.of(next));
    }

    private static Balance of(Lot lot) {
        Lot.Facts facts = lot.facts();
        long fine = facts.measured().milligrams();
        long began = facts.parents().isEmpty() ? Math.addExact(fine, facts.lostMg()) : 0;
        return switch (lot) {
            case Lot.Draft draft -> facts.parents().isEmpty() ? NOTHING : new Balance(0, fine, 0, facts.lostMg(), 0);
            case Lot.Held held -> new Balance(began, fine, 0, facts.lostMg(), 0);
            case Lot.Offered offered -> new Balance(began, fine, 0, facts.lostMg(), 0);
            case Lot.InTransit moving -> new Balance(began, fine, 0, facts.lostMg(), 0);
            case Lot.OnHold stopped -> of(stopped.under());
            case Lot.Consumed consumed -> new Balance(began, 0, 0, facts.lostMg(), 0);
            case Lot.Delivered gone -> new Balance(began, 0, fine, facts.lostMg(), 0);
            case Lot.WrittenOff gone -> new Balance(began, 0, 0, facts.lostMg(), fine);
            case Lot.Voided mistake -> NOTHING;
        };
    }

    /** Zero when every milligram is accounted for. */
    public long differenceMg() {
        long accounted = Math.addExact(Math.addExact(activeMg, deliveredMg), Math.addExact(lostMg, writtenOffMg));
        return Math.subtractExact(declaredMg, accounted);
    }

    private Balance plus(Balance other) {
        return new Balance(
                Math.addExact(declaredMg, other.declaredMg),
                Math.addExact(activeMg, other.activeMg),
                Math.addExact(deliveredMg, other.deliveredMg),
                Math.addExact(lostMg, other.lostMg),
                Math.addExact(writtenOffMg, other.writtenOffMg));
    }
}
