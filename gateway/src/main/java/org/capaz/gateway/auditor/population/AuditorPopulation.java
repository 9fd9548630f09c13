// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.population;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.capaz.gateway.query.Listing;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Sentence;

/**
 * One population in the browser.
 *
 * @param listing its records
 * @param columns what is shown of each, beside its key
 */
public record AuditorPopulation(Listing listing, List<Column> columns) {
    public AuditorPopulation {
        columns = List.copyOf(columns);
    }

    /**
     * One column.
     *
     * @param path of the member, with a dot before a member of a member
     * @param words the beginning of the keys under which the bundle has words for its codes; empty for none
     */
    public record Column(String path, String words) {
        static Column parse(String declared) {
            int is = declared.indexOf('=');
            return is < 0
                    ? new Column(declared, "")
                    : new Column(declared.substring(0, is), declared.substring(is + 1));
        }

        Sentence name() {
            return named(path.substring(path.lastIndexOf('.') + 1));
        }
    }

    static AuditorPopulation of(Listing listing, String... columns) {
        return new AuditorPopulation(
                listing, Arrays.stream(columns).map(Column::parse).toList());
    }

    /** What the population is called. */
    public Sentence name() {
        return key("POPULATION_NAME_" + listing.path().replace('-', '_'));
    }

    /** The heading under which it stands. */
    Sentence group() {
        return key("POPULATION_GROUP_" + listing.tag());
    }

    /** Its page. */
    public String address() {
        return "/auditor/populations/" + listing.path();
    }

    /** What a member of a record is called at the head of a column and beside a field. */
    public static Sentence named(String member) {
        return key("COLUMN_" + member.replaceAll("([a-z])([A-Z])", "$1_$2"));
    }

    private static Sentence key(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        MessageKey key = () -> upper;
        return key.sentence();
    }
}
