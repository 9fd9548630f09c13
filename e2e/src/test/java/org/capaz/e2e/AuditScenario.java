// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An auditor takes the whole ledger away from two members and performs it again: it is what the rules make of it. */
@ExtendWith(World.class)
class AuditScenario {
    @TempDir
    Path folder;

    @Test
    void the_ledger_performed_again_agrees_and_two_members_give_the_same_bytes() throws IOException {
        World.facts(0);
        Run fetched = fetch("producers", List.of());
        assertThat(fetched.exit()).as("%s", fetched).isZero();
        Fields manifest = Fields.of(
                CanonicalJson.parseObject(Files.readString(folder.resolve("producers/manifest.json"))), "manifest");
        Run other = fetch("buyers", List.of("--as-of", Long.toString(manifest.integer("asOf"))));
        assertThat(other.exit()).as("%s", other).isZero();

        for (String file : List.of("manifest.json", "blocks/00000000")) {
            assertThat(folder.resolve("buyers").resolve(file))
                    .hasBinaryContent(
                            Files.readAllBytes(folder.resolve("producers").resolve(file)));
        }
        for (String member : List.of("producers", "buyers")) {
            Run performed = audit("perform", folder.resolve(member).toString(), "--json", "--home=" + World.HOME);
            assertThat(performed.exit()).as("%s", performed).isZero();
            assertThat(Fields.of(CanonicalJson.parseObject(performed.out().strip()), "report")
                            .bool("agrees"))
                    .isTrue();
            Run populations = audit(
                    "population",
                    folder.resolve(member).toString(),
                    "--anchor=" + World.HOME.resolve("public/anchor.json"),
                    "--out=" + folder.resolve(member + "-tables"));
            assertThat(populations.exit()).as("%s", populations).isZero();
        }
        for (String table : List.of("populations.json", "attestations.csv", "payments.csv")) {
            assertThat(folder.resolve("buyers-tables").resolve(table))
                    .hasBinaryContent(Files.readAllBytes(
                            folder.resolve("producers-tables").resolve(table)));
        }
    }

    private Run fetch(String member, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(
                "fetch",
                folder.resolve(member).toString(),
                "--home=" + World.HOME,
                "--port-shift=" + World.PORT_SHIFT,
                "--member",
                member,
                "--key",
                World.HOME
                        .resolve("members/" + member + "/officers/" + member + "-registrar.p12")
                        .toString()));
        arguments.addAll(more);
        return audit(arguments.toArray(String[]::new));
    }

    private static Run audit(String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "CAPAZ_PASSPHRASE=demo"));
        command.addAll(Run.capazCommand("audit"));
        command.addAll(List.of(arguments));
        return Run.program(World.ROOT, command);
    }
}
