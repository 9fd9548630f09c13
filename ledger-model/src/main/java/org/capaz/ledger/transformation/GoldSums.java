// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Change;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.quantity.BasisPoints;

/**
 * The sums of the whole network's gold. Each record adds to them by itself, whatever else stands on the ledger, so that who
 * keeps what every record adds can take off what it added before and add what it adds now: no question about the whole
 * network reads all lots. {@link Balance} and {@link GoldChanges} are made of these sums alone.
 *
 * <p>Decision 222.
 */
public final class GoldSums {
    private final Map<Name, Long> sums = new TreeMap<>();

    /** What is summed up. */
    public enum Kind {
        LOTS,
        TRANSFORMATIONS,
        DECLARED_MG,
        ACTIVE_MG,
        DELIVERED_MG,
        LOST_MG,
        WRITTEN_OFF_MG,
        UNATTRIBUTED_MG,
        /** Of a custodian or a laboratory, like the four that follow. */
        GAINED_BY_MG,
        LOST_BY_MG,
        GAINS,
        LOSSES,
        /** Not a sum: the most that it worked or read at once. */
        LARGEST_MG,
        /** Of a production lot, like the one that follows: what counts for it in all lots. */
        COUNTED_MG,
        /** Not a sum: what its own reading gave. A draft that was rescued and then read gave what its successor's record says. */
        NOMINAL_MG;

        /** Whether of what the records say the largest counts, and not the sum. */
        public boolean isLargest() {
            return this == LARGEST_MG || this == NOMINAL_MG;
        }

        /** Whether there is one for each production lot. */
        public boolean isOfProductionLot() {
            return this == COUNTED_MG || this == NOMINAL_MG;
        }
    }

    /**
     * The name of one sum.
     *
     * @param of a production lot's id, or what somebody changed gold as and who, such as {@code LABORATORY REF-01}; empty for the
     *     whole network
     */
    public record Name(Kind kind, String of) implements Comparable<Name> {
        private static Name ofNetwork(Kind kind) {
            return new Name(kind, "");
        }

        private static Name by(Kind kind, Change.Source source, PartyId party) {
            return new Name(kind, source + " " + party.value());
        }

        @Override
        public int compareTo(Name other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : of.compareTo(other.of);
        }
    }

    /**
     * The sums of those records.
     *
     * @param lots the current records of all lots
     * @param transformations the records of all transformations
     * @param rescued the records of lots that a successor replaced after their organisation was gone; the lots' own records do
     *     not show it
     */
    public static GoldSums of(List<Json.Obj> lots, List<Json.Obj> transformations, List<Json.Obj> rescued) {
        Map<String, Json.Obj> rescues = new TreeMap<>();
        rescued.forEach(record -> rescues.put(
                Fields.of(record, "rescued").parsed("lot", LotId::new).value(), record));
        GoldSums sums = new GoldSums();
        lots.forEach(record -> sums.add(ofLot(
                record, Optional.ofNullable(rescues.get(Fields.of(record, "lot").text("lot"))))));
        transformations.forEach(record -> sums.add(ofTransformation(record)));
        return sums;
    }

    /** What a lot adds as it stands; a rescued lot's own record does not show that it has ended. */
    public static Map<Name, Long> ofLot(Json.Obj record, Optional<Json.Obj> rescued) {
        Lot read = Lot.read(Fields.of(record, "lot"));
        Lot lot = rescued.<Lot>map(by -> new Lot.Consumed(
                        read.facts(), List.of(Fields.of(by, "rescued").parsed("successor", LotId::new))))
                .orElse(read);
        Lot.Facts facts = lot.facts();
        GoldSums one = new GoldSums();
        one.add(Kind.LOTS, 1);
        one.addBalance(lot);
        for (Change change : facts.changes()) {
            one.addChange(
                    change.source(),
                    change.by(),
                    change.gainedMg(),
                    change.lostMg(),
                    facts.measured().milligrams());
        }
        if (counts(lot)) {
            one.add(Kind.UNATTRIBUTED_MG, facts.unattributed().milligrams());
            for (Provenance.Share share : facts.provenance().shares()) {
                one.add(
                        new Name(Kind.COUNTED_MG, share.lot().value()),
                        share.fine().milligrams());
            }
        }
        if (facts.parents().isEmpty()) {
            // It came out of the ground, or replaces what did: it has one share.
            one.add(
                    new Name(
                            Kind.NOMINAL_MG,
                            facts.provenance().shares().getFirst().lot().value()),
                    facts.provenance().nominal().milligrams());
        }
        return one.sums;
    }

