// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page names the day that stands on the label, beside the moment that was signed. */
class FactsSectionTest {
    @ParameterizedTest
    @CsvSource({
        "2027-11-29T21:23:00Z, 2027-11-28",
        "2027-11-29T04:59:58Z, 2027-11-27",
        "2027-11-29T04:59:59Z, 2027-11-28",
        "2027-11-29T05:00:00Z, 2027-11-28"
    })
    void the_last_whole_day_is_that_of_the_label(Instant validUntil, String day) {
        assertThat(FactsSection.lastWholeDay(validUntil)).hasToString(day);
    }
}
