// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.capaz.cli.console.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member's own home, as far as it is made before anything runs. */
class MemberCommandsTest {
    private static final Path DESCRIPTION = Path.of("../network-config/consortium.yaml");

    @TempDir
    private Path folder;

    private Path home;
    private Path file;

    @BeforeEach
    void make() {
        home = folder.resolve("traders");
        file = folder.resolve("traders.member.yaml");
        var commandLine = new CommandLineRunner();
        assertThat(commandLine.run("member", "init", "traders", "--consortium=" + DESCRIPTION, "--home=" + home))
                .isEqualTo(ExitCode.OK);
        assertThat(commandLine.out())
                .contains("Demo Traders has its home in " + home)
                .contains("./capaz member export");
    }

    @Test
    void a_home_holds_the_description_and_the_keys_of_its_own_member_only() {
        assertThat(home.resolve("consortium.yaml")).hasSameBinaryContentAs(DESCRIPTION);
        assertThat(home.resolve("members")).isDirectoryContaining(member -> member.endsWith("traders"));
        assertThat(home.resolve("members/buyers")).doesNotExist();
        assertThat(home.resolve("members/traders/crypto/ca/key.pem")).exists();
    }

    @Test
    void a_member_exports_certificates_and_no_key() {
        var commandLine = new CommandLineRunner();

        assertThat(commandLine.run("member", "export", file.toString(), "--home=" + home))
                .isEqualTo(ExitCode.OK);

        assertThat(file)
                .content()
                .contains("member: traders", "BEGIN CERTIFICATE")
                .doesNotContain("PRIVATE");
        assertThat(commandLine.out()).contains("no key");
    }

    @Test
    void nothing_is_founded_or_started_before_the_files_of_all_members_are_there() {
        var commandLine = new CommandLineRunner();
        commandLine.run("member", "export", file.toString(), "--home=" + home);

        assertThat(commandLine.run("member", "found", file.toString(), "--home=" + home))
                .isEqualTo(ExitCode.FAILED);

        assertThat(commandLine.err()).contains("missing: [Demo Producers, Demo Buyers, Demo Assurance]");
        assertThat(commandLine.run("status", "--home=" + home)).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.out()).contains("has no genesis block yet");
    }

    @Test
    void a_second_home_in_the_same_folder_is_refused_and_the_keys_stay() throws IOException {
        Path key = home.resolve("members/traders/crypto/ca/key.pem");
        String before = Files.readString(key);
        var commandLine = new CommandLineRunner();

        assertThat(commandLine.run("member", "init", "traders", "--consortium=" + DESCRIPTION, "--home=" + home))
                .isEqualTo(ExitCode.FAILED);

        assertThat(commandLine.err()).contains("is the home of a network already");
        assertThat(Files.readString(key)).isEqualTo(before);
    }

    @Test
    void a_description_that_is_none_is_refused_in_the_language_of_the_person_and_nothing_is_made() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "members: {");
        Path empty = folder.resolve("empty");
        var commandLine = new CommandLineRunner();

        assertThat(commandLine.run(
                        "member", "init", "traders", "--consortium=" + broken, "--home=" + empty, "--lang=es"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("no es YAML");
        assertThat(commandLine.run("member", "init", "nobody", "--consortium=" + DESCRIPTION, "--home=" + empty))
                .isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("no member is called nobody");
        assertThat(empty).doesNotExist();
    }

    @Test
    void the_nodes_of_another_member_are_not_renewed_from_here() {
        var commandLine = new CommandLineRunner();

        assertThat(commandLine.run("member", "renew", "buyers", "--home=" + home))
                .isEqualTo(ExitCode.FAILED);

        assertThat(commandLine.err()).contains("the nodes of Demo Buyers do not run from this home");
    }

    @Test
    void what_a_member_tells_of_itself_later_is_taken_only_where_the_ledger_was_founded_with_it() {
        Path buyers = folder.resolve("buyers");
        Path theirs = folder.resolve("buyers.member.yaml");
        var commandLine = new CommandLineRunner();
        commandLine.run("member", "init", "buyers", "--consortium=" + DESCRIPTION, "--home=" + buyers);
        commandLine.run("member", "export", theirs.toString(), "--home=" + buyers);
        assertThat(commandLine.run("member", "take", theirs.toString(), "--home=" + home))
                .isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("has no genesis block yet");
    }

    @Test
    void a_member_whose_ca_is_elsewhere_founds_with_the_certificates_of_that_ca() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Path requests = folder.resolve("requests");
        var commandLine = new CommandLineRunner();
        assertThat(commandLine.run(
                        "member",
                        "init",
                        "traders",
                        "--consortium=" + DESCRIPTION,
                        "--home=" + elsewhere,
                        "--csr=" + requests))
                .isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).contains("certificate requests of Demo Traders and no key");
        assertThat(commandLine.run("member", "export", file.toString(), "--home=" + elsewhere))
                .isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("Demo Traders has no certificates yet");

        for (String commands : commandsOf(Path.of("../docs/how-to/use-an-existing-ca.md"))) bash(commands);

        var answered = new CommandLineRunner();
        assertThat(answered.run("member", "install-certificates", requests.toString(), "--home=" + elsewhere))
                .isEqualTo(ExitCode.FAILED);
        assertThat(answered.err()).contains("ca.pem is missing");
        assertThat(answered.run(
                        "member",
                        "install-certificates",
                        folder.resolve("answers").toString(),
                        "--home=" + elsewhere))
                .isEqualTo(ExitCode.OK);
        assertThat(answered.run("member", "export", file.toString(), "--home=" + elsewhere))
                .isEqualTo(ExitCode.OK);
        var other = new CommandLineRunner();
        assertThat(other.run("member", "found", file.toString(), "--home=" + home))
                .isEqualTo(ExitCode.FAILED);
        assertThat(other.err()).contains("missing: [Demo Producers, Demo Buyers, Demo Assurance]");
    }

    /** The blocks of the page that are marked as commands for bash. */
    private static List<String> commandsOf(Path page) throws IOException {
        return Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private void bash(String commands) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-euc", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void a_member_joins_from_a_whole_public_folder_only() throws IOException {
        Path from = Files.createDirectories(folder.resolve("from"));
        var commandLine = new CommandLineRunner();

        assertThat(commandLine.run("member", "join", from.toString(), "--home=" + home))
                .isEqualTo(ExitCode.FAILED);

        assertThat(commandLine.err()).contains("there is no genesis.block", "Ask a member for a copy");
        assertThat(home.resolve("public/genesis.block")).doesNotExist();
    }

    @Test
    void nobody_is_removed_by_a_description_that_still_names_everybody() {
        var commandLine = new CommandLineRunner();

        assertThat(commandLine.run("member", "remove", "buyers", "--consortium=" + DESCRIPTION, "--home=" + home))
                .isEqualTo(ExitCode.FAILED);

        assertThat(commandLine.err()).contains("not the one of this home without a member");
        assertThat(home.resolve("consortium.yaml")).hasSameBinaryContentAs(DESCRIPTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "found", "take", "join", "request", "install-certificates"})
    void without_a_home_nothing_is_done_and_the_command_that_makes_one_is_named(String act) throws IOException {
        Path none = folder.resolve("none");
        Path given = Files.writeString(folder.resolve("given"), "");
        var commandLine = new CommandLineRunner();

        assertThat(commandLine.run("member", act, given.toString(), "--home=" + none))
                .isEqualTo(ExitCode.FAILED);

        assertThat(commandLine.err()).contains("There is no home in " + none, "'./capaz member init' makes one.");
        assertThat(none).doesNotExist();
    }
}
