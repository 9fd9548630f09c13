// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.capaz.cli.console.ExitCode;
import org.capaz.ledger.identity.MinerRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I8, I47: a person is one reference, and nobody without the key can tell whose. */
class PseudonymCommandTest {
    private static final Path PAGE = Path.of("../docs/how-to/pseudonyms.md");

    @TempDir
    Path folder;

    private final CommandLineRunner commandLine = new CommandLineRunner();
    private Path key;

    /** That of the page's examples: the bytes 00 to 1f. */
    @BeforeEach
    void the_example_key() throws IOException {
        key = folder.resolve("miners.key");
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(key, bytes);
    }

    private int pseudonyms(String... numbers) {
        return commandLine.answering(String.join("\n", numbers)).run("pseudonym", "--key", key.toString());
    }

    /** The examples were computed with another program. */
    @Test
    void each_number_comes_out_as_the_how_to_page_says_and_nothing_else_is_said() throws IOException {
        List<String[]> examples = Files.readString(PAGE)
                .lines()
                .filter(line -> line.matches("\\| `[A-Z]+ [A-Z0-9]+` \\| `\\S+` \\|"))
                .map(line -> line.split("`"))
                .toList();
        int code = pseudonyms(examples.stream().map(cells -> cells[1]).toArray(String[]::new));

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out().lines())
                .hasSize(4)
                .containsExactlyElementsOf(
                        examples.stream().map(cells -> cells[3]).toList());
        assertThat(commandLine.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cc 1061234567", "CC-1061234567", "C.C. 1.061.234.567", "  CC  1061 234 567 "})
    void however_it_is_typed_a_person_is_one_reference(String typed) {
        assertThat(pseudonyms(typed)).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out().strip()).isEqualTo("ATDPJNBKHT3CE");
    }

    @Test
    void the_same_digits_on_another_document_are_another_person() {
        pseudonyms("CC 412345", "CE 412345");

        assertThat(commandLine.out().lines()).doesNotHaveDuplicates().hasSize(2);
    }

    /** TI is the card of a minor. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "79412346",
                "CC79412346",
                "CC 079412346",
                "CC 79",
                "CC 79412346123",
                "CC 7941E2346",
                "TI 79412346",
                "Maria 79412346",
                "CC ７９４１２３４６",
                ""
            })
    void what_is_no_document_number_stops_the_whole_list_and_is_not_repeated(String typed) {
        int code = pseudonyms("CC 52001999", typed, "CE 52001");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.out()).isEmpty();
        assertThat(commandLine.err()).contains("Line 2").doesNotContain("52001", "79", "７９");

        var spanish = new CommandLineRunner().with("LANG", "es_CO.UTF-8");
        spanish.answering(String.join("\n", "CC 52001999", typed, "CE 52001"))
                .run("pseudonym", "--key", key.toString());
        assertThat(spanish.out()).isEmpty();
        assertThat(spanish.err()).contains("línea 2").doesNotContain("52001", "79", "７９");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CC 10612345-6", "cc 10.612.345 - 6", "CC-10612345\u20136"})
    void a_check_digit_is_refused_with_the_reason_and_not_taken_into_the_number(String typed) {
        assertThat(pseudonyms(typed)).isEqualTo(ExitCode.FAILED);

        assertThat(commandLine.out()).isEmpty();
        assertThat(commandLine.err()).contains("check digit").doesNotContain("10612345");
        var spanish = new CommandLineRunner().with("LANG", "es_CO.UTF-8");
        spanish.answering(typed).run("pseudonym", "--key", key.toString());
        assertThat(spanish.err()).contains("dígito de verificación");
    }

    @Test
    void a_person_listed_twice_is_told_by_line() {
        assertThat(pseudonyms("CC 412345", "CE 412345", "cc 412.345")).isEqualTo(ExitCode.OK);

        assertThat(commandLine.out().lines()).hasSize(3);
        assertThat(commandLine.err()).contains("Lines 1 and 3 are one person").doesNotContain("412");
    }

    @Test
    void with_another_key_the_same_person_is_somebody_else() throws IOException {
        pseudonyms("CC 1061234567");
        Path other = folder.resolve("other.key");
        assertThat(new CommandLineRunner().run("pseudonym", "--new-key", "--key", other.toString()))
                .isEqualTo(ExitCode.OK);

        var again = new CommandLineRunner();
        again.answering("CC 1061234567").run("pseudonym", "--key", other.toString());

        assertThat(again.out()).isNotEqualTo(commandLine.out());
        assertThat(new MinerRef(again.out().strip()).value()).hasSize(13);
        assertThat(Files.getPosixFilePermissions(other)).hasSize(2);
    }

    @Test
    void a_key_is_never_overwritten() throws IOException {
        byte[] before = Files.readAllBytes(key);

        assertThat(commandLine.run("pseudonym", "--new-key", "--key", key.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("exists already");
        assertThat(Files.readAllBytes(key)).isEqualTo(before);
    }

    @Test
    void a_key_that_others_can_read_is_not_used() throws IOException {
        for (String open : List.of("rw-r-----", "rw----r--")) {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(open));
            assertThat(pseudonyms("CC 1061234567")).isEqualTo(ExitCode.FAILED);
        }
        assertThat(commandLine.out()).isEmpty();
        assertThat(commandLine.err()).contains("chmod 600");
    }

    @Test
    void a_file_that_is_no_key_is_named() throws IOException {
        Files.write(key, new byte[31]);
        assertThat(pseudonyms("CC 1061234567")).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("must hold 32 bytes");

        var absent = new CommandLineRunner();
        assertThat(absent.run("pseudonym", "--key", folder.resolve("none").toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(absent.err()).contains("cannot be read");
    }
}
