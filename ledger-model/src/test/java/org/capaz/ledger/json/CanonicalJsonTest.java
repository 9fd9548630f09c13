// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    @Test
    void members_are_written_in_the_order_of_their_utf_16_code_units() {
        // RFC 8785 section 3.2.3: the astral emoji sorts before the BMP ligature, unlike by code point.
        Json value = CanonicalJson.parse(
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6}");

        assertThat(CanonicalJson.write(value))
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "null", "true", "-1", "0", "9007199254740991", "{\"a\":[1,{\"b\":\"\\u0001\\n\"}]}"})
    void a_canonical_text_is_read_and_written_back_unchanged(String text) {
        assertThat(CanonicalJson.write(CanonicalJson.parseCanonical(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "01",
                "-0",
                "-",
                "1.0",
                "1e3",
                "9007199254740992",
                "12345678901234567890",
                "\"\\ud800\"",
                "\"\\x\"",
                "\"\t\"",
                "{\"a\":1,\"a\":1}",
                "{a:1}",
                "nul",
                "1 2",
                "'a'",
                "[1 2]"
            })
    void anything_outside_the_subset_is_refused(String text) {
        assertThatThrownBy(() -> CanonicalJson.parse(text)).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" {}", "{\"b\":1,\"a\":2}", "{\"a\": 1}", "\"\\u0041\""})
    void a_text_in_another_form_is_readable_but_not_canonical(String text) {
        assertThat(CanonicalJson.parse(text)).isNotNull();
        assertThatThrownBy(() -> CanonicalJson.parseCanonical(text)).hasMessageContaining("canonical");
    }

    @Test
    void nesting_is_bounded() {
        String deepest = "[".repeat(CanonicalJson.DEEPEST) + "1" + "]".repeat(CanonicalJson.DEEPEST);

        assertThat(CanonicalJson.parse(deepest)).isNotNull();
        assertThatThrownBy(() -> CanonicalJson.parse("[".repeat(10_000))).hasMessageContaining("nested deeper");
    }

    @Test
    void malformed_utf_8_is_refused() {
        assertThatThrownBy(() -> CanonicalJson.parse(new byte[] {'"', (byte) 0xc3, '"'}))
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'n':1,'more':2} | more: unknown member, known are [n]",
                "{} | n: missing, expected a whole number",
                "{'n':'1'} | n: expected a whole number"
            })
    void a_wrong_member_is_named(String text, String message) {
        var fields = Fields.of(CanonicalJson.parseObject(text.replace('\'', '"')));

        assertThatThrownBy(() -> {
                    fields.integer("n");
                    fields.end();
                })
                .hasMessage(message);
    }
}
