// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.capaz.network.machine.Pause;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeProcessTest {

    @TempDir
    private Path folder;

    private NodeProcess sleeper() {
        return new NodeProcess(
                NetworkMessage.DATABASE_OF_GATEWAYS.sentence(),
                folder.resolve("process"),
                folder.resolve("sleeper.log"));
    }

    private void start(String launchDigest) {
        sleeper().start(launchDigest, List.of("sleep", "600"), Map.of(), folder);
        // The record is there a moment before the process has become its program.
        while (!sleeper().commandLine().equals(List.of("sleep", "600"))) Pause.of(Duration.ofMillis(20));
    }

    @AfterEach
    void stop() {
        sleeper().stop("KILL", Duration.ofSeconds(5));
    }

    @Test
    void a_started_process_is_found_again_by_its_record() {
        start("digest");

        assertThat(sleeper().state()).isEqualTo(NodeProcess.State.RUNNING);
        assertThat(sleeper().commandLine()).containsExactly("sleep", "600");
        assertThat(sleeper().residentBytes()).isPositive();
    }

    @Test
    void a_process_runs_with_its_own_launch_digest_and_with_no_other() {
        start("digest");

        assertThat(sleeper().runs("digest")).isTrue();
        assertThat(sleeper().runs("another")).isFalse();
    }

    @Test
    void starting_with_another_launch_digest_ends_the_old_process() {
        start("digest");
        long before = sleeper().pid().orElseThrow();
        start("another");

        assertThat(sleeper().pid()).isPresent().get().isNotEqualTo(before);
        assertThat(ProcessHandle.of(before).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void a_killed_process_is_down() {
        start("digest");
        sleeper().kill();

        assertThat(sleeper().state()).isEqualTo(NodeProcess.State.DOWN);
        assertThat(sleeper().pid()).isEmpty();
    }

    @Test
    void a_paused_process_is_neither_down_nor_running_until_it_goes_on() {
        start("digest");
        sleeper().pause();
        assertThat(sleeper().state()).isEqualTo(NodeProcess.State.PAUSED);
        assertThat(sleeper().runs("digest")).isFalse();

        sleeper().resume();
        assertThat(sleeper().state()).isEqualTo(NodeProcess.State.RUNNING);
    }

    @Test
    void a_paused_process_can_be_stopped() {
        start("digest");
        sleeper().pause();
        sleeper().stop();

        assertThat(sleeper().state()).isEqualTo(NodeProcess.State.DOWN);
    }

    @Test
    void a_process_id_given_to_somebody_else_is_not_taken_for_ours() throws IOException {
        start("digest");
        String[] record = Files.readString(folder.resolve("process")).strip().split(" ");
        long other = ProcessHandle.current().pid();
        Files.writeString(folder.resolve("process"), other + " " + record[1] + " " + record[2] + " " + record[3]);

        assertThat(sleeper().state()).isEqualTo(NodeProcess.State.DOWN);
        sleeper().kill();
        assertThat(ProcessHandle.of(other)).isPresent();

        Files.writeString(folder.resolve("process"), String.join(" ", record));
        assertThat(sleeper().state()).isEqualTo(NodeProcess.State.RUNNING);
    }

    @Test
    void a_record_from_before_the_machine_was_started_anew_is_no_process() throws IOException {
        start("digest");
        String record = Files.readString(folder.resolve("process"));
        Files.writeString(folder.resolve("process"), record.replace(record.split(" ")[2], "another-boot"));
        assertThat(sleeper().state()).isEqualTo(NodeProcess.State.DOWN);

        Files.writeString(folder.resolve("process"), record);
        assertThat(sleeper().state()).isEqualTo(NodeProcess.State.RUNNING);
    }

    @Test
    void a_half_written_record_is_no_process() throws IOException {
        Files.writeString(folder.resolve("process"), "12");

        assertThat(sleeper().state()).isEqualTo(NodeProcess.State.DOWN);
    }

    @Test
    void a_process_that_ends_while_it_is_waited_for_is_reported_with_its_log() {
        NodeProcess process = sleeper();

        // On a busy machine it may have ended before its start was seen.
        assertThatThrownBy(() -> {
                    process.start("digest", List.of("sleep", "0.3"), Map.of(), folder);
                    process.await(
                            NetworkMessage.NO_CONNECTIONS_ACCEPTED.sentence(), Duration.ofMinutes(2), () -> false);
                })
                .isInstanceOf(NetworkFailure.class)
                .hasMessageContaining("sleeper.log");
    }

    @Test
    void nothing_of_the_callers_environment_reaches_a_process() throws IOException {
        start("digest");

        String environment =
                Files.readString(Path.of("/proc", Long.toString(sleeper().pid().orElseThrow()), "environ"));
        assertThat(environment.split("\0"))
                .extracting(variable -> variable.substring(0, variable.indexOf('=')))
                .allMatch(List.of("PATH", "HOME", "LANG", "PWD", "OLDPWD", "SHLVL", "_")::contains);
    }
}
