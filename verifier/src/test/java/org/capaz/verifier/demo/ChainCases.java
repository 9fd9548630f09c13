// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS;
import static org.capaz.verifier.demo.DemoNetwork.CERT_AT;
import static org.capaz.verifier.demo.DemoNetwork.CHANNEL;
import static org.capaz.verifier.demo.DemoNetwork.MEMBERS;
import static org.capaz.verifier.demo.DemoNetwork.PRODUCERS;
import static org.capaz.verifier.demo.DemoNetwork.RECORD;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.IssueCases.asked;
import static org.capaz.verifier.demo.IssueCases.envelope;
import static org.capaz.verifier.demo.IssueCases.signedBy;
import static org.capaz.verifier.demo.Pieces.GOOD;
import static org.capaz.verifier.demo.Pieces.bundleOf;
import static org.capaz.verifier.demo.Pieces.text;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.bundle.ChainPart;
import org.capaz.verifier.bundle.IssuePart;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.wire.ProtoWriter;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;

/** Audit bundles: steps A2, A1, A7 and A8, which judge the block of the issuing transaction and its place in the chain. */
final class ChainCases extends Cases {
    private static final List<DemoMember.Holder> ORDERERS = MEMBERS.stream()
            .map(member -> member.holder("orderer0", "orderer", 30, DemoMember.FROM, DemoMember.TO))
            .toList();
    private static final byte[] VALUE = "the orderers' own metadata".getBytes(StandardCharsets.UTF_8);
    private static final Json.Obj AUDITING = CanonicalJson.parseObject(text(ANCHOR.bytes()))
            .with(
                    "consenters",
                    IntStream.range(0, ORDERERS.size())
                            .mapToObj(i -> consenter(i + 1L, ORDERERS.get(i)))
                            .toList());

    ChainCases(Corpus corpus) {
        super(corpus);
    }

    @Override
    void all() {
        valid();
        b1Form();
        a2Header();
        a1Data();
        a7Chain();
        a8Orderers();
    }

    // How a block, its signatures and the members' word on their chain are made

    /** The first orderer has another certificate after that block. */
    private static Json.Obj renewedAfter(long block) {
        List<Json> orderers = new ArrayList<>(List.of(
                consenter(1, ORDERERS.getFirst()).with("until", block),
                consenter(1, ORDERERS.getLast()).with("from", block + 1)));
        for (int i = 1; i < ORDERERS.size(); i++) orderers.add(consenter(i + 1L, ORDERERS.get(i)));
        return AUDITING.with("consenters", orderers);
    }

