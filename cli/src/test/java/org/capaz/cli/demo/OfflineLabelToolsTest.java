// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.label.LabelPayload;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.Conclusion;
import org.junit.jupiter.api.Test;

class OfflineLabelToolsTest {
    private static final Path VECTORS = Path.of("..", "verifier", "src", "test", "resources", "vectors");

    @Test
    void one_changed_digit_lies_in_the_claims_and_makes_the_label_not_genuine() throws IOException {
        Json.Obj vector = CanonicalJson.parseObject(Files.readString(VECTORS.resolve("valid/label.json")));
        String label = ((Json.Str) vector.get("label")).text();
        long now = ((Json.Num) vector.get("now")).value();
        var verifier = Verifier.trusting(
                List.of(Anchor.read(Files.readAllBytes(VECTORS.resolve("anchor.json")))),
                PeerDirectory.read(Files.readAllBytes(VECTORS.resolve("peers.json"))));

        String changed = new OfflineLabelTools(Path.of("no-verifier.jar"), Language.ENGLISH).withOneDigitChanged(label);

        assertThat(changed).hasSameSizeAs(label);
        assertThat(IntStream.range(0, label.length())
                        .filter(at -> label.charAt(at) != changed.charAt(at))
                        .count())
                .isOne();
        LabelPayload before = LabelPayload.read(LabelText.parse(label).payload());
        LabelPayload after = LabelPayload.read(LabelText.parse(changed).payload());
        assertThat(after.claims()).isNotEqualTo(before.claims());
        assertThat(after.proposalHash()).isEqualTo(before.proposalHash());
        assertThat(verifier.label(label, Optional.empty(), now).conclusion())
                .isEqualTo(Conclusion.GENUINE_STATUS_UNKNOWN);
        assertThat(verifier.label(changed, Optional.empty(), now).conclusion()).isEqualTo(Conclusion.NOT_GENUINE);
    }
}
