package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.ADDRESS;
import static org.capaz.verifier.demo.DemoNetwork.ADMIN;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.ASSURANCE;
import static org.capaz.verifier.demo.DemoNetwork.AS_OF;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS_CLIENT;
import static org.capaz.verifier.demo.DemoNetwork.CERTIFICATE;
import static org.capaz.verifier.demo.DemoNetwork.CERT_AT;
import static org.capaz.verifier.demo.DemoNetwork.CHALLENGE;
import static org.capaz.verifier.demo.DemoNetwork.CLAIMS;
import static org.capaz.verifier.demo.DemoNetwork.EXPIRED;
import static org.capaz.verifier.demo.DemoNetwork.HEAD_AT;
import static org.capaz.verifier.demo.DemoNetwork.MEMBERS;
import static org.capaz.verifier.demo.DemoNetwork.NOT_YET;
import static org.capaz.verifier.demo.DemoNetwork.NOW;
import static org.capaz.verifier.demo.DemoNetwork.PRODUCERS;
import static org.capaz.verifier.demo.DemoNetwork.RECORD;
import static org.capaz.verifier.demo.DemoNetwork.REVOKED;
import static org.capaz.verifier.demo.DemoNetwork.REVOKED_LATER;
import static org.capaz.verifier.demo.DemoNetwork.SECOND_PEER;
import static org.capaz.verifier.demo.DemoNetwork.STATUS_AT;
import static org.capaz.verifier.demo.DemoNetwork.STRANGER;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.DemoNetwork.labelView;
import static org.capaz.verifier.demo.DemoNetwork.peersOf;
import static org.capaz.verifier.demo.DemoNetwork.stateView;
import static org.capaz.verifier.demo.DemoNetwork.statusView;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.label.LabelPayload;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.label.RadioTag;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Member;
import org.capaz.verifier.trust.P256;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.wire.Base64Url;
import org.capaz.verifier.wire.ProtoWriter;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;

/**
 * Makes the corpus of labels, answers, bundles and anchors, good and broken, that every verifier of these formats must
 * judge alike. One file for each defect, named after it; everything else in the file is right, so the defect alone decides.
 */
final class Corpus {
    private static final List<DemoProposal.Signing> TWO = peersOf(PRODUCERS, TRADERS);
    private static final List<DemoProposal.Signing> THREE = peersOf(PRODUCERS, TRADERS, ASSURANCE);
    private static final long YEAR = 31_536_000;

    private final Map<String, Json.Obj> files = new TreeMap<>();

    private Corpus() {}

    /** Every file of the corpus by its path below {@code vectors/}. */
    static Map<String, byte[]> files() {
        var corpus = new Corpus();
        corpus.validLabels();
        corpus.brokenTexts();
        corpus.flippedBits();
        corpus.wronglySignedLabels();
        corpus.misplacedLabels();
        corpus.snapshots();
        corpus.liveAnswers();
        corpus.brokenAnswers();
        corpus.wronglySignedAnswers();
        corpus.contradictingAnswers();
        corpus.bundles();
        corpus.openings();
        corpus.anchors();
        var bytes = new TreeMap<String, byte[]>();
        corpus.files.forEach((path, json) -> bytes.put(path + ".json", CanonicalJson.bytes(json)));
        bytes.put("anchor.json", ANCHOR.bytes());
        bytes.put("peers.json", DemoNetwork.DIRECTORY.bytes());
        return bytes;
    }

    // Labels

    private void validLabels() {
        valid("label", label(GOOD), "GENUINE_STATUS_UNKNOWN");
        valid(
                "label-whose-address-leads-elsewhere",
                label(new LabelText("https://label.capaz.example/c/0000000000000", GOOD).text()),
                "GENUINE_STATUS_UNKNOWN");
        valid("label-as-radio-tag", label(RadioTag.text(new LabelText(ADDRESS, GOOD))), "GENUINE_STATUS_UNKNOWN");
        valid("label-of-three-organisations", label(signed(CLAIMS, THREE)), "GENUINE_STATUS_UNKNOWN");
        valid(
                "label-signed-before-its-signer-was-revoked",
                label(signed(CLAIMS, signings(REVOKED_LATER))),
                "GENUINE_STATUS_UNKNOWN");
        valid(
                "label-with-one-signer-unknown-and-two-known",
                label(signed(CLAIMS, plus(TWO, DemoProposal.Signing.by(STRANGER.peer())))),
                "GENUINE_STATUS_UNKNOWN");
        valid(
                "label-with-transaction-number-above-zero-everywhere",
                label(signed(proposal(CLAIMS, TWO, p -> {
                    p.reads.clear();
                    p.reads.add(DemoProposal.read("cert:" + CERTIFICATE, new Version(300, 200)));
                    p.reads.add(DemoProposal.read("status:" + CERTIFICATE, new Version(70_000, 3)));
                }))),
                "GENUINE_STATUS_UNKNOWN");
    }

    private void brokenTexts() {
        String text = new LabelText(ADDRESS, GOOD).text();
        int mark = text.indexOf('#');
        brokenText("label-text-is-empty", "");
        brokenText("label-text-without-payload", text.substring(0, mark));
        brokenText("label-text-cut-right-after-the-mark", text.substring(0, mark + 1));
        brokenText("label-text-cut-by-one-digit", text.substring(0, text.length() - 1));
        brokenText("label-text-cut-by-one-group", text.substring(0, text.length() - 17));
        brokenText("label-text-cut-in-the-middle", text.substring(0, text.length() / 2));
        brokenText("label-text-extended-by-one-digit", text + "0");
        brokenText("label-text-extended-by-one-group", text + "0".repeat(17));
        brokenText("label-text-with-a-letter", text.substring(0, mark + 5) + "O" + text.substring(mark + 6));
        brokenText(
                "label-text-with-digits-out-of-range",
                text.substring(0, mark + 1) + "9".repeat(17) + text.substring(mark + 18));
        brokenText("label-text-with-space-at-the-end", text + " ");
        brokenText("label-text-without-https", text.replace("https://", "http://"));
        brokenText("label-text-with-base64-padding", RadioTag.text(new LabelText(ADDRESS, GOOD)) + "=");
        brokenText("label-text-longer-than-any-label", text + "0".repeat(17 * 1000));
    }

    private void brokenText(String name, String text) {
        broken(name, label(text), "NOT_GENUINE", "Q1", "E-QR-FORMAT");
    }

