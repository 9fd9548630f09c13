// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.capaz.audit.export.ExportedBlock;
import org.capaz.ledger.contract.KeyOwner;
import org.capaz.ledger.contract.RecordingFunctions;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.PendingState;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.InMemoryLedger;
import org.capaz.verifier.fabric.BlockHeader;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.ChaincodeDefinition;
import org.capaz.verifier.trust.Consenter;
import org.capaz.verifier.wire.ProtoWriter;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/**
 * Blocks as four honest members would have made them of statements, signed by all of them; or as they would have made them
 * if they had agreed on something wrong, when a test says so of one transaction.
 */
public final class RehearsedChain {
    public static final String CHANNEL = "capaz";
    static final String CONTRACT = "capaz";
    static final List<RehearsedMember> MEMBERS = List.of(
            new RehearsedMember("AssuranceMSP"),
            new RehearsedMember("BuyersMSP"),
            new RehearsedMember("ProducersMSP"),
            new RehearsedMember("TradersMSP"));
    private static final Version DEFINITION = new Version(0, 0);
    private static final byte[] VALUE = "last config".getBytes(StandardCharsets.UTF_8);

    /** What a test changes of one transaction; everything is signed after it. */
    static final class Change {
        UnaryOperator<List<String>> arguments = UnaryOperator.identity();
        UnaryOperator<SortedMap<String, byte[]>> writes = UnaryOperator.identity();
        UnaryOperator<byte[]> answer = UnaryOperator.identity();
        UnaryOperator<List<RehearsedMember>> endorsers = UnaryOperator.identity();
        UnaryOperator<SortedMap<String, Optional<Version>>> reads = UnaryOperator.identity();
        UnaryOperator<byte[]> envelope = UnaryOperator.identity();
        int code;
    }

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final SortedMap<String, Version> versions = new TreeMap<>();
    private final List<ExportedBlock> blocks = new ArrayList<>();
    private BlockHeader last;

    public RehearsedChain() {
        add(List.of(), new byte[0]);
    }

    /** The blocks so far; a test may exchange one. */
    public List<ExportedBlock> blocks() {
        return blocks;
    }

    String head() {
        return HexFormat.of().formatHex(last.hash());
    }

    /** How many records each family has. */
    public SortedMap<String, Long> families() {
        SortedMap<String, Long> families = new TreeMap<>();
        ledger.records().keySet().forEach(key -> families.merge(key.family().onLedger(), 1L, Long::sum));
        return families;
    }

    /** The anchor of the four members. */
    public Anchor anchor() {
        var genesis = BlockHeader.read(block(0).getHeader().toByteArray());
        List<Consenter> consenters = new ArrayList<>();
        for (RehearsedMember member : MEMBERS) {
            consenters.add(new Consenter(consenters.size() + 1L, member.msp, member.orderer.certificate()));
        }
        return new Anchor(
                Anchor.Form.SECOND,
                1,
                Optional.empty(),
                CHANNEL,
                HexFormat.of().formatHex(genesis.hash()),
                Anchor.Consensus.BFT,
                true,
                900,
                2,
                259_200,
                43_200,
                Optional.of("label.capaz.example"),
                MEMBERS.stream().map(RehearsedMember::member).toList(),
                List.of(new ChaincodeDefinition(
                        CONTRACT,
                        "1",
                        DEFINITION,
                        3,
                        MEMBERS.stream().map(member -> member.msp).toList())),
                consenters,
                Map.of());
    }

