// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page's keys of the bundle, and the words of every code that it shows. */
class PageMessagesTest {

    static Stream<Enum<?>> codes() {
        return Stream.of(CodeWords.values())
                .flatMap(words -> Stream.of(words.type().getEnumConstants()));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_has_words_in_both_languages(Enum<?> code) {
        assertThat(List.of(Language.values()))
                .allMatch(language ->
                        Messages.in(language).knows(CodeWords.of(code).key()));
    }

    @Test
    void a_type_without_words_is_a_defect() {
        assertThatThrownBy(() -> CodeWords.of(Language.ENGLISH)).isInstanceOf(IllegalArgumentException.class);
    }
}
