// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.dishonest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.capaz.e2e.Run;
import org.capaz.e2e.World;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.trust.Anchor;

/**
 * Somebody who runs no network and checks labels with {@code ./capaz verify}: a folder with the anchor and the directory as they
 * were published when it was made, and with what was seen since.
 */
record Verifier(Path home) {
    /** A new one in that folder, who has seen nothing yet. */
    static Verifier in(Path folder) {
        try {
            Path records = Files.createDirectories(folder.resolve("public"));
            Files.copy(published("peers.json"), records.resolve("peers.json"));
            Files.copy(published("anchor.json"), records.resolve("anchor.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Verifier(folder);
    }

    private static Path published(String name) {
        return World.HOME.resolve("public").resolve(name);
    }

    /** The anchor as the members publish it now. */
    static Path publishedAnchor() {
        return published("anchor.json");
    }

    /** The anchor that this one trusts. */
    Path trustedAnchor() {
        return home.resolve("public/anchor.json");
    }

    Anchor anchor() throws IOException {
        return Anchor.read(Files.readAllBytes(trustedAnchor()));
    }

    /** What the check said, and with which exit code. */
    record Report(Run run) {
        private Fields fields() {
            return Fields.of(json());
        }

        Json.Obj json() {
            return CanonicalJson.parseObject(run.out());
        }

        String verdict() {
            return fields().text("verdict");
        }

        String code() {
            return fields().text("code");
        }

        Report endingWith(int exit) {
            assertThat(run.exit()).as("%s", run).isEqualTo(exit);
            return this;
        }
    }

    /** Checks a label or the file of one. */
    Report check(String subject, String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", subject, "--home=" + home, "--json"));
        arguments.addAll(List.of(more));
        return new Report(Run.capaz(arguments.toArray(String[]::new)));
    }
}
