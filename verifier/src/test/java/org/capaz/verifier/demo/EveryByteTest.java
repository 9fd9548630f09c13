// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.CHALLENGE;
import static org.capaz.verifier.demo.DemoNetwork.DIRECTORY;
import static org.capaz.verifier.demo.DemoNetwork.NOW;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.capaz.ledger.json.Fields;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.AnchorUpdate;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.Check;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.view.LatestSeen;
import org.capaz.verifier.wire.CheckedBase64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every byte of everything that strangers hand in, with each of its bits flipped, dropped, or doubled: what comes out is
 * refused or says exactly the same, in a short time and without an exception ({@link EveryByte}).
 */
@Timeout(value = 12, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EveryByteTest {
    private static final Set<Conclusion> REFUSED = Set.of(Conclusion.NOT_GENUINE, Conclusion.COULD_NOT_BE_CHECKED);
    private static final Verifier VERIFIER = Verifier.trusting(List.of(ANCHOR), DIRECTORY);

    @Test
    void a_label() throws IOException {
        same(text("valid/label.json", "label"), EveryByteTest::label);
    }

    @Test
    void a_label_with_a_status_list() throws IOException {
        String label = new String(text("valid/label-with-fresh-status-list.json", "label"), UTF_8);
        byte[] list = text("valid/label-with-fresh-status-list.json", "status");

        Verdict whole = VERIFIER.label(label, Optional.of(list), NOW);
        assertThat(whole.conclusion()).isEqualTo(Conclusion.GENUINE_AS_OF);
        EveryByte.of(list, altered -> {
            Verdict verdict = VERIFIER.label(label, Optional.of(altered), NOW);
            assertThat(verdict.conclusion()).isIn(Conclusion.GENUINE_AS_OF, Conclusion.GENUINE_STATUS_UNKNOWN);
            assertThat(verdict.facts()).isEqualTo(whole.facts());
        });
    }

    @Test
    void a_live_view() throws IOException {
        Fields live = CorpusTest.file("valid/live-issued.json");
        String label = live.text("label");
        byte[] payload = live.texts("payloads", text -> CheckedBase64Url.decode(text, Code.E_PROTO))
                .getFirst();
        Optional<String> value = live.optionalText("value");

        same(
                payload,
                altered -> VERIFIER.live(
                                label,
                                new Verifier.LiveAnswer(CHALLENGE, List.of(altered), value, Optional.empty()),
                                LatestSeen.NOTHING,
                                NOW)
                        .verdict());
    }

    @Test
    void a_bundle() throws IOException {
        same(text("valid/bundle.json", "bundle"), altered -> VERIFIER.bundle(altered, NOW));
    }

    @Test
    void a_bundle_of_an_attestation() throws IOException {
        same(text("valid/attestation.json", "bundle"), altered -> VERIFIER.bundle(altered, NOW));
    }

    @Test
    void a_bundle_with_the_issuing_transaction() throws IOException {
        same(text("valid/issue-proven.json", "bundle"), altered -> VERIFIER.bundle(altered, NOW));
    }

    @Test
    void an_audit_bundle() throws IOException {
        Fields audit = CorpusTest.file("valid/audit-proven.json");
        var verifier =
                Verifier.trusting(List.of(Anchor.read(audit.text("anchor").getBytes(UTF_8))), DIRECTORY);
        byte[] bundle = audit.text("bundle").getBytes(UTF_8);
        Verdict whole = verifier.bundle(bundle, NOW);
        assertThat(ofTheIssue(whole)).extracting(Check::result).containsOnly(Check.Result.PASSED);

        same(bundle, altered -> {
            Verdict verdict = verifier.bundle(altered, NOW);
            if (!REFUSED.contains(verdict.conclusion())) {
                assertThat(ofTheIssue(verdict))
                        .extracting(Check::step, Check::result)
                        .isEqualTo(ofTheIssue(whole).stream()
                                .map(check -> tuple(check.step(), check.result()))
                                .toList());
            }
            return verdict;
        });
    }

    private static List<Check> ofTheIssue(Verdict verdict) {
        return verdict.checks().stream()
                .filter(check -> check.step().name().startsWith("A"))
                .toList();
    }

    @Test
    void an_anchor() throws IOException {
        String label = new String(text("valid/label.json", "label"), UTF_8);
        byte[] anchor = ANCHOR.bytes();

        same(anchor, altered -> {
            try {
                Anchor read = Anchor.read(altered);
                assertThat(read.id().equals(ANCHOR.id())).isEqualTo(Arrays.equals(anchor, altered));
                return Verifier.trusting(List.of(read), DIRECTORY).label(label, Optional.empty(), NOW);
            } catch (CheckFailed refused) {
                return Verifier.unable(refused, NOW);
            }
        });
    }

    @Test
    void a_peer_directory() throws IOException {
        String label = new String(text("valid/label.json", "label"), UTF_8);

        same(DIRECTORY.bytes(), altered -> {
            try {
                return Verifier.trusting(List.of(ANCHOR), PeerDirectory.read(altered))
                        .label(label, Optional.empty(), NOW);
            } catch (CheckFailed refused) {
                return Verifier.unable(refused, NOW);
            }
        });
    }

    @Test
    void a_newer_anchor_and_the_signatures_beside_it() throws IOException {
        byte[] newer = text("updates/signed-by-three-of-four.json", "newer");
        byte[] signatures = text("updates/signed-by-three-of-four.json", "signatures");

        EveryByte.of(newer, altered -> assertThat(updated(altered, signatures)).isEmpty());
        EveryByte.of(
                signatures,
                altered -> updated(newer, altered).ifPresent(update -> {
                    assertThat(update.anchor().bytes()).isEqualTo(newer);
                    assertThat(update.signedBy()).containsExactly("BuyersMSP", "ProducersMSP", "TradersMSP");
                }));
    }

    private static Optional<AnchorUpdate> updated(byte[] newer, byte[] signatures) {
        try {
            return Optional.of(AnchorUpdate.require(ANCHOR, newer, signatures, NOW));
        } catch (CheckFailed refused) {
            return Optional.empty();
        }
    }

    private static Verdict label(byte[] text) {
        return VERIFIER.label(new String(text, UTF_8), Optional.empty(), NOW);
    }

    /** An altered one is refused, or its verdict, facts and signers are those of the whole one. */
    private static void same(byte[] whole, Function<byte[], Verdict> judge) {
        Verdict expected = judge.apply(whole);
        assertThat(expected.genuine()).isTrue();
        EveryByte.of(whole, altered -> {
            Verdict verdict = judge.apply(altered);
            if (!REFUSED.contains(verdict.conclusion())) {
                assertThat(verdict.conclusion()).isEqualTo(expected.conclusion());
                assertThat(verdict.facts()).isEqualTo(expected.facts());
                assertThat(whoSigned(expected)).containsAll(whoSigned(verdict));
            }
        });
    }

    /** The names of organisations for people are the anchor's, and not compared. */
    private static List<String> whoSigned(Verdict verdict) {
        return verdict.signers().stream()
                .map(signer -> signer.mspId() + " " + signer.peer())
                .toList();
    }

    private static byte[] text(String path, String name) throws IOException {
        return CorpusTest.file(path).text(name).getBytes(UTF_8);
    }
}
