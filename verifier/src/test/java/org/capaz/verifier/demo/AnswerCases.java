// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.ADDRESS;
import static org.capaz.verifier.demo.DemoNetwork.ADMIN;
import static org.capaz.verifier.demo.DemoNetwork.ASSURANCE;
import static org.capaz.verifier.demo.DemoNetwork.AS_OF;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS_CLIENT;
import static org.capaz.verifier.demo.DemoNetwork.CERTIFICATE;
import static org.capaz.verifier.demo.DemoNetwork.CERT_AT;
import static org.capaz.verifier.demo.DemoNetwork.CHALLENGE;
import static org.capaz.verifier.demo.DemoNetwork.CLAIMS;
import static org.capaz.verifier.demo.DemoNetwork.EXPIRED;
import static org.capaz.verifier.demo.DemoNetwork.HEARTBEAT;
import static org.capaz.verifier.demo.DemoNetwork.NOT_YET;
import static org.capaz.verifier.demo.DemoNetwork.NOW;
import static org.capaz.verifier.demo.DemoNetwork.OTHER_ALGORITHM;
import static org.capaz.verifier.demo.DemoNetwork.PRODUCERS;
import static org.capaz.verifier.demo.DemoNetwork.RECORD;
import static org.capaz.verifier.demo.DemoNetwork.REVOKED;
import static org.capaz.verifier.demo.DemoNetwork.SECOND_PEER;
import static org.capaz.verifier.demo.DemoNetwork.STATUS_AT;
import static org.capaz.verifier.demo.DemoNetwork.STRANGER;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.DemoNetwork.peersOf;
import static org.capaz.verifier.demo.DemoNetwork.stateView;
import static org.capaz.verifier.demo.Expected.COMPARE;
import static org.capaz.verifier.demo.Expected.UNKNOWN_IN_ANSWER;
import static org.capaz.verifier.demo.Expected.noting;
import static org.capaz.verifier.demo.Pieces.TWO;
import static org.capaz.verifier.demo.Pieces.YEAR;
import static org.capaz.verifier.demo.Pieces.absence;
import static org.capaz.verifier.demo.Pieces.anchorWithoutAttestedTime;
import static org.capaz.verifier.demo.Pieces.broken;
import static org.capaz.verifier.demo.Pieces.foreign;
import static org.capaz.verifier.demo.Pieces.label;
import static org.capaz.verifier.demo.Pieces.live;
import static org.capaz.verifier.demo.Pieces.padded;
import static org.capaz.verifier.demo.Pieces.plus;
import static org.capaz.verifier.demo.Pieces.proposal;
import static org.capaz.verifier.demo.Pieces.seen;
import static org.capaz.verifier.demo.Pieces.signed;
import static org.capaz.verifier.demo.Pieces.signings;
import static org.capaz.verifier.demo.Pieces.spliced;
import static org.capaz.verifier.demo.Pieces.text;
import static org.capaz.verifier.demo.Pieces.unknown;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.wire.Limit;
import org.capaz.verifier.wire.ProtoWriter;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;

/** Live answers: one method for each of the steps V1 to V13. */
final class AnswerCases extends Cases {
    private static final String ID = CERTIFICATE.toString();
    private static final String OTHER_ID = ID.replace('3', '4');

    AnswerCases(Corpus corpus) {
        super(corpus);
    }

    @Override
    void all() {
        valid();
        v1Envelope();
        limits();
        v2Channel();
        v3TransactionId();
        v4ProposalHash();
        v5Question();
        v6Response();
        v7ReadsAndWrites();
        v8Absence();
        v9Time();
        v10Signatures();
        v11Challenge();
        v12Record();
        v13Rollback();
        label();
    }

    private void valid() {
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
    }

