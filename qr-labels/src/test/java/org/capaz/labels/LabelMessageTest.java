// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

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

/** What labels say stands in both bundles, and nothing stands there for them that they never say. */
class LabelMessageTest {
    private static final Pattern USE = Pattern.compile("\\bLabelMessage\\s*\\.([A-Z][A-Z0-9_]*)");

    @ParameterizedTest
    @EnumSource(LabelMessage.class)
    void every_message_stands_in_both_bundles(LabelMessage message) {
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
        assertThat(Stream.of(LabelMessage.values()).map(Enum::name)).isSubsetOf(used);
    }

    @Test
    void both_languages_stand_side_by_side_and_the_same_word_once() {
        assertThat(LabelMessage.both(LabelMessage.LABEL_LINE_SEAL)).isEqualTo("Precinto / seal");
        assertThat(LabelMessage.both(LabelMessage.LABEL_MATERIAL)).isEqualTo("Material");
        assertThat(LabelMessage.both(LabelMessage.material("DORE"))).isEqualTo("barra doré / doré bar");
        assertThat(LabelMessage.both(LabelMessage.role("REFINER"))).isEqualTo("refinador / refiner");
    }

    @Test
    void a_code_of_a_newer_version_stands_for_itself() {
        assertThat(LabelMessage.both(LabelMessage.material("NUGGET"))).isEqualTo("NUGGET");
        assertThat(LabelMessage.both(LabelMessage.role("SMELTER"))).isEqualTo("SMELTER");
    }
}
