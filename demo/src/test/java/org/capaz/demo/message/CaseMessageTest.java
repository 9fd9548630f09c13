// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.payment.ObligationBalance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseMessageTest {
    /** Before the name of a code of the ledger; these are looked up by that code. */
    private static final String CODE = "CODE_";

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_message_stands_in_the_bundle_of_each_language(Language language) {
        assertThat(CaseMessage.values())
                .allMatch(message -> Messages.in(language).knows(message.name()));
    }

    @Test
    void every_message_is_used() throws IOException {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("CaseMessage.java"))
                    .toList()) {
                words.addAll(List.of(Files.readString(file).split("[^A-Za-z0-9_]+")));
            }
        }
        assertThat(Stream.of(CaseMessage.values()).map(CaseMessage::name).filter(name -> !name.startsWith(CODE)))
                .isSubsetOf(words);
    }

    /** A code without a word would be shown in English to everybody. */
    @Test
    void every_result_of_a_module_and_every_state_of_an_obligation_has_a_word() {
        assertThat(Stream.concat(
                                Stream.of(Affiliation.ModuleResult.Result.values()),
                                Stream.of(ObligationBalance.State.values()))
                        .map(code -> CaseMessage.word(code.name()).key()))
                .allMatch(key -> key.startsWith(CODE));
    }

    @Test
    void a_code_of_a_later_version_is_shown_as_it_is() {
        assertThat(CaseMessage.word("HALF_PAID").in(Language.SPANISH)).isEqualTo("half paid");
    }
}
