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
        return new JavaProgram(new Software("gateway", folder, "digests"), new Cache(folder), List.of("-Xmx192m"));
    }

    private Path learnt() {
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
    void what_a_learning_run_has_left_is_used_from_then_on() throws IOException {
        Files.writeString(learnt(), "cache");
        program().adopt();

        assertThat(program().trainable()).isFalse();
        assertThat(program().command(false)).anyMatch(word -> word.startsWith("-XX:AOTCache="));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void what_a_learning_run_was_killed_over_is_not_used() throws IOException {
        Path learnt = learnt();
        Files.writeString(learnt, "half a cache");
        Files.writeString(learnt.resolveSibling(learnt.getFileName() + ".config"), "");
        program().adopt();

        assertThat(program().trainable()).isTrue();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void learning_that_led_to_nothing_is_not_tried_again() {
        learnt();
        program().giveUp();

        assertThat(program().trainable()).isFalse();
        assertThat(program().command(false)).noneMatch(word -> word.contains("AOT"));
    }
}