    private void flippedBits() {
        flipped("version", 0, 1, "NOT_GENUINE", "Q1", "E-QR-FORMAT");
        flipped("network-tag", 1, 1, "COULD_NOT_BE_CHECKED", "Q2", "E-NET-UNKNOWN");
        flipped("proposal-hash", 5, 0x80, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("definition-block", 37, 2, "COULD_NOT_BE_CHECKED", "Q4", "E-DEF-UNKNOWN");
        flipped("definition-transaction", 38, 1, "COULD_NOT_BE_CHECKED", "Q4", "E-DEF-UNKNOWN");
        flipped("certificate-block", 39, 1, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("certificate-transaction", 40, 2, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("status-block", 41, 1, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("status-transaction", 42, 2, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("claims-length", 43, 0x20, "NOT_GENUINE", "Q1", "E-QR-FORMAT");
        int claims = 44;
        flipped("claims-version", claims, 2, "NOT_GENUINE", "Q3", "E-CLAIMS");
        flipped("domain", claims + 1, 1, "NOT_GENUINE", "Q5", "E-DOMAIN");
        flipped("certificate-id", claims + 5, 1, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("record-hash", claims + 21, 1, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("as-of", claims + 56, 1, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("valid-until", claims + 60, 1, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("status-index", claims + 64, 1, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("gross-mass", claims + 67, 1, "NOT_GENUINE", "Q3", "E-CLAIMS");
        flipped("fine-mass", claims + 72, 1, "NOT_GENUINE", "Q3", "E-CLAIMS");
        flipped("fineness", claims + 76, 1, "NOT_GENUINE", "Q3", "E-CLAIMS");
        flipped("country", claims + 77, 2, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("country-to-a-small-letter", claims + 77, 0x20, "NOT_GENUINE", "Q3", "E-CLAIMS");
        flipped("seal-length", claims + 79, 1, "NOT_GENUINE", "Q3", "E-CLAIMS");
        flipped("seal", claims + 93, 1, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("number-of-signatures", claims + 94, 1, "NOT_GENUINE", "Q1", "E-QR-FORMAT");
        flipped("key-tag", claims + 95, 1, "COULD_NOT_BE_CHECKED", "Q8", "E-QUORUM");
        flipped("signature-r", claims + 100, 1, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("signature-s", claims + 99 + 63, 1, "NOT_GENUINE", "Q7", "E-SIG");

        LabelPayload good = LabelPayload.read(GOOD);
        broken(
                "label-number-longer-than-needed",
                label(spliced(GOOD, 37, 1, new byte[] {(byte) 0x84, 0})),
                "NOT_GENUINE",
                "Q1",
                "E-QR-FORMAT");
        broken(
                "label-with-trailing-byte",
                label(spliced(GOOD, GOOD.length, 0, new byte[1])),
                "NOT_GENUINE",
                "Q1",
                "E-QR-FORMAT");
        broken("label-without-signatures", label(with(good, List.of()).bytes()), "NOT_GENUINE", "Q1", "E-QR-FORMAT");
        var seven = java.util.Collections.nCopies(7, good.signatures().get(0));
        broken("label-with-seven-signatures", label(with(good, seven).bytes()), "NOT_GENUINE", "Q1", "E-QR-FORMAT");
        var more = new LabelClaims(
                CLAIMS.domain(),
                CLAIMS.certificate(),
                CLAIMS.recordHash(),
                CLAIMS.asOf(),
                CLAIMS.validUntil(),
                CLAIMS.statusIndex(),
                4_000_000,
                3_371_600,
                84_290,
                "CO",
                CLAIMS.seal());
        broken(
                "label-with-more-gold-and-the-old-signatures",
                label(new LabelPayload(
                                good.networkTag(),
                                good.proposalHash(),
                                good.definition(),
                                good.certificate(),
                                good.status(),
                                more.bytes(),
                                good.signatures())
                        .bytes()),
                "NOT_GENUINE",
                "Q7",
                "E-SIG");
        signedClaims("seal-with-control-character", 84, 0x07);
        signedClaims("fineness-above-pure", 74, 0x7f);
        signedClaims("country-of-digits", 77, '1');
    }

    /** Claims no contract would state, properly signed: the form alone must refuse them. */
    private void signedClaims(String name, int at, int value) {
        byte[] claims = CLAIMS.bytes();
        claims[at] = (byte) value;
        var proposal = labelView(CLAIMS, TWO);
        proposal.answer = Base64Url.encode(claims).getBytes(StandardCharsets.US_ASCII);
        broken("label-signed-with-" + name, label(signed(proposal)), "NOT_GENUINE", "Q3", "E-CLAIMS");
    }

    private void flipped(String field, int at, int mask, String verdict, String step, String code) {
        byte[] bytes = GOOD.clone();
        bytes[at] ^= (byte) mask;
        broken("label-bit-flipped-in-" + field, label(bytes), verdict, step, code);
    }

    private void wronglySignedLabels() {
        brokenSigner("label-signed-with-a-client-key", signings(BUYERS_CLIENT), "Q7", "E-ROLE");
        brokenSigner("label-signed-with-an-admin-key", signings(ADMIN), "Q7", "E-ROLE");
        brokenSigner("label-signed-by-an-expired-peer", signings(EXPIRED), "Q7", "E-CERT-TIME");
        brokenSigner("label-signed-by-a-peer-not-yet-valid", signings(NOT_YET), "Q7", "E-CERT-TIME");
        brokenSigner("label-signed-by-a-revoked-peer", signings(REVOKED), "Q7", "E-REVOKED");
        brokenSigner(
                "label-signed-in-the-name-of-another-organisation",
                List.of(TWO.get(0), foreign(ASSURANCE.peer(), "BuyersMSP")),
                "Q7",
                "E-CHAIN");
        brokenSigner(
                "label-signed-with-high-s",
                List.of(
                        TWO.get(0),
                        new DemoProposal.Signing(
                                BUYERS.peer().identity(), BUYERS.peer().key()::signHigh)),
                "Q7",
                "E-HIGH-S");
        brokenSigner(
                "label-signed-over-other-bytes",
                List.of(
                        TWO.get(0),
                        new DemoProposal.Signing(
                                BUYERS.peer().identity(),
                                bytes -> BUYERS.peer().key().sign(new byte[1]))),
                "Q7",
                "E-SIG");
        brokenSigner("label-signed-by-one-organisation", peersOf(TRADERS), "Q8", "E-QUORUM");
        brokenSigner(
                "label-signed-by-two-peers-of-one-organisation",
                plus(peersOf(TRADERS), DemoProposal.Signing.by(SECOND_PEER)),
                "Q8",
                "E-QUORUM");
        brokenSigner("label-with-one-signature-twice", plus(peersOf(TRADERS), TWO.get(1)), "Q8", "E-QUORUM");
        broken(
                "label-signed-by-an-organisation-outside-the-anchor",
                label(signed(CLAIMS, plus(peersOf(TRADERS), DemoProposal.Signing.by(STRANGER.peer())))),
                "COULD_NOT_BE_CHECKED",
                "Q8",
                "E-QUORUM");
        broken(
                "label-whose-signers-are-not-in-the-directory",
                label(GOOD).with("peers", "[]"),
                "COULD_NOT_BE_CHECKED",
                "Q8",
                "E-QUORUM");
        broken(
                "label-signed-by-the-operator-and-one-member",
                label(GOOD).with("anchor", text(anchorWithOperator("TradersMSP").bytes())),
                "NOT_GENUINE",
                "Q8",
                "E-QUORUM");
    }

    private void brokenSigner(String name, List<DemoProposal.Signing> signings, String step, String code) {
        broken(name, label(signed(CLAIMS, signings)), "NOT_GENUINE", step, code);
    }

    private void misplacedLabels() {
        broken(
                "label-for-another-channel",
                label(signed(claimsFor("goldbft", "capaz", AS_OF), TWO)),
                "NOT_GENUINE",
                "Q5",
                "E-DOMAIN");
        broken(
                "label-for-another-chaincode",
                label(signed(claimsFor("capaz", "other", AS_OF), TWO)),
                "NOT_GENUINE",
                "Q5",
                "E-DOMAIN");
        broken(
                "label-under-the-definition-of-another-chaincode",
                label(signed(proposal(CLAIMS, TWO, p -> p.definition = new Version(5, 0)))),
                "NOT_GENUINE",
                "Q5",
                "E-DOMAIN");
        broken(
                "label-under-an-unknown-definition",
                label(signed(proposal(CLAIMS, TWO, p -> p.definition = new Version(90, 0)))),
                "COULD_NOT_BE_CHECKED",
                "Q4",
                "E-DEF-UNKNOWN");
        broken(
                "label-of-a-view-that-read-more",
                label(signed(proposal(CLAIMS, TWO, p -> p.reads.add(DemoProposal.read("head", HEAD_AT))))),
                "NOT_GENUINE",
                "Q7",
                "E-SIG");
        broken(
                "label-of-a-view-that-wrote",
                label(signed(proposal(
                        CLAIMS,
                        TWO,
                        p -> p.rwset =
                                rwset -> rwset.addWrites(KVWrite.newBuilder().setKey("x"))))),
                "NOT_GENUINE",
                "Q7",
                "E-SIG");
        broken("label-past-its-validity", label(GOOD).with("now", AS_OF + YEAR + 1), "EXPIRED", "Q9", "E-EXPIRED");
        valid("label-in-its-last-second", label(GOOD).with("now", AS_OF + YEAR), "GENUINE_STATUS_UNKNOWN");
        broken("label-from-the-future", label(GOOD).with("now", AS_OF - 301), "COULD_NOT_BE_CHECKED", "Q9", "E-TIME");
        valid("label-within-the-slack-of-clocks", label(GOOD).with("now", AS_OF - 300), "GENUINE_STATUS_UNKNOWN");
    }

    // Status lists

    private void snapshots() {
        byte[] clear = new byte[16_384];
        clear[0] = 0x10;
        byte[] listed = new byte[16_384];
        listed[0] = 0x01;
        valid("label-with-fresh-status-list", snapshot(clear, clear, 12, TWO), "GENUINE_AS_OF");
        broken(
                "status-list-names-the-record",
                snapshot(listed, listed, 12, TWO),
                "NO_LONGER_ISSUED",
                "S4",
                "N-NOT-ISSUED");
        discarded(
                "status-list-too-old",
                snapshot(clear, clear, 12, TWO).with("now", AS_OF + 259_201),
                "S3",
                "E-STATUS-STALE");
        valid(
                "label-with-status-list-of-the-last-second",
                snapshot(clear, clear, 12, TWO).with("now", AS_OF + 259_200),
                "GENUINE_AS_OF");
        discarded("status-list-shorter-than-the-index", snapshot(clear, clear, 7, TWO), "S3", "E-STATUS-STALE");
        discarded(
                "status-list-older-than-the-label",
                snapshot(clear, clear, 12, TWO)
                        .with(
                                "label",
                                new LabelText(ADDRESS, signed(claimsFor("capaz", "capaz", AS_OF + 1), TWO)).text()),
                "S3",
                "E-STATUS-STALE");
        discarded(
                "status-list-from-the-future",
                snapshot(clear, clear, 12, TWO)
                        .with("now", AS_OF - 301)
                        .with(
                                "label",
                                new LabelText(ADDRESS, signed(claimsFor("capaz", "capaz", AS_OF - 301), TWO)).text()),
                "S3",
                "E-TIME");
        discarded("status-list-altered", snapshot(clear, listed, 12, TWO), "S2", "E-STATUS-DIGEST");
        byte[] cut = Arrays.copyOf(clear, 100);
        discarded("status-list-cut", snapshot(cut, cut, 12, TWO), "S2", "E-STATUS-DIGEST");
        discarded("status-list-of-one-organisation", snapshot(clear, clear, 12, peersOf(TRADERS)), "S1", "E-QUORUM");
        discarded("status-list-is-no-json", label(GOOD).with("status", "not found"), "S1", "E-STATUS-DIGEST");
    }

    private void discarded(String name, Json.Obj file, String step, String code) {
        broken(name, file, "GENUINE_STATUS_UNKNOWN", step, code);
    }

    private static Json.Obj snapshot(
            byte[] signedBits, byte[] sentBits, long count, List<DemoProposal.Signing> signings) {
        byte[] payload = statusView(signedBits, count, signings).payload();
        return label(GOOD)
                .with(
                        "status",
                        CanonicalJson.write(Json.object()
                                .with("bits", Base64Url.encode(gzip(sentBits)))
                                .with("payloads", Json.texts(List.of(Base64Url.encode(payload))))));
    }

    // Live answers

    private void liveAnswers() {
        valid("live-issued", live(stateView(issued(), TWO)), "VALID_NOW");
        valid(
                "live-issued-of-four-organisations",
                live(stateView(issued(), peersOf(PRODUCERS, TRADERS, BUYERS, ASSURANCE))),
                "VALID_NOW");
        valid(
                "live-issued-in-two-payloads",
                live(stateView(issued(), peersOf(TRADERS)), stateView(issued(), peersOf(BUYERS))),
                "VALID_NOW");
        valid("live-issued-with-the-record", live(stateView(issued(), TWO)).with("value", RECORD), "VALID_NOW");
        valid("live-without-heartbeat", live(stateView(issued().with("head", Json.NULL), TWO)), "VALID_NOW");
        for (String state : List.of("SUSPENDED", "REVOKED", "FROZEN", "ENDED")) {
            valid(
                    "live-" + state.toLowerCase(java.util.Locale.ROOT),
                    live(stateView(issued().with("state", state).with("reason", "DEMO"), TWO)),
                    state);
        }
        valid(
                "live-as-new-as-seen-before",
                live(stateView(issued(), TWO)).with("seen", seen(5, CERT_AT, STATUS_AT)),
                "VALID_NOW");
        broken("live-issued-past-its-validity", liveAt(AS_OF + YEAR + 1), "EXPIRED", "Q9", "E-EXPIRED");
    }

    /** A live answer given at that moment, to the label of a year before. */
    private static Json.Obj liveAt(long now) {
        var proposal = stateView(issued().with("asOf", now), TWO);
        proposal.seconds = now;
        return live(proposal).with("now", now);
    }

    private void brokenAnswers() {
        brokenLive("answer-of-another-type", p -> p.type = 1, "V1", "E-ENV");
        brokenLive("answer-of-another-epoch", p -> p.epoch = 1, "V1", "E-ENV");
        brokenLive("answer-with-two-actions", p -> p.actions = 2, "V1", "E-ENV");
        brokenLive("answer-without-action", p -> p.actions = 0, "V1", "E-ENV");
        brokenLive("answer-whose-action-has-another-header", p -> p.actionHeader = new byte[] {10, 0}, "V1", "E-ENV");
        brokenLive(
                "answer-with-a-duplicate-field",
                p -> p.prp = bytes -> DemoNetwork.join(bytes, Arrays.copyOf(bytes, 34)),
                "V1",
                "E-PROTO");
        brokenLive(
                "answer-with-a-number-longer-than-needed",
                p -> p.prp = bytes -> spliced(bytes, 1, 1, new byte[] {(byte) 0xa0, 0}),
                "V1",
                "E-PROTO");
        brokenLive(
                "answer-with-trailing-bytes",
                p -> p.prp = bytes -> DemoNetwork.join(bytes, new byte[3]),
                "V1",
                "E-PROTO");
        brokenLive(
                "answer-with-a-fixed-width-field",
                p -> p.prp = bytes -> DemoNetwork.join(bytes, new byte[] {0x7d, 0, 0, 0, 0}),
                "V1",
                "E-PROTO");
        brokenLive(
                "answer-with-a-group",
                p -> p.prp = bytes -> DemoNetwork.join(bytes, new byte[] {0x7b, 0x7c}),
                "V1",
                "E-PROTO");
        byte[] good = stateView(issued(), TWO).payload();
        broken(
                "answer-cut",
                live(List.of(Arrays.copyOf(good, good.length - 1))),
                "COULD_NOT_BE_CHECKED",
                "V1",
                "E-PROTO");
        broken("answer-without-payload", live(List.of()), "COULD_NOT_BE_CHECKED", "V1", "E-ENV");
        broken("answer-empty", live(List.of(new byte[0])), "COULD_NOT_BE_CHECKED", "V1", "E-ENV");

        brokenLive("answer-from-another-channel", p -> p.channel = "goldbft", "V2", "E-CHANNEL");
        brokenLive("answer-with-another-transaction-id", p -> p.txId = "00".repeat(32), "V3", "E-TXID");
        brokenLive("answer-to-another-proposal", p -> p.proposalHash = new byte[32], "V4", "E-PROPHASH");
        brokenLive("answer-whose-header-names-another-chaincode", p -> p.headerChaincode = "other", "V5", "E-CC");
        brokenLive("answer-whose-question-names-another-chaincode", p -> p.specChaincode = "other", "V5", "E-CC");
        brokenLive("answer-whose-response-names-another-chaincode", p -> p.responseChaincode = "other", "V5", "E-CC");
        brokenLive(
                "answer-of-a-chaincode-outside-the-anchor",
                p -> {
                    p.headerChaincode = "qscc";
                    p.specChaincode = "qscc";
                    p.responseChaincode = "qscc";
                },
                "V5",
                "E-CC");
        String id = CERTIFICATE.toString();
        brokenArguments("answer-to-another-function", "LabelView", id, CHALLENGE);
        brokenArguments("answer-for-another-certificate", "StateView", id.replace('3', '4'), CHALLENGE);
        brokenArguments("answer-without-challenge", "StateView", id);
        brokenArguments("answer-with-the-challenge-repeated", "StateView", id, CHALLENGE, CHALLENGE);
        brokenArguments("answer-with-a-short-challenge", "StateView", id, CHALLENGE.substring(2));
        brokenArguments(
                "answer-with-a-challenge-in-capitals", "StateView", id, CHALLENGE.toUpperCase(java.util.Locale.ROOT));
        brokenArguments("answer-without-arguments");

        brokenLive("answer-with-status-500", p -> p.status = 500, "V6", "E-RESPONSE");
        brokenLive("answer-with-a-message", p -> p.message = "fine", "V6", "E-RESPONSE");
        brokenAnswer("answer-not-canonical", issued(), text -> text.replace("{\"asOf\"", "{ \"asOf\""), "E-RESPONSE");
        brokenAnswer(
                "answer-with-a-member-twice",
                issued(),
                text -> text.replace("{\"asOf\"", "{\"asOf\":1,\"asOf\""),
                "E-RESPONSE");
        brokenAnswer("answer-with-an-unknown-member", issued().with("more", 1), text -> text, "E-RESPONSE");
        brokenAnswer("answer-without-a-member", issued().without("reason"), text -> text, "E-RESPONSE");
        brokenAnswer("answer-of-another-kind", issued().with("type", "gold-state/2"), text -> text, "E-RESPONSE");
        brokenAnswer("answer-stating-another-channel", issued().with("ch", "goldbft"), text -> text, "E-RESPONSE");
        brokenAnswer("answer-stating-another-chaincode", issued().with("cc", "other"), text -> text, "E-RESPONSE");
        brokenAnswer(
                "answer-stating-another-certificate",
                issued().with("certId", id.replace('3', '4')),
                text -> text,
                "E-RESPONSE");
        brokenAnswer("answer-with-a-state-nobody-knows", issued().with("state", "FINE"), text -> text, "E-RESPONSE");
        brokenAnswer(
                "answer-stating-another-challenge",
                issued().with("challenge", "00".repeat(32)),
                text -> text,
                "E-CHALLENGE");

        brokenLive(
                "view-with-a-write",
                p -> p.rwset = rwset -> rwset.addWrites(KVWrite.newBuilder().setKey("x")),
                "V7",
                "E-WRITES");
        brokenLive(
                "view-with-a-range-read",
                p -> p.rwset = rwset ->
                        rwset.addRangeQueriesInfo(RangeQueryInfo.newBuilder().setStartKey("a")),
                "V7",
                "E-WRITES");
        brokenLive(
                "view-with-a-metadata-write",
                p -> p.rwset = rwset ->
                        rwset.addMetadataWrites(KVMetadataWrite.newBuilder().setKey("x")),
                "V7",
                "E-WRITES");
        brokenLive(
                "view-with-a-private-collection",
                p -> p.results = results -> {
                    var namespace = results.getNsRwset(1).toBuilder()
                            .addCollectionHashedRwset(
                                    CollectionHashedReadWriteSet.newBuilder().setCollectionName("secret"));
                    return results.setNsRwset(1, namespace);
                },
                "V7",
                "E-WRITES");
        brokenLive(
                "view-with-another-namespace",
                p -> p.results = results ->
                        results.addNsRwset(NsReadWriteSet.newBuilder().setNamespace("zz")),
                "V7",
                "E-WRITES");
        brokenLive(
                "view-without-the-lifecycle-read",
                p -> p.results = results -> results.removeNsRwset(0),
                "V7",
                "E-WRITES");
        brokenLive(
                "view-with-an-event",
                p -> p.action = action -> action.setEvents(
                        ChaincodeEvent.newBuilder().setEventName("x").build().toByteString()),
                "V7",
                "E-WRITES");
        brokenLive(
                "view-that-read-another-key", p -> p.reads.add(DemoProposal.read("idx:1", CERT_AT)), "V7", "E-WRITES");
        brokenLive("view-that-did-not-read-the-heartbeat", p -> p.reads.remove(1), "V7", "E-WRITES");
        brokenLive("view-that-read-a-key-twice", p -> p.reads.add(p.reads.get(0)), "V7", "E-WRITES");
        brokenLive("view-under-an-unknown-definition", p -> p.definition = new Version(90, 0), "V7", "E-DEF-UNKNOWN");
        brokenLive("view-under-no-definition", p -> p.definition = null, "V7", "E-DEF-UNKNOWN");
        brokenLive("view-of-another-chaincode-version", p -> p.version = "2.0", "V7", "E-DEF-UNKNOWN");

        brokenLive(
                "view-with-absent-version-of-the-record",
                p -> p.reads.set(0, DemoProposal.read("cert:" + id, null)),
                "V8",
                "E-READ");
        brokenLive(
                "view-with-absent-version-of-the-status",
                p -> p.reads.set(2, DemoProposal.read("status:" + id, null)),
                "V8",
                "E-READ");
        broken(
                "view-unknown-although-the-record-stands",
                live(stateView(unknown(), TWO)),
                "COULD_NOT_BE_CHECKED",
                "V8",
                "E-READ");
        broken(
                "view-issued-without-record",
                live(stateView(issued().with("record", Json.NULL), TWO)),
                "COULD_NOT_BE_CHECKED",
                "V8",
                "E-READ");

        brokenLive("view-with-another-time-than-its-proposal", p -> p.seconds = AS_OF + 1, "V9", "E-TIME");
        broken(
                "view-too-old",
                live(stateView(issued(), TWO)).with("now", AS_OF + 1201),
                "COULD_NOT_BE_CHECKED",
                "V9",
                "E-TIME");
        valid("live-answer-of-the-last-second", live(stateView(issued(), TWO)).with("now", AS_OF + 1200), "VALID_NOW");
        valid(
                "live-answer-of-declared-time",
                live(stateView(issued(), TWO))
                        .with("now", AS_OF + 1201)
                        .with("anchor", text(anchorWithoutAttestedTime().bytes())),
                "VALID_NOW");
    }

    private void wronglySignedAnswers() {
        brokenEndorser("view-signed-with-a-client-key", signings(BUYERS_CLIENT), "V10", "E-ROLE");
        brokenEndorser("view-signed-with-an-admin-key", signings(ADMIN), "V10", "E-ROLE");
        brokenEndorser("view-signed-by-an-expired-peer", signings(EXPIRED), "V10", "E-CERT-TIME");
        brokenEndorser("view-signed-by-a-peer-not-yet-valid", signings(NOT_YET), "V10", "E-CERT-TIME");
        brokenEndorser("view-signed-by-a-revoked-peer", signings(REVOKED), "V10", "E-REVOKED");
        brokenEndorser(
                "view-signed-in-the-name-of-another-organisation",
                List.of(TWO.get(0), foreign(ASSURANCE.peer(), "BuyersMSP")),
                "V10",
                "E-CHAIN");
        brokenEndorser(
                "view-signed-with-high-s",
                List.of(TWO.get(0), buyers(BUYERS.peer().key()::signHigh)),
                "V10",
                "E-HIGH-S");
        brokenEndorser(
                "view-signed-with-padded-der",
                List.of(TWO.get(0), buyers(bytes -> padded(BUYERS.peer().key().sign(bytes)))),
                "V10",
                "E-SIG");
        brokenEndorser(
                "view-signed-with-trailing-bytes",
                List.of(
                        TWO.get(0),
                        buyers(bytes -> DemoNetwork.join(BUYERS.peer().key().sign(bytes), new byte[1]))),
                "V10",
                "E-SIG");
        brokenEndorser(
                "view-signature-with-a-flipped-bit",
                List.of(TWO.get(0), buyers(bytes -> {
                    byte[] signature = BUYERS.peer().key().sign(bytes);
                    signature[signature.length - 1] ^= 1;
                    return signature;
                })),
                "V10",
                "E-SIG");
        brokenEndorser("view-signature-empty", List.of(TWO.get(0), buyers(bytes -> new byte[0])), "V10", "E-SIG");
        brokenEndorser(
                "view-signed-over-other-bytes",
                List.of(TWO.get(0), buyers(bytes -> BUYERS.peer().key().sign(new byte[1]))),
                "V10",
                "E-SIG");
        brokenEndorser("view-signed-by-one-organisation", peersOf(TRADERS), "V10", "E-QUORUM");
        brokenEndorser(
                "view-signed-by-two-peers-of-one-organisation",
                plus(peersOf(TRADERS), DemoProposal.Signing.by(SECOND_PEER)),
                "V10",
                "E-QUORUM");
        brokenEndorser("view-signed-by-nobody", List.of(), "V10", "E-QUORUM");
        brokenEndorser(
                "view-signed-by-a-stranger-and-one-member",
                plus(peersOf(TRADERS), DemoProposal.Signing.by(STRANGER.peer())),
                "V10",
                "E-QUORUM");
    }

    private void contradictingAnswers() {
        broken(
                "views-that-disagree",
                live(
                        stateView(issued(), peersOf(TRADERS)),
                        stateView(issued().with("state", "SUSPENDED"), peersOf(BUYERS))),
                "COULD_NOT_BE_CHECKED",
                "V10",
                "E-DISAGREE");
        var later = stateView(issued(), peersOf(BUYERS));
        later.reads.set(2, DemoProposal.read("status:" + CERTIFICATE, new Version(61, 0)));
        broken(
                "views-of-two-heights",
                live(stateView(issued(), peersOf(TRADERS)), later),
                "COULD_NOT_BE_CHECKED",
                "V10",
                "E-DISAGREE");
        broken(
                "view-replayed-from-an-earlier-request",
                live(stateView(issued(), TWO)).with("challenge", "ff".repeat(32)),
                "COULD_NOT_BE_CHECKED",
                "V11",
                "E-CHALLENGE");
        broken(
                "view-of-another-record",
                live(stateView(issued().with("record", "00".repeat(32)), TWO)),
                "NOT_GENUINE",
                "V12",
                "E-RECORD");
        broken(
                "view-with-an-altered-record",
                live(stateView(issued(), TWO)).with("value", RECORD.replace("DORE", "GOLD")),
                "NOT_GENUINE",
                "V12",
                "E-RECORD");
        broken(
                "view-with-heartbeat-lower-than-before",
                live(stateView(issued(), TWO)).with("seen", seen(6, CERT_AT, STATUS_AT)),
                "COULD_NOT_BE_CHECKED",
                "V13",
                "E-ROLLBACK");
        broken(
                "view-with-status-older-than-before",
                live(stateView(issued(), TWO)).with("seen", seen(5, CERT_AT, new Version(53, 0))),
                "COULD_NOT_BE_CHECKED",
                "V13",
                "E-ROLLBACK");
        var older = stateView(issued(), TWO);
        older.reads.set(2, DemoProposal.read("status:" + CERTIFICATE, new Version(52, 0)));
        broken("view-with-status-older-than-on-the-label", live(older), "COULD_NOT_BE_CHECKED", "V13", "E-ROLLBACK");
        broken("view-of-absence-against-a-genuine-label", live(absence()), "COULD_NOT_BE_CHECKED", "V13", "E-ROLLBACK");
        broken(
                "live-with-a-forged-label",
                live(stateView(issued(), TWO))
                        .with("label", new LabelText(ADDRESS, signed(CLAIMS, signings(BUYERS_CLIENT))).text()),
                "NOT_GENUINE",
                "Q7",
                "E-ROLE");
    }

    // Bundles

    private void bundles() {
        valid("bundle", bundle(bundleOf(issued(), RECORD, GOOD)), "GENUINE_AS_OF");
        valid("bundle-without-label", bundle(bundleOf(issued(), RECORD, null)), "GENUINE_AS_OF");
        valid(
                "bundle-of-a-revoked-record",
                bundle(bundleOf(issued().with("state", "REVOKED").with("reason", "DEMO"), RECORD, GOOD)),
                "REVOKED");
        valid(
                "bundle-without-directory",
                bundle(bundleOf(issued(), RECORD, GOOD)).with("peers", "[]"),
                "GENUINE_AS_OF");
        valid(
                "bundle-years-later",
                bundle(bundleOf(issued(), RECORD, null)).with("now", AS_OF + YEAR),
                "GENUINE_AS_OF");
        valid(
                "bundle-past-the-validity",
                bundle(bundleOf(issued(), RECORD, null)).with("now", AS_OF + YEAR + 1),
                "EXPIRED");
        valid(
                "bundle-of-a-signed-absence",
                bundle(new Bundle(
                        TAG,
                        DemoNetwork.CHANNEL,
                        CERTIFICATE.toString(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(absence().payload()),
                        Optional.empty())),
                "UNKNOWN_CERTIFICATE");

        String good = new String(bundleOf(issued(), RECORD, GOOD).bytes(), StandardCharsets.UTF_8);
        brokenBundle("bundle-is-no-json", "this is not a proof");
        brokenBundle("bundle-is-empty", "");
        brokenBundle("bundle-is-a-list", "[]");
        brokenBundle("bundle-cut", good.substring(0, good.length() / 2));
        brokenBundle("bundle-not-canonical", good.replace("{\"certId\"", "{ \"certId\""));
        brokenBundle("bundle-of-another-format", good.replace("gold-proof/1", "gold-proof/2"));
        brokenBundle("bundle-with-an-unknown-member", good.replace("{\"certId\"", "{\"a\":1,\"certId\""));
        brokenBundle("bundle-with-a-member-twice", good.replace("\"log\":null", "\"log\":null,\"log\":null"));
        brokenBundle("bundle-without-a-member", good.replace("\"channel\":\"capaz\",", ""));
        brokenBundle("bundle-with-a-member-that-is-no-base64", good.replace("\"stateView\":[\"", "\"stateView\":[\"!"));
        broken(
                "bundle-of-an-unknown-network",
                bundle(good.replace("c0ffee01", "c0ffee02")),
                "COULD_NOT_BE_CHECKED",
                "B2",
                "E-NET-UNKNOWN");
        broken(
                "bundle-of-another-channel",
                bundle(good.replace("\"channel\":\"capaz\"", "\"channel\":\"goldbft\"")),
                "NOT_GENUINE",
                "B2",
                "E-CHANNEL");
        broken(
                "bundle-of-another-certificate",
                bundle(good.replace("\"certId\":\"3", "\"certId\":\"4")),
                "NOT_GENUINE",
                "V5",
                "E-ARGS");
        broken(
                "bundle-with-an-altered-record",
                bundle(bundleOf(issued(), RECORD.replace("\"grossMg\":3944900", "\"grossMg\":4944900"), null)),
                "NOT_GENUINE",
                "V12",
                "E-RECORD");
        String other = RECORD.replace("CO-DEMO-000812", "CO-DEMO-000821");
        broken(
                "bundle-whose-label-has-another-seal-than-the-record",
                bundle(bundleOf(issued().with("record", hash(other)), other, signed(withRecord(CLAIMS, other), TWO))),
                "NOT_GENUINE",
                "V12",
                "E-MISMATCH");
        broken(
                "bundle-whose-label-is-of-another-record",
                bundle(bundleOf(issued(), RECORD, signed(withRecord(CLAIMS, other), TWO))),
                "NOT_GENUINE",
                "V12",
                "E-RECORD");
        broken(
                "bundle-whose-record-is-not-canonical",
                bundle(bundleOf(issued().with("record", hash(RECORD + " ")), RECORD + " ", null)),
                "NOT_GENUINE",
                "V12",
                "E-MISMATCH");
        byte[] forged = GOOD.clone();
        forged[GOOD.length - 1] ^= 1;
        broken("bundle-with-a-forged-label", bundle(bundleOf(issued(), RECORD, forged)), "NOT_GENUINE", "Q7", "E-SIG");
        broken(
                "bundle-without-state-view",
                bundle(new Bundle(
                        TAG,
                        DemoNetwork.CHANNEL,
                        CERTIFICATE.toString(),
                        Optional.of(RECORD),
                        Optional.empty(),
                        List.of(),
                        Optional.empty())),
                "NOT_GENUINE",
                "V1",
                "E-ENV");
        broken(
                "bundle-without-the-record",
                bundle(new Bundle(
                        TAG,
                        DemoNetwork.CHANNEL,
                        CERTIFICATE.toString(),
                        Optional.empty(),
                        Optional.of(GOOD),
                        List.of(stateView(issued(), TWO).payload()),
                        Optional.empty())),
                "NOT_GENUINE",
                "V12",
                "E-RECORD");
        broken(
                "bundle-signed-by-one-organisation",
                bundle(new Bundle(
                        TAG,
                        DemoNetwork.CHANNEL,
                        CERTIFICATE.toString(),
                        Optional.of(RECORD),
                        Optional.empty(),
                        List.of(stateView(issued(), peersOf(TRADERS)).payload()),
                        Optional.empty())),
                "NOT_GENUINE",
                "V10",
                "E-QUORUM");
        broken(
                "bundle-with-a-duplicate-protobuf-field",
                bundle(new Bundle(
                        TAG,
                        DemoNetwork.CHANNEL,
                        CERTIFICATE.toString(),
                        Optional.of(RECORD),
                        Optional.empty(),
                        List.of(broken(p -> p.prp = bytes -> DemoNetwork.join(bytes, Arrays.copyOf(bytes, 34)))
                                .payload()),
                        Optional.empty())),
                "COULD_NOT_BE_CHECKED",
                "V1",
                "E-PROTO");
    }

    private void brokenBundle(String name, String text) {
        broken(name, bundle(text), "NOT_GENUINE", "B1", "E-BUNDLE");
    }

    // Anchors and directories

    private void anchors() {
        String good = new String(ANCHOR.bytes(), StandardCharsets.UTF_8);
        Json.Obj json = CanonicalJson.parseObject(good);
        brokenAnchor("anchor-is-no-json", "anchor");
        brokenAnchor("anchor-of-another-format", good.replace("gold-anchor/1", "gold-anchor/2"));
        brokenAnchor("anchor-not-canonical", good + "\n");
        brokenAnchor("anchor-with-an-unknown-member", CanonicalJson.write(json.with("more", 1)));
        brokenAnchor("anchor-satisfied-with-one-organisation", CanonicalJson.write(json.with("minOrgs", 1)));
        brokenAnchor(
                "anchor-asking-for-more-organisations-than-there-are", CanonicalJson.write(json.with("minOrgs", 5)));
        brokenAnchor("anchor-without-definition", CanonicalJson.write(json.with("definitions", List.of())));
        brokenAnchor("anchor-of-version-0", CanonicalJson.write(json.with("version", 0)));
        brokenAnchor("anchor-with-a-short-genesis", CanonicalJson.write(json.with("genesis", "c0ffee01")));
        Json.Obj producers = member(json, 0);
        Json.Obj traders = member(json, 1);
        brokenAnchor(
                "anchor-with-shared-root", members(json, producers, traders.with("roots", producers.get("roots"))));
        brokenAnchor(
                "anchor-with-a-root-shared-as-intermediate",
                members(json, producers, traders.with("intermediates", producers.get("roots"))));
        brokenAnchor(
                "anchor-with-an-organisation-twice", members(json, producers, traders.with("mspId", "ProducersMSP")));
        brokenAnchor(
                "anchor-with-an-organisation-without-root", members(json, producers, traders.with("roots", List.of())));
        brokenAnchor(
                "anchor-with-the-revocation-list-of-another-organisation",
                members(json, producers, traders.with("crls", member(json, 2).get("crls"))));
        brokenAnchor(
                "anchor-with-a-root-that-is-none",
                members(json, producers, traders.with("roots", Json.texts(List.of("AAAA")))));
        broken("directory-is-no-json", label(GOOD).with("peers", "peers"), "COULD_NOT_BE_CHECKED", "", "E-PEERS");
        broken(
                "directory-with-an-entry-that-is-no-base64",
                label(GOOD).with("peers", "[\"!\"]"),
                "COULD_NOT_BE_CHECKED",
                "",
                "E-PEERS");
    }

    private void brokenAnchor(String name, String text) {
        broken(name, label(GOOD).with("anchor", text), "COULD_NOT_BE_CHECKED", "", "E-ANCHOR");
    }

    private static Json.Obj member(Json.Obj anchor, int index) {
        return (Json.Obj) ((Json.Arr) anchor.get("orgs")).items().get(index);
    }

    private static String members(Json.Obj anchor, Json.Obj... members) {
        return CanonicalJson.write(anchor.with("orgs", List.of(members)));
    }

    // Making the pieces

    private static final byte[] GOOD = signed(CLAIMS, TWO);
    private static final String TAG = HexFormat.of().formatHex(ANCHOR.networkTag());

    private static DemoProposal proposal(
            LabelClaims claims, List<DemoProposal.Signing> signings, Consumer<DemoProposal> change) {
        var proposal = labelView(claims, signings);
        change.accept(proposal);
        return proposal;
    }

    private static byte[] signed(LabelClaims claims, List<DemoProposal.Signing> signings) {
        return signed(labelView(claims, signings));
    }

    /** A label made as a careless or dishonest gateway would: whatever was signed goes in unchecked. */
    private static byte[] signed(DemoProposal proposal) {
        var tx = EndorsedTransaction.read(proposal.payload());
        var namespaces = tx.response().results().namespaces();
        var reads = namespaces.get(1).reads();
        var signatures = new ArrayList<LabelPayload.Signature>();
        for (var endorsement : tx.endorsements()) {
            signatures.add(new LabelPayload.Signature(
                    PeerDirectory.keyTag(endorsement.endorser()), P256.rawFromDer(endorsement.signature())));
        }
        return new LabelPayload(
                        ANCHOR.networkTag(),
                        tx.response().proposalHash(),
                        namespaces.get(0).reads().get(0).version().orElseThrow(),
                        reads.get(0).version().orElseThrow(),
                        reads.get(1).version().orElseThrow(),
                        Base64Url.decode(
                                new String(tx.response().answer().payload(), StandardCharsets.US_ASCII),
                                org.capaz.verifier.verdict.Code.E_CLAIMS),
                        signatures)
                .bytes();
    }

    private static LabelPayload with(LabelPayload label, List<LabelPayload.Signature> signatures) {
        return new LabelPayload(
                label.networkTag(),
                label.proposalHash(),
                label.definition(),
                label.certificate(),
                label.status(),
                label.claims(),
                signatures);
    }

    private static LabelClaims claimsFor(String channel, String chaincode, long asOf) {
        return new LabelClaims(
                LabelClaims.domain(channel, chaincode),
                CLAIMS.certificate(),
                CLAIMS.recordHash(),
                asOf,
                CLAIMS.validUntil(),
                CLAIMS.statusIndex(),
                CLAIMS.grossMg(),
                CLAIMS.fineMg(),
                CLAIMS.fineness(),
                CLAIMS.country(),
                CLAIMS.seal());
    }

    private static LabelClaims withRecord(LabelClaims claims, String record) {
        return new LabelClaims(
                claims.domain(),
                claims.certificate(),
                HexFormat.of().parseHex(hash(record)),
                claims.asOf(),
                claims.validUntil(),
                claims.statusIndex(),
                claims.grossMg(),
                claims.fineMg(),
                claims.fineness(),
                claims.country(),
                claims.seal());
    }

    private static String hash(String record) {
        return HexFormat.of().formatHex(org.capaz.verifier.wire.Sha256.of(record.getBytes(StandardCharsets.UTF_8)));
    }

    private static Json.Obj unknown() {
        return issued().with("state", "UNKNOWN")
                .with("at", Json.NULL)
                .with("reason", Json.NULL)
                .with("record", Json.NULL);
    }

    private static DemoProposal absence() {
        var proposal = stateView(unknown(), TWO);
        proposal.reads.set(0, DemoProposal.read("cert:" + CERTIFICATE, null));
        proposal.reads.set(2, DemoProposal.read("status:" + CERTIFICATE, null));
        return proposal;
    }

    private static Bundle bundleOf(Json.Obj answer, String record, byte[] label) {
        return Bundle.withoutIssue(
                ANCHOR.networkTag(),
                DemoNetwork.CHANNEL,
                CERTIFICATE.toString(),
                record,
                Optional.ofNullable(label),
                List.of(stateView(answer, TWO).payload()));
    }

    private static Anchor anchorWithOperator(String mspId) {
        return DemoNetwork.anchor(MEMBERS.stream()
                .map(DemoNetwork::member)
                .map(member -> new Member(
                        member.mspId(),
                        member.name(),
                        member.mspId().equals(mspId),
                        member.roots(),
                        member.intermediates(),
                        member.crls(),
                        member.peerOu(),
                        member.peerCa(),
                        member.gateways()))
                .toList());
    }

    private static Anchor anchorWithoutAttestedTime() {
        return Anchor.read(CanonicalJson.bytes(
                CanonicalJson.parseObject(text(ANCHOR.bytes())).with("timeAttested", false)));
    }

    /** One good peer and this one. */
    private static List<DemoProposal.Signing> signings(DemoMember.Holder holder) {
        return List.of(TWO.get(0), DemoProposal.Signing.by(holder));
    }

    private static DemoProposal.Signing foreign(DemoMember.Holder holder, String claimed) {
        return new DemoProposal.Signing(holder.identity(claimed), holder.key()::sign);
    }

    private static DemoProposal.Signing buyers(UnaryOperator<byte[]> signature) {
        return new DemoProposal.Signing(BUYERS.peer().identity(), signature);
    }

    private static List<DemoProposal.Signing> plus(List<DemoProposal.Signing> signings, DemoProposal.Signing one) {
        var all = new ArrayList<>(signings);
        all.add(one);
        return all;
    }

    /** The same signature with a needless zero before r. */
    private static byte[] padded(byte[] der) {
        byte[] padded = spliced(der, 4, 0, new byte[1]);
        padded[1]++;
        padded[3]++;
        return padded;
    }

    private static byte[] spliced(byte[] bytes, int at, int drop, byte[] insert) {
        return new ProtoWriter()
                .raw(Arrays.copyOf(bytes, at))
                .raw(insert)
                .raw(Arrays.copyOfRange(bytes, at + drop, bytes.length))
                .toBytes();
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    // Withheld fields

    private void openings() {
        var price = new Opening("11".repeat(32), Json.text("Demo 259314.82 COP per gram"), Optional.empty());
        var number = new Opening("22".repeat(32), Json.text("Demo RUCOM 2021-000417"), Optional.empty());
        String record = CanonicalJson.write(CanonicalJson.parseObject(RECORD)
                .with(
                        "commitments",
                        Json.object()
                                .with("purchasePrice", price.commitment())
                                .with("registration", number.commitment())));
        Json.Obj withheld = bundle(bundleOf(issued().with("record", hash(record)), record, null));
        valid("bundle-with-withheld-fields", withheld, "GENUINE_AS_OF");
        valid("bundle-with-one-field-opened", opened(withheld, price), "GENUINE_AS_OF");
        valid("bundle-with-all-fields-opened", opened(withheld, price, number), "GENUINE_AS_OF");
        var cheaper = new Opening(price.salt(), Json.text("Demo 259314.81 COP per gram"), Optional.empty());
        broken("bundle-with-a-forged-opening", opened(withheld, number, cheaper), "NOT_GENUINE", "O", "E-OPENING");
        var salted = new Opening(number.salt(), price.value(), Optional.empty());
        broken("bundle-opened-with-another-salt", opened(withheld, salted), "NOT_GENUINE", "O", "E-OPENING");
        broken(
                "bundle-that-commits-to-nothing-opened",
                opened(bundle(bundleOf(issued(), RECORD, GOOD)), price),
                "NOT_GENUINE",
                "O",
                "E-OPENING");
    }

    private static Json.Obj opened(Json.Obj bundle, Opening... openings) {
        return bundle.with(
                "openings",
                Json.texts(Arrays.stream(openings)
                        .map(opening -> opening.json().toString())
                        .toList()));
    }

    private static Json.Obj label(byte[] payload) {
        return label(new LabelText(ADDRESS, payload).text());
    }

    private static Json.Obj label(String text) {
        return Json.object().with("kind", "label").with("label", text).with("now", NOW);
    }

    private static Json.Obj live(DemoProposal... proposals) {
        return live(Arrays.stream(proposals).map(DemoProposal::payload).toList());
    }

    private static Json.Obj live(List<byte[]> payloads) {
        return label(GOOD)
                .with("kind", "live")
                .with("challenge", CHALLENGE)
                .with(
                        "payloads",
                        Json.texts(payloads.stream().map(Base64Url::encode).toList()));
    }

    private static Json.Obj bundle(Bundle bundle) {
        return bundle(text(bundle.bytes()));
    }

    private static Json.Obj bundle(String text) {
        return Json.object().with("kind", "bundle").with("bundle", text).with("now", NOW);
    }

    private static Json.Obj seen(long headSeq, Version certificate, Version status) {
        return Json.object()
                .with("headSeq", headSeq)
                .with("certificate", certificate.toString())
                .with("status", status.toString());
    }

    private static DemoProposal broken(Consumer<DemoProposal> change) {
        var proposal = stateView(issued(), TWO);
        change.accept(proposal);
        return proposal;
    }

    private void brokenLive(String name, Consumer<DemoProposal> change, String step, String code) {
        broken(name, live(broken(change)), "COULD_NOT_BE_CHECKED", step, code);
    }

    private void brokenArguments(String name, String... arguments) {
        brokenLive(name, p -> p.arguments = List.of(arguments), "V5", "E-ARGS");
    }

    private void brokenAnswer(String name, Json.Obj answer, UnaryOperator<String> change, String code) {
        brokenLive(
                name,
                p -> p.answer = change.apply(CanonicalJson.write(answer)).getBytes(StandardCharsets.UTF_8),
                "V6",
                code);
    }

    private void brokenEndorser(String name, List<DemoProposal.Signing> signings, String step, String code) {
        broken(name, live(stateView(issued(), signings)), "COULD_NOT_BE_CHECKED", step, code);
    }

    private void valid(String name, Json.Obj file, String verdict) {
        put("valid/" + name, file.with("verdict", verdict));
    }

    private void broken(String name, Json.Obj file, String verdict, String step, String code) {
        put("broken/" + name, file.with("verdict", verdict).with("step", step).with("code", code));
    }

    private void put(String path, Json.Obj file) {
        if (files.put(path, file) != null) {
            throw new IllegalStateException("two cases are named " + path);
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
