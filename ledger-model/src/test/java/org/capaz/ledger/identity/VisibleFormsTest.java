// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.RuleEvidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I53 and I73: places that exist, seals that are numbers, names that are what they look like. */
class VisibleFormsTest {

    // Places

    @Test
    void the_list_has_all_municipalities() {
        assertThat(Divipola.size()).isEqualTo(1_122);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"05001", "05250", "05670", "11001", "19780", "27493", "52385", "73770", "88001", "94343", "99773"
            })
    void a_place_is_a_municipality_of_the_list(String text) {
        assertThat(PlaceCode.stated(text)).hasToString(text);
        assertThat(PlaceCode.municipality(text)).hasToString(text);
        RuleEvidence.allowed("Reading a statement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CH-GE01", "CH-MENDRISIO", "AE-DXB", "PE-A"})
    void or_a_country_and_a_code_of_its_own(String text) {
        assertThat(PlaceCode.stated(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "00, five digits of the DANE list",
        "99999, 99999 is no municipality of the DANE list; it is five digits",
        "00000, 00000 is no municipality",
        "94663, 94663 is no municipality",
        "27086, 27086 is no municipality",
        "MEDELLIN, five digits of the DANE list",
        "5001, '5001 lacks its first zero: a municipality is five digits, here 05001'",
        "52385-, five digits of the DANE list",
        "CO-05001, five digits of the DANE list",
        "CH-, e.g. CH-GE01",
        "CH, e.g. CH-GE01",
        "ch-GE01, e.g. CH-GE01",
        "CHGE01, e.g. CH-GE01",
        "CH-GENEVA-0001, e.g. CH-GE01",
        "XX-1, XX is no country of ISO 3166"
    })
    void another_place_is_refused_with_what_a_place_is(String text, String because) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlaceCode.stated(text))
                .withMessageContaining(because);
        RuleEvidence.refused(Rule.I73, "Reading a statement");
    }

    @Test
    void what_stands_on_the_ledger_is_read_whatever_the_list_says_now() {
        assertThat(new PlaceCode("94663")).hasToString("94663");
        assertThat(new SealNumber("NONE")).hasToString("NONE");
    }

    // Seals

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONE",
                "N-A",
                "NA",
                "0",
                "000",
                "0000",
                "0000-0000",
                "SIN",
                "SIN-0000",
                "A",
                "12",
                "S-1",
                "XXXX",
                "----1",
                "NONE-1",
                "SIN-SELLO-1",
                "NINGUNO9"
            })
    void what_says_that_there_is_no_seal_is_no_seal_number(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealNumber.stated(text))
                .withMessageContaining("at least four letters or digits");
        RuleEvidence.refused(Rule.I53, "Reading a seal number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S-000811", "0001", "CRAFT-000123", "NA-000123", "A1B2", "S-LX9"})
    void a_seal_number_has_letters_or_digits_that_count(String text) {
        assertThat(SealNumber.stated(text)).hasToString(text);
        RuleEvidence.allowed("Reading a seal number");
    }

    // Names

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cooperativa Demo Minera La Esmeraldita",
                "Asociación Demo de Seleccionadoras Río Claro",
                "C.I. Demo & Hijos (Medellín) n.º 1",
                "Грунт",
                "金",
                "نقره\u200cکار",
                "A"
            })
    void a_name_is_visible_text_on_one_line(String name) {
        assertThat(VisibleText.require(name)).isEqualTo(name);
    }

    @Test
    void what_is_not_visible_is_shown_by_its_number_and_all_else_as_it_is() {
        assertThat(VisibleText.escaped("Río \u202eatsiL\u001b[31m\u2028\n\ud83d\ude00 \udb40\udc41\u00a0g"))
                .isEqualTo("Río \\u202eatsiL\\u001b[31m\\u2028\\u000a\ud83d\ude00 \\udb40\\udc41\u00a0g");
        assertThat(VisibleText.escaped("نقره\u200cکار")).isEqualTo("نقره\u200cکار");
    }

    /** A reversed ending, a line separator, a next-line control, only joiners: what people were shown was not what was signed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " A",
                "A ",
                "Cooperativa Demo M\u202eatsiL ed asoC",
                "Cooperativa\u2028Demo",
                "Cooperativa\u2029Demo",
                "Cooperativa\u0085Demo",
                "Cooperativa\u009bDemo",
                "Cooperativa\u0000Demo",
                "Cooperativa\tDemo",
                "Cooperativa\u200bDemo",
                "Cooperativa\u00adDemo",
                "Cooperativa\u2066Demo",
                "Cooperativa\ufeffDemo",
                "Cooperativa\ud800Demo",
                "Cooperativa\udb40\udc41Demo",
                "\u200d\u200d",
                "\u200dA",
                "A\u3000",
                "\u3164",
                "\u2800"
            })
    void nothing_in_a_name_hides_or_turns_its_letters(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VisibleText.require(name))
                .withMessageContaining("visible characters on one line");
        RuleEvidence.refused(Rule.I73, "Reading a name");
    }

    @Test
    void a_name_has_120_characters_at_most() {
        assertThat(VisibleText.require("A".repeat(120))).hasSize(120);
        assertThatIllegalArgumentException().isThrownBy(() -> VisibleText.require("A".repeat(121)));
        RuleEvidence.allowed("Reading a name");
    }

    // Persons

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CC-1098765432",
                "cc 1.098.765.432",
                "C.C. 79412346",
                "DP-CC-79412346",
                "CE-412345",
                "TI 1098765432",
                "PPT-5123456",
                "Paid to CC1098765432",
                "CÉDULA 79412346",
                "CEDULA-No-79412346"
            })
    void the_number_of_a_persons_document_is_recognised(String text) {
        assertThat(PersonalNumber.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CO-2024-0101",
                "CC-000123",
                "ACC-1098765432",
                "1098765432",
                "DEMO-SWIFT-0001",
                "S-000811",
                "CC-12345",
                "05001",
                "3f2a9f0e-7a51-4f0b-cc12-345678901234",
                "ce1234567f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b",
                "7a51-4f0b-9b55-ce1234567890",
                "CUFE-3f2a9f0e"
            })
    void other_numbers_are_not(String text) {
        assertThat(PersonalNumber.isIn(text)).isFalse();
    }
}
