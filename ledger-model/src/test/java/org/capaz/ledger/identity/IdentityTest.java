// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Function;
import org.capaz.ledger.message.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers are checked against tables of their own; what people type carries a check character. */
class IdentityTest {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String CHECKS = DIGITS + "*~$=U";

    private final Random random = new Random(37);

    private byte[] bytes() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    // Check characters

    @Test
    void a_mistyped_character_of_an_officer_id_is_always_caught() {
        for (int i = 0; i < 60; i++) {
            everySubstitutionIsCaught(OfficerId.of(bytes()).value(), OfficerId::new);
        }
    }

    @Test
    void a_mistyped_character_of_a_miner_ref_is_always_caught() {
        for (int i = 0; i < 40; i++) {
            everySubstitutionIsCaught(MinerRef.of(bytes()).value(), MinerRef::new);
        }
    }

    @Test
    void a_mistyped_character_of_a_certificate_number_is_always_caught() {
        everySubstitutionIsCaught(
                new CertificateId("3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713").shortId(), CertificateNumber::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TBFQ-XS43-ZA92-2",
                "tbfq xs43 za92 2",
                " tbfqxs43za922\n",
                "TBFQ\u2013XS43\u00a0ZA92 2",
                "/c/TBFQXS43ZA922",
                "https://label.capaz.example/C/tbfq-xs43-za92-2"
            })
    void a_certificate_number_is_read_as_people_type_it(String typed) {
        assertThat(CertificateNumber.typed(typed)).hasToString("TBFQXS43ZA922");
        assertThat(CertificateNumber.isMeant(typed)).isTrue();
    }

    @Test
    void letters_that_look_like_digits_stand_for_them() {
        String number = new CertificateId("00000000-0000-4000-8000-000000000000").shortId();
        String letters = number.replace('0', 'o').replace('1', 'l');

        assertThat(CertificateNumber.typed(letters)).hasToString(number);
        assertThat(CertificateNumber.typed(letters.replace('l', 'I'))).hasToString(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TBFQXS43ZA923", "TBFQXS43ZA92", "TBFQXS43ZA9222", "UBFQXS43ZA922", ""})
    void what_is_no_certificate_number_is_refused_however_it_is_typed(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> CertificateNumber.typed(typed));
        assertThat(CertificateNumber.isMeant(typed)).isEqualTo(typed.equals("TBFQXS43ZA923"));
    }

    private static void everySubstitutionIsCaught(String right, Function<String, ?> reader) {
        assertThat(reader.apply(right)).isNotNull();
        for (int at = 0; at < right.length(); at++) {
            String alphabet = at == right.length() - 1 ? CHECKS : DIGITS;
            for (char other : alphabet.toCharArray()) {
                if (other != right.charAt(at)) {
                    String wrong = right.substring(0, at) + other + right.substring(at + 1);
                    assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> reader.apply(wrong));
                }
            }
        }
    }

    @Test
    void two_neighbours_in_the_wrong_order_are_always_caught() {
        for (int i = 0; i < 1_000; i++) {
            String right = MinerRef.of(bytes()).value();
            for (int at = 0; at + 1 < right.length(); at++) {
                if (right.charAt(at) != right.charAt(at + 1)) {
                    String wrong =
                            right.substring(0, at) + right.charAt(at + 1) + right.charAt(at) + right.substring(at + 2);
                    assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> new MinerRef(wrong));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "4K7QM2XRA0", "4K7QM2X", "4k7qm2xra", "4K7QM2XRI", "4K7QM2XÑA", "IIIIIIII0", "OOOOOOOO0"})
    void an_officer_id_in_another_form_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OfficerId(text));
    }

    /** The first bits, five by five, and the value modulo 37: worked out by hand for a few. */
    @Test
    void crockford_by_hand() {
        assertThat(Crockford.encode(new byte[5], 8)).isEqualTo("000000000");
        byte[] one = {0, 0, 0, 0, 1};
        assertThat(Crockford.encode(one, 8)).isEqualTo("000000011");
        byte[] ones = {-1, -1, -1, -1, -1};
        // 2^40 - 1 = 1099511627775 = 37 x 29716530480 + 15
        assertThat(Crockford.encode(ones, 8)).isEqualTo("ZZZZZZZZF");
        byte[] thirtySix = {0, 0, 0, 0, 36};
        assertThat(Crockford.encode(thirtySix, 8)).isEqualTo("00000014U");
    }

    @Test
    void a_short_certificate_number_is_made_of_the_hash_of_the_id() {
        CertificateId id = new CertificateId("3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713");

        assertThat(id.shortId())
                .isEqualTo(Crockford.encode(Digest.sha256(id.value().getBytes(StandardCharsets.US_ASCII)), 12))
                .hasSize(13);
        assertThat(id.bytes())
                .startsWith(0x3f, 0x2a, 0x9f, 0x0e)
                .endsWith(0x1a, 0xb7, 0x13)
                .hasSize(16);
    }

    // Tables

    @ParameterizedTest
    @ValueSource(
            strings = {"", "lot", "L A", "L/A", "L.A", "LÁ", "L\u0000", "L_A", "١", "123456789012345678901234567890123"
            })
    void a_lot_or_party_is_named_by_capitals_digits_and_dashes(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LotId(text)).withMessageContaining("[A-Z0-9-]");
        assertThatIllegalArgumentException().isThrownBy(() -> new PartyId(text));
    }

    @Test
    void identifiers_have_a_longest_form() {
        assertThat(new LotId("A".repeat(32))).hasToString("A".repeat(32));
        assertThat(new SealNumber("A".repeat(20))).hasToString("A".repeat(20));
        assertThat(new Code("A".repeat(35))).hasToString("A".repeat(35));
        assertThat(new RecordId("a".repeat(64))).hasToString("a".repeat(64));
        assertThatIllegalArgumentException().isThrownBy(() -> new SealNumber("A".repeat(21)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Code("A".repeat(36)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordId("a".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordId("a".repeat(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5238", "523855", "5238A", "٥٢٣٨٥", "", "MEDELLIN"})
    void a_municipality_is_five_digits(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlaceCode.municipality(text))
                .withMessageContaining("five digits of the DANE list, e.g. 05001");
        assertThat(PlaceCode.municipality("05001")).hasToString("05001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "3F2A9F0E-7A51-4F0B-9B55-0D0C7E1AB713", "3f2a9f0e7a514f0b9b550d0c7e1ab713",
                "3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab71", "3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab71g",
                        "3f2a9f0e_7a51-4f0b-9b55-0d0c7e1ab713"
            })
    void a_certificate_id_has_one_form(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CertificateId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0000000000000000000000000000000000000000000000000000000000000000 ", "G"})
    void a_hash_is_64_lower_case_digits(String text) {
        assertThat(Digest.isHex(text)).isFalse();
        assertThat(Digest.isHex("0123456789abcdef".repeat(4))).isTrue();
        assertThat(Digest.isHex("0123456789ABCDEF".repeat(4))).isFalse();
    }

    /** U+A7CB is a letter since Unicode 16 only: Java machines of two versions must judge it alike. */
    @Test
    void a_letter_that_only_newer_java_machines_know_counts_as_one_of_its_script() {
        assertThat(catchThrowable(() -> VisibleText.require("Mina \ua7cb\u0430")))
                .isInstanceOf(InvalidValue.class);
        assertThat(VisibleText.require("Mina \ua7cb \u0430")).isEqualTo("Mina \ua7cb \u0430");
    }
}
