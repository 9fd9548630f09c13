// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Period;
import org.capaz.ledger.quantity.ProRata;

/** The provenance vector: for each production lot inside a lot, its producer, period and share of the fine gold. */
public record Provenance(List<Share> shares) {

    /** One production lot's share. */
    public record Share(LotId lot, PartyId amp, Day periodFrom, Day periodTo, FineMass fine) {
        public Period producedDuring() {
            return new Period(periodFrom, periodTo);
        }

        private Share with(FineMass other) {
            return new Share(lot, amp, periodFrom, periodTo, other);
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

    /** The same origins for another fine mass, pro rata to the milligram (I21). */
    public Provenance spreadOver(FineMass fine) {
        if (shares.size() == 1) {
            return new Provenance(List.of(shares.getFirst().with(fine)));
        }
        Map<String, Long> weights = new TreeMap<>();
        shares.forEach(share -> weights.put(share.lot().value(), share.fine().milligrams()));
        Map<String, Long> spread = ProRata.split(fine.milligrams(), weights);
        return new Provenance(shares.stream()
                .map(share -> share.with(new FineMass(
                        requireNonNull(spread.get(share.lot().value()), "a split has a share for each weight"))))
                .toList());
    }

    /** The origins of several lots together; a production lot that was split comes together again. */
    public static Provenance joined(List<Provenance> parts) {
        Map<LotId, Share> byLot = new TreeMap<>();
        for (Provenance part : parts) {
            for (Share share : part.shares()) {
                byLot.merge(
                        share.lot(), share, (one, other) -> one.with(one.fine().plus(other.fine())));
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
                        share.quantity("fineMg", FineMass::new))));
    }

    List<Json.Obj> json() {
        return shares.stream()
                .map(share -> Json.object()
                        .with("lot", share.lot().value())
                        .with("amp", share.amp().value())
                        .with("periodFrom", share.periodFrom().toString())
                        .with("periodTo", share.periodTo().toString())
                        .with("fineMg", share.fine().milligrams()))
                .toList();
    }
}
