// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.DIRECTORY;
import static org.capaz.verifier.demo.DemoNetwork.NOW;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.fabric.Block;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.SerializedIdentity;
import org.capaz.verifier.label.LabelCheck;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Certificates;
import org.capaz.verifier.trust.EcdsaSignature;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.view.LatestSeen;
import org.capaz.verifier.view.PremiumPart;
import org.capaz.verifier.view.ViewAnswer;
import org.capaz.verifier.wire.CheckedBase64Url;
import org.capaz.verifier.wire.ProtoMessage;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reader of bytes that strangers send. A front door must answer with a verdict, and a reader with a value or
 * {@link CheckFailed}; any other exception would end a verifier instead of condemning a file. The test command runs the
 * seeds; {@code verifier/README.md} says how to let the targets run on.
 */
class ForeignBytesFuzzTest {
    private static final Path VECTORS = Path.of("src/test/resources/vectors");
    private static final Verifier VERIFIER = Verifier.trusting(List.of(ANCHOR), DIRECTORY);
    private static final String LABEL = text("valid/label.json", "label");
    private static final String LIVE_LABEL = text("valid/live-issued.json", "label");
    private static final String CHALLENGE = text("valid/live-issued.json", "challenge");

    @MethodSource("labels")
    @FuzzTest
    void a_label_text_gets_a_verdict(byte[] text) {
        assertThat(VERIFIER.label(new String(text, UTF_8), Optional.empty(), NOW)
                        .checks())
                .isNotEmpty();
    }

    static Stream<byte[]> labels() {
        return Stream.of(
                LABEL.getBytes(UTF_8),
                text("valid/label-as-radio-tag.json", "label").getBytes(UTF_8),
                text("broken/label-number-longer-than-needed.json", "label").getBytes(UTF_8));
    }

    @MethodSource("labelPayloads")
    @FuzzTest
    void a_label_payload_gets_its_checks(byte[] payload) {
        assertThat(LabelCheck.ofPayload(payload, List.of(ANCHOR), DIRECTORY, NOW)
                        .stage()
                        .checks())
                .isNotEmpty();
    }

    static Stream<byte[]> labelPayloads() {
        return Stream.of(
                LabelText.parse(LABEL).payload(),
                LabelText.parse(text("valid/label-of-three-organisations.json", "label"))
                        .payload());
    }

    @MethodSource("statusLists")
    @FuzzTest
    void a_status_list_gets_a_verdict(byte[] list) {
        assertThat(VERIFIER.label(LABEL, Optional.of(list), NOW).checks()).isNotEmpty();
    }

    static Stream<byte[]> statusLists() {
        return Stream.of("valid/label-with-fresh-status-list.json", "broken/status-list-cut.json")
                .map(file -> text(file, "status").getBytes(UTF_8));
    }

    @MethodSource("bundles")
    @FuzzTest
    void a_bundle_gets_a_verdict(byte[] file) {
        assertThat(VERIFIER.bundle(file, NOW).checks()).isNotEmpty();
    }

    static Stream<byte[]> bundles() {
        return Stream.of("valid/bundle.json", "valid/bundle-of-a-signed-absence.json", "broken/bundle-cut.json")
                .map(file -> text(file, "bundle").getBytes(UTF_8));
    }

    @MethodSource("payloads")
    @FuzzTest
    void a_live_answer_gets_a_verdict(byte[] payload) {
        var answer = new Verifier.LiveAnswer(CHALLENGE, List.of(payload), Optional.empty(), Optional.empty());

        assertThat(VERIFIER.live(LIVE_LABEL, answer, LatestSeen.NOTHING, NOW)
                        .verdict()
                        .checks())
                .isNotEmpty();
    }

    @MethodSource("liveBodies")
    @FuzzTest
    void the_body_of_a_live_answer_is_read_or_refused_and_brings_no_more_than_it_holds(byte[] body) {
        try {
            Verifier.LiveAnswer read = Verifier.LiveAnswer.read(CHALLENGE, body);
            assertThat(read.payloads().stream()
                            .mapToInt(payload -> payload.length)
                            .sum())
                    .isLessThanOrEqualTo(body.length);
            assertThat(read.challenge()).isEqualTo(CHALLENGE);
            assertThat(VERIFIER.live(LIVE_LABEL, read, LatestSeen.NOTHING, NOW)
                            .verdict()
                            .checks())
                    .isNotEmpty();
        } catch (JsonException refused) {
            assertThat(refused.what()).isNotNull();
        }
    }

    static Stream<byte[]> liveBodies() {
        return Stream.of("valid/live-issued.json", "valid/live-issued-with-the-record.json")
                .map(file -> CanonicalJson.parseObject(read(file)))
                .map(live -> Json.object()
                        .with("payloads", live.get("payloads"))
                        .with("premium", PremiumCases.PREMIUM.json())
                        .with("value", Optional.ofNullable(live.get("value")).orElse(Json.NULL)))
                .map(CanonicalJson::bytes);
    }

