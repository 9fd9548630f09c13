package org.capaz.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
    private final CommandLineRunner commandLine = new CommandLineRunner();

    @Test
    void help_lists_the_commands() {
        assertThat(commandLine.run("--help")).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).contains("sign").contains("Exit codes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up", "down", "status", "reset", "verify", "label", "sign", "pseudonym"})
    void every_command_explains_itself(String command) {
        assertThat(commandLine.run(command, "--help")).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).contains("Usage: capaz " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.es.md"})
    void the_readme_names_every_command(String page) throws IOException {
        String text = Files.readString(Path.of("..").resolve(page));
        assertThat(new CommandLine(new Main()).getSubcommands().keySet())
                .allSatisfy(command -> assertThat(text).containsAnyOf("`" + command + "`", "./capaz " + command));
    }

    @Test
    void no_command_is_a_question_of_usage() {
        assertThat(commandLine.run()).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("name a command");
    }

    @Test
    void an_unknown_command_is_a_question_of_usage() {
        assertThat(commandLine.run("certify")).isEqualTo(ExitCode.NOT_CHECKED);
    }

    @Test
    void a_missing_option_is_a_question_of_usage() {
        assertThat(commandLine.run("sign", "statement.json")).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("--key");
    }

    @Test
    void a_port_shift_that_no_network_can_have_is_a_question_of_usage() {
        assertThat(commandLine.run("status", "--port-shift=20000")).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("--port-shift").contains("0 to 9000");
    }
}
