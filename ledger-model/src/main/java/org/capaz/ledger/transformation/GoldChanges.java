// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Change;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
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

        private ByParty plus(ByParty other) {
            return new ByParty(
                    source,
                    by,
                    Math.addExact(gainedMg, other.gainedMg),
                    Math.addExact(lostMg, other.lostMg),
                    gains + other.gains,
                    losses + other.losses,
                    Math.max(largestMg, other.largestMg));
        }

        /**
         * Many small gains that add up: three or more which together, after its losses, exceed one tolerance of the most gold it
         * had at once. What is honestly uncertain falls on both sides.
         */
        public boolean creeping(BasisPoints gain) {
            return gains >= FEWEST && gainedMg > lostMg && !gain.allows(gainedMg - lostMg, largestMg);
        }
    }

    /**
     * The changes in those records; see {@link Balance#of}.
     *
     * @param gain what may count above the nominal gold
     */
    public static GoldChanges of(
            List<Json.Obj> lots, List<Json.Obj> transformations, List<Json.Obj> rescued, BasisPoints gain) {
        Map<String, ByParty> parties = new TreeMap<>();
        List<Lot> current = Balance.current(lots, rescued);
        long unattributedMg = 0;
        for (Lot lot : current) {
            for (Change change : lot.facts().changes()) {
                add(parties, change.source(), change.by(), change.gainedMg(), change.lostMg(), measuredMg(lot));
            }
            unattributedMg += counts(lot) ? lot.facts().unattributed().milligrams() : 0;
        }
        for (Json.Obj record : transformations) {
            Fields fields = Fields.of(record, "transformation");
            long in = fields.integer("fineInMg");
            long lost = Math.subtractExact(in, fields.integer("fineOutMg"));
            PartyId by = fields.parsed("by", PartyId::new);
            add(parties, Change.Source.CUSTODIAN, by, Math.max(-lost, 0), Math.max(lost, 0), in);
        }
        return new GoldChanges(List.copyOf(parties.values()), unattributedMg, overcounted(current, gain));
    }

    private static void add(
            Map<String, ByParty> parties, Change.Source source, PartyId by, long gained, long lost, long atOnce) {
        if (gained != 0 || lost != 0) {
            var one = new ByParty(source, by, gained, lost, gained > 0 ? 1 : 0, lost > 0 ? 1 : 0, atOnce);
            parties.merge(source + " " + by.value(), one, ByParty::plus);
        }
    }

    private static long measuredMg(Lot lot) {
        return lot.facts().measured().milligrams();
    }

    private static boolean counts(Lot lot) {
        return !(lot instanceof Lot.Ended) || lot instanceof Lot.Delivered;
    }

    /** I49, asked of all lots together: a production lot's own record says what it gave. */
    private static List<LotId> overcounted(List<Lot> lots, BasisPoints gain) {
        Map<LotId, Long> counted = new TreeMap<>();
        Map<LotId, Long> most = new TreeMap<>();
        for (Lot lot : lots) {
            if (counts(lot)) {
                for (Provenance.Share share : lot.facts().provenance().shares()) {
                    counted.merge(share.lot(), share.fine().milligrams(), Math::addExact);
                }
            }
            if (lot.facts().parents().isEmpty()) {
                // A draft that was rescued and then read gave what its successor's record says.
                most.merge(
                        lot.facts().provenance().shares().getFirst().lot(),
                        lot.facts().provenance().most(gain).milligrams(),
                        Math::max);
            }
        }
        List<LotId> over = new ArrayList<>();
        counted.forEach((origin, mg) -> {
            if (mg > most.getOrDefault(origin, 0L)) {
                over.add(origin);
            }
        });
        over.sort(Comparator.naturalOrder());
        return over;
    }
}
