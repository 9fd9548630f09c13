// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.ADDRESS;
import static org.capaz.verifier.demo.DemoNetwork.ADMIN;
import static org.capaz.verifier.demo.DemoNetwork.ASSURANCE;
import static org.capaz.verifier.demo.DemoNetwork.AS_OF;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS_CLIENT;
import static org.capaz.verifier.demo.DemoNetwork.CERTIFICATE;
import static org.capaz.verifier.demo.DemoNetwork.CLAIMS;
import static org.capaz.verifier.demo.DemoNetwork.EXPIRED;
import static org.capaz.verifier.demo.DemoNetwork.HEAD_AT;
import static org.capaz.verifier.demo.DemoNetwork.NOT_YET;
import static org.capaz.verifier.demo.DemoNetwork.REVOKED;
import static org.capaz.verifier.demo.DemoNetwork.REVOKED_LATER;
import static org.capaz.verifier.demo.DemoNetwork.SECOND_PEER;
import static org.capaz.verifier.demo.DemoNetwork.STRANGER;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;
import static org.capaz.verifier.demo.DemoNetwork.labelView;
import static org.capaz.verifier.demo.DemoNetwork.peersOf;
import static org.capaz.verifier.demo.DemoNetwork.statusView;
import static org.capaz.verifier.demo.Expected.ADDRESS_ELSEWHERE;
import static org.capaz.verifier.demo.Expected.COMPARE;
import static org.capaz.verifier.demo.Expected.UNKNOWN_ON_LABEL;
import static org.capaz.verifier.demo.Expected.noting;
import static org.capaz.verifier.demo.Pieces.GOOD;
import static org.capaz.verifier.demo.Pieces.THREE;
import static org.capaz.verifier.demo.Pieces.TWO;
import static org.capaz.verifier.demo.Pieces.YEAR;
import static org.capaz.verifier.demo.Pieces.anchorWithOperator;
import static org.capaz.verifier.demo.Pieces.broken;
import static org.capaz.verifier.demo.Pieces.claimsFor;
import static org.capaz.verifier.demo.Pieces.foreign;
import static org.capaz.verifier.demo.Pieces.gzip;
import static org.capaz.verifier.demo.Pieces.label;
import static org.capaz.verifier.demo.Pieces.plus;
import static org.capaz.verifier.demo.Pieces.proposal;
import static org.capaz.verifier.demo.Pieces.signed;
import static org.capaz.verifier.demo.Pieces.signings;
import static org.capaz.verifier.demo.Pieces.spliced;
import static org.capaz.verifier.demo.Pieces.text;
import static org.capaz.verifier.demo.Pieces.with;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.label.LabelPayload;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.label.RadioTag;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/** Labels and status lists: steps Q1 to Q9 and S1 to S4. */
final class LabelCases extends Cases {
    LabelCases(Corpus corpus) {
        super(corpus);
    }

    @Override
    void all() {
        validLabels();
        brokenTexts();
        flippedBits();
        reassembled();
        impossibleClaims();
        wronglySignedLabels();
        misplacedLabels();
        snapshots();
    }

