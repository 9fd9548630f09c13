// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import java.util.List;
import java.util.Optional;

/**
 * Every population with its columns: the one declaration that each format, the samples and the reference page are made from,
 * cut in three files by what the records are about. A test compares it with {@code docs/reference/keys.md}, so that no member of a record is forgotten.
 */
public final class Populations {
    /** In the order of the page: people, producers, gold, premiums. */
    public static final List<Population> ALL = List.of(
            PeoplePopulations.officers(),
            PeoplePopulations.accreditations(),
            PeoplePopulations.judges(),
            PeoplePopulations.referenceValues(),
            PeoplePopulations.attestations(),
            PeoplePopulations.findings(),
            PeoplePopulations.commitments(),
            GoldPopulations.lots(),
            GoldPopulations.lotShares(),
            GoldPopulations.lotChanges(),
            GoldPopulations.assays(),
            GoldPopulations.transfers(),
            GoldPopulations.transferItems(),
            GoldPopulations.transformations(),
            GoldPopulations.settlements(),
            GoldPopulations.certificates(),
            GoldPopulations.flags(),
            PremiumPopulations.obligations(),
            PremiumPopulations.payments(),
            PremiumPopulations.paymentParts(),
            PremiumPopulations.receipts(),
            PremiumPopulations.uses());

    private Populations() {}

    /** The population of that name. */
    public static Optional<Population> named(String name) {
        return ALL.stream().filter(population -> population.name().equals(name)).findFirst();
    }
}