    /** Signed by a member, so that only what it says can be refused. */
    @MethodSource("premiums")
    @FuzzTest
    void whatever_a_member_signs_as_the_premium_changes_no_verdict(byte[] statement) {
        String text = new String(statement, UTF_8);
        byte[] signature = DemoNetwork.BUYERS_CLIENT.key().sign(PremiumPart.signedBytes(text));
        var part = new PremiumPart(text, DemoNetwork.BUYERS_CLIENT.identity(), signature);

        assertThat(VERIFIER.bundle(PremiumCases.naming().withPremium(part).bytes(), NOW)
                        .conclusion())
                .isEqualTo(Conclusion.GENUINE_AS_OF);
    }

    static Stream<byte[]> premiums() {
        return Stream.of(PremiumCases.PREMIUM.statement(), "{}", "").map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("payloads")
    @FuzzTest
    void an_endorsed_transaction_is_read_or_refused(byte[] payload) {
        readOrRefused(() -> EndorsedTransaction.read(payload).endorsements().forEach(each -> each.identity()));
    }

    static Stream<byte[]> payloads() {
        return Stream.of("valid/live-issued.json", "broken/answer-with-a-group.json")
                .flatMap(file -> Fields.of(CanonicalJson.parseObject(read(file)))
                        .texts("payloads", text -> CheckedBase64Url.decode(text, Code.E_PROTO))
                        .stream());
    }

    @MethodSource("viewAnswers")
    @FuzzTest
    void the_content_of_a_view_is_read_or_refused(byte[] answer) {
        readOrRefused(() -> ViewAnswer.readState(answer, true));
        readOrRefused(() -> ViewAnswer.readStatus(answer));
    }

    static Stream<byte[]> viewAnswers() {
        return payloads()
                .limit(1)
                .map(payload ->
                        EndorsedTransaction.read(payload).response().answer().payload());
    }

    @MethodSource("anchors")
    @FuzzTest
    void an_anchor_is_read_or_refused_and_has_one_form(byte[] file) {
        readOrRefused(() -> assertThat(Anchor.read(file).bytes()).isEqualTo(file));
    }

    static Stream<byte[]> anchors() {
        return Stream.of(
                read("anchor.json").getBytes(UTF_8),
                text("broken/anchor-with-a-root-that-is-none.json", "anchor").getBytes(UTF_8));
    }

    @MethodSource("directories")
    @FuzzTest
    void a_peer_directory_is_read_or_refused(byte[] file) {
        readOrRefused(() -> PeerDirectory.read(file).bytes());
    }

    static Stream<byte[]> directories() {
        return Stream.of(read("peers.json").getBytes(UTF_8), "[]".getBytes(UTF_8));
    }

    @MethodSource("messages")
    @FuzzTest
    void a_block_is_read_or_refused(byte[] block) {
        readOrRefused(() -> Block.read(block).dataHashFits());
    }

    @MethodSource("messages")
    @FuzzTest
    void a_protobuf_message_is_read_or_refused(byte[] message) {
        readOrRefused(() -> {
            var read = ProtoMessage.read(VerdictMessage.PROTO_PAYLOAD, message);
            read.text(1);
            read.number(2);
            read.all(3);
        });
    }

    static Stream<byte[]> messages() {
        byte[] empty = {0x0a, 0x00, 0x12, 0x00};
        return Stream.concat(Stream.of(empty, new byte[] {0x08, (byte) 0x80, 0x00}), payloads());
    }

    @MethodSource("identities")
    @FuzzTest
    void an_identity_and_its_certificate_are_read_or_refused(byte[] identity) {
        readOrRefused(
                () -> Certificates.fromPem(SerializedIdentity.read(identity).pem()));
        Certificates.fromDer(identity);
        Certificates.crlFromDer(identity);
    }

    static Stream<byte[]> identities() throws Exception {
        var peer = DemoNetwork.TRADERS.peer();
        return Stream.of(peer.identity(), peer.certificate().getEncoded());
    }

    @MethodSource("signatures")
    @FuzzTest
    void a_signature_is_read_or_refused(byte[] der) {
        readOrRefused(() -> assertThat(EcdsaSignature.rawFromDer(der)).hasSize(64));
    }

    static Stream<byte[]> signatures() {
        return payloads()
                .limit(1)
                .flatMap(payload -> EndorsedTransaction.read(payload).endorsements().stream()
                        .map(endorsement -> endorsement.signature()));
    }

    private static void readOrRefused(Runnable reading) {
        try {
            reading.run();
        } catch (CheckFailed refused) {
            assertThat(refused.evidence()).isNotNull();
        }
    }

    private static String text(String file, String member) {
        return Fields.of(CanonicalJson.parseObject(read(file))).text(member);
    }

    private static String read(String file) {
        try {
            return Files.readString(VECTORS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
