// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

class JavaProgramTest {

    @TempDir
    private Path folder;

    private JavaProgram program() {
        return new JavaProgram(
                new InstalledJars("gateway", folder, "digests"), new UserCache(folder), List.of("-Xmx192m"));
    }

    private Path trainingOutput() {
        String word = program().command(true).stream()
                .filter(each -> each.startsWith("-XX:AOTCacheOutput="))
                .findFirst()
                .orElseThrow();
        return Path.of(word.substring(word.indexOf('=') + 1));
    }

    @Test
    void without_a_cache_the_program_is_run_as_it_is() {
        assertThat(program().command(false)).contains("-Xmx192m", "-jar").noneMatch(word -> word.contains("AOT"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void the_cache_of_a_training_run_is_used_from_then_on() throws IOException {
        Files.writeString(trainingOutput(), "cache");
        program().adoptCache();

        assertThat(program().trainable()).isFalse();
        assertThat(program().command(false)).anyMatch(word -> word.startsWith("-XX:AOTCache="));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void the_cache_of_a_training_run_that_was_killed_is_not_used() throws IOException {
        Path output = trainingOutput();
        Files.writeString(output, "half a cache");
        Files.writeString(output.resolveSibling(output.getFileName() + ".config"), "");
        program().adoptCache();

        assertThat(program().trainable()).isTrue();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void training_that_yields_no_cache_is_not_repeated() {
        trainingOutput();
        program().giveUpTraining();

        assertThat(program().trainable()).isFalse();
        assertThat(program().command(false)).noneMatch(word -> word.contains("AOT"));
    }
}
