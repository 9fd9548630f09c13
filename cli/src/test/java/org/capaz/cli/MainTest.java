// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.capaz.cli.console.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final CommandLineRunner commandLine = new CommandLineRunner();

    @Test
    void help_lists_the_commands() {
        assertThat(commandLine.run("--help")).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).contains("sign").contains("Exit codes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "down",
                "status",
                "reset",
                "verify",
                "label",
                "sign",
                "token",
                "get",
                "send",
                "pseudonym",
                "anchor",
                "channel"
            })
    void every_command_explains_itself(String command) {
        assertThat(commandLine.run(command, "--help")).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).contains("Usage: capaz " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.es.md"})
    void the_readme_names_every_command(String page) throws IOException {
        String text = Files.readString(Path.of("..").resolve(page));
        assertThat(commandLine.commands())
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

    /** A full stack or memory is an error, which picocli hands to nobody; its own exit code would be that of a forgery. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_failure_of_the_program_itself_ends_as_no_verdict_does(boolean error) {
        var out = new PrintWriter(Writer.nullWriter()) {
            @Override
            public void write(String text, int from, int length) {
                if (error) {
                    throw new StackOverflowError("made by the test");
                }
                throw new IllegalStateException("made by the test");
            }
        };
        var err = new StringWriter();
        var environment = new Main.Environment(
                out, new PrintWriter(err, true), InputStream.nullInputStream(), Map.of(), false, false);

        int code = Main.run(environment, "verify", "none.txt");

        assertThat(code).isEqualTo(ExitCode.CRASHED).isEqualTo(70);
        assertThat(err.toString()).contains("capaz: This should not have happened", "made by the test");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "down",
                "status",
                "reset",
                "verify",
                "label",
                "sign",
                "token",
                "get",
                "send",
                "pseudonym",
                "anchor",
                "channel"
            })
    void every_command_explains_itself_in_Spanish(String command) {
        var english = new CommandLineRunner();
        english.run(command, "--help");

        assertThat(commandLine.with("LANG", "es_CO.UTF-8").run(command, "--help"))
                .isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).contains("Uso: capaz " + command).contains("Explica este comando.");
        assertThat(commandLine.out() + english.out()).doesNotContain("${", "HELP_");
    }

    @Test
    void help_lists_the_commands_in_Spanish() {
        assertThat(commandLine.run("--lang", "es", "--help")).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out())
                .contains("Comandos:")
                .contains("Detiene la red")
                .contains("Códigos de salida");
    }

    @Test
    void a_command_that_fails_says_why_in_the_language_of_the_person() {
        var spanish = new CommandLineRunner();

        assertThat(commandLine.run("label", "LE", "--member", "buyers", "--key", "none.p12"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(spanish.with("LC_ALL", "es_CO.UTF-8").run("label", "LE", "--member", "buyers", "--key", "none.p12"))
                .isEqualTo(ExitCode.FAILED);

        assertThat(commandLine.err().lines())
                .containsExactly(
                        "capaz: A PDF is not for the screen.",
                        "capaz: Name a file with --output, or choose --form TEXT.");
        assertThat(spanish.err().lines())
                .containsExactly(
                        "capaz: Un PDF no es para la pantalla.",
                        "capaz: Nombre un archivo con --output, o elija --form TEXT.");
    }

    @Test
    void the_option_outweighs_the_locale() {
        commandLine.with("LANG", "es_CO.UTF-8").run("label", "LE", "--member=buyers", "--key=none.p12", "--lang=EN");

        assertThat(commandLine.err()).startsWith("capaz: A PDF is not for the screen.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sign a.json --key a.p12 --certify               | aquí no se conoce: --certify",
                "sign statement.json                             | falta: --key",
                "sign --key a.p12                                | dé o el archivo de una declaración",
                "sign --key a.p12 --key b.p12                    | dado más de una vez: --key",
                "label LE --member m --key a.p12 --form WORD     | --form: WORD no es uno de los valores",
                "status --port-shift=20000                       | --port-shift: 20000 debe estar entre 0 y 9000"
            })
    void what_is_wrong_with_a_command_line_is_told_in_Spanish(String typed, String sentence) {
        assertThat(commandLine.with("LANG", "es_CO.UTF-8").run(typed.split(" ")))
                .isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).startsWith(sentence).contains("Uso: capaz");
    }

    @Test
    void a_misspelt_command_is_answered_with_the_nearest_one() {
        assertThat(commandLine.with("LANG", "es_CO.UTF-8").run("verifi")).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err().lines())
                .containsExactly("aquí no se conoce: verifi", "Quizás quiso decir: verify");
    }

    @Test
    void a_language_that_nobody_translated_to_is_a_question_of_usage() {
        assertThat(commandLine.run("down", "--lang", "fr")).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).startsWith("--lang: fr is not one of the values it may have");
    }

    @Test
    void a_network_that_is_not_there_is_told_in_Spanish(@TempDir Path folder) {
        assertThat(commandLine.run("status", "--home", folder.toString(), "--lang", "es"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.out())
                .isEqualToIgnoringNewLines("No hay ninguna red en " + folder + ". './capaz up' hace una.");
    }
}
