// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.quantity.Day;

/**
 * Moves the days of a case so that its last day becomes the day before it is submitted: everything then lies in the past,
 * and recently enough for the ledger. Distances between days stay as they are.
 */
public final class CaseDays {
    private static final ZoneOffset BOGOTA = ZoneOffset.ofHours(-5);
    /** The time at which organisations, officers and parties are registered, on the first day. */
    private static final LocalTime OPENING = LocalTime.of(6, 0);

    private final Row caseRow;
    private final long moved;

    /** @param played the day, in Bogotá, on which the case was first submitted */
    public CaseDays(Row caseRow, LocalDate played) {
        this.caseRow = caseRow;
        this.moved = ChronoUnit.DAYS.between(caseRow.day("last_day"), played.minusDays(1));
    }

    public static LocalDate today(Instant now) {
        return now.atOffset(BOGOTA).toLocalDate();
    }

    public Day day(Row row, String column) {
        return new Day(row.day(column).plusDays(moved));
    }

    public Optional<Day> optionalDay(Row row, String column) {
        return row.optionalText(column).map(filled -> day(row, column));
    }

    public Instant moment(Row row, String column) {
        return moment(row.moment(column));
    }

    public Instant opening() {
        return moment(caseRow.day("first_day").atTime(OPENING));
    }

    /** The first second of a day. */
    public Instant firstSecond(Row row, String column) {
        return moment(row.day(column).atStartOfDay());
    }

    /** The last second of a day. */
    public Instant lastSecond(Row row, String column) {
        return moment(row.day(column).plusDays(1).atStartOfDay()).minusSeconds(1);
    }

    private Instant moment(LocalDateTime moment) {
        return moment.plusDays(moved).toInstant(BOGOTA);
    }
}
