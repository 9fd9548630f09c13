// SPDX-License-Identifier: Apache-2.0
package org.capaz.client.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfSignedCertificateTest {
    @ParameterizedTest
    @CsvSource({"0, 0400", "127, 047f", "128, 048180", "255, 0481ff", "256, 04820100", "65535, 0482ffff"})
    void an_elements_length_has_its_shortest_form(int length, String head) {
        byte[] element = SelfSignedCertificate.element(0x04, new byte[length]);

        assertThat(HexFormat.of().formatHex(element)).startsWith(head);
        assertThat(element).hasSize(head.length() / 2 + length);
    }

    @Test
    void the_year_has_two_digits_through_2049_and_four_from_2050() {
        assertThat(text(Instant.parse("2049-12-31T23:59:59Z"))).isEqualTo("491231235959Z");
        assertThat(text(Instant.parse("2050-01-01T00:00:00Z"))).isEqualTo("20500101000000Z");
    }

    private static String text(Instant instant) {
        byte[] element = SelfSignedCertificate.time(instant);
        return new String(element, 2, element.length - 2, StandardCharsets.US_ASCII);
    }
}
