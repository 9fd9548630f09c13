// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.io.ResourceResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page takes a newer anchor exactly when the verifier's vectors say so, and otherwise keeps its own and names the other.
 * Needs Node 20 on the machine.
 */
class PageAnchorTest {
    private static final Path SCRIPTS = Path.of("src/main/js");
    private static final Path VERIFIER = Path.of("../verifier/src/main/js");
    private static final Path VECTORS = Path.of("../verifier/src/test/resources/vectors");
    private static final long DEADLINE_SECONDS = 120;

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> a_newer_anchor_is_taken_only_when_the_pinned_one_allows_it()
            throws IOException, InterruptedException {
        List<String> visits = visits();
        try (Stream<Path> vectors = Files.list(VECTORS.resolve("updates"))) {
            assertThat(visits).hasSize((int) vectors.count());
        }
        return visits.stream()
                .map(line -> Fields.of(CanonicalJson.parseObject(line)))
                .map(visit -> DynamicTest.dynamicTest(visit.text("path"), () -> judge(visit)));
    }

    private static void judge(Fields visit) throws IOException {
        Fields vector = Fields.of(CanonicalJson.parseObject(
                Files.readString(VECTORS.resolve("updates").resolve(visit.text("path")))));
        boolean taken = vector.optionalText("code").isEmpty();
        String expected = visit.text(taken ? "published" : "pinned");
        assertThat(List.of(visit.text("kept"), visit.text("still"))).containsOnly(expected);
        assertThat(visit.integer("since")).isEqualTo(taken ? 1 : 0);
        assertThat(visit.bool("silent"))
                .as("nothing is said at the other visits")
                .isTrue();
        for (Language language : Language.values()) {
            String said = Fields.of(visit.rawObject("said")).text(language.tag());
            if (taken) {
                assertThat(said)
                        .contains(String.join(", ", vector.texts("signedBy", mspId -> mspId.replace("MSP", ""))));
            } else {
                assertThat(said).contains(visit.text("published"), vector.text("code") + ": ");
            }
            assertThat(said).doesNotContain("{", "BAND_");
        }
    }

    /** One line of JSON for each vector. */
    private static List<String> visits() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        copy(SCRIPTS, folder);
        copy(Path.of("src/test/js"), folder);
        copy(VERIFIER, folder.resolve("node_modules/capaz-verifier"));
        Path words = Files.write(folder.resolve("words.json"), words());
        Path visits = folder.resolve("visits.txt");
        Path errors = folder.resolve("errors.txt");
        Process node = new ProcessBuilder(
                        "node", "anchors.js", VECTORS.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectInput(words.toFile())
                .redirectOutput(visits.toFile())
                .redirectError(errors.toFile())
                .start();
        boolean ended = node.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
        node.destroyForcibly();
        assertThat(ended).as("node ends within two minutes").isTrue();
        assertThat(node.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readAllLines(visits, UTF_8);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** The very sentences that a browser gets. */
    private static byte[] words() {
        var files = new ScriptFiles(new ResourceResolver());
        Json.Obj all = Json.object();
        for (Language language : Language.values()) {
            all = all.with(language.tag(), CanonicalJson.parseObject(new String(files.words(language), UTF_8)));
        }
        return CanonicalJson.bytes(all);
    }
}
