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
        "2024-01-31, 1, 2024-02-29",
        "2023-01-31, 1, 2023-02-28",
        "2024-02-29, 12, 2025-02-28",
        "2023-12-31, 12, 2024-12-31"
    })
    void months_end_when_they_end(String day, long months, String later) {
        assertThat(Day.parse(day).plusMonths(months)).hasToString(later);
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
