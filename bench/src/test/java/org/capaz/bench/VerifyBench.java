// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Goal;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.Verdict;

/**
 * A label or a bundle, judged as a stranger judges it, beside bare checks of as many signatures; the anchor and the
 * directory are read once.
 */
final class VerifyBench implements Bench {
    /** The vectors of {@code verifier/src/test/resources/vectors}. */
    static final String LABEL = "valid/label.json";

    static final String BUNDLE = "valid/bundle.json";

    private static final Path VECTORS =
            Path.of(System.getProperty("capaz.root", ".."), "verifier", "src", "test", "resources", "vectors");
    private static final int SIGNATURES_OF_A_LABEL = 2;

    private final Verifier verifier =
            Verifier.trusting(List.of(Anchor.read(bytes("anchor.json"))), PeerDirectory.read(bytes("peers.json")));
    private final boolean bundle;
    private final String text;
    private final long now;
    private final int signatures;
    private final OneSignature signature = new OneSignature();

    /** @param vector a file with a label or a bundle */
    VerifyBench(String vector) {
        Fields file = vector(vector);
        bundle = file.text("kind").equals("bundle");
        text = file.text(bundle ? "bundle" : "label");
        now = file.integer("now");
        signatures = bundle ? ofBundle() : SIGNATURES_OF_A_LABEL;
    }

    private int ofBundle() {
        return SIGNATURES_OF_A_LABEL
                + Bundle.read(text.getBytes(StandardCharsets.UTF_8)).stateViews().stream()
                        .mapToInt(view ->
                                EndorsedTransaction.read(view).endorsements().size())
                        .sum();
    }

    static Fields vector(String file) {
        return Fields.of(CanonicalJson.parseObject(new String(bytes(file), StandardCharsets.UTF_8)), file);
    }

    static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(VECTORS.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException("the vectors are in " + VECTORS, e);
        }
    }

    @Override
    public String name() {
        return bundle ? "verify-bundle" : "verify";
    }

    @Override
    public Side ours() {
        return new Side(
                "the %d signatures of a %s, judged with all its checks"
                        .formatted(signatures, bundle ? "bundle" : "label"),
                "signatures",
                () -> {
                    Verdict verdict = bundle
                            ? verifier.bundle(text.getBytes(StandardCharsets.UTF_8), now)
                            : verifier.label(text, Optional.empty(), now);
                    if (verdict.exitCode() != 0) {
                        throw new NotDone("judged " + verdict.conclusion());
                    }
                    return signatures;
                });
    }

    @Override
    public Side yardstick() {
        return signature.byOurs();
    }

    @Override
    public Goal goal() {
        return Goal.ratioAtLeast(bundle ? 0.9 : 0.95);
    }
}
