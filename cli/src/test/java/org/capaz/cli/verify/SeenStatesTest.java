// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.view.LatestSeen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this machine cannot keep changes no verdict; what it cannot read leaves the question open. */
class SeenStatesTest {
    private static final LatestSeen SEEN =
            new LatestSeen(7, Optional.of(new Version(5, 1)), Optional.of(new Version(6, 0)));

    @TempDir
    Path folder;

    @Test
    void what_was_kept_is_known_afterwards_and_nothing_is_left_beside() throws IOException {
        var states = new SeenStates(folder.resolve("seen.json"));

        assertThat(states.keep("network", "certificate", SEEN)).isEmpty();

        assertThat(states.of("network", "certificate")).isEqualTo(SEEN);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("seen.json"));
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_told_and_nothing_more() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        var states = new SeenStates(file.resolve("seen.json"));

        assertThat(states.keep("network", "certificate", SEEN)).isPresent();
    }

    @Test
    void a_file_that_cannot_be_read_leaves_the_question_open() throws IOException {
        var states = new SeenStates(Files.writeString(folder.resolve("seen.json"), "{"));

        assertThatThrownBy(() -> states.of("network", "certificate"))
                .isInstanceOfSatisfying(
                        CheckFailed.class,
                        failure -> assertThat(Verifier.unable(failure, 0).conclusion())
                                .isEqualTo(Conclusion.COULD_NOT_BE_CHECKED));
    }

    @Test
    void a_state_that_is_none_leaves_the_question_open() throws IOException {
        var states = new SeenStates(Files.writeString(
                folder.resolve("seen.json"), "{\"network/certificate\":{\"certificate\":{\"block\":\"x\"}}}"));

        assertThatThrownBy(() -> states.of("network", "certificate")).isInstanceOf(CheckFailed.class);
    }
}