    private void validLabels() {
        valid("label", label(GOOD), "GENUINE_STATUS_UNKNOWN");
        valid(
                "label-whose-address-leads-elsewhere",
                noting(
                        label(new LabelText("https://label.capaz.example/c/0000000000000", GOOD).text()),
                        ADDRESS_ELSEWHERE,
                        COMPARE),
                "GENUINE_STATUS_UNKNOWN");
        valid(
                "label-whose-address-leads-elsewhere-and-to-another-number",
                noting(
                        label(new LabelText("https://label.elsewhere.example/c/0000000000000", GOOD).text()),
                        ADDRESS_ELSEWHERE,
                        ADDRESS_ELSEWHERE,
                        COMPARE),
                "GENUINE_STATUS_UNKNOWN");
        valid(
                "label-of-a-demonstration",
                noting(
                        label(new LabelText(ADDRESS.replaceFirst("https://[^/]+/", "http://localhost:7080/"), GOOD)
                                .text()),
                        ADDRESS_ELSEWHERE,
                        COMPARE),
                "GENUINE_STATUS_UNKNOWN");
        valid("label-as-radio-tag", label(RadioTag.text(new LabelText(ADDRESS, GOOD))), "GENUINE_STATUS_UNKNOWN");
        valid("label-of-three-organisations", label(signed(CLAIMS, THREE)), "GENUINE_STATUS_UNKNOWN");
        valid(
                "label-signed-before-its-signer-was-revoked",
                label(signed(CLAIMS, signings(REVOKED_LATER))),
                "GENUINE_STATUS_UNKNOWN");
        valid(
                "label-with-one-signer-unknown-and-two-known",
                noting(
                        label(signed(CLAIMS, plus(TWO, DemoProposal.Signing.by(STRANGER.peer())))),
                        UNKNOWN_ON_LABEL,
                        COMPARE),
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
        carried(text, mark);
        addressAlone(text, mark);
        brokenText("label-text-cut-by-one-digit", text.substring(0, text.length() - 1));
        brokenText("label-text-cut-by-one-group", text.substring(0, text.length() - 17));
        brokenText("label-text-cut-in-the-middle", text.substring(0, text.length() / 2));
        brokenText("label-text-extended-by-one-digit", text + "0");
        brokenText("label-text-extended-by-one-group", text + "0".repeat(17));
        brokenText("label-text-with-a-letter", text.substring(0, mark + 5) + "O" + text.substring(mark + 6));
        brokenText(
                "label-text-with-digits-out-of-range",
                text.substring(0, mark + 1) + "9".repeat(17) + text.substring(mark + 18));
        brokenText("label-text-without-https", text.replace("https://", "http://"));
        brokenText(
                "label-of-a-demonstration-on-another-machine",
                text.replaceFirst("https://[^/]+/", "http://localhost.capaz.example:7080/"));
        brokenText("label-text-with-base64-padding", RadioTag.text(new LabelText(ADDRESS, GOOD)) + "=");
        brokenText("label-text-longer-than-any-label", text + "0".repeat(17 * 1000));
    }

    /** What mail and editors put into a text is not the label's fault. */
    private void carried(String text, int mark) {
        String folded = text.substring(0, mark + 100).replace("/c/", "/\r\nc/") + "\r\n  " + text.substring(mark + 100);
        carried("label-text-with-a-byte-order-mark", "\ufeff" + text);
        carried("label-text-with-blanks-around", " \t" + text + "\u00a0\r\n");
        carried("label-text-folded", folded);
        carried(
                "label-text-with-shapeless-marks",
                text.substring(0, mark + 9) + "\u00ad\u200b\u2060\u2028" + text.substring(mark + 9));
        carried("label-text-with-the-language-of-a-page", text.substring(0, mark) + "?lang=es" + text.substring(mark));
        brokenText("label-text-with-a-question-behind-the-mark", text + "?lang=es");
        brokenText(
                "label-text-with-a-mark-that-reverses-letters",
                text.substring(0, mark + 9) + "\u202e" + text.substring(mark + 9));
    }

    private void carried(String name, String text) {
        valid(name, label(text), "GENUINE_STATUS_UNKNOWN");
    }

    /** A browser passes on the address without what stands after the mark, and pages put their own words there. */
    private void addressAlone(String text, int mark) {
        String address = text.substring(0, mark);
        at("Q1", "E-ADDRESS")
                .file("label-text-without-payload", label(address))
                .file("label-text-cut-right-after-the-mark", label(address + "#"))
                .file("label-text-with-the-mark-of-a-page", label(address + "#top"))
                .file("label-text-of-the-address-with-a-question", label(address + "?lang=es"))
                .file("label-text-of-the-address-without-scheme", label(address.substring("https://".length())));
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
        flipped("fineness", claims + 76, 1, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("country", claims + 77, 2, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("country-to-a-small-letter", claims + 77, 0x20, "NOT_GENUINE", "Q3", "E-CLAIMS");
        flipped("seal-length", claims + 79, 1, "NOT_GENUINE", "Q3", "E-CLAIMS");
        flipped("seal", claims + 93, 1, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("number-of-signatures", claims + 94, 1, "NOT_GENUINE", "Q1", "E-QR-FORMAT");
        flipped("key-tag", claims + 95, 1, "COULD_NOT_BE_CHECKED", "Q8", "E-QUORUM");
        flipped("signature-r", claims + 100, 1, "NOT_GENUINE", "Q7", "E-SIG");
        flipped("signature-s", claims + 99 + 63, 1, "NOT_GENUINE", "Q7", "E-SIG");
    }

    /** The parts of the genuine label, put together in another way. */
    private void reassembled() {
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
    }

    /** Claims no contract would state, properly signed: the form alone must refuse them. */
    private void impossibleClaims() {
        signedClaims("seal-with-control-character", 84, 0x07);
        signedClaims("fineness-above-pure", 74, 0x7f);
        signedClaims("country-of-digits", 77, '1');
    }

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
        at("Q8", "E-QUORUM")
                .file(
                        "label-signed-in-the-name-of-another-organisation",
                        label(signed(CLAIMS, List.of(TWO.get(0), foreign(ASSURANCE.peer(), "BuyersMSP")))));
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
                noting(label(GOOD).with("peers", "[]"), UNKNOWN_ON_LABEL, UNKNOWN_ON_LABEL),
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
                "S1",
                "E-TIME");
        discarded("status-lists-that-disagree", twoLists(clear, listed), "S1", "E-DISAGREE");
        valid("label-with-a-status-list-in-two-payloads", twoLists(clear, clear), "GENUINE_AS_OF");
        discarded("status-list-altered", snapshot(clear, listed, 12, TWO), "S2", "E-STATUS-DIGEST");
        byte[] cut = Arrays.copyOf(clear, 100);
        discarded("status-list-cut", snapshot(cut, cut, 12, TWO), "S2", "E-STATUS-DIGEST");
        discarded("status-list-of-one-organisation", snapshot(clear, clear, 12, peersOf(TRADERS)), "S1", "E-QUORUM");
        discarded(
                "status-list-with-bytes-after-its-end",
                packed(DemoNetwork.join(gzip(clear), new byte[] {'x'})),
                "S1",
                "E-STATUS-DIGEST");
        discarded(
                "status-list-in-two-parts",
                packed(DemoNetwork.join(gzip(Arrays.copyOf(clear, 8_192)), gzip(new byte[8_192]))),
                "S1",
                "E-STATUS-DIGEST");
        discarded(
                "status-list-behind-an-empty-one",
                packed(DemoNetwork.join(gzip(new byte[0]), gzip(clear))),
                "S1",
                "E-STATUS-DIGEST");
        discarded(
                "status-list-with-its-length-once-more-after-its-end",
                packed(DemoNetwork.join(gzip(clear), new byte[] {0, 0x40, 0, 0})),
                "S1",
                "E-STATUS-DIGEST");
        byte[] named = gzip(clear);
        named[3] = 16;
        discarded(
                "status-list-with-a-comment",
                packed(spliced(named, 10, 0, new byte[] {'c', 0})),
                "S1",
                "E-STATUS-DIGEST");
        discarded("status-list-is-no-json", label(GOOD).with("status", "not found"), "S1", "E-STATUS-DIGEST");
    }

    /** Two peers answered, each with a list of its own; the bits are the first one's. */
    private static Json.Obj twoLists(byte[] first, byte[] second) {
        List<String> payloads = Stream.of(
                        statusView(first, 12, peersOf(DemoNetwork.PRODUCERS)), statusView(second, 12, peersOf(TRADERS)))
                .map(view -> Base64Url.encode(view.payload()))
                .toList();
        return label(GOOD)
                .with(
                        "status",
                        CanonicalJson.write(Json.object()
                                .with("bits", Base64Url.encode(gzip(first)))
                                .with("payloads", Json.texts(payloads))));
    }

    /** A list that the peers signed, packed in another way. */
    private static Json.Obj packed(byte[] gzip) {
        byte[] clear = new byte[16_384];
        clear[0] = 0x10;
        Json.Obj good = snapshot(clear, clear, 12, TWO);
        String status = good.get("status") instanceof Json.Str text ? text.text() : "";
        return good.with(
                "status", CanonicalJson.write(CanonicalJson.parseObject(status).with("bits", Base64Url.encode(gzip))));
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
}