    private void v1Envelope() {
        byte[] good = stateView(issued(), TWO).payload();
        at("V1", "E-ENV")
                .answer("answer-of-another-type", p -> p.type = 1)
                .answer("answer-of-another-epoch", p -> p.epoch = 1)
                .answer("answer-with-two-actions", p -> p.actions = 2)
                .answer("answer-without-action", p -> p.actions = 0)
                .answer("answer-whose-action-has-another-header", p -> p.actionHeader = new byte[] {10, 0})
                .file("answer-without-payload", live(List.of()))
                .file("answer-empty", live(List.of(new byte[0])));
        at("V1", "E-PROTO")
                .answer("answer-with-a-duplicate-field", p -> p.prp = AnswerCases::withAFieldTwice)
                .answer(
                        "answer-with-a-number-longer-than-needed",
                        p -> p.prp = bytes -> spliced(bytes, 1, 1, new byte[] {(byte) 0xa0, 0}))
                .answer("answer-with-trailing-bytes", p -> p.prp = followedBy(0, 0, 0))
                .answer("answer-with-a-fixed-width-field", p -> p.prp = followedBy(0x7d, 0, 0, 0, 0))
                .answer("answer-with-a-group", p -> p.prp = followedBy(0x7b, 0x7c))
                .file("answer-cut", live(List.of(Arrays.copyOf(good, good.length - 1))));
    }

    /** No genuine answer comes near these bounds; what exceeds them is left open and costs nothing. */
    private void limits() {
        at("V1", "E-LIMIT")
                .signed("view-with-more-signatures-than-are-checked", withStrangers(Limit.ENDORSEMENTS.most() - 1))
                .file(
                        "answer-in-more-payloads-than-are-checked",
                        live(Collections.nCopies(Limit.PAYLOADS.most() + 1, new byte[1])));
        at("V10", "E-LIMIT")
                .signed("view-with-an-identity-larger-than-is-checked", plus(TWO, stranger("x".repeat(1 << 14))));
        valid(
                "live-with-as-many-signatures-as-are-checked",
                noting(
                        live(stateView(issued(), withStrangers(Limit.ENDORSEMENTS.most() - 2))),
                        COMPARE,
                        UNKNOWN_IN_ANSWER),
                "VALID_NOW");
        valid(
                "live-signed-by-a-stranger-too",
                noting(live(stateView(issued(), withStrangers(1))), COMPARE, UNKNOWN_IN_ANSWER),
                "VALID_NOW");
    }

    private static List<DemoProposal.Signing> withStrangers(int count) {
        return Stream.concat(TWO.stream(), Collections.nCopies(count, stranger("x")).stream())
                .toList();
    }

    private static DemoProposal.Signing stranger(String certificate) {
        byte[] identity = new ProtoWriter().text(1, "XMSP").text(2, certificate).toBytes();
        return new DemoProposal.Signing(identity, bytes -> new byte[1]);
    }

    /** The first field of the response, its hash, once more at the end. */
    static byte[] withAFieldTwice(byte[] response) {
        return DemoNetwork.join(response, Arrays.copyOf(response, 34));
    }

    private static UnaryOperator<byte[]> followedBy(int... more) {
        byte[] end = new byte[more.length];
        for (int i = 0; i < more.length; i++) {
            end[i] = (byte) more[i];
        }
        return bytes -> DemoNetwork.join(bytes, end);
    }

    private void v2Channel() {
        at("V2", "E-CHANNEL").answer("answer-from-another-channel", p -> p.channel = "goldbft");
    }

    private void v3TransactionId() {
        at("V3", "E-TXID").answer("answer-with-another-transaction-id", p -> p.txId = "00".repeat(32));
    }

    private void v4ProposalHash() {
        at("V4", "E-PROPHASH").answer("answer-to-another-proposal", p -> p.proposalHash = new byte[32]);
    }

