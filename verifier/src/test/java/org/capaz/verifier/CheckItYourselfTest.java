// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page "check it yourself", typed as they stand there. */
class CheckItYourselfTest {
    private static final Path PAGE = Path.of("../docs/how-to/check-it-yourself.md");
    private static final Path VECTORS = Path.of("src/test/resources/vectors");
    private static final String TYPED = "$ java -jar verifier.jar ";

    @TempDir
    Path folder;

    @Test
    void each_command_prints_what_the_page_shows() throws IOException, InterruptedException {
        lay();
        int commands = 0;
        for (String block : blocks()) {
            for (String example : block.split("(?m)^(?=\\$ )")) {
                String[] lines = example.split("\n", 2);
                assertThat(lines[0]).startsWith(TYPED);
                String output = run(lines[0].substring(TYPED.length()).split(" "));
                assertThat(output).as(lines[0]).startsWith(lines[1].stripTrailing() + "\n");
                commands++;
            }
        }
        assertThat(commands).isEqualTo(9);
    }

    private void lay() throws IOException {
        String label = member("valid/label.json", "label");
        int at = label.length() - 40;
        String altered = label.substring(0, at) + (label.charAt(at) == '1' ? '2' : '1') + label.substring(at + 1);
        Path delivery = Files.createDirectory(folder.resolve("delivery"));
        Files.writeString(folder.resolve("label.txt"), label);
        Files.writeString(folder.resolve("status.json"), member("valid/label-with-fresh-status-list.json", "status"));
        Files.writeString(folder.resolve("bundle.json"), member("valid/bundle.json", "bundle"));
        Files.writeString(folder.resolve("attestation.json"), member("valid/attestation.json", "bundle"));
        Files.writeString(delivery.resolve("LE.txt"), label);
        Files.writeString(delivery.resolve("LE-bundle.json"), member("valid/bundle.json", "bundle"));
        Files.writeString(delivery.resolve("LF.txt"), altered);
        Files.writeString(folder.resolve("codes.csv"), "lot;code\nLE;" + label + "\nLF;" + altered + "\n");
        for (String file : List.of("anchor.json", "peers.json")) {
            Files.copy(VECTORS.resolve(file), folder.resolve(file));
        }
    }

    private static List<String> blocks() throws IOException {
        return Arrays.stream(Files.readString(PAGE).split("\n```console\n"))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf("\n```")))
                .toList();
    }

    private String run(String... args) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath(), "org.capaz.verifier.Start"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }

    /** The program runs in another folder, so relative entries are made absolute. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((one, other) -> one + java.io.File.pathSeparator + other)
                .orElseThrow();
    }

    private static String member(String file, String name) throws IOException {
        return ((Json.Str) CanonicalJson.parseObject(Files.readString(VECTORS.resolve(file)))
                        .get(name))
                .text();
    }
}
