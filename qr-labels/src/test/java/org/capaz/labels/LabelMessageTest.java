// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelMessageTest {
    @Test
    void both_languages_stand_side_by_side_and_the_same_word_once() {
        assertThat(LabelMessage.both(LabelMessage.LABEL_LINE_SEAL)).isEqualTo("Precinto / seal");
        assertThat(LabelMessage.both(LabelMessage.LABEL_MATERIAL)).isEqualTo("Material");
        assertThat(LabelMessage.both(LabelMessage.material("DORE"))).isEqualTo("barra doré / doré bar");
        assertThat(LabelMessage.both(LabelMessage.role("REFINER"))).isEqualTo("refinador / refiner");
    }

    @Test
    void a_code_of_a_newer_version_stands_for_itself() {
        assertThat(LabelMessage.both(LabelMessage.material("NUGGET"))).isEqualTo("NUGGET");
        assertThat(LabelMessage.both(LabelMessage.role("SMELTER"))).isEqualTo("SMELTER");
    }
}
