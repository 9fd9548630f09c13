// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.AnchorSignatures;
import org.capaz.verifier.trust.AnchorUpdate;
import org.capaz.verifier.verdict.CheckFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A newer anchor takes the place of the trusted one exactly when enough administrators of the trusted one signed it. */
class UpdateTest {
    @ParameterizedTest
    @MethodSource("updates")
    void a_newer_anchor_is_taken_or_refused_with_the_named_code(String path) throws IOException {
        Fields file = CorpusTest.file(path);
        try {
            AnchorUpdate update = update(file);

            assertThat(file.optionalText("code")).isEmpty();
            assertThat(update.signedBy()).containsExactlyElementsOf(file.texts("signedBy", text -> text));
            assertThat(new String(update.anchor().bytes(), UTF_8)).isEqualTo(file.text("newer"));
        } catch (CheckFailed failure) {
            assertThat(file.optionalText("code"))
                    .as(failure.getMessage())
                    .contains(failure.code().toString());
            requireSlotsFilled(failure.evidence());
        }
    }

    @Test
    void the_signatures_are_written_as_they_are_read() throws IOException {
        String text = CorpusTest.file("updates/signed-by-three-of-four.json").text("signatures");

        assertThat(new String(AnchorSignatures.read(text.getBytes(UTF_8)).bytes(), UTF_8))
                .isEqualTo(text);
    }

    static Stream<String> updates() throws IOException {
        return CorpusTest.paths("updates/").stream();
    }

    /** What the Java verifier finds, in the words of both languages. */
    static Json.Obj found(String path) throws IOException {
        try {
            AnchorUpdate update = update(CorpusTest.file(path));
            return Json.object()
                    .with("anchor", update.anchor().id())
                    .with("signedBy", Json.texts(List.copyOf(update.signedBy())));
        } catch (CheckFailed failure) {
            Json.Obj evidence = Json.object();
            for (Language language : Language.values()) {
                evidence = evidence.with(language.tag(), failure.evidence().in(language));
            }
            return Json.object().with("code", failure.code().toString()).with("evidence", evidence);
        }
    }

    private static AnchorUpdate update(Fields file) throws IOException {
        byte[] trusted = file.optionalText("anchor").isPresent()
                ? file.text("anchor").getBytes(UTF_8)
                : Files.readAllBytes(CorpusTest.VECTORS.resolve("anchor.json"));
        return AnchorUpdate.require(
                Anchor.read(trusted),
                file.text("newer").getBytes(UTF_8),
                file.text("signatures").getBytes(UTF_8),
                file.integer("now"));
    }

    private static void requireSlotsFilled(Sentence sentence) {
        for (Language language : Language.values()) {
            assertThat(sentence.arguments().keySet())
                    .as(sentence.key())
                    .isEqualTo(Messages.in(language).slots(sentence.key()));
        }
    }
}
