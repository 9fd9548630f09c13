// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Why no label was read stands in both bundles, and nothing stands there that is never said. */
class PictureMessageTest {
    private static final Pattern USE = Pattern.compile("\\bPictureMessage\\s*\\.([A-Z][A-Z0-9_]*)");

    @ParameterizedTest
    @EnumSource(PictureMessage.class)
    void every_message_stands_in_both_bundles(PictureMessage message) {
        assertThat(Stream.of(Language.values()))
                .allMatch(language -> Messages.in(language).knows(message.name()));
    }

    @Test
    void every_message_is_one_that_the_program_uses() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                USE.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(used::add);
            }
        }
        assertThat(Stream.of(PictureMessage.values()).map(Enum::name)).isSubsetOf(used);
    }
}
