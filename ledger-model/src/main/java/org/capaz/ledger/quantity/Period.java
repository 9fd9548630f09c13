// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The days during which gold was produced, as its producer states them. It is one of the three clocks of the ledger: beside it
 * stand when a statement says that something happened, and when the ledger recorded it.
 *
 * <p>Decision 115.
 *
 * @param from the first day
 * @param to the last day, included; before {@code from} in a statement that is refused
 */
public record Period(Day from, Day to) {
    /** A longer one is spread over no months: it counts in its last month, so that no statement writes records without bound. */
    private static final long MOST_SPREAD = 366;

    /** Does it have a day at all? */
    public boolean hasDays() {
        return !from.isAfter(to);
    }

    /** How many days. */
    public long length() {
        return to.date().toEpochDay() - from.date().toEpochDay() + 1;
    }

    public List<Day> days() {
        return from.date().datesUntil(to.date().plusDays(1)).map(Day::new).toList();
    }

    /**
     * Spreads what was produced evenly over the days that count, so that who chooses the period does not choose the month whose
     * limits apply (I62).
     *
     * @param mg milligrams, zero or more
     * @param counts the days that count; where none does, all of them
     * @return milligrams by the last day of each month's part, which stands for its month and year
     */
    public SequencedMap<Day, Long> spread(long mg, Predicate<Day> counts) {
        Map<String, Long> weights = new TreeMap<>();
        lastDays().forEach((last, days) -> {
            long counting = days.stream().filter(counts).count();
            if (counting > 0) {
                weights.put(last.toString(), counting);
            }
        });
        if (weights.isEmpty()) {
            return spread(mg, day -> true);
        }
        SequencedMap<Day, Long> spread = new TreeMap<>();
        ProRata.split(mg, weights).forEach((last, share) -> spread.put(Day.parse(last), share));
        return spread;
    }

    /** The last day of each month's part: what {@link #spread} may name. */
    public List<Day> monthEnds() {
        return List.copyOf(lastDays().keySet());
    }

    private SequencedMap<Day, List<Day>> lastDays() {
        SequencedMap<Day, List<Day>> months = new TreeMap<>();
        List<Day> all = length() > MOST_SPREAD ? List.of(to) : days();
        all.forEach(day -> months.computeIfAbsent(lastOfItsMonth(day), month -> new ArrayList<>())
                .add(day));
        return months;
    }

    private Day lastOfItsMonth(Day day) {
        Day last = new Day(day.date().withDayOfMonth(day.date().lengthOfMonth()));
        return last.isAfter(to) ? to : last;
    }
}
