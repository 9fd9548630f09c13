// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.capaz.cli.console.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Status, progress and failures of a network as a person reads them. */
class StatusCommandTest {
    private final CommandLineRunner commandLine = new CommandLineRunner();

    @TempDir
    private Path folder;

    /** A network whose start was killed before it had a genesis block. */
    @BeforeEach
    void beginNetwork() throws IOException {
        Files.writeString(folder.resolve("network.yaml"), "portShift: 0\n");
    }

    @Test
    void a_reason_is_told_in_the_language_of_the_person() {
        var spanish = new CommandLineRunner();

        assertThat(commandLine.run("status", "--home", folder.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(spanish.run("status", "--home", folder.toString(), "--lang", "es"))
                .isEqualTo(ExitCode.FAILED);

        assertThat(commandLine.out().lines()).contains("! there is no network in " + folder);
        assertThat(spanish.out().lines()).contains("! no hay ninguna red en " + folder);
    }

    @Test
    void for_programs_a_reason_is_English_in_every_language() {
        assertThat(commandLine.run("status", "--json", "--home", folder.toString(), "--lang", "es"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.out())
                .contains("\"healthy\":false")
                .contains("\"reasons\":[\"there is no network in " + folder + "\"]");
    }

    @Test
    void steps_are_named_in_the_language_of_the_person() {
        var spanish = new CommandLineRunner();

        assertThat(commandLine.run("down", "--home", folder.toString())).isEqualTo(ExitCode.OK);
        assertThat(spanish.run("down", "--home", folder.toString(), "--lang", "es"))
                .isEqualTo(ExitCode.OK);

        assertThat(commandLine.err().lines()).containsExactly("… Gateways stopped", "… Nodes stopped");
        assertThat(spanish.err().lines()).containsExactly("… Oficinas detenidas", "… Nodos detenidos");
    }

    @Test
    void a_failure_of_the_network_is_told_in_the_language_of_the_person() throws IOException {
        var spanish = new CommandLineRunner();
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThat(commandLine.run("down", "--home", folder.toString())).isEqualTo(ExitCode.FAILED);
            assertThat(spanish.run("down", "--home", folder.toString(), "--lang", "es"))
                    .isEqualTo(ExitCode.FAILED);
        }

        assertThat(commandLine.err().lines())
                .containsExactly(
                        "capaz: another command is working on the network in " + folder + ": wait until it has ended",
                        "capaz: './capaz up' repairs what can be repaired; './capaz status' shows what is down.");
        assertThat(spanish.err().lines())
                .containsExactly(
                        "capaz: otro comando está trabajando en la red de " + folder + ": espere a que termine",
                        "capaz: './capaz up' repara lo reparable; './capaz status' muestra qué está detenido.");
    }

    @Test
    void certificates_are_renewed_of_a_member_and_for_days_that_there_are() {
        String home = folder.toString();

        assertThat(commandLine.run("member", "renew", "traders", "--days", "0", "--home", home))
                .isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("--days: 0 must be from 1 to 3650");
        assertThat(commandLine.run("member", "renew", "nobody", "--days", "3650", "--home", home))
                .isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("There is no member nobody.");
        assertThat(commandLine.run("member", "renew", "traders", "--only", "orderer", "--home", home))
                .isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("--only").contains("orderer");
    }
}
