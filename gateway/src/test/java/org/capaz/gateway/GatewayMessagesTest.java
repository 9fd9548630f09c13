// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway's keys of the bundle; that both languages have the same keys and slots is held in ledger-model. */
public class GatewayMessagesTest {

    @ParameterizedTest
    @EnumSource(GatewayMessage.class)
    void every_message_stands_in_both_languages(GatewayMessage message) {
        for (Language language : Language.values()) {
            assertThat(Messages.in(language).knows(message.name()))
                    .as("%s in %s", message, language)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(GatewayMessage.class)
    void every_message_is_one_that_something_says(GatewayMessage message) {
        assertThat(mainSources()).containsPattern("\\bGatewayMessage\\." + message + "\\b");
    }

    /** All main sources of this module in one text. */
    public static String mainSources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            StringBuilder sources = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.append(Files.readString(file));
            }
            return sources.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
