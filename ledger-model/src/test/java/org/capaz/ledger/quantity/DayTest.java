// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days are those of Bogota, five hours behind, the whole year. */
class DayTest {

    @ParameterizedTest
    @CsvSource({
        "2024-03-04T04:59:59Z, 2024-03-03",
        "2024-03-04T05:00:00Z, 2024-03-04",
        "2024-07-04T04:59:59Z, 2024-07-03",
        "2024-07-04T05:00:00Z, 2024-07-04",
        "2024-01-01T04:59:59Z, 2023-12-31",
        "2024-03-01T04:59:59Z, 2024-02-29",
        "1970-01-01T00:00:00Z, 1969-12-31"
    })
    void a_day_begins_at_five_in_the_morning_of_universal_time(Instant moment, String day) {
        assertThat(Day.of(moment)).hasToString(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-31, 1, 2024-03-02",
        "2024-02-15, 12, 2025-02-15",
        "2026-11-10, 12, 2027-11-11",
        "2024-03-04, 6, 2024-09-04",
        "2023-12-31, 12, 2024-12-31",
        "2024-02-01, 60, 2029-02-01",
        "2024-02-29, 0, 2024-02-29"
    })
    void a_time_in_months_lasts_as_long_as_the_longest_such_months(String day, long months, String later) {
        assertThat(Day.parse(day).monthsLater(months)).hasToString(later);
    }

    /** Otherwise a case would pass or fail by the day on which it is played. */
    @Test
    void a_time_in_months_has_the_same_days_from_every_day_and_refuses_nothing_that_a_calendar_allows() {
        for (int months = 0; months <= 120; months++) {
            long days = daysOf(Day.parse("2024-01-01"), months);
            for (int day = 0; day < 1_461; day += 7) {
                Day from = Day.parse("2024-01-01").plusDays(day);
                assertThat(daysOf(from, months)).isEqualTo(days);
                assertThat(from.monthsLater(months).date())
                        .isAfterOrEqualTo(from.date().plusMonths(months));
            }
        }
    }

    private static long daysOf(Day from, int months) {
        return from.monthsLater(months).date().toEpochDay() - from.date().toEpochDay();
    }

    /** On Kiritimati a day begins nineteen hours before it does in Bogota. */
    @ParameterizedTest
    @CsvSource({"2024-03-05T09:59:59Z, 2024-03-05", "2024-03-05T10:00:00Z, 2024-03-06"})
    void the_latest_day_begins_in_the_easternmost_zone(Instant moment, String day) {
        assertThat(Day.begunAt(moment)).hasToString(day);
    }

    @Test
    void days_cross_months_and_years() {
        assertThat(Day.parse("2024-02-28").plusDays(2)).hasToString("2024-03-01");
        assertThat(Day.parse("2023-12-31").plusDays(366)).hasToString("2024-12-31");
    }

    @Test
    void a_period_includes_both_of_its_ends() {
        Day first = Day.parse("2024-03-01");
        Day last = Day.parse("2024-03-31");

        assertThat(first.within(first, last)).isTrue();
        assertThat(last.within(first, last)).isTrue();
        assertThat(Day.parse("2024-02-29").within(first, last)).isFalse();
        assertThat(Day.parse("2024-04-01").within(first, last)).isFalse();
        assertThat(first.isBefore(last)).isTrue();
        assertThat(last.isAfter(first)).isTrue();
        assertThat(first.isAfter(first)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-3-04",
                "2024-03-4",
                "24-03-04",
                "2024/03/04",
                "2023-02-29",
                "2024-13-01",
                "2024-00-01",
                "2024-01-00",
                "2024-01-32",
                "+2024-03-04",
                "-2024-03-0",
                "2024-03-04T",
                "20240304",
                "٢٠٢٤-٠٣-٠٤"
            })
    void a_day_in_another_form_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Day.parse(text)).withMessageContaining("YYYY-MM-DD");
    }
}
