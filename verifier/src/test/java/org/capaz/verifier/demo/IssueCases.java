// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.AS_OF;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS;
import static org.capaz.verifier.demo.DemoNetwork.CERTIFICATE;
import static org.capaz.verifier.demo.DemoNetwork.CHANNEL;
import static org.capaz.verifier.demo.DemoNetwork.CLIENT;
import static org.capaz.verifier.demo.DemoNetwork.PRODUCERS;
import static org.capaz.verifier.demo.DemoNetwork.RECORD;
import static org.capaz.verifier.demo.DemoNetwork.STRANGER;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.DemoNetwork.peersOf;
import static org.capaz.verifier.demo.Pieces.GOOD;
import static org.capaz.verifier.demo.Pieces.THREE;
import static org.capaz.verifier.demo.Pieces.TWO;
import static org.capaz.verifier.demo.Pieces.bundle;
import static org.capaz.verifier.demo.Pieces.bundleOf;
import static org.capaz.verifier.demo.Pieces.text;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.bundle.IssuePart;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.Version;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;

/** Bundles with the issuing transaction: steps A6, A3, A4, A5 and A9. */
final class IssueCases extends Cases {
    private static final String KEY = "cert:" + CERTIFICATE;

    IssueCases(Corpus corpus) {
        super(corpus);
    }

    @Override
    void all() {
        valid();
        b1Form();
        a6Validity();
        a3Sender();
        a4Policy();
        a5Write();
        a9Place();
    }

    // How an issuing transaction and the members' word on it are made

    private static DemoProposal issuing() {
        var proposal = new DemoProposal();
        proposal.arguments = List.of("IssueCertificate", "{\"demo\":true}", "7");
        proposal.answer = "{}".getBytes(StandardCharsets.UTF_8);
        proposal.seconds = AS_OF - 3600;
        proposal.reads.add(DemoProposal.read("\0lot\0LE\0", new Version(51, 0)));
        proposal.reads.add(DemoProposal.read(KEY, null));
        proposal.rwset = rwset -> rwset.addWrites(write(RECORD));
        proposal.endorsers.addAll(THREE);
        return proposal;
    }

    private static KVWrite.Builder write(String value) {
        return KVWrite.newBuilder().setKey(KEY).setValue(ByteString.copyFromUtf8(value));
    }

    private static byte[] envelope(DemoProposal proposal, DemoMember.Holder sender) {
        byte[] payload = proposal.payload();
        return Envelope.newBuilder()
                .setPayload(ByteString.copyFrom(payload))
                .setSignature(ByteString.copyFrom(sender.key().sign(payload)))
                .build()
                .toByteArray();
    }

    /** The issuing transaction, but for this, as its sender signed it. */
    static byte[] envelope(Consumer<DemoProposal> change) {
        var proposal = issuing();
        change.accept(proposal);
        return envelope(proposal, CLIENT);
    }

