// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.capaz.cli.console.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before anything is asked of a peer; the rest needs a real network. */
class ChannelCommandsTest {
    private final CommandLineRunner commandLine = new CommandLineRunner();

    @TempDir
    private Path folder;

    @Test
    void a_change_is_proposed_shown_and_signed_only_where_there_is_a_network() {
        for (String act : new String[] {"show", "sign", "submit"}) {
            assertThat(commandLine.run("channel", act, file(), home())).isEqualTo(ExitCode.FAILED);
            assertThat(commandLine.err()).contains("There is no network in " + folder.resolve("home"));
        }
        assertThat(commandLine.run("channel", "propose", file(), "--renew-orderer=traders", home()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void certificates_of_no_days_are_a_question_of_usage() {
        assertThat(commandLine.run("channel", "propose", file(), "--renew-orderer=traders", "--days=0", home()))
                .isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("--days: 0 must be from 1 to 3650");
    }

    @Test
    void a_change_is_of_one_thing_and_a_member_joins_with_the_description_that_names_it() {
        assertThat(commandLine.run("channel", "propose", file(), home())).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("--renew-orderer");
        assertThat(commandLine.run("channel", "propose", file(), "--add-member=minters.member.yaml", home()))
                .isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("--consortium");
        assertThat(commandLine.run(
                        "channel",
                        "propose",
                        file(),
                        "--renew-orderer=traders",
                        "--add-member=minters.member.yaml",
                        "--consortium=wider.yaml",
                        home()))
                .isEqualTo(ExitCode.NOT_CHECKED);
    }

    private String file() {
        return folder.resolve("some.change").toString();
    }

    private String home() {
        return "--home=" + folder.resolve("home");
    }
}
