// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.verifier.demo.DemoNetwork;
import org.junit.jupiter.api.Test;

class VerifierExampleTest {
    private static final Path VECTORS = Path.of("src/test/resources/vectors");

    @Test
    void the_documented_example_finds_the_genuine_label_genuine() throws IOException {
        String label = Fields.of(CanonicalJson.parseObject(Files.readString(VECTORS.resolve("valid/label.json"))))
                .text("label");

        String report = VerifierExample.check(
                VECTORS.resolve("anchor.json"), VECTORS.resolve("peers.json"), label, DemoNetwork.NOW);

        assertThat(report).startsWith("GENUINE, PRESENT STATUS UNKNOWN\n");
    }
}
