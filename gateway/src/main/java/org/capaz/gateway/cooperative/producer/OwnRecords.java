// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.producer;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.plan.Plan;
import org.capaz.ledger.plan.Use;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.status.CertificateStatus;

/** Reads a producer's own records from the projection, as the producer itself sees them. */
@Singleton
final class OwnRecords {
    /** The newest; older ones stand on the ledger and are asked for with a program. */
    static final int MOST = 50;

    private final LedgerStateReader ledgerStates;

    /**
     * A lot that the producer declared.
     *
     * @param with who has it now
     * @param inside where its gold is now, when it was melted or parted
     */
    record OwnLot(Lot lot, Optional<String> page, String with, List<Inside> inside) {}

    /** A lot that gold of another one is in now. */
    record Inside(LotId lot, Optional<String> page, String with) {}

    /** @param received what arrived for it, in minor units of its currency */
    record OwnPlan(Plan plan, List<Use> uses, long received) {}

    /**
     * All of one producer, as of one block.
     *
     * @param endedOn for each module the last day of what was attested on it and is over
     */
    record Known(
            Affiliation affiliation,
            Map<Integer, Day> endedOn,
            Day today,
            List<OwnLot> lots,
            int olderLots,
            List<OwnPlan> plans,
            Names names) {}

    /** What parties are called. */
    interface Names {
        String of(PartyId party);
    }

    OwnRecords(LedgerStateReader ledgerStates) {
        this.ledgerStates = ledgerStates;
    }

    /** Is that party a producer? Others have nothing here. */
    boolean isProducer(PartyId party) {
        return ledgerStates.latest().has(LedgerKeys.amp(party));
    }

    Known of(PartyId producer) {
        ProjectedLedgerState ledger = ledgerStates.latest();
        Day today = Day.of(ledger.time());
        List<Lot> lots = declared(producer, ledger);
        return new Known(
                Affiliation.of(producer, today, ledger.time(), ledger),
                endedOn(producer, today, ledger),
                today,
                lots.stream().limit(MOST).map(lot -> ownLot(lot, ledger)).toList(),
                Math.max(0, lots.size() - MOST),
                plans(producer, ledger),
                party -> name(party, ledger));
    }

    private static Map<Integer, Day> endedOn(PartyId producer, Day today, ProjectedLedgerState ledger) {
        Map<Integer, Day> ended = new TreeMap<>();
        for (Json.Obj record : ledger.list(LedgerKeys.attestations(producer))) {
            Fields attestation = Fields.of(record);
            Day until = attestation.parsed("validTo", Day::parse);
            if (until.isBefore(today)) {
                ended.merge(
                        Math.toIntExact(attestation.integer("module")),
                        until,
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return ended;
    }

    /** The last declared first. */
    private static List<Lot> declared(PartyId producer, ProjectedLedgerState ledger) {
        Set<LotId> ids = new LinkedHashSet<>();
        ledger.below(Family.PRODUCED, producer.value())
                .forEach(fact -> ids.add(new LotId(fact.key().parts().getLast())));
        return ids.stream()
                .flatMap(id -> Lot.find(ledger, id).stream())
                .sorted(Comparator.comparing((Lot lot) -> lot.facts().origin().createdAt())
                        .reversed())
                .toList();
    }

    private static OwnLot ownLot(Lot lot, ProjectedLedgerState ledger) {
        List<Inside> inside = lot.withoutHold() instanceof Lot.Consumed consumed
                ? living(consumed, ledger, new LinkedHashSet<>()).stream()
                        .map(now -> new Inside(now.id(), page(now.id(), ledger), holder(now, ledger)))
                        .toList()
                : List.of();
        return new OwnLot(lot, page(lot.id(), ledger), holder(lot, ledger), inside);
    }

    /** What became of it in the end, however often it was melted or parted since. */
    private static List<Lot> living(Lot.Consumed consumed, ProjectedLedgerState ledger, Set<LotId> seen) {
        return consumed.successors().stream()
                .filter(id -> seen.size() < MOST && seen.add(id))
                .flatMap(id -> Lot.find(ledger, id).stream())
                .flatMap(next -> next.withoutHold() instanceof Lot.Consumed gone
                        ? living(gone, ledger, seen).stream()
                        : List.of(next).stream())
                .toList();
    }

    /** The short number of the page that everybody reads, if the lot has one. */
    private static Optional<String> page(LotId lot, ProjectedLedgerState ledger) {
        return CertificateStatus.liveFor(lot, ledger).map(CertificateId::shortId);
    }

    private static String holder(Lot lot, ProjectedLedgerState ledger) {
        return name(lot.facts().custodian(), ledger);
    }

    private static String name(PartyId party, ProjectedLedgerState ledger) {
        return Party.find(ledger, party).map(Party::name).orElse(party.value());
    }

    private static List<OwnPlan> plans(PartyId producer, ProjectedLedgerState ledger) {
        return ledger
                .page(Family.PLAN, new TreeMap<>(Map.of("amp", producer.value())), Sight.of(producer.value()), "", MOST)
                .stream()
                .map(Fact::object)
                .map(Plan::read)
                .map(plan -> new OwnPlan(plan, Use.of(producer, plan.id(), ledger), plan.received(ledger)))
                .toList();
    }
}
