// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;
import org.capaz.verifier.verdict.Report;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verifier of {@code src/main/js} gives every vector the same report as the Java verifier, to the letter, in both
 * languages. Needs Node 20 on the machine.
 */
class JavaScriptTwinTest {
    private static final Path SOURCES = Path.of("src/main/js");
    private static final long DEADLINE_SECONDS = 120;

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> both_verifiers_give_one_report() throws IOException, InterruptedException {
        Map<String, String> written = reports();
        List<String> vectors = vectors();
        assertThat(written.keySet()).containsExactlyElementsOf(vectors);
        return vectors.stream()
                .map(path -> DynamicTest.dynamicTest(
                        path, () -> assertThat(written.get(path)).isEqualTo(onceRead(inJava(path)))));
    }

    @Test
    void the_module_names_its_licence_and_uses_nothing_but_itself() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".js")).toList()) {
                List<String> lines = Files.readAllLines(file);
                assertThat(lines.getFirst()).as(file.toString()).isEqualTo("// SPDX-License-Identifier: Apache-2.0");
                assertThat(lines.stream().filter(line -> line.startsWith("import ") || line.startsWith("} from ")))
                        .as(file.toString())
                        .allMatch(line -> line.endsWith("{") || line.matches(".* from '\\.{1,2}/[a-z/.-]+\\.js';"));
            }
        }
    }

    /** Without the escapes that keep a terminal safe; inside JSON they mean the same. */
    private static String onceRead(String report) {
        return CanonicalJson.write(CanonicalJson.parseObject(report));
    }

    private static String inJava(String path) throws IOException {
        Fields file = CorpusTest.file(path);
        return switch (path.substring(0, path.indexOf('/'))) {
            case "updates" -> CanonicalJson.write(UpdateTest.found(path));
            case "members" -> Report.json(CorpusTest.asked(file));
            default -> Report.json(CorpusTest.judge(file));
        };
    }

    /** By path of the vector, each as canonical JSON. */
    private static Map<String, String> reports() throws IOException, InterruptedException {
        Path words = Files.write(folder.resolve("words.json"), CanonicalJson.bytes(words()));
        Path reports = folder.resolve("reports.txt");
        Path errors = folder.resolve("errors.txt");
        Process node = start(new ProcessBuilder(
                        "node",
                        "src/test/js/corpus.js",
                        SOURCES.resolve("index.js").toString(),
                        CorpusTest.VECTORS.toString())
                .redirectInput(words.toFile())
                .redirectOutput(reports.toFile())
                .redirectError(errors.toFile()));
        boolean ended = node.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
        node.destroyForcibly();
        assertThat(ended).as("node ends within two minutes").isTrue();
        assertThat(node.exitValue()).as(Files.readString(errors)).isZero();
        var byPath = new TreeMap<String, String>();
        for (String line : Files.readAllLines(reports, UTF_8)) {
            Fields entry = Fields.of(CanonicalJson.parseObject(line));
            byPath.put(entry.text("path"), CanonicalJson.write(entry.rawObject("report")));
        }
        return byPath;
    }

    private static Process start(ProcessBuilder node) {
        try {
            return node.start();
        } catch (IOException e) {
            throw new AssertionError("Node 20 or later is needed to test src/main/js; 'node' could not be started.", e);
        }
    }

    private static Json.Obj words() {
        Json.Obj all = Json.object();
        for (Language language : Language.values()) {
            Json.Obj words = Json.object();
            for (String key : Messages.in(language).keys()) {
                MessageKey named = () -> key;
                words = words.with(key, Messages.in(language).text(named));
            }
            all = all.with(language.tag(), words);
        }
        return all;
    }

    private static List<String> vectors() throws IOException {
        try (Stream<Path> files = Files.walk(CorpusTest.VECTORS, 2)) {
            return files.map(file ->
                            CorpusTest.VECTORS.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.matches("(valid|broken|members|updates)/.*"))
                    .sorted()
                    .toList();
        }
    }
}
