// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verifier.jar} as a stranger gets it: one file in an empty folder, with an anchor and something to check. */
class VerifierJarScenario {
    private static final Path JAR = World.ROOT.resolve("verifier/target/verifier.jar");
    private static final Path VECTORS = World.ROOT.resolve("verifier/src/test/resources/vectors");
    private static final long LARGEST = 5 << 20;

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.copy(JAR, folder.resolve("verifier.jar"));
        Files.copy(VECTORS.resolve("anchor.json"), folder.resolve("anchor.json"));
        Files.copy(VECTORS.resolve("peers.json"), folder.resolve("peers.json"));
    }

    @Test
    void it_runs_alone_and_judges_a_label_and_a_bundle() throws IOException {
        lay("valid/label.json", "label", "label.txt");
        lay("valid/bundle.json", "bundle", "bundle.json");

        Run run = verify("label.txt", "bundle.json");

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).contains("GENUINE, PRESENT STATUS UNKNOWN", "GENUINE AS OF", "2 checked: 2 genuine");
    }

    @Test
    void a_forged_label_ends_with_1() throws IOException {
        lay("broken/label-with-more-gold-and-the-old-signatures.json", "label", "label.txt");

        assertThat(verify("label.txt").exit()).isEqualTo(1);
    }

    @Test
    void it_names_no_other_file_and_starts_on_an_old_java() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            var main = jar.getManifest().getMainAttributes();

            assertThat(main.getValue("Class-Path")).isNull();
            assertThat(main.getValue("Main-Class")).isEqualTo("org.capaz.verifier.Start");
        }
        assertThat(Files.size(JAR)).isLessThan(LARGEST);
    }

    /** What {@code -Dverifier.anchor=FOLDER} does when the jar is built. */
    @Test
    void with_the_anchor_of_a_release_in_it_the_jar_needs_none_from_the_user() throws IOException {
        lay("valid/label.json", "label", "label.txt");
        Run without = run("label.txt", "--peers", "peers.json");
        assertThat(without.exit()).as("%s", without).isEqualTo(2);

        try (FileSystem jar = FileSystems.newFileSystem(folder.resolve("verifier.jar"))) {
            Path place = jar.getPath("org/capaz/verifier/trusted");
            Files.createDirectories(place);
            Files.move(folder.resolve("anchor.json"), place.resolve("anchor.json"));
        }

        Run run = run("label.txt", "--peers", "peers.json");
        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.out()).contains("GENUINE, PRESENT STATUS UNKNOWN");
    }

    private Run verify(String... things) {
        var arguments = new ArrayList<>(List.of(things));
        arguments.addAll(List.of("--anchor", "anchor.json", "--peers", "peers.json"));
        return run(arguments.toArray(String[]::new));
    }

    private Run run(String... arguments) {
        var command = new ArrayList<>(List.of(Run.java(), "-jar", "verifier.jar", "--now", "1795176060"));
        command.addAll(List.of(arguments));
        return Run.program(folder, command);
    }

    private void lay(String vector, String member, String file) throws IOException {
        String text = Files.readString(VECTORS.resolve(vector));
        Files.writeString(
                folder.resolve(file), Fields.of(CanonicalJson.parseObject(text)).text(member));
    }
}
