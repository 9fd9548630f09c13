// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.verifier.demo.DemoNetwork.DIRECTORY;
import static org.capaz.verifier.demo.DemoNetwork.NOW;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.bundle.ChainPart;
import org.capaz.verifier.bundle.IssuePart;
import org.capaz.verifier.fabric.BlockHeader;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.Check;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Verdict;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each part of the block in an audit bundle, exchanged while the file around it stays right: the verdict is that of the whole
 * one, or the file is refused. A mutation of the file's text alone would seldom get past its base64.
 */
class AuditBundleFuzzTest {
    private static final Anchor ANCHOR = Anchor.read(text("anchor"));
    private static final Verifier VERIFIER = Verifier.trusting(List.of(ANCHOR), DIRECTORY);
    private static final Bundle BUNDLE = Bundle.read(text("bundle"));
    private static final IssuePart ISSUE = BUNDLE.issue().orElseThrow();
    private static final ChainPart CHAIN = ISSUE.chain().orElseThrow();
    private static final Verdict WHOLE = VERIFIER.bundle(BUNDLE.bytes(), NOW);

    @MethodSource("headers")
    @FuzzTest
    void a_header_of_a_block_is_read_or_refused_and_has_one_form_that_is_hashed(byte[] header) {
        EveryByte.inTime("header", () -> {
            try {
                assertThat(BlockHeader.read(header).der()).hasSizeLessThanOrEqualTo(80);
            } catch (CheckFailed refused) {
                assertThat(refused.code()).isEqualTo(Code.E_PROTO);
            }
        });
    }

    @MethodSource("headers")
    @FuzzTest
    void another_header_is_refused_or_says_the_same(byte[] header) {
        same((part, bytes) -> with(bytes, part.envelopes(), part.signatures(), part.later(), part.chainInfo()), header);
    }

    static Stream<byte[]> headers() {
        return Stream.of(CHAIN.header());
    }

    @MethodSource("envelopes")
    @FuzzTest
    void another_transaction_of_the_block_is_refused_or_says_the_same(byte[] envelope) {
        for (int at = 0; at < CHAIN.envelopes().size(); at++) {
            var envelopes = new ArrayList<>(CHAIN.envelopes());
            envelopes.set(at, envelope);
            same(
                    (part, bytes) -> with(part.header(), envelopes, part.signatures(), part.later(), part.chainInfo()),
                    envelope);
        }
    }

    static Stream<byte[]> envelopes() {
        return CHAIN.envelopes().stream();
    }

    @MethodSource("signatures")
    @FuzzTest
    void other_signatures_of_orderers_are_refused_or_say_the_same(byte[] signatures) {
        same((part, bytes) -> with(part.header(), part.envelopes(), bytes, part.later(), part.chainInfo()), signatures);
    }

    static Stream<byte[]> signatures() {
        return Stream.of(CHAIN.signatures());
    }

    @MethodSource("later")
    @FuzzTest
    void other_later_blocks_are_refused_or_say_the_same(byte[] later) {
        same((part, bytes) -> with(part.header(), part.envelopes(), part.signatures(), bytes, part.chainInfo()), later);
    }

    static Stream<byte[]> later() {
        return Stream.of(CHAIN.later(), new byte[0]);
    }

    @MethodSource("answers")
    @FuzzTest
    void another_answer_about_the_chain_is_refused_or_says_the_same(byte[] answer) {
        same(
                (part, bytes) -> with(part.header(), part.envelopes(), part.signatures(), part.later(), List.of(bytes)),
                answer);
    }

    static Stream<byte[]> answers() {
        return CHAIN.chainInfo().stream();
    }

    private static ChainPart with(
            byte[] header, List<byte[]> envelopes, byte[] signatures, byte[] later, List<byte[]> chainInfo) {
        return new ChainPart(header, envelopes, signatures, later, chainInfo);
    }

    private static void same(BiFunction<ChainPart, byte[], ChainPart> change, byte[] bytes) {
        EveryByte.inTime("audit bundle", () -> {
            byte[] file = BUNDLE.withIssue(ISSUE.withChain(change.apply(CHAIN, bytes)))
                    .bytes();
            Verdict verdict = VERIFIER.bundle(file, NOW);
            assertThat(verdict.checks()).isNotEmpty();
            if (verdict.genuine()) {
                assertThat(verdict.conclusion()).isEqualTo(WHOLE.conclusion());
                assertThat(verdict.facts()).isEqualTo(WHOLE.facts());
                assertThat(verdict.checks()).extracting(Check::result).isEqualTo(results());
            }
        });
    }

    private static List<Check.Result> results() {
        return WHOLE.checks().stream().map(Check::result).toList();
    }

    private static byte[] text(String member) {
        return CorpusTest.read("valid/audit-proven.json").text(member).getBytes(UTF_8);
    }
}