    private void v5Question() {
        at("V5", "E-CC")
                .answer("answer-whose-header-names-another-chaincode", p -> p.headerChaincode = "other")
                .answer("answer-whose-question-names-another-chaincode", p -> p.specChaincode = "other")
                .answer("answer-whose-response-names-another-chaincode", p -> p.responseChaincode = "other")
                .answer("answer-of-a-chaincode-outside-the-anchor", p -> {
                    p.headerChaincode = "qscc";
                    p.specChaincode = "qscc";
                    p.responseChaincode = "qscc";
                });
        at("V5", "E-ARGS")
                .asked("answer-to-another-function", "LabelView", ID, CHALLENGE)
                .asked("answer-for-another-certificate", "StateView", OTHER_ID, CHALLENGE)
                .asked("answer-without-challenge", "StateView", ID)
                .asked("answer-with-the-challenge-repeated", "StateView", ID, CHALLENGE, CHALLENGE)
                .asked("answer-with-a-short-challenge", "StateView", ID, CHALLENGE.substring(2))
                .asked(
                        "answer-with-a-challenge-in-capitals",
                        "StateView",
                        ID,
                        CHALLENGE.toUpperCase(java.util.Locale.ROOT))
                .asked("answer-without-arguments");
    }

    private void v6Response() {
        at("V6", "E-RESPONSE")
                .answer("answer-with-status-500", p -> p.status = 500)
                .answer("answer-with-a-message", p -> p.message = "fine")
                .written("answer-not-canonical", text -> text.replace("{\"asOf\"", "{ \"asOf\""))
                .written("answer-with-a-member-twice", text -> text.replace("{\"asOf\"", "{\"asOf\":1,\"asOf\""))
                .saying("answer-with-an-unknown-member", issued().with("more", 1))
                .saying("answer-without-a-member", issued().without("reason"))
                .saying("answer-of-another-kind", issued().with("type", "gold-state/3"))
                .saying("answer-stating-another-channel", issued().with("ch", "goldbft"))
                .saying("answer-stating-another-chaincode", issued().with("cc", "other"))
                .saying("answer-stating-another-certificate", issued().with("certId", OTHER_ID))
                .saying("answer-with-a-state-nobody-knows", issued().with("state", "FINE"));
        at("V6", "E-CHALLENGE").saying("answer-stating-another-challenge", issued().with("challenge", "00".repeat(32)));
    }

    private void v7ReadsAndWrites() {
        at("V7", "E-WRITES")
                .answer(
                        "view-with-a-write",
                        p -> p.rwset =
                                rwset -> rwset.addWrites(KVWrite.newBuilder().setKey("x")))
                .answer(
                        "view-with-a-range-read",
                        p -> p.rwset = rwset -> rwset.addRangeQueriesInfo(
                                RangeQueryInfo.newBuilder().setStartKey("a")))
                .answer(
                        "view-with-a-metadata-write",
                        p -> p.rwset = rwset -> rwset.addMetadataWrites(
                                KVMetadataWrite.newBuilder().setKey("x")))
                .answer("view-with-a-private-collection", p -> p.results = AnswerCases::withASecretCollection)
                .answer(
                        "view-with-another-namespace",
                        p -> p.results = results ->
                                results.addNsRwset(NsReadWriteSet.newBuilder().setNamespace("zz")))
                .answer("view-without-the-lifecycle-read", p -> p.results = results -> results.removeNsRwset(0))
                .answer(
                        "view-with-an-event",
                        p -> p.action = action -> action.setEvents(ChaincodeEvent.newBuilder()
                                .setEventName("x")
                                .build()
                                .toByteString()))
                .answer("view-that-read-another-key", p -> p.reads.add(DemoProposal.read("idx:1", CERT_AT)))
                .answer("view-that-did-not-read-the-heartbeat", p -> p.reads.remove(1))
                .answer("view-that-read-a-key-twice", p -> p.reads.add(p.reads.get(0)));
        at("V7", "E-DEF-UNKNOWN")
                .answer("view-under-an-unknown-definition", p -> p.definition = new Version(90, 0))
                .answer("view-under-no-definition", p -> p.definition = null)
                .answer("view-of-another-chaincode-version", p -> p.version = "2.0");
    }

    private static TxReadWriteSet.Builder withASecretCollection(TxReadWriteSet.Builder results) {
        var namespace = results.getNsRwset(1).toBuilder()
                .addCollectionHashedRwset(
                        CollectionHashedReadWriteSet.newBuilder().setCollectionName("secret"));
        return results.setNsRwset(1, namespace);
    }

