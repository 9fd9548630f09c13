// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTextTest {
    private static final String ADDRESS = "https://example.org/c/7Q2K9F0M3XWPA";

    @Test
    void both_forms_of_a_label_carry_the_same_bytes() {
        var random = new Random(7);
        for (int length = 1; length < 40; length++) {
            byte[] payload = new byte[length];
            random.nextBytes(payload);
            var text = new LabelText(ADDRESS, payload);

            assertThat(LabelText.parse(text.text()).payload()).isEqualTo(payload);
            assertThat(LabelText.parse(RadioTag.text(text)).payload()).isEqualTo(payload);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://example.org/c/7Q2K9F0M3XWPA#000",
                "https://example.org#000",
                "https://example.org?lang=es#000",
                ADDRESS + "#000?lang=es",
                "https://EXAMPLE.org/c/7#000",
                "#000",
                ADDRESS + "#0",
                ADDRESS + "#256",
                ADDRESS + "#00a",
                ADDRESS + "#-01",
                ADDRESS + "#\u0660\u0660\u0660",
                ADDRESS + "#72057594037927936",
                ADDRESS + "#b.A",
                ADDRESS + "#b.AB",
                ADDRESS + "#b.AA==",
                ADDRESS + "#b.A+"
            })
    void a_text_that_is_not_exactly_a_label_is_refused(String text) {
        assertThatThrownBy(() -> LabelText.parse(text))
                .isInstanceOfSatisfying(
                        CheckFailed.class, e -> assertThat(e.code()).isEqualTo(Code.E_QR_FORMAT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeff" + ADDRESS + "#000",
                ADDRESS + "#000\r\n",
                "  " + ADDRESS + "\n#0\n00\t",
                ADDRESS + "?lang=es#000",
                ADDRESS + "?a=1?b=2#000",
                "https://exam\u00adple.org/c/7Q2K\u200b9F0M3XWPA#000\u00a0"
            })
    void what_carries_a_text_is_forgiven(String text) {
        assertThat(LabelText.parse(text)).extracting(LabelText::text).isEqualTo(ADDRESS + "#000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ADDRESS,
                ADDRESS + "#",
                ADDRESS + "#main",
                ADDRESS + "?lang=es",
                "http://127.0.0.1:7080/c/7Q2K9F0M3XWPA",
                "example.org/c/7Q2K9F0M3XWPA"
            })
    void an_address_without_digits_is_no_forged_label(String text) {
        assertThatThrownBy(() -> LabelText.parse(text)).isInstanceOfSatisfying(CheckFailed.class, e -> {
            assertThat(e.code()).isEqualTo(Code.E_ADDRESS);
            assertThat(e.undecided()).isTrue();
        });
    }

    @Test
    void a_text_longer_than_any_label_is_refused_unread() {
        assertThatThrownBy(() -> LabelText.parse(ADDRESS + "#" + "0".repeat(1_000_000)))
                .hasMessageContaining("at most");
    }
}
