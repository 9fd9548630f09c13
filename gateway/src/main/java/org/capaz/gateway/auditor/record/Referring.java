// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.record;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capaz.gateway.auditor.population.AuditorPopulation;
import org.capaz.gateway.auditor.population.AuditorPopulations;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ReadModel;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;

/** Which populations have records that name a record: those whose lists can be narrowed by it. */
final class Referring {
    private static final int COUNTED_MOST = 1_000;

    /** Members whose values are ids of parties. */
    private static final Set<String> OF_PARTIES = Set.of(
            "amp",
            "assessor",
            "beneficiary",
            "buyer",
            "by",
            "custodian",
            "issuer",
            "laboratory",
            "owner",
            "party",
            "payer",
            "publisher",
            "registeredBy",
            "scheme",
            "seller",
            "subject",
            "to");

    private Referring() {}

    /**
     * Records of one population that name it in one member.
     *
     * @param count how many, counted no further than to a bound
     */
    record Named(AuditorPopulation population, String member, String id, long count) {}

    static List<Named> to(LedgerKey key, ProjectedLedgerState ledger, Sight sight) {
        if (key.parts().size() != 1) {
            return List.of();
        }
        String id = key.parts().getFirst();
        return AuditorPopulations.ALL.stream()
                .flatMap(population -> population.listing().members().stream()
                        .filter(member -> names(member, key.family()))
                        .map(member -> new Named(
                                population,
                                member.name(),
                                id,
                                ledger.count(
                                        population.listing().family(),
                                        new TreeMap<>(Map.of(member.name(), id)),
                                        sight,
                                        COUNTED_MOST))))
                .filter(named -> named.count() > 0)
                .toList();
    }

    private static boolean names(ReadModel.Member member, Family family) {
        return switch (family) {
            case LOT -> member.name().equals("lot");
            case PARTY, AMP -> OF_PARTIES.contains(member.name());
            case ORGANISATION -> member.name().equals("organisation");
            default -> false;
        };
    }

    /** Records of other families under the same key, and the later answers to a payment. */
    static List<LedgerKey> beside(LedgerKey key, ProjectedLedgerState ledger, Sight sight) {
        Stream<ProjectedLedgerState.Fact> sameKey = Stream.of(Family.values())
                .filter(family ->
                        family != key.family() && family.form() == key.family().form())
                .filter(family -> ReadModel.told(family).isPresent())
                .flatMap(family -> ledger.seen(family, key.parts(), sight).stream());
        Stream<ProjectedLedgerState.Fact> corrections = switch (key.family()) {
            case PAYMENT, RECEIPT ->
                ledger.facts(LedgerKeys.corrections(new Code(key.parts().getFirst()))).stream()
                        .filter(fact -> ledger.isSeen(fact, sight));
            default -> Stream.of();
        };
        return Stream.concat(sameKey, corrections)
                .map(ProjectedLedgerState.Fact::key)
                .toList();
    }
}
