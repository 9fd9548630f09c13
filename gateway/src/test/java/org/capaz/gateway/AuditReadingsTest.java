// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What auditors were shown is there for as long as their papers are, and does not pile up after that; decision 262. */
class AuditReadingsTest {
    private static final Instant BEGIN = Instant.parse("2024-03-04T12:00:00Z");

    private final Database database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    private AuditReadings at(Instant moment) {
        return new AuditReadings(database, Clock.fixed(moment, ZoneOffset.UTC));
    }

    private List<String> read() {
        return at(BEGIN).after(0, Optional.empty(), 10).stream()
                .map(AuditReadings.Reading::address)
                .toList();
    }

    @Test
    void a_reading_is_kept_for_seven_years_and_goes_with_the_next_one_after_them() {
        at(BEGIN).record("KEY", List.of(), "/v1/first", 1);

        at(BEGIN.plus(AuditReadings.KEPT)).record("KEY", List.of(), "/v1/second", 2);
        assertThat(read()).containsExactly("/v1/first", "/v1/second");

        at(BEGIN.plus(AuditReadings.KEPT).plusSeconds(1)).record("KEY", List.of(), "/v1/third", 3);
        assertThat(read()).containsExactly("/v1/second", "/v1/third");
    }
}
