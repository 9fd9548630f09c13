// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** A calendar day in Bogota (UTC-5, no daylight saving), written {@code YYYY-MM-DD}. */
public record Day(LocalDate date) implements ArgumentSource, Comparable<Day> {
    /** Months and years of a cap, validity days and due days follow Bogota time. */
    private static final ZoneOffset BOGOTA = ZoneOffset.ofHours(-5);

    /** The most days of no month to eleven consecutive ones. */
    private static final List<Integer> MOST_DAYS = List.of(0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337);

    /** Where a day begins first. */
    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

    public static Day parse(String text) {
        try {
            if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
                return new Day(LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)));
            }
        } catch (DateTimeException e) {
            // said below, together with a text of another form
        }
        throw new InvalidValue(Message.DAY_NOT_ISO_DATE.sentence());
    }

    /** By hand: most records have days, and Java's reader of dates takes longer than all else of a record. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new DateTimeException("no digit: " + digit);
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    public static Day of(Instant moment) {
        return new Day(moment.atOffset(BOGOTA).toLocalDate());
    }

    /** Its last second. */
    public Instant lastSecond() {
        return date.plusDays(1).atStartOfDay().toInstant(BOGOTA).minusSeconds(1);
    }

    /** The latest day that has begun anywhere on earth: a laboratory or bank writes its own day, which is not in the future. */
    public static Day begunAt(Instant moment) {
        return new Day(moment.atOffset(EASTERNMOST).toLocalDate());
    }

    /** That day, or this one where that is earlier. */
    public Day orLater(Day other) {
        return isAfter(other) ? this : other;
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

    /**
     * The end of a time that is counted in months: as many days later as the longest that so many months can have. It refuses
     * nothing that a calendar allows, and allows the same number of days from whatever day it is counted.
     *
     * <p>Decision 119.
     *
     * @param months zero or more
     */
    public Day monthsLater(long months) {
        long years = months / 12;
        return plusDays(365 * years + (years + 3) / 4 + MOST_DAYS.get((int) (months % 12)));
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
