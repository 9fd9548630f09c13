// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.util.List;

/**
 * What a number of a statement counts, by the name of its member.
 *
 * @param names pattern of the names
 * @param unit as schemas and the page of reference values write it
 */
record NumberUnit(String names, String unit, String sentence) {
    private static final List<NumberUnit> TABLE = List.of(
            new NumberUnit("grossMg", "mg", "Gross mass as weighed, in whole milligrams."),
            new NumberUnit("fineMg", "mg", "Fine gold, in whole milligrams."),
            new NumberUnit(".*Mg", "mg", "Mass in whole milligrams."),
            new NumberUnit(".*Bp", "bp", "Basis points: 10000 are the whole."),
            new NumberUnit(
                    "fineness|silver|uncertainty",
                    "0.01 per mille",
                    "Hundredths of a per mille: 87250 is 872.50 per mille, 100000 the whole."),
            new NumberUnit("minor|.*Minor", "minor unit", "Minor units of the currency, such as cents."),
            new NumberUnit("from|validFrom|validTo", "seconds", "A moment in Unix seconds, UTC."),
            new NumberUnit(".*Days", "days", "Calendar days."),
            new NumberUnit("miners", "number", "How many miners."),
            new NumberUnit("module|modules", "number", "Number of a module of the standard."),
            new NumberUnit("version", "number", "Number of the version."));

    static NumberUnit of(String name) {
        return TABLE.stream()
                .filter(known -> name.matches(known.names()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this table does not say what " + name + " counts"));
    }
}