    Block block(int number) {
        try {
            return Block.parseFrom(blocks.get(number).block());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One block with that call. */
    public void add(Draft.Call call) {
        add(call, new Change());
    }

    /** One block with that call, endorsed by the first so many members. */
    public void add(Draft.Call call, int endorsers) {
        var change = new Change();
        change.endorsers = all -> all.subList(0, endorsers);
        add(call, change);
    }

    /** One block with a transaction of the same sender that writes one key with so many bytes, and nothing of ours. */
    public void addBare(Draft.Call call, int bytes, int endorsers) {
        String key = "bare-" + blocks.size();
        String value = "x".repeat(bytes);
        add(
                List.of(envelope(
                        call,
                        List.of("put", key, value),
                        new TreeMap<>(Map.of(key, Optional.empty())),
                        new TreeMap<>(Map.of(key, value.getBytes(StandardCharsets.UTF_8))),
                        new byte[0],
                        MEMBERS.subList(0, endorsers))),
                new byte[1]);
    }

    void add(Draft.Call call, Change change) {
        SortedMap<String, byte[]> written = new TreeMap<>();
        add(List.of(envelope(call, change, written)), new byte[] {(byte) change.code});
        if (change.code == 0) {
            written.forEach((key, value) -> {
                ledger.put(LedgerKey.parse(key), CanonicalJson.parse(new String(value, StandardCharsets.UTF_8)));
                versions.put(key, new Version(last.number(), 0));
            });
        }
    }

    /** @param written takes what the transaction writes */
    private byte[] envelope(Draft.Call call, Change change, SortedMap<String, byte[]> written) {
        var state = new Noted();
        byte[] answer = CanonicalJson.bytes(new RecordingFunctions(CHANNEL, new MspId(call.msp()), call.time(), state)
                .call(
                        call.arguments().getFirst(),
                        call.arguments().subList(1, call.arguments().size())));
        SortedMap<String, byte[]> writes = new TreeMap<>();
        state.pending().forEach((key, value) -> {
            state.read.putIfAbsent(key.onLedger(), version(key));
            writes.put(key.onLedger(), CanonicalJson.bytes(value));
        });
        written.putAll(change.writes.apply(writes));
        return change.envelope.apply(envelope(
                call,
                change.arguments.apply(call.arguments()),
                change.reads.apply(state.read),
                written,
                change.answer.apply(answer),
                change.endorsers.apply(MEMBERS)));
    }

    /** The blocks of these calls, which are this chain's, had the members changed one of them in agreement. */
    List<ExportedBlock> changedAt(List<Draft.Call> calls, int place, Change change) {
        var other = new RehearsedChain();
        calls.subList(0, place).forEach(other::add);
        other.add(List.of(other.envelope(calls.get(place), change, new TreeMap<>())), new byte[1]);
        for (int i = place + 1; i < calls.size(); i++) {
            other.add(List.of(block(i + 1).getData().getData(0).toByteArray()), new byte[1]);
        }
        return other.blocks;
    }

    /** The record's owner, as the members' peers would ask for it. */
    Optional<MspId> owner(LedgerKey key) {
        return ledger.read(key).flatMap(value -> KeyOwner.of(key, value, ledger));
    }

    private Optional<Version> version(LedgerKey key) {
        return Optional.ofNullable(versions.get(key.onLedger()));
    }

    /** The ledger, which notes what is read of it. */
    private final class Noted extends PendingState {
        private final SortedMap<String, Optional<Version>> read = new TreeMap<>();

        @Override
        protected Optional<Json> recorded(LedgerKey key) {
            read.put(key.onLedger(), version(key));
            return ledger.read(key);
        }

        @Override
        protected SortedMap<LedgerKey, Json.Obj> recordedUnder(LedgerKey prefix) {
            return ledger.under(prefix);
        }
    }

    void add(List<byte[]> envelopes, byte[] codes) {
        byte[] previous = last == null ? new byte[0] : last.hash();
        var header = new BlockHeader(blocks.size(), previous, Digest.sha256(envelopes.toArray(byte[][]::new)));
        blocks.add(exported(header, envelopes, codes));
        last = header;
    }

    static ExportedBlock exported(BlockHeader header, List<byte[]> envelopes, byte[] codes) {
        byte[] block = Block.newBuilder()
                .setHeader(org.hyperledger.fabric.protos.common.BlockHeader.newBuilder()
                        .setNumber(header.number())
                        .setPreviousHash(ByteString.copyFrom(header.previousHash()))
                        .setDataHash(ByteString.copyFrom(header.dataHash())))
                .setData(BlockData.newBuilder()
                        .addAllData(envelopes.stream().map(ByteString::copyFrom).toList()))
                .setMetadata(BlockMetadata.newBuilder()
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(ByteString.copyFrom(codes)))
                .build()
                .toByteArray();
        return new ExportedBlock(block, header.number() == 0 ? new byte[0] : signatures(header, MEMBERS.size()));
    }

    /** The signatures of so many orderers. */
    static byte[] signatures(BlockHeader header, int count) {
        var metadata = Metadata.newBuilder().setValue(ByteString.copyFrom(VALUE));
        for (int id = 1; id <= count; id++) {
            byte[] identifier =
                    IdentifierHeader.newBuilder().setIdentifier(id).build().toByteArray();
            byte[] signed = new ProtoWriter()
                    .raw(VALUE)
                    .raw(identifier)
                    .raw(header.der())
                    .toBytes();
            metadata.addSignatures(MetadataSignature.newBuilder()
                    .setIdentifierHeader(ByteString.copyFrom(identifier))
                    .setSignature(ByteString.copyFrom(
                            MEMBERS.get(id - 1).orderer.key().sign(signed))));
        }
        return metadata.build().toByteArray();
    }

    private static byte[] envelope(
            Draft.Call call,
            List<String> arguments,
            SortedMap<String, Optional<Version>> reads,
            SortedMap<String, byte[]> writes,
            byte[] answer,
            List<RehearsedMember> endorsers) {
        RehearsedMember sender = MEMBERS.stream()
                .filter(member -> member.msp.equals(call.msp()))
                .findFirst()
                .orElseThrow();
        byte[] nonce = Digest.sha256(String.join("/", arguments).getBytes(StandardCharsets.UTF_8));
        byte[] creator = sender.gateway.identity();
        ByteString signatureHeader = SignatureHeader.newBuilder()
                .setCreator(ByteString.copyFrom(creator))
                .setNonce(ByteString.copyFrom(nonce))
                .build()
                .toByteString();
        ByteString channelHeader = channelHeader(call.time(), Digest.hex(nonce, creator));
        ByteString proposal = proposal(arguments);
        byte[] response = ProposalResponsePayload.newBuilder()
                .setProposalHash(ByteString.copyFrom(Digest.sha256(
                        channelHeader.toByteArray(), signatureHeader.toByteArray(), proposal.toByteArray())))
                .setExtension(action(reads, writes, answer))
                .build()
                .toByteArray();
        var endorsed = ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(ByteString.copyFrom(response));
        for (RehearsedMember member : endorsers) {
            byte[] identity = member.peer.identity();
            endorsed.addEndorsements(Endorsement.newBuilder()
                    .setEndorser(ByteString.copyFrom(identity))
                    .setSignature(ByteString.copyFrom(member.peer.key().sign(response, identity))));
        }
        byte[] payload = Payload.newBuilder()
                .setHeader(Header.newBuilder().setChannelHeader(channelHeader).setSignatureHeader(signatureHeader))
                .setData(Transaction.newBuilder()
                        .addActions(TransactionAction.newBuilder()
                                .setHeader(signatureHeader)
                                .setPayload(ChaincodeActionPayload.newBuilder()
                                        .setChaincodeProposalPayload(proposal)
                                        .setAction(endorsed)
                                        .build()
                                        .toByteString()))
                        .build()
                        .toByteString())
                .build()
                .toByteArray();
        return Envelope.newBuilder()
                .setPayload(ByteString.copyFrom(payload))
                .setSignature(ByteString.copyFrom(sender.gateway.key().sign(payload)))
                .build()
                .toByteArray();
    }

    private static ByteString channelHeader(Instant time, String txId) {
        return ChannelHeader.newBuilder()
                .setType(3)
                .setTimestamp(Timestamp.newBuilder().setSeconds(time.getEpochSecond()))
                .setChannelId(CHANNEL)
                .setTxId(txId)
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName(CONTRACT))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }

    private static ByteString proposal(List<String> arguments) {
        var input = ChaincodeInput.newBuilder();
        arguments.forEach(argument -> input.addArgs(ByteString.copyFromUtf8(argument)));
        return ChaincodeProposalPayload.newBuilder()
                .setInput(ChaincodeInvocationSpec.newBuilder()
                        .setChaincodeSpec(ChaincodeSpec.newBuilder()
                                .setTypeValue(4)
                                .setChaincodeId(ChaincodeID.newBuilder().setName(CONTRACT))
                                .setInput(input))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }

    private static ByteString action(
            SortedMap<String, Optional<Version>> reads, SortedMap<String, byte[]> writes, byte[] answer) {
        var definition = KVRWSet.newBuilder()
                .addReads(read("namespaces/fields/" + CONTRACT + "/Sequence", Optional.of(DEFINITION)));
        var keys = KVRWSet.newBuilder();
        reads.forEach((key, version) -> keys.addReads(read(key, version)));
        writes.forEach(
                (key, value) -> keys.addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFrom(value))));
        return ChaincodeAction.newBuilder()
                .setResults(TxReadWriteSet.newBuilder()
                        .addNsRwset(NsReadWriteSet.newBuilder()
                                .setNamespace("_lifecycle")
                                .setRwset(definition.build().toByteString()))
                        .addNsRwset(NsReadWriteSet.newBuilder()
                                .setNamespace(CONTRACT)
                                .setRwset(keys.build().toByteString()))
                        .build()
                        .toByteString())
                .setResponse(Response.newBuilder().setStatus(200).setPayload(ByteString.copyFrom(answer)))
                .setChaincodeId(ChaincodeID.newBuilder().setName(CONTRACT).setVersion("1"))
                .build()
                .toByteString();
    }

    private static KVRead read(String key, Optional<Version> version) {
        var read = KVRead.newBuilder().setKey(key);
        version.ifPresent(at -> read.setVersion(org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version.newBuilder()
                .setBlockNum(at.block())
                .setTxNum(at.tx())));
        return read.build();
    }
}
