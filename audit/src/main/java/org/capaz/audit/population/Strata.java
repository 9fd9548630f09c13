// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.capaz.audit.population.Column.Unit;
import org.capaz.audit.population.PopulationTable.RowOf;
import org.capaz.audit.replay.ReplayedStatement;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.verifier.fabric.Version;

/** By what a population is parted before a sample is drawn from each part. */
public enum Strata {
    /** How many digits the first column of amounts has, or of masses where there are no amounts, and the currency. */
    AMOUNT,
    /** The first record of the population that a party has stated, and its later ones. */
    NEW_PARTY,
    /** Stated longer after the event than being offline explains ({@code offline.windowHours}), and in time. */
    LATE,
    /** With money kept on the way, and without. */
    DEDUCTIONS;

    private static final String DEDUCTED = "deductedMinor";

    /** Whether that population can be parted so. */
    public boolean suits(Population population) {
        return switch (this) {
            case AMOUNT -> amounts(population).isPresent();
            case DEDUCTIONS -> named(population, DEDUCTED).isPresent();
            case NEW_PARTY, LATE -> true;
        };
    }

    /** In which part each row is. */
    Function<RowOf, String> of(PopulationTable table) {
        return switch (this) {
            case AMOUNT -> byDigits(table, amounts(table.population()).orElseThrow());
            case NEW_PARTY -> byParty(table);
            case LATE ->
                row -> row.statement().filter(stated -> isLate(stated, table)).isPresent() ? "LATE" : "IN-TIME";
            case DEDUCTIONS -> {
                Column deducted = named(table.population(), DEDUCTED).orElseThrow();
                yield row -> table.cell(row, deducted) instanceof Long ? "WITH-DEDUCTIONS" : "WITHOUT-DEDUCTIONS";
            }
        };
    }

    private static Function<RowOf, String> byDigits(PopulationTable table, Column amounts) {
        return row -> {
            String currency = amounts.currencyOf(row.row());
            String digits = table.cell(row, amounts) instanceof Long number
                    ? Long.toString(number).replace("-", "").length() + "-DIGITS"
                    : "NONE";
            return currency.isEmpty() ? digits : digits + "-" + currency;
        };
    }

    private static Function<RowOf, String> byParty(PopulationTable table) {
        Map<String, Version> first = new TreeMap<>();
        for (RowOf row : table.rows()) {
            row.statement()
                    .ifPresent(stated -> first.merge(
                            stated.actor(), stated.place(), (one, other) -> one.compareTo(other) <= 0 ? one : other));
        }
        return row -> row.statement()
                        .filter(stated -> stated.place().equals(first.get(stated.actor())))
                        .isPresent()
                ? "FIRST-OF-ITS-PARTY"
                : "LATER";
    }

    private static boolean isLate(ReplayedStatement stated, PopulationTable table) {
        return ReferenceValues.on(Day.of(stated.recordedAt()), table.ledger().state())
                .find(ReferenceValue.OFFLINE_WINDOW)
                .filter(hours -> stated.eventAt().isBefore(stated.recordedAt().minus(Duration.ofHours(hours))))
                .isPresent();
    }

    private static Optional<Column> amounts(Population population) {
        List<Column> columns = population.columns();
        return columns.stream()
                .filter(column -> column.unit() == Unit.AMOUNT)
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.unit() == Unit.MASS)
                        .findFirst());
    }

    private static Optional<Column> named(Population population, String column) {
        return population.columns().stream()
                .filter(each -> each.name().equals(column))
                .findFirst();
    }
}
