// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verifier in another language, written from the pages of the formats alone, judges every case as ours does. */
class IndependentReaderTest {
    private static final Path SOURCES = Path.of("src/test/go");
    private static final Path CASES =
            Path.of("../verifier/src/test/resources/vectors").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void it_agrees_on_every_case() throws IOException, InterruptedException {
        String found = run(CASES);

        assertThat(found).matches("(?s)[1-9][0-9]+ cases, 0 judged otherwise\n");
    }

    @Test
    void it_tells_a_case_that_expects_something_else() throws IOException, InterruptedException {
        for (String name : new String[] {"anchor.json", "peers.json"}) {
            Files.copy(CASES.resolve(name), folder.resolve(name));
        }
        for (String name : new String[] {"valid", "broken", "members", "updates"}) {
            Files.createDirectory(folder.resolve(name));
        }
        String label = Files.readString(CASES.resolve("valid/label.json"));
        Files.writeString(folder.resolve("valid/wrong.json"), label.replace("GENUINE_STATUS_UNKNOWN", "NOT_GENUINE"));
        Files.copy(CASES.resolve("broken/bundle-is-empty.json"), folder.resolve("broken/bundle-is-empty.json"));
        Files.copy(CASES.resolve("members/members-none-named.json"), folder.resolve("members/members-none-named.json"));
        Files.copy(CASES.resolve("updates/of-a-lower-version.json"), folder.resolve("updates/of-a-lower-version.json"));

        assertThat(run(folder))
                .isEqualTo("valid/wrong.json: GENUINE_STATUS_UNKNOWN   instead of NOT_GENUINE\n"
                        + "4 cases, 1 judged otherwise\nexit status 1\n");
    }

    private static String run(Path cases) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("go", "run", ".", cases.toString())
                .directory(SOURCES.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }
}