    private static Json.Obj consenter(long id, DemoMember.Holder holder) {
        try {
            return Json.object()
                    .with("id", id)
                    .with("mspId", holder.mspId())
                    .with(
                            "cert",
                            Base64.getEncoder()
                                    .encodeToString(holder.certificate().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The block of the issue between two other people's transactions, two later blocks, and what two members say of them. */
    private static final class Block {
        Version place = CERT_AT;
        long number = CERT_AT.block();
        byte[] previousHash = filled(0x22);
        List<byte[]> envelopes = List.of(foreign("before"), envelope(p -> {}), foreign("behind"));
        byte[] dataHash;
        UnaryOperator<byte[]> written = header -> header;
        byte[] later = DemoNetwork.join(filled(0x53), filled(0x54));
        long height = number + 3;
        UnaryOperator<BlockchainInfo.Builder> info = builder -> builder;
        List<Consumer<DemoProposal>> answers = List.of(p -> {});
        List<DemoMember.Holder> signers = ORDERERS;
        UnaryOperator<Metadata.Builder> metadata = builder -> builder;

        byte[] header() {
            byte[] hash = dataHash == null ? Digest.sha256(envelopes.toArray(byte[][]::new)) : dataHash;
            return BlockHeader.newBuilder()
                    .setNumber(number)
                    .setPreviousHash(ByteString.copyFrom(previousHash))
                    .setDataHash(ByteString.copyFrom(hash))
                    .build()
                    .toByteArray();
        }

        private org.capaz.verifier.fabric.BlockHeader read() {
            return org.capaz.verifier.fabric.BlockHeader.read(header());
        }

        /** The hash of a block from this one on; of any other nothing that a header has. */
        private byte[] hashOf(long block) {
            if (block < number) {
                return filled(0x22);
            }
            var header = read();
            for (int at = 0; header.number() < block; at += 32) {
                header = new org.capaz.verifier.fabric.BlockHeader(
                        header.number() + 1, header.hash(), Arrays.copyOfRange(laterAnd(filled(0x55)), at, at + 32));
            }
            return header.hash();
        }

        private byte[] laterAnd(byte[] next) {
            return DemoNetwork.join(later, DemoNetwork.join(next, next));
        }

        private DemoProposal answer(Consumer<DemoProposal> change) {
            var proposal = IssueCases.queried(chainInfo(height), "GetChainInfo", CHANNEL);
            change.accept(proposal);
            return proposal;
        }

        byte[] chainInfo(long blocks) {
            return info.apply(BlockchainInfo.newBuilder()
                            .setHeight(blocks)
                            .setCurrentBlockHash(ByteString.copyFrom(hashOf(blocks - 1)))
                            .setPreviousBlockHash(ByteString.copyFrom(hashOf(blocks - 2))))
                    .build()
                    .toByteArray();
        }

        MetadataSignature signature(int id, DemoMember.Holder by) {
            byte[] identifier = IdentifierHeader.newBuilder()
                    .setIdentifier(id)
                    .setNonce(ByteString.copyFrom(filled(id)))
                    .build()
                    .toByteArray();
            byte[] signed = new ProtoWriter()
                    .raw(VALUE)
                    .raw(identifier)
                    .raw(read().der())
                    .toBytes();
            return MetadataSignature.newBuilder()
                    .setIdentifierHeader(ByteString.copyFrom(identifier))
                    .setSignature(ByteString.copyFrom(by.key().sign(signed)))
                    .build();
        }

        ChainPart part() {
            var signed = Metadata.newBuilder().setValue(ByteString.copyFrom(VALUE));
            signers.forEach(holder -> signed.addSignatures(signature(ORDERERS.indexOf(holder) + 1, holder)));
            return new ChainPart(
                    written.apply(header()),
                    envelopes,
                    metadata.apply(signed).build().toByteArray(),
                    later,
                    answers.stream()
                            .map(this::answer)
                            .map(DemoProposal::payload)
                            .toList());
        }
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] foreign(String payload) {
        return Envelope.newBuilder()
                .setPayload(ByteString.copyFromUtf8("of other people, " + payload))
                .setSignature(ByteString.copyFromUtf8("signed"))
                .build()
                .toByteArray();
    }

    private static String file(Consumer<Block> change) {
        var block = new Block();
        change.accept(block);
        return text(bundleOf(issued(), RECORD, GOOD)
                .withIssue(new IssuePart(
                                block.place, List.of(asked(envelope(p -> {}), 0).payload()))
                        .withChain(block.part()))
                .bytes());
    }

    private static Json.Obj judged(String file, Json.Obj anchor) {
        return Pieces.bundle(file).with("anchor", CanonicalJson.write(anchor));
    }

    private static Json.Obj audit(Consumer<Block> change) {
        return judged(file(change), AUDITING);
    }

    // The cases

    private void valid() {
        valid("audit-proven", audit(b -> {}), "GENUINE_AS_OF");
        valid(
                "audit-of-the-last-block",
                audit(b -> {
                    b.later = new byte[0];
                    b.height = b.number + 1;
                }),
                "GENUINE_AS_OF");
        valid(
                "audit-of-the-block-before-the-last",
                audit(b -> {
                    b.later = new byte[0];
                    b.height = b.number + 2;
                }),
                "GENUINE_AS_OF");
        valid(
                "audit-with-members-at-two-heights",
                audit(b -> b.answers = List.of(p -> signedBy(p, TRADERS), p -> {
                    signedBy(p, BUYERS);
                    p.answer = b.chainInfo(b.height - 1);
                })),
                "GENUINE_AS_OF");
        valid(
                "audit-with-a-quorum-of-orderers-and-one-signature-that-does-not-fit",
                audit(b -> {
                    b.signers = ORDERERS.subList(0, 3);
                    b.metadata = signed -> signed.addSignatures(b.signature(4, ORDERERS.getFirst()));
                }),
                "GENUINE_AS_OF");
        valid(
                "audit-signed-with-a-former-certificate-of-an-orderer",
                judged(file(b -> b.signers = ORDERERS.subList(0, 3)), renewedAfter(new Block().number)),
                "GENUINE_AS_OF");
        valid(
                "audit-of-a-network-where-one-orderer-signs",
                judged(file(b -> b.signers = List.of()), AUDITING.with("consensus", "etcdraft")),
                "GENUINE_AS_OF");
        valid(
                "audit-under-an-anchor-without-orderers",
                judged(file(b -> {}), AUDITING.with("consenters", List.of())),
                "GENUINE_AS_OF");
    }

    private void b1Form() {
        String good = file(b -> {});
        notGenuineAt("B1", "E-BUNDLE")
                .file("audit-without-the-members-word-on-their-chain", audit(b -> b.answers = List.of()))
                .file("audit-with-a-cut-hash", audit(b -> b.later = Arrays.copyOf(b.later, 63)))
                .file(
                        "audit-without-the-orderers-signatures",
                        judged(good.replace("\"signatures\"", "\"a\""), AUDITING))
                .file(
                        "audit-with-something-further",
                        judged(good.replace("{\"chainInfo\"", "{\"a\":1,\"chainInfo\""), AUDITING));
    }

    private void a2Header() {
        notGenuineAt("A2", "E-HEADER").file("audit-with-the-header-of-another-block", audit(b -> b.number--));
        at("A2", "E-PROTO")
                .file("audit-with-an-empty-header", audit(b -> b.written = header -> Arrays.copyOf(header, 0)));
    }

    private void a1Data() {
        List<byte[]> whole = new Block().envelopes;
        byte[] hash = Digest.sha256(whole.toArray(byte[][]::new));
        byte[] more =
                DemoNetwork.join(whole.getLast(), new ProtoWriter().number(3, 1).toBytes());
        notGenuineAt("A1", "E-DATAHASH")
                .file("audit-with-a-transaction-dropped", audit(b -> {
                    b.envelopes = whole.subList(0, 2);
                    b.dataHash = hash;
                }))
                .file("audit-with-transactions-in-another-order", audit(b -> {
                    b.envelopes = List.of(whole.get(2), whole.get(1), whole.get(0));
                    b.dataHash = hash;
                }))
                .file(
                        "audit-with-a-transaction-that-says-more",
                        audit(b -> b.envelopes = List.of(whole.get(0), whole.get(1), more)))
                .file(
                        "audit-with-a-transaction-without-signature",
                        audit(b -> b.envelopes =
                                List.of(new ProtoWriter().text(1, "payload").toBytes(), whole.get(1), whole.get(2))))
                .file("audit-of-a-block-without-transactions", audit(b -> {
                    b.envelopes = List.of();
                    b.dataHash = hash;
                }));
        notGenuineAt("A1", "E-BLOCK-TX")
                .file(
                        "audit-of-a-block-that-has-it-elsewhere",
                        audit(b -> b.envelopes = List.of(whole.get(1), whole.get(0), whole.get(2))))
                .file("audit-of-a-block-that-is-shorter", audit(b -> b.envelopes = List.of(whole.get(1))));
        at("A1", "E-PROTO")
                .file(
                        "audit-with-a-transaction-that-cannot-be-read",
                        audit(b -> b.envelopes = List.of(new byte[] {1}, whole.get(1))));
    }

    private void a7Chain() {
        notGenuineAt("A7", "E-CHAIN-LINK")
                .file(
                        "audit-of-a-block-of-another-chain",
                        audit(b -> b.info = info -> info.setCurrentBlockHash(ByteString.copyFrom(filled(1)))))
                .file(
                        "audit-whose-last-block-but-one-is-another",
                        audit(b -> b.info = info -> info.setPreviousBlockHash(ByteString.copyFrom(filled(1)))))
                .file("audit-with-a-later-block-changed", audit(b -> {
                    byte[] answer = b.chainInfo(b.height);
                    b.later = DemoNetwork.join(filled(0x52), filled(0x54));
                    b.answers = List.of(p -> p.answer = answer);
                }))
                .file("audit-that-does-not-reach-what-the-members-have", audit(b -> b.height += 2))
                .file("audit-of-a-chain-that-ends-before-the-block", audit(b -> b.height = b.number - 1))
                .file(
                        "audit-answered-by-another-contract",
                        audit(b -> b.answers = List.of(p -> p.responseChaincode = "capaz")))
                .file(
                        "audit-answer-to-another-question",
                        audit(b -> b.answers = List.of(p -> p.arguments = List.of("GetBlockByNumber", CHANNEL))))
                .file(
                        "audit-answer-with-an-argument-too-much",
                        audit(b -> b.answers = List.of(p -> p.arguments = List.of("GetChainInfo", CHANNEL, "1"))))
                .file(
                        "audit-answer-of-another-channel",
                        audit(b -> b.answers = List.of(p -> p.arguments = List.of("GetChainInfo", "goldbft"))))
                .file("audit-answer-that-is-no-success", audit(b -> b.answers = List.of(p -> p.status = 500)));
        notGenuineAt("A7", "E-CHANNEL")
                .file("audit-answered-on-another-channel", audit(b -> b.answers = List.of(p -> p.channel = "goldbft")));
        notGenuineAt("A7", "E-QUORUM")
                .file(
                        "audit-with-the-word-of-one-organisation",
                        audit(b -> b.answers = List.of(p -> signedBy(p, TRADERS))));
        notGenuineAt("A7", "E-SIG")
                .file(
                        "audit-answer-signed-over-other-bytes",
                        audit(b -> b.answers = List.of(p -> p.endorsers.set(
                                0,
                                new DemoProposal.Signing(
                                        PRODUCERS.peer().identity(),
                                        bytes -> PRODUCERS.peer().key().sign(new byte[1]))))));
        at("A7", "E-TIME")
                .file(
                        "audit-answered-in-the-future",
                        audit(b -> b.answers = List.of(p -> p.seconds = DemoNetwork.NOW + 301)));
    }

    private void a8Orderers() {
        DemoMember.Holder one = ORDERERS.getFirst();
        notGenuineAt("A8", "E-ORDERER")
                .file(
                        "audit-signed-with-a-certificate-of-an-orderer-that-had-ended",
                        judged(file(b -> b.signers = ORDERERS.subList(0, 3)), renewedAfter(new Block().number - 1)))
                .file("audit-signed-by-one-orderer-too-few", audit(b -> b.signers = ORDERERS.subList(0, 2)))
                .file("audit-signed-three-times-by-one-orderer", audit(b -> b.signers = Collections.nCopies(3, one)))
                .file("audit-signed-by-one-orderer-under-three-names", audit(b -> {
                    b.signers = List.of(one);
                    b.metadata =
                            signed -> signed.addSignatures(b.signature(2, one)).addSignatures(b.signature(3, one));
                }))
                .file("audit-signed-by-orderers-that-the-anchor-does-not-name", audit(b -> {
                    b.signers = ORDERERS.subList(0, 2);
                    b.metadata =
                            signed -> signed.addSignatures(b.signature(5, one)).addSignatures(b.signature(6, one));
                }))
                .file(
                        "audit-whose-signed-value-was-changed",
                        audit(b -> b.metadata = signed -> signed.setValue(ByteString.copyFromUtf8("other"))))
                .file("audit-whose-signatures-are-of-another-block", audit(b -> {
                    var other = new Block();
                    other.previousHash = filled(0x23);
                    var foreign = new ArrayList<MetadataSignature>();
                    IntStream.rangeClosed(1, 4).forEach(id -> foreign.add(other.signature(id, ORDERERS.get(id - 1))));
                    b.metadata = signed -> signed.clearSignatures().addAllSignatures(foreign);
                }));
        at("A8", "E-LIMIT")
                .file(
                        "audit-with-more-signatures-than-are-checked",
                        audit(b -> b.signers = Collections.nCopies(101, one)));
    }
}
