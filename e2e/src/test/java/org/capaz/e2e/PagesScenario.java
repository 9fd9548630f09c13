// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whoever types what a page of the documentation says sees what the page shows. The page's folder looks like a checkout
 * in which this network was made, so that every command stands here as it is printed.
 */
@Order(11)
@ExtendWith(World.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesScenario {
    private static final int ANSWERS = 200_000;

    private static Path folder;

    /** Not a folder that JUnit would clear: what it links to is this checkout. */
    @BeforeAll
    static void checkOut() throws IOException {
        folder = Files.createTempDirectory(World.ROOT.resolve("e2e/target"), "pages");
        for (String room : List.of("chaincode", "cli", "docs", "gateway", "network-config", "verifier")) {
            Files.createSymbolicLink(folder.resolve(room), World.ROOT.resolve(room));
        }
        Files.createSymbolicLink(folder.resolve(".capaz"), World.HOME);
        for (String file : List.of("label.pdf", "anchor.json", "peers.json")) {
            Files.createSymbolicLink(folder.resolve(file), World.demoFile(file));
        }
        Path launcher = Files.writeString(
                folder.resolve("capaz"),
                "#!/bin/sh\nexec " + Run.java() + " -Dcapaz.root=" + folder + " -jar "
                        + World.ROOT.resolve("cli/target/cli.jar") + " \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    @Order(1)
    void the_readme_does_what_it_shows() throws IOException {
        follow("README.md", 2);
    }

    @Test
    @Order(2)
    void a_cooperative_answers_a_premium_as_the_page_says() throws IOException {
        assertThat(World.demo().out()).contains("P-05", "P-06", "P-07", "announced, not answered");
        for (String payment : List.of("P-05", "P-06", "P-07")) {
            assertThat(payment(payment)).contains("DECLARED").doesNotContain("R-0");
        }

        follow("docs/how-to/answer-a-premium.md", 4);

        assertThat(payment("P-05")).contains("R-05", "SHARED_DEVICE", "CONFIRMED");
        assertThat(payment("P-06")).contains("R-06", "BANK-CHARGE", "R-06-2", "CONFIRMED");
        assertThat(payment("P-07")).contains("R-07", "NOT_OURS", "DISPUTED");
    }

    @Test
    @Order(3)
    void one_person_alone_is_told_the_rule_in_the_own_language() throws IOException {
        Page.Block arrived =
                Page.read("docs/how-to/answer-a-premium.md").commands().getFirst();
        String alone = arrived.text().replaceAll("(?s)\n\\./capaz .*", "\n")
                + "./capaz sign arrived.json --key $treasurer --send producers --lang es";

        Run refused = shell(alone);

        assertThat(refused.exit()).as("%s", refused).isEqualTo(1);
        assertThat(refused.err())
                .contains("El registro rechaza premium.confirm por la regla I40:")
                .contains("premium.confirm necesita dos personas firmantes de AMP-01");
    }

    @Test
    @Order(4)
    void the_tutorial_can_be_followed_from_its_first_command_to_its_last() throws IOException {
        follow("docs/tutorial/follow-bar-le.md", 5);
    }

    @Test
    @Order(5)
    void an_auditor_fetches_performs_and_reads_what_was_opened_as_the_page_says() throws IOException {
        World.up(); // the tutorial ends with everything down

        follow("docs/how-to/audit.md", 16);

        Run reading = shell("./capaz get /v1/payments --member producers --key auditor.p12");

        assertThat(reading.exit()).as("withdrawn: %s", reading).isNotZero();
    }

    private static String payment(String id) {
        return Gateway.of("producers")
                .get("/v1/payments/" + id, World.clerk("producers"))
                .body();
    }

    /** All blocks of commands in one shell, as one person types them; each must succeed and show what the page shows. */
    private void follow(String path, int commandBlocks) throws IOException {
        Page page = Page.read(path);
        StringBuilder before = new StringBuilder();
        int followed = 0;
        for (int i = 0; i < page.blocks().size() && followed < commandBlocks; i++) {
            Page.Block block = page.blocks().get(i);
            if (!block.isCommands()) {
                continue;
            }
            followed++;
            Run run = shell(before + block.text());
            assertThat(run.exit()).as("%s: %s%n%s", path, block.text(), run).isZero();
            List<String> seen = steady(run.out().lines().toList());
            assertThat(steady(page.shownAfter(i)))
                    .as("%s: %s%n%s", path, block.text(), run)
                    .allMatch(shown -> seen.stream().anyMatch(line -> line.contains(shown)));
            before.append(variables(block));
        }
        assertThat(followed).as("blocks of commands in %s", path).isEqualTo(commandBlocks);
    }

    /** What a later block still knows of an earlier one. */
    private static String variables(Page.Block block) {
        var kept = new StringBuilder();
        block.lines().stream()
                .filter(line -> line.matches("[a-z]+=.*"))
                .forEach(line -> kept.append(line).append("\n"));
        return kept.toString();
    }

    /**
     * Seconds and block numbers differ from run to run, and so do the two members that sign a label: those whose peers are known
     * first after a start.
     */
    private static List<String> steady(List<String> lines) {
        return lines.stream()
                .map(line -> line.strip()
                        .replaceAll("\\d+ s\\b", "N s")
                        .replaceAll("block \\d+", "block N")
                        .replaceAll("(signed by the peers of) Demo (\\w+) and Demo (?!\\2\\b)\\w+$", "$1 two")
                        .replaceAll("(2 of at least 2 organisations:) (\\w+)MSP, (?!\\2MSP)\\w+MSP$", "$1 two")
                        .replaceAll("Demo (\\w+) \\(\\1MSP\\), peer0\\.\\w+\\.", "Demo Member (MSP), peer0."))
                .toList();
    }

    private Run shell(String script) throws IOException {
        Path answers = Files.writeString(folder.resolve("answers"), "s\n".repeat(ANSWERS / 2));
        File out = folder.resolve("shell.out").toFile();
        File err = folder.resolve("shell.err").toFile();
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectInput(answers.toFile())
                .redirectOutput(out)
                .redirectError(err);
        bash.environment().put("CAPAZ_PASSPHRASE", "demo");
        try {
            Process running = bash.start();
            if (!running.waitFor(10, TimeUnit.MINUTES)) {
                running.destroyForcibly();
                throw new AssertionError("did not end: " + script);
            }
            return new Run(running.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