    private void v8Absence() {
        at("V8", "E-READ")
                .answer(
                        "view-with-absent-version-of-the-record",
                        p -> p.reads.set(0, DemoProposal.read("cert:" + ID, null)))
                .answer(
                        "view-with-absent-version-of-the-status",
                        p -> p.reads.set(2, DemoProposal.read("status:" + ID, null)))
                .saying("view-unknown-although-the-record-stands", unknown())
                .saying("view-issued-without-record", issued().with("record", Json.NULL));
    }

    private void v9Time() {
        Json.Obj good = live(stateView(issued(), TWO));
        at("V9", "E-TIME")
                .answer("view-with-another-time-than-its-proposal", p -> p.seconds = AS_OF + 1)
                .file("view-too-old", good.with("now", AS_OF + 1201));
        at("V9", "E-STALE")
                .saying("view-without-heartbeat", issued().with("head", Json.NULL))
                .saying("view-of-peers-that-stand-still", withHeartbeat(NOW - 2 * HEARTBEAT - 1));
        valid("live-with-the-oldest-heartbeat", live(stateView(withHeartbeat(NOW - 2 * HEARTBEAT), TWO)), "VALID_NOW");
        at("V9", "E-TIME")
                .file(
                        "view-from-the-future-of-declared-time",
                        good.with("now", AS_OF - 301)
                                .with("label", labelOf(AS_OF - 301))
                                .with("anchor", text(anchorWithoutAttestedTime().bytes())));
        valid("live-answer-of-the-last-second", good.with("now", AS_OF + 1200), "VALID_NOW");
        valid(
                "live-answer-of-declared-time",
                good.with("now", AS_OF + 1201)
                        .with("anchor", text(anchorWithoutAttestedTime().bytes())),
                "VALID_NOW");
    }

    private static Json.Obj withHeartbeat(long at) {
        return issued().with(
                        "head", Json.object().with("at", at).with("count", 12).with("seq", 5));
    }

    private static String labelOf(long asOf) {
        return new LabelText(ADDRESS, signed(Pieces.claimsFor("capaz", "capaz", asOf), TWO)).text();
    }

    private void v10Signatures() {
        at("V10", "E-ROLE")
                .signed("view-signed-with-a-client-key", signings(BUYERS_CLIENT))
                .signed("view-signed-with-an-admin-key", signings(ADMIN));
        at("V10", "E-CERT-TIME")
                .signed("view-signed-by-an-expired-peer", signings(EXPIRED))
                .signed("view-signed-by-a-peer-not-yet-valid", signings(NOT_YET));
        at("V10", "E-ALG").signed("view-signed-by-a-peer-of-another-algorithm", signings(OTHER_ALGORITHM));
        at("V10", "E-REVOKED").signed("view-signed-by-a-revoked-peer", signings(REVOKED));
        at("V10", "E-CHAIN")
                .signed(
                        "view-signed-in-the-name-of-another-organisation",
                        List.of(TWO.get(0), foreign(ASSURANCE.peer(), "BuyersMSP")));
        at("V10", "E-HIGH-S")
                .signed("view-signed-with-high-s", withBuyers(BUYERS.peer().key()::signHigh));
        at("V10", "E-SIG")
                .signed("view-signed-with-padded-der", withBuyers(bytes -> padded(buyersSign(bytes))))
                .signed(
                        "view-signed-with-trailing-bytes",
                        withBuyers(bytes -> DemoNetwork.join(buyersSign(bytes), new byte[1])))
                .signed("view-signature-with-a-flipped-bit", withBuyers(bytes -> {
                    byte[] signature = buyersSign(bytes);
                    signature[signature.length - 1] ^= 1;
                    return signature;
                }))
                .signed("view-signature-empty", withBuyers(bytes -> new byte[0]))
                .signed("view-signed-over-other-bytes", withBuyers(bytes -> buyersSign(new byte[1])));
        at("V10", "E-QUORUM")
                .signed("view-signed-by-one-organisation", peersOf(TRADERS))
                .signed(
                        "view-signed-by-two-peers-of-one-organisation",
                        plus(peersOf(TRADERS), DemoProposal.Signing.by(SECOND_PEER)))
                .signed("view-signed-by-nobody", List.of())
                .file(
                        "view-signed-by-a-stranger-and-one-member",
                        noting(
                                live(stateView(
                                        issued(), plus(peersOf(TRADERS), DemoProposal.Signing.by(STRANGER.peer())))),
                                COMPARE,
                                UNKNOWN_IN_ANSWER));
        var suspended = stateView(issued().with("state", "SUSPENDED"), peersOf(BUYERS));
        var later = stateView(issued(), peersOf(BUYERS));
        later.reads.set(2, DemoProposal.read("status:" + CERTIFICATE, new Version(61, 0)));
        at("V10", "E-DISAGREE")
                .file("views-that-disagree", live(stateView(issued(), peersOf(TRADERS)), suspended))
                .file("views-of-two-heights", live(stateView(issued(), peersOf(TRADERS)), later));
    }