    /** What a transformation adds. */
    public static Map<Name, Long> ofTransformation(Json.Obj record) {
        Fields fields = Fields.of(record, "transformation");
        long in = fields.integer("fineInMg");
        long lost = Math.subtractExact(in, fields.integer("fineOutMg"));
        GoldSums one = new GoldSums();
        one.add(Kind.TRANSFORMATIONS, 1);
        one.add(Kind.LOST_MG, lost);
        one.addChange(
                Change.Source.CUSTODIAN,
                fields.parsed("by", PartyId::new),
                Math.max(Math.negateExact(lost), 0),
                Math.max(lost, 0),
                in);
        return one.sums;
    }

    private void addBalance(Lot lot) {
        Lot.Facts facts = lot.facts();
        long fine = facts.measured().milligrams();
        boolean began = facts.parents().isEmpty();
        switch (lot) {
            case Lot.Draft draft -> add(Kind.ACTIVE_MG, began ? 0 : fine);
            case Lot.Held held -> add(Kind.ACTIVE_MG, fine);
            case Lot.Offered offered -> add(Kind.ACTIVE_MG, fine);
            case Lot.InTransit moving -> add(Kind.ACTIVE_MG, fine);
            case Lot.OnHold stopped -> {
                addBalance(stopped.under());
                return;
            }
            case Lot.Consumed consumed -> {}
            case Lot.Delivered gone -> add(Kind.DELIVERED_MG, fine);
            case Lot.WrittenOff gone -> add(Kind.WRITTEN_OFF_MG, fine);
            case Lot.Voided mistake -> {}
        }
        if (lot instanceof Lot.Voided || (began && lot instanceof Lot.Draft)) {
            return;
        }
        add(Kind.LOST_MG, facts.lostMg());
        add(Kind.DECLARED_MG, began ? Math.addExact(fine, facts.lostMg()) : 0);
    }

    private void addChange(Change.Source source, PartyId by, long gainedMg, long lostMg, long atOnceMg) {
        if (gainedMg != 0 || lostMg != 0) {
            add(Name.by(Kind.GAINED_BY_MG, source, by), gainedMg);
            add(Name.by(Kind.LOST_BY_MG, source, by), lostMg);
            add(Name.by(Kind.GAINS, source, by), gainedMg > 0 ? 1 : 0);
            add(Name.by(Kind.LOSSES, source, by), lostMg > 0 ? 1 : 0);
            add(Name.by(Kind.LARGEST_MG, source, by), atOnceMg);
        }
    }

    private static boolean counts(Lot lot) {
        return !(lot instanceof Lot.Ended) || lot instanceof Lot.Delivered;
    }

    private void add(Map<Name, Long> part) {
        part.forEach(this::add);
    }

    private void add(Kind kind, long amount) {
        add(Name.ofNetwork(kind), amount);
    }

    /** Adds to one sum; what adds nothing leaves no name behind. */
    public void add(Name name, long amount) {
        if (amount != 0) {
            sums.merge(name, amount, name.kind().isLargest() ? Math::max : Math::addExact);
        }
    }

    /** What is summed up over the whole network. */
    public long sum(Kind kind) {
        return sum(Name.ofNetwork(kind));
    }

    private long sum(Name name) {
        return sums.getOrDefault(name, 0L);
    }

    /** The balance (I23). */
    public Balance balance() {
        return new Balance(
                sum(Kind.DECLARED_MG),
                sum(Kind.ACTIVE_MG),
                sum(Kind.DELIVERED_MG),
                sum(Kind.LOST_MG),
                sum(Kind.WRITTEN_OFF_MG));
    }

    /** What each custodian and each laboratory changed. */
    public List<GoldChanges.ByParty> parties() {
        SortedSet<String> names = new TreeSet<>();
        for (Name name : sums.keySet()) {
            if (name.kind() == Kind.GAINED_BY_MG || name.kind() == Kind.LOST_BY_MG) {
                names.add(name.of());
            }
        }
        return names.stream().map(this::party).toList();
    }

    private GoldChanges.ByParty party(String name) {
        int blank = name.indexOf(' ');
        return new GoldChanges.ByParty(
                Change.Source.valueOf(name.substring(0, blank)),
                new PartyId(name.substring(blank + 1)),
                sum(new Name(Kind.GAINED_BY_MG, name)),
                sum(new Name(Kind.LOST_BY_MG, name)),
                sum(new Name(Kind.GAINS, name)),
                sum(new Name(Kind.LOSSES, name)),
                sum(new Name(Kind.LARGEST_MG, name)));
    }

    /** I49, asked of all lots together: the production lots whose gold counts for more than they gave and one tolerance of it. */
    List<LotId> overcounted(BasisPoints gain) {
        List<LotId> over = new ArrayList<>();
        sums.forEach((name, counted) -> {
            long nominal = sum(new Name(Kind.NOMINAL_MG, name.of()));
            if (name.kind() == Kind.COUNTED_MG && counted > Math.addExact(nominal, gain.partOf(nominal))) {
                over.add(new LotId(name.of()));
            }
        });
        return over;
    }
}
