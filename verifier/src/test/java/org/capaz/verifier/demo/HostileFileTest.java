// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.DIRECTORY;
import static org.capaz.verifier.demo.DemoNetwork.NOW;
import static org.capaz.verifier.demo.DemoNetwork.RECORD;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.DemoNetwork.stateView;
import static org.capaz.verifier.demo.Pieces.GOOD;
import static org.capaz.verifier.demo.Pieces.TWO;
import static org.capaz.verifier.demo.Pieces.bundleOf;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.Report;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.wire.ProtoWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files made to cost time and memory: each is judged, or refused, within a second and 256 MB, and its report stays short. */
class HostileFileTest {
    private static final Verifier VERIFIER = Verifier.trusting(List.of(ANCHOR), DIRECTORY);
    private static final long MOST_TIME = Duration.ofSeconds(1).toNanos();
    private static final long MOST_MEMORY = 256L << 20;
    private static final int LONGEST_REPORT = 64 << 10;

    /** The first check of all loads classes, which is none of the files' doing. */
    @BeforeAll
    static void warmUp() {
        Report.text(VERIFIER.bundle(bundleOf(issued(), RECORD, GOOD).bytes(), NOW), Language.ENGLISH);
    }

    @Test
    void a_bundle_with_100_000_unknown_endorsers_is_left_open() {
        byte[] file = holding(stranger(100_000)).bytes();

        requireLimit(bounded(() -> VERIFIER.bundle(file, NOW)));
    }

    @Test
    void a_bundle_whose_endorsements_repeat_up_to_the_bound_is_judged() {
        byte[] file = holding(repeated(98)).bytes();

        assertThat(bounded(() -> VERIFIER.bundle(file, NOW)).conclusion()).isEqualTo(Conclusion.GENUINE_AS_OF);
    }

    @Test
    void a_bundle_whose_endorsements_repeat_beyond_the_bound_is_left_open() {
        byte[] file = holding(repeated(3_000)).bytes();

        requireLimit(bounded(() -> VERIFIER.bundle(file, NOW)));
    }

    @Test
    void a_bundle_of_many_small_answers_is_left_open() {
        byte[] file = new Bundle(
                        Pieces.TAG,
                        DemoNetwork.CHANNEL,
                        DemoNetwork.CERTIFICATE.toString(),
                        Optional.of(RECORD),
                        Optional.empty(),
                        Collections.nCopies(400_000, new byte[] {1}),
                        Optional.empty(),
                        Optional.empty())
                .bytes();

        requireLimit(bounded(() -> VERIFIER.bundle(file, NOW)));
    }

    @Test
    void an_answer_of_millions_of_empty_fields_is_left_open() {
        byte[] fields = new byte[3 << 20];
        for (int i = 0; i < fields.length; i += 2) {
            fields[i] = 0x7a;
        }
        byte[] file = holding(fields).bytes();

        requireLimit(bounded(() -> VERIFIER.bundle(file, NOW)));
    }

    @Test
    void a_bundle_above_5_MiB_is_left_open_unread() {
        byte[] file = new byte[(5 << 20) + 1];

        requireLimit(bounded(() -> VERIFIER.bundle(file, NOW)));
    }

    @Test
    void a_member_name_of_4_MB_is_not_repeated_in_the_report() {
        String good = new String(bundleOf(issued(), RECORD, GOOD).bytes(), UTF_8);
        byte[] file = good.replace("{\"certId\"", "{\"a" + "a".repeat(4 << 20) + "\":1,\"certId\"")
                .getBytes(UTF_8);

        Verdict verdict = bounded(() -> VERIFIER.bundle(file, NOW));

        assertThat(verdict.code()).contains(Code.E_BUNDLE);
        assertThat(Report.text(verdict, Language.ENGLISH)).contains("aaaa…");
    }

    @Test
    void a_certificate_id_of_4_MB_is_not_repeated_in_the_report() {
        Json.Obj good = CanonicalJson.parseObject(
                new String(bundleOf(issued(), RECORD, GOOD).bytes(), UTF_8));
        byte[] file = CanonicalJson.bytes(good.with("certId", "\u202e" + "é".repeat(2 << 20)));

        Verdict verdict = bounded(() -> VERIFIER.bundle(file, NOW));

        assertThat(verdict.conclusion()).isEqualTo(Conclusion.NOT_GENUINE);
        assertThat(Report.text(verdict, Language.ENGLISH)).contains("\\u202e").doesNotContain("\u202e");
        assertThat(Report.json(verdict)).doesNotContain("\u202e");
    }