    /** One good peer, and the buyers' in this way. */
    private static List<DemoProposal.Signing> withBuyers(UnaryOperator<byte[]> signature) {
        return List.of(TWO.get(0), new DemoProposal.Signing(BUYERS.peer().identity(), signature));
    }

    private static byte[] buyersSign(byte[] bytes) {
        return BUYERS.peer().key().sign(bytes);
    }

    private void v11Challenge() {
        at("V11", "E-CHALLENGE")
                .file(
                        "view-replayed-from-an-earlier-request",
                        live(stateView(issued(), TWO)).with("challenge", "ff".repeat(32)));
    }

    private void v12Record() {
        notGenuineAt("V12", "E-RECORD").saying("view-of-another-record", issued().with("record", "00".repeat(32)));
        at("V12", "E-VALUE")
                .file(
                        "view-with-an-altered-record",
                        live(stateView(issued(), TWO)).with("value", RECORD.replace("DORE", "GOLD")))
                .file(
                        "view-with-a-record-that-is-no-json",
                        live(stateView(issued(), TWO)).with("value", "not json"))
                .file("view-with-a-record-that-is-not-canonical", recorded(RECORD + " "))
                .file("view-with-a-record-without-facts", recorded("{}"));
        notGenuineAt("V12", "E-MISMATCH")
                .file(
                        "view-whose-record-has-another-seal-than-the-label",
                        recorded(RECORD.replace("CO-DEMO-000812", "CO-DEMO-000821")));
    }

    /** Label and answer are signed for this record; the label shows the facts of the right one. */
    private static Json.Obj recorded(String record) {
        byte[] label = signed(Pieces.withRecord(CLAIMS, record), TWO);
        return live(stateView(issued().with("record", Pieces.hash(record)), TWO))
                .with("label", new LabelText(ADDRESS, label).text())
                .with("value", record);
    }

    private void v13Rollback() {
        Json.Obj good = live(stateView(issued(), TWO));
        at("V13", "E-ROLLBACK")
                .file("view-with-heartbeat-lower-than-before", good.with("seen", seen(6, CERT_AT, STATUS_AT)))
                .file("view-with-status-older-than-before", good.with("seen", seen(5, CERT_AT, new Version(53, 0))))
                .answer(
                        "view-with-status-older-than-on-the-label",
                        p -> p.reads.set(2, DemoProposal.read("status:" + CERTIFICATE, new Version(52, 0))))
                .file("view-of-absence-against-a-genuine-label", live(absence()));
    }

    /** The label that the question was about is judged, too. */
    private void label() {
        broken("live-issued-past-its-validity", liveAt(AS_OF + YEAR + 1), "EXPIRED", "Q9", "E-EXPIRED");
        notGenuineAt("Q7", "E-ROLE")
                .file(
                        "live-with-a-forged-label",
                        live(stateView(issued(), TWO))
                                .with("label", new LabelText(ADDRESS, signed(CLAIMS, signings(BUYERS_CLIENT))).text()));
    }

    /** A live answer given at that moment, to the label of a year before. */
    private static Json.Obj liveAt(long now) {
        var proposal = stateView(withHeartbeat(now).with("asOf", now), TWO);
        proposal.seconds = now;
        return live(proposal).with("now", now);
    }
}
