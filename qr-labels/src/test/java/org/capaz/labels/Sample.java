// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;

/** The genuine demonstration label of the verifier's corpus, and the anchor that believes it. */
final class Sample {
    private static final Path VECTORS = Path.of("../verifier/src/test/resources/vectors");
    /** 38 characters up to the mark: the longest address that the published sizes are meant for. */
    static final String SHORT_ADDRESS = "https://capaz.example/c/TBFQXS43ZA922";

    static final long NOW = 1_795_176_060L;

    private Sample() {}

    static Verifier verifier() {
        return Verifier.trusting(List.of(Anchor.read(bytes("anchor.json"))), PeerDirectory.read(bytes("peers.json")));
    }

    /** The label with another address before the mark, which is not signed. */
    static LabelContent content(String address, String vector) {
        var text = LabelText.parse(
                Fields.of(CanonicalJson.parseObject(new String(bytes(vector), java.nio.charset.StandardCharsets.UTF_8)))
                        .text("label"));
        return LabelContent.of(new LabelText(address, text.payload()).text(), "LE", "DORE", "REFINER");
    }

    static LabelContent content() {
        return content(SHORT_ADDRESS, "valid/label.json");
    }

    static LabelContent ofThreeOrganisations() {
        return content(SHORT_ADDRESS, "valid/label-of-three-organisations.json");
    }

    static LabelContent forged() {
        return content(SHORT_ADDRESS, "broken/label-signed-with-a-client-key.json");
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(VECTORS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
