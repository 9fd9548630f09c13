// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** A calendar day in Bogota (UTC-5, no daylight saving), written {@code YYYY-MM-DD}. */
public record Day(LocalDate date) implements ArgumentSource, Comparable<Day> {
    /** Months and years of a cap, validity days and due days follow Bogota time. */
    private static final ZoneOffset BOGOTA = ZoneOffset.ofHours(-5);

    public static Day parse(String text) {
        try {
            if (text.length() == 10) {
                return new Day(LocalDate.parse(text));
            }
        } catch (DateTimeException e) {
            // said below, together with a text of another length
        }
        throw new InvalidValue(Message.DAY_NOT_ISO_DATE.sentence());
    }

    public static Day of(Instant moment) {
        return new Day(moment.atOffset(BOGOTA).toLocalDate());
    }

    public int year() {
        return date.getYear();
    }

    /** 1 to 12. */
    public int month() {
        return date.getMonthValue();
    }

    public Day plusDays(long days) {
        return new Day(date.plusDays(days));
    }

    public Day plusMonths(long months) {
        return new Day(date.plusMonths(months));
    }

    /** Is this day from {@code first} to {@code last}, both included? */
    public boolean within(Day first, Day last) {
        return compareTo(first) >= 0 && compareTo(last) <= 0;
    }

    public boolean isAfter(Day other) {
        return compareTo(other) > 0;
    }

    public boolean isBefore(Day other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Day other) {
        return date.compareTo(other.date);
    }

    @Override
    public Argument argument() {
        return new Argument.Date(date);
    }

    @Override
    public String toString() {
        return date.toString();
    }
}
