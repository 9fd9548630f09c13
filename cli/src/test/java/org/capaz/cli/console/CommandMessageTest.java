// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandMessageTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void every_message_stands_in_the_bundle_of_each_language(Language language) {
        assertThat(CommandMessage.values())
                .allMatch(message -> Messages.in(language).knows(message.name()));
    }

    @Test
    void every_message_is_used() throws IOException {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("CommandMessage.java"))
                    .toList()) {
                words.addAll(List.of(Files.readString(file).split("[^A-Za-z0-9_]+")));
            }
        }
        assertThat(Stream.of(CommandMessage.values()).map(CommandMessage::name)).isSubsetOf(words);
    }
}
