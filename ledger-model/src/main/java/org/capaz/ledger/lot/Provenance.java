// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Period;
import org.capaz.ledger.quantity.ProRata;

/**
 * The provenance vector: for each production lot inside a lot, its producer, period and share of the fine gold.
 *
 * <p>Beside what counts now, a share carries the nominal gold: what the production lot's own reading gave, less what was lost
 * since. It is what limits the share for ever (I49), and the weight by which a reading of the whole is spread, so that no
 * reading, however low, makes the shares forget their proportions.
 *
 * <p>Decision 100.
 */
public record Provenance(List<Share> shares) {

    /**
     * One production lot's share.
     *
     * @param nominal fine gold of its origin in it, by the reading of the production lot itself
     * @param fine fine gold that counts: as measured, up to the nominal gold and one gain tolerance
     */
    public record Share(LotId lot, PartyId amp, Day periodFrom, Day periodTo, FineMass nominal, FineMass fine) {
        /** Of gold that no laboratory has read yet. */
        public static Share unread(LotId lot, PartyId amp, Day periodFrom, Day periodTo) {
            return new Share(lot, amp, periodFrom, periodTo, FineMass.NONE, FineMass.NONE);
        }

        public Period producedDuring() {
            return new Period(periodFrom, periodTo);
        }

        private Share counting(FineMass other) {
            return new Share(lot, amp, periodFrom, periodTo, nominal, other);
        }

        private Share entitledTo(FineMass other) {
            return new Share(lot, amp, periodFrom, periodTo, other, fine);
        }

        private Share joinedWith(Share other) {
            return new Share(lot, amp, periodFrom, periodTo, nominal.plus(other.nominal), fine.plus(other.fine));
        }

        private long mostMg(BasisPoints gain) {
            return Math.addExact(nominal.milligrams(), gain.partOf(nominal.milligrams()));
        }
    }

    public Provenance {
        shares = List.copyOf(shares);
    }

    public FineMass total() {
        return shares.stream().map(Share::fine).reduce(FineMass.NONE, FineMass::plus);
    }

    /** The first day of production of what is in it. */
    public Day began() {
        return shares.stream()
                .map(Share::periodFrom)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What its origins give it a claim to. */
    public FineMass nominal() {
        return shares.stream().map(Share::nominal).reduce(FineMass.NONE, FineMass::plus);
    }

    /** The most that may count (I49). */
    public FineMass most(BasisPoints gain) {
        return new FineMass(
                shares.stream().mapToLong(share -> share.mostMg(gain)).reduce(0, Math::addExact));
    }

    /** The same origins with another nominal gold, pro rata to the milligram. */
    public Provenance entitledTo(FineMass nominal) {
        return spread(nominal, weights(Share::nominal), Share::entitledTo);
    }

    /**
     * Spreads what was measured over the origins, pro rata to the milligram (I21), up to what each may count for (I49). At the
     * limit, where rounding could take one origin a milligram over it, each counts for its own limit.
     */
    public Provenance counting(FineMass measured, BasisPoints gain) {
        FineMass most = most(gain);
        FineMass fine = measured.compareTo(most) < 0 ? measured : most;
        Provenance spread = spread(fine, weights(Share::nominal), Share::counting);
        boolean within = spread.shares().stream().allMatch(share -> share.fine().milligrams() <= share.mostMg(gain));
        return within ? spread : spread(fine, weights(share -> new FineMass(share.mostMg(gain))), Share::counting);
    }

    /**
     * The nominal gold of these origins divided over parts, so that every milligram of every origin is in exactly one part.
     *
     * @param parts weights of the parts
     */
    public List<Provenance> divided(List<Long> parts) {
        List<Long> amounts = ProRata.split(nominal().milligrams(), parts);
        List<Provenance> divided = new ArrayList<>();
        Provenance left = this;
        for (long amount : amounts) {
            Provenance part = left.entitledTo(new FineMass(amount));
            divided.add(part);
            left = left.without(part);
        }
        return divided;
    }

    private Provenance without(Provenance taken) {
        List<Share> left = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            left.add(
                    share.entitledTo(share.nominal().minus(taken.shares().get(i).nominal())));
        }
        return new Provenance(left);
    }

    private Map<String, Long> weights(Function<Share, FineMass> of) {
        Map<String, Long> weights = new TreeMap<>();
        shares.forEach(share -> weights.put(share.lot().value(), of.apply(share).milligrams()));
        return weights;
    }

    private Provenance spread(FineMass whole, Map<String, Long> weights, BiFunction<Share, FineMass, Share> with) {
        if (shares.size() == 1) {
            return new Provenance(List.of(with.apply(shares.getFirst(), whole)));
        }
        Map<String, Long> spread = ProRata.split(whole.milligrams(), weights);
        return new Provenance(shares.stream()
                .map(share -> with.apply(
                        share,
                        new FineMass(requireNonNull(
                                spread.get(share.lot().value()), "a split has a share for each weight"))))
                .toList());
    }

    /** The origins of several lots together; a production lot that was split comes together again. */
    public static Provenance joined(List<Provenance> parts) {
        Map<LotId, Share> byLot = new TreeMap<>();
        for (Provenance part : parts) {
            for (Share share : part.shares()) {
                byLot.merge(share.lot(), share, Share::joinedWith);
            }
        }
        return new Provenance(new ArrayList<>(byLot.values()));
    }

    /** Fine gold by producer. */
    public Map<PartyId, FineMass> byProducer() {
        Map<PartyId, FineMass> sums = new TreeMap<>();
        shares.forEach(share -> sums.merge(share.amp(), share.fine(), FineMass::plus));
        return sums;
    }

    static Provenance read(Fields lot) {
        return new Provenance(lot.objects(
                "vector",
                share -> new Share(
                        share.parsed("lot", LotId::new),
                        share.parsed("amp", PartyId::new),
                        share.parsed("periodFrom", Day::parse),
                        share.parsed("periodTo", Day::parse),
                        share.quantity(share.has("nominalMg") ? "nominalMg" : "fineMg", FineMass::new),
                        share.quantity("fineMg", FineMass::new))));
    }

    List<Json.Obj> json() {
        return shares.stream()
                .map(share -> Json.object()
                        .with("lot", share.lot().value())
                        .with("amp", share.amp().value())
                        .with("periodFrom", share.periodFrom().toString())
                        .with("periodTo", share.periodTo().toString())
                        .with("nominalMg", share.nominal().milligrams())
                        .with("fineMg", share.fine().milligrams()))
                .toList();
    }
}
