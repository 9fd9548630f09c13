// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.capaz.ledger.message.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a file asks for beyond its bound is not given: the process that reads it is ended, and whoever asked hears so. */
class HostileFileTest {
    @ParameterizedTest
    @EnumSource(HostileFile.class)
    void a_small_file_that_asks_for_much_is_given_up(HostileFile kind) {
        byte[] file = kind.bytes();

        assertThat(file).hasSizeLessThan(200_000);
        assertThat(LabelReader.read(file))
                .isInstanceOfSatisfying(
                        Reading.NotFound.class,
                        no -> assertThat(no.because().in(Language.ENGLISH))
                                .containsAnyOf("more time or memory", "too many pixels"));
    }
}
