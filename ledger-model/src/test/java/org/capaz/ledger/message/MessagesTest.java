// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
    private static final Messages SPANISH = Messages.in(Language.SPANISH);
    private static final Path BUNDLES = Path.of("src/main/resources/org/capaz/ledger/message");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(without(ENGLISH.keys(), SPANISH.keys()))
                .as("keys missing in Spanish")
                .isEmpty();
        assertThat(without(SPANISH.keys(), ENGLISH.keys()))
                .as("keys missing in English")
                .isEmpty();
    }

    private static Set<String> without(Set<String> keys, Set<String> others) {
        Set<String> rest = new TreeSet<>(keys);
        rest.removeAll(others);
        return rest;
    }

    @Test
    void both_languages_have_the_same_slots() {
        for (String key : ENGLISH.keys()) {
            assertThat(SPANISH.slots(key)).as(key).isEqualTo(ENGLISH.slots(key));
        }
    }

    /** Of two lines with one key a reader of properties keeps the last and says nothing. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void no_key_stands_twice(Language language) throws IOException {
        List<String> keys = Files.readAllLines(BUNDLES.resolve("messages_" + language.tag() + ".properties")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void numbers_and_days_carry_the_format_of_the_language() {
        assertThat(new Argument.Mass(1_090_625).in(Language.ENGLISH)).isEqualTo("1\u00a0090.625\u00a0g");
        assertThat(new Argument.Mass(1_090_625).in(Language.SPANISH)).isEqualTo("1.090,625\u00a0g");
        assertThat(new Argument.Mass(7).in(Language.ENGLISH)).isEqualTo("0.007\u00a0g");
        assertThat(new Argument.Mass(-1_500).in(Language.ENGLISH)).isEqualTo("-1.500\u00a0g");
        assertThat(new Argument.Amount(1_330_062, "USD").in(Language.SPANISH)).isEqualTo("USD\u00a013.300,62");
        assertThat(new Argument.Decimal(87_250, 2).in(Language.SPANISH)).isEqualTo("872,50");
        assertThat(new Argument.Count(1_000_000).in(Language.ENGLISH)).isEqualTo("1\u00a0000\u00a0000");
        assertThat(new Argument.Count(0).in(Language.ENGLISH)).isEqualTo("0");
        assertThat(new Argument.Mass(Long.MIN_VALUE).in(Language.ENGLISH))
                .isEqualTo("-9\u00a0223\u00a0372\u00a0036\u00a0854\u00a0775.808\u00a0g");
        assertThat(new Argument.Date(LocalDate.of(2024, 3, 5)).in(Language.SPANISH))
                .isEqualTo("05/03/2024");
        assertThat(new Argument.Date(LocalDate.of(2024, 3, 5)).in(Language.ENGLISH))
                .isEqualTo("2024-03-05");
        assertThat(new Argument.Moment(Instant.ofEpochSecond(1_709_596_800)).in(Language.SPANISH))
                .isEqualTo("2024-03-05T00:00:00Z");
    }

    @Test
    void a_sentence_may_stand_in_a_sentence() {
        Sentence missing = Message.MEMBER_MISSING.with("what", Message.A_STRING.sentence());
        Sentence at = Message.AT_FIELD.with("field", Argument.id("body.date")).and("what", missing);

        assertThat(at.in(Language.ENGLISH)).isEqualTo("body.date: missing, expected a string");
        assertThat(at.in(Language.SPANISH)).isEqualTo("body.date: falta, se esperaba un texto");
    }

    @Test
    void several_sentences_are_parted_by_semicolons_and_other_things_stand_in_brackets() {
        Sentence unsealed = Message.IS_NOT_SEALED.sentence();

        assertThat(Argument.several(List.of(unsealed, unsealed)).in(Language.ENGLISH))
                .isEqualTo("it is not sealed; it is not sealed");
        assertThat(Argument.ids(List.of("LA", "LB")).in(Language.ENGLISH)).isEqualTo("[LA, LB]");
        assertThat(Argument.ids(List.of()).in(Language.ENGLISH)).isEqualTo("[]");
    }

    @Test
    void braces_that_hold_no_name_stand_for_themselves() {
        assertThat(ENGLISH.text(Message.AS_IS.with("text", Argument.id("{\"statements\":[]} {lot}"))))
                .isEqualTo("{\"statements\":[]} {lot}");
    }

    @Test
    void Spanish_never_certifies() {
        assertThat(SPANISH.keys().stream().map(key -> SPANISH.text(new Sentence(key, new TreeMap<>()))))
                .noneMatch(text -> text.replaceAll("\\{[^}]*}", "").contains("certificad"));
    }

    /** An assay is an ensayo, the ledger the registro, a flag an alerta, a hash a hash: a second word reads as a second thing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger-model/src/main/resources/org/capaz/ledger/message/messages_es.properties",
                "docs/how-to/answer-a-premium.md",
                "docs/how-to/pseudonyms.md",
                "README.es.md"
            })
    void Spanish_has_one_word_for_one_thing(String file) throws IOException {
        assertThat(Files.readString(Path.of("..").resolve(file)))
                .doesNotContainPattern(
                        "(?i)ensaye|\\blibro|habilit|\\bseñal|lo marcado|se marca\\b|huella(?! del dedo)"
                                + "|desaparici|desaparecid|(la|cada|dos) firmantes?\\b|registro vigente|anunciado, no confirmado");
    }

    @Test
    void a_key_of_a_newer_version_is_shown_and_not_guessed() {
        assertThat(ENGLISH.knows("NEXT_YEARS_KEY")).isFalse();
        assertThat(ENGLISH.text(new Sentence("NEXT_YEARS_KEY", new TreeMap<>())))
                .isEqualTo("NEXT_YEARS_KEY");
    }
}
