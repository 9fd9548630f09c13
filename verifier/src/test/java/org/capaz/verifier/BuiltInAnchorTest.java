// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that was packaged with an anchor needs none from the user, and believes the user's when there is one. */
class BuiltInAnchorTest {
    private static final Path VECTORS = Path.of("src/test/resources/vectors");

    @TempDir
    Path folder;

    @Test
    void a_program_with_an_anchor_judges_without_one_from_the_user() throws Exception {
        builtIn(Files.readString(VECTORS.resolve("anchor.json")));

        assertThat(run(bundle())).isZero();
        assertThat(output()).startsWith("GENUINE AS OF");
    }

    @Test
    void the_anchor_that_the_user_names_is_believed_instead() throws Exception {
        builtIn(Files.readString(VECTORS.resolve("anchor.json")));
        Path other = Files.writeString(folder.resolve("other.json"), "{}");

        assertThat(run(bundle(), "--anchor", other.toString())).isEqualTo(2);
        assertThat(output()).contains("E-ANCHOR");
    }

    @Test
    void a_program_with_a_file_that_is_no_anchor_leaves_the_question_open() throws Exception {
        builtIn("{}");

        assertThat(run(bundle())).isEqualTo(2);
        assertThat(output()).contains("E-ANCHOR");
    }

    @Test
    void a_program_without_an_anchor_asks_for_one() throws Exception {
        assertThat(run(bundle())).isEqualTo(2);
        assertThat(output()).startsWith("--anchor is missing, and this program was built without an anchor");
    }

    private void builtIn(String anchor) throws IOException {
        Path place = Files.createDirectories(folder.resolve("classes/org/capaz/verifier/trusted"));
        Files.writeString(place.resolve("anchor.json"), anchor);
    }

    private String bundle() throws IOException {
        Fields vector = Fields.of(CanonicalJson.parseObject(Files.readString(VECTORS.resolve("valid/bundle.json"))));
        return Files.writeString(folder.resolve("bundle.json"), vector.text("bundle"))
                .toString();
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                "org.capaz.verifier.Main",
                "--now",
                "1795176060"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"), UTF_8);
    }
}
