// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.demo.DemoNetwork;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.CheckFailed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that has used an anchor does not go back behind it. */
class AnchorMemoryTest {
    private static final Anchor SECOND = anchor(2, 900);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void second_version_used() {
        file = folder.resolve("deep").resolve("seen.json");
        assertThat(memory().take(List.of(SECOND))).isEmpty();
    }

    @Test
    void the_same_anchor_and_a_newer_one_are_used() {
        assertThat(memory().take(List.of(SECOND))).isEmpty();
        assertThat(memory().take(List.of(anchor(3, 900)))).isEmpty();
        refused(SECOND, "version 2 is older than version 3");
    }

    @Test
    void an_older_anchor_is_refused() {
        refused(anchor(1, 900), "version 1 is older than version 2", SECOND.id(), file.toString());
    }

    @Test
    void an_older_anchor_is_used_beside_the_one_that_is_remembered() {
        assertThat(memory().take(List.of(anchor(1, 900), SECOND))).isEmpty();
    }

    @Test
    void another_anchor_of_the_same_version_is_refused_also_beside_a_newer_one() {
        Anchor other = anchor(2, 901);

        refused(other, other.id(), SECOND.id());
        assertThatThrownBy(() -> memory().take(List.of(other, anchor(3, 900)))).isInstanceOf(CheckFailed.class);
    }

    @Test
    void an_older_anchor_of_another_network_is_used() {
        Json.Obj foreign = json(DemoNetwork.ANCHOR).with("genesis", "77".repeat(32));

        assertThat(memory().take(List.of(Anchor.read(CanonicalJson.bytes(foreign)))))
                .isEmpty();
    }

    @Test
    void what_else_stands_in_the_file_is_left_there() throws IOException {
        Json.Obj before = CanonicalJson.parseObject(Files.readString(file)).with("other", 7);
        Files.writeString(file, CanonicalJson.write(before));

        memory().take(List.of(anchor(3, 900)));

        assertThat(CanonicalJson.parseObject(Files.readString(file)).get("other"))
                .isEqualTo(before.get("other"));
    }

    @Test
    void a_memory_that_cannot_be_read_leaves_the_question_open() throws IOException {
        Files.writeString(file, "{");

        refused(SECOND, file.toString());
    }

    @Test
    void a_memory_that_cannot_be_written_is_told() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "");

        assertThat(new AnchorMemory(blocked.resolve("seen.json")).take(List.of(SECOND)))
                .hasValueSatisfying(sentence -> assertThat(sentence.toString()).contains("blocked"));
    }

    private void refused(Anchor anchor, String... words) {
        assertThatThrownBy(() -> memory().take(List.of(anchor)))
                .isInstanceOfSatisfying(
                        CheckFailed.class,
                        failure -> assertThat(failure.evidence().in(org.capaz.ledger.message.Language.ENGLISH))
                                .contains(words));
    }

    private AnchorMemory memory() {
        return new AnchorMemory(file);
    }

    private static Anchor anchor(int version, int maxSkew) {
        return Anchor.read(CanonicalJson.bytes(
                json(DemoNetwork.ANCHOR).with("version", version).with("maxSkew", maxSkew)));
    }

    private static Json.Obj json(Anchor anchor) {
        return CanonicalJson.parseObject(new String(anchor.bytes(), UTF_8));
    }
}