    /** What two members' peers answered to the question for that transaction. */
    static DemoProposal asked(byte[] envelope, int code) {
        Envelope transaction;
        try {
            transaction = Envelope.parseFrom(envelope);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
        return queried(
                ProcessedTransaction.newBuilder()
                        .setTransactionEnvelope(transaction)
                        .setValidationCode(code)
                        .build()
                        .toByteArray(),
                "GetTransactionByID",
                CHANNEL,
                EndorsedTransaction.read(transaction.getPayload().toByteArray())
                        .channelHeader()
                        .txId());
    }

    /** An answer of Fabric's own contract about the chain, endorsed by two members' peers. */
    static DemoProposal queried(byte[] answer, String... arguments) {
        var proposal = new DemoProposal();
        proposal.headerChaincode = "qscc";
        proposal.specChaincode = "qscc";
        proposal.responseChaincode = "qscc";
        proposal.version = "syscc";
        proposal.arguments = List.of(arguments);
        proposal.answer = answer;
        proposal.action = action -> action.clearResults();
        proposal.endorsers.addAll(TWO);
        return proposal;
    }

    private static DemoProposal answered(Consumer<DemoProposal> change) {
        var proposal = asked(envelope(p -> {}), 0);
        change.accept(proposal);
        return proposal;
    }

    private static Bundle holding(Version place, DemoProposal... validity) {
        return bundleOf(issued(), RECORD, GOOD)
                .withIssue(new IssuePart(
                        place,
                        Arrays.stream(validity).map(DemoProposal::payload).toList()));
    }

    private static Bundle holding(DemoProposal... validity) {
        return holding(DemoNetwork.CERT_AT, validity);
    }

    private static Bundle issuedBy(Consumer<DemoProposal> change) {
        return holding(asked(envelope(change), 0));
    }

    // The cases

    private void valid() {
        Bundle good = issuedBy(p -> {});
        valid("issue-proven", bundle(good), "GENUINE_AS_OF");
        valid(
                "issue-proven-in-two-answers",
                bundle(holding(answered(p -> signedBy(p, TRADERS)), answered(p -> signedBy(p, BUYERS)))),
                "GENUINE_AS_OF");
        valid(
                "issue-with-a-further-endorsement-that-does-not-fit",
                bundle(issuedBy(p -> p.endorsers.add(new DemoProposal.Signing(
                        BUYERS.peer().identity(), bytes -> BUYERS.peer().key().sign(new byte[1]))))),
                "GENUINE_AS_OF");
        valid(
                "issue-of-a-record-revoked-since",
                bundle(new Bundle(
                        good.network(),
                        good.channel(),
                        good.certificate(),
                        good.value(),
                        Optional.empty(),
                        List.of(DemoNetwork.stateView(
                                        issued().with("state", "REVOKED").with("reason", "DEMO"), TWO)
                                .payload()),
                        good.issue(),
                        good.premium())),
                "REVOKED");
    }

    static void signedBy(DemoProposal proposal, DemoMember... members) {
        proposal.endorsers.clear();
        proposal.endorsers.addAll(peersOf(members));
    }

    private void b1Form() {
        String good = text(issuedBy(p -> {}).bytes());
        notGenuineAt("B1", "E-BUNDLE")
                .bundle("issue-without-answers", holding())
                .bundle(
                        "issue-with-a-copy-of-the-envelope",
                        good.replace("{\"block\":52", "{\"a\":\"AA\",\"block\":52"))
                .bundle("issue-without-its-block", good.replace("{\"block\":52,", "{"));
    }

    private void a6Validity() {
        byte[] envelope = envelope(p -> {});
        notGenuineAt("A6", "E-TX-INVALID").bundle("issue-ordered-but-invalid", holding(asked(envelope, 11)));
        notGenuineAt("A6", "E-VALIDITY")
                .bundle("issue-answered-by-another-contract", holding(answered(p -> p.responseChaincode = "capaz")))
                .bundle("issue-answered-by-a-contract-that-is-not-of-fabric", holding(answered(p -> p.version = "1.0")))
                .bundle(
                        "issue-answer-to-another-question",
                        holding(answered(p -> p.arguments = List.of("GetBlockByTxID", CHANNEL, p.arguments.get(2)))))
                .bundle(
                        "issue-answer-of-another-channel",
                        holding(answered(
                                p -> p.arguments = List.of("GetTransactionByID", "goldbft", p.arguments.get(2)))))
                .bundle("issue-answer-that-is-no-success", holding(answered(p -> p.status = 500)))
                .bundle("issue-answer-that-read-keys", holding(answered(p -> p.action = action -> action)))
                .bundle(
                        "issue-answers-with-different-transactions",
                        holding(asked(envelope, 0), asked(envelope(p -> p.seconds = AS_OF - 3599), 0)));
        notGenuineAt("A6", "E-CHANNEL")
                .bundle("issue-answered-on-another-channel", holding(answered(p -> p.channel = "goldbft")));
        notGenuineAt("A6", "E-PROPHASH")
                .bundle("issue-answer-to-another-proposal", holding(answered(p -> p.proposalHash = new byte[32])));
        notGenuineAt("A6", "E-QUORUM")
                .bundle("issue-answered-by-one-organisation", holding(answered(p -> signedBy(p, TRADERS))));
        notGenuineAt("A6", "E-SIG")
                .bundle(
                        "issue-answer-signed-over-other-bytes",
                        holding(answered(p -> p.endorsers.set(
                                0,
                                new DemoProposal.Signing(
                                        PRODUCERS.peer().identity(),
                                        bytes -> PRODUCERS.peer().key().sign(new byte[1]))))));
        at("A6", "E-TIME")
                .bundle("issue-answered-in-the-future", holding(answered(p -> p.seconds = DemoNetwork.NOW + 301)));
    }

    private void a3Sender() {
        notGenuineAt("A3", "E-VALIDITY")
                .bundle(
                        "issue-answer-with-another-transaction-than-asked",
                        holding(answered(
                                p -> p.arguments = List.of("GetTransactionByID", CHANNEL, Digest.hex(new byte[0])))));
        notGenuineAt("A3", "E-TX-CREATOR")
                .bundle("issue-signed-with-another-key", holding(asked(envelope(issuing(), BUYERS.peer()), 0)))
                .bundle("issue-sent-by-a-stranger", holding(asked(strangers(), 0)));
        notGenuineAt("A3", "E-PROPHASH")
                .bundle("issue-for-another-proposal", issuedBy(p -> p.proposalHash = new byte[32]));
    }

    private static byte[] strangers() {
        var proposal = issuing();
        proposal.creator = STRANGER.peer().identity();
        return envelope(proposal, STRANGER.peer());
    }

    private void a4Policy() {
        notGenuineAt("A4", "E-TX-POLICY")
                .bundle("issue-endorsed-by-two-of-three", issuedBy(p -> signedBy(p, PRODUCERS, TRADERS)))
                .bundle("issue-endorsed-twice-by-one", issuedBy(p -> signedBy(p, PRODUCERS, TRADERS, TRADERS)))
                .bundle("issue-endorsed-by-a-stranger-too", issuedBy(p -> signedBy(p, PRODUCERS, TRADERS, STRANGER)));
        at("A4", "E-DEF-UNKNOWN")
                .bundle("issue-under-an-unknown-definition", issuedBy(p -> p.definition = new Version(90, 0)))
                .bundle("issue-of-another-chaincode-version", issuedBy(p -> p.version = "2.0"));
    }

    private void a5Write() {
        notGenuineAt("A5", "E-WRITESET")
                .bundle(
                        "issue-that-wrote-another-record",
                        issuedBy(p -> p.rwset = rwset -> rwset.addWrites(write(RECORD.replace("DORE", "GOLD")))))
                .bundle("issue-that-wrote-nothing", issuedBy(p -> p.rwset = rwset -> rwset))
                .bundle(
                        "issue-that-deleted-the-record",
                        issuedBy(p ->
                                p.rwset = rwset -> rwset.addWrites(write(RECORD).setIsDelete(true))))
                .bundle(
                        "issue-over-a-record-that-was-there",
                        issuedBy(p -> p.reads.set(1, DemoProposal.read(KEY, new Version(50, 0)))))
                .bundle("issue-that-did-not-look-whether-it-was-there", issuedBy(p -> p.reads.remove(1)))
                .bundle("issue-that-answered-no", issuedBy(p -> {
                    p.status = 500;
                    p.answer = CanonicalJson.bytes(org.capaz.ledger.json.Json.object());
                }));
    }

    private void a9Place() {
        notGenuineAt("A9", "E-PLACE")
                .bundle("issue-said-to-stand-elsewhere", holding(new Version(52, 2), answered(p -> {})));
    }
}