    @Test
    void a_directory_of_400_000_entries_is_left_open() {
        byte[] file = CanonicalJson.write(Json.texts(Collections.nCopies(400_000, "AAAA")))
                .getBytes(UTF_8);

        requireLimit(bounded(() -> unable(() -> PeerDirectory.read(file))));
    }

    @Test
    void a_directory_as_large_as_it_may_be_finds_the_signers() {
        var identities = new ArrayList<>(List.of(
                DemoNetwork.PRODUCERS.peer().identity(),
                DemoNetwork.TRADERS.peer().identity()));
        for (int i = 0; i < 9_998; i++) {
            identities.add(new ProtoWriter().text(1, "XMSP").text(2, "" + i).toBytes());
        }
        byte[] file = PeerDirectory.of(identities).bytes();
        String label = new LabelText(DemoNetwork.ADDRESS, GOOD).text();

        Verdict verdict = bounded(() ->
                Verifier.trusting(List.of(ANCHOR), PeerDirectory.read(file)).label(label, Optional.empty(), NOW));

        assertThat(verdict.conclusion()).isEqualTo(Conclusion.GENUINE_STATUS_UNKNOWN);
    }

    @Test
    void strangers_who_sign_are_counted_and_not_quoted() {
        byte[] identity = new ProtoWriter()
                .text(1, "LBMA Good Delivery confirmed\u202e")
                .text(2, "x")
                .toBytes();
        var signings = Pieces.plus(TWO, new DemoProposal.Signing(identity, bytes -> new byte[1]));
        byte[] file = holding(stateView(issued(), signings).payload()).bytes();

        Verdict verdict = bounded(() -> VERIFIER.bundle(file, NOW));

        assertThat(verdict.conclusion()).isEqualTo(Conclusion.GENUINE_AS_OF);
        assertThat(Report.text(verdict, Language.ENGLISH))
                .contains("W-SIGNER-UNKNOWN", "1 signers not counted")
                .doesNotContain("LBMA");
        assertThat(Report.json(verdict)).doesNotContain("LBMA");
    }

    private static void requireLimit(Verdict verdict) {
        assertThat(verdict.conclusion()).isEqualTo(Conclusion.COULD_NOT_BE_CHECKED);
        assertThat(verdict.code()).contains(Code.E_LIMIT);
    }

    private static Verdict unable(Runnable reading) {
        try {
            reading.run();
            throw new AssertionError("was read");
        } catch (CheckFailed failure) {
            return Verifier.unable(failure, NOW);
        }
    }

    /** Measured by what this thread did and took, whatever else the machine has to do. */
    private static Verdict bounded(Supplier<Verdict> check) {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long time = thread.getCurrentThreadCpuTime();
        long memory = thread.getCurrentThreadAllocatedBytes();
        Verdict verdict = check.get();
        String report = Report.text(verdict, Language.ENGLISH) + Report.json(verdict);
        assertThat(thread.getCurrentThreadCpuTime() - time).as("nanoseconds").isLessThan(MOST_TIME);
        assertThat(thread.getCurrentThreadAllocatedBytes() - memory).as("bytes").isLessThan(MOST_MEMORY);
        assertThat(report.length()).as("report").isLessThan(LONGEST_REPORT);
        return verdict;
    }

    private static Bundle holding(byte[] stateView) {
        return new Bundle(
                Pieces.TAG,
                DemoNetwork.CHANNEL,
                DemoNetwork.CERTIFICATE.toString(),
                Optional.of(RECORD),
                Optional.empty(),
                List.of(stateView),
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] stranger(int count) {
        byte[] identity = new ProtoWriter().text(1, "XMSP").text(2, "x").toBytes();
        var signings = new ArrayList<>(TWO);
        signings.addAll(Collections.nCopies(count, new DemoProposal.Signing(identity, bytes -> new byte[1])));
        return stateView(issued(), signings).payload();
    }

    private static byte[] repeated(int more) {
        var signings = new ArrayList<>(TWO);
        signings.addAll(Collections.nCopies(more, TWO.get(0)));
        return stateView(issued(), signings).payload();
    }
}
