// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** What the verifier says stands in both bundles, and nothing stands there for it that it never says. */
class VerdictMessageTest {
    private static final Pattern USE = Pattern.compile("\\bVerdictMessage\\s*\\.([A-Z][A-Z0-9_]*)");

    @ParameterizedTest
    @EnumSource(VerdictMessage.class)
    void every_message_stands_in_both_bundles(VerdictMessage message) {
        assertThat(Stream.of(Language.values()))
                .allMatch(language -> Messages.in(language).knows(message.name()));
    }

    @Test
    void every_message_is_one_that_the_program_uses() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String room : List.of("../verifier", "../qr-labels")) {
            try (Stream<Path> files = Files.walk(Path.of(room, "src", "main"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    USE.matcher(Files.readString(file))
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .forEach(used::add);
                }
            }
        }
        assertThat(Stream.of(VerdictMessage.values()).map(Enum::name)).isSubsetOf(used);
    }

    /** The names differ only by what they name, so a wrong sentence would be easy to overlook. */
    @Test
    void each_conclusion_check_result_and_code_has_the_sentence_of_its_name() {
        assertThat(Stream.of(Conclusion.values()))
                .allMatch(each -> each.text().key().equals("CONCLUSION_" + each.name()));
        assertThat(Stream.of(Check.Result.values()))
                .allMatch(each -> each.text().key().equals("RESULT_" + each.name()));
        assertThat(Stream.of(Step.values()))
                .allMatch(each -> each.question().key().equals("STEP_" + each.name()));
        assertThat(Stream.of(Code.values()))
                .allMatch(each -> each.sentence().key().equals("CODE_" + each.name()));
    }

    @Test
    void numbers_have_no_space_between_the_thousands() {
        assertThat(PlainNumbers.grams(1_090_625).in(Language.ENGLISH)).isEqualTo("1090.625 g");
        assertThat(PlainNumbers.grams(1_090_625).in(Language.SPANISH)).isEqualTo("1090,625 g");
        assertThat(PlainNumbers.grams(7).in(Language.ENGLISH)).isEqualTo("0.007 g");
        assertThat(PlainNumbers.perMille(84_205).in(Language.ENGLISH)).isEqualTo("842.05 ‰");
        assertThat(PlainNumbers.perMille(84_205).in(Language.SPANISH)).isEqualTo("842,05 ‰");
        assertThat(PlainNumbers.digits(1_000_000).in(Language.SPANISH)).isEqualTo("1000000");
    }
}
