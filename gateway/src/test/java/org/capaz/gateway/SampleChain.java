// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.capaz.gateway.certificate.OrderedBlocks.OrderedBlock;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.verifier.fabric.BlockHeader;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
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

/** Blocks as a peer would deliver them, made here, chained and hashed like real ones. */
public final class SampleChain {
    public static final long FIRST_SECOND = 1_780_000_000L;

    private final List<byte[]> blocks = new ArrayList<>();
    private byte[] lastHash = new byte[0];

    /** A transaction to be: its id, its verdict, its writes, and what it was called with. */
    public record Tx(String id, int validationCode, List<KVWrite> writes, List<String> arguments, OptionalLong second) {
        private Tx(String id, int validationCode, List<KVWrite> writes) {
            this(id, validationCode, writes, List.of("DeclareLot"), OptionalLong.empty());
        }

        /** The same, called with that function and these arguments. */
        public Tx calledWith(List<String> functionAndArguments) {
            return new Tx(id, validationCode, writes, functionAndArguments, second);
        }

        /** The same, at that moment in place of a second after the block before. */
        public Tx at(Instant moment) {
            return new Tx(id, validationCode, writes, arguments, OptionalLong.of(moment.getEpochSecond()));
        }
    }

    /** A valid transaction with these writes. */
    public static Tx tx(String id, KVWrite... writes) {
        return new Tx(id, 0, List.of(writes));
    }

    public static Tx invalid(String id, int code, KVWrite... writes) {
        return new Tx(id, code, List.of(writes));
    }

    public static KVWrite write(LedgerKey key, String value) {
        return write(key.onLedger(), value.getBytes(StandardCharsets.UTF_8));
    }

    public static KVWrite write(String key, byte[] value) {
        return KVWrite.newBuilder()
                .setKey(key)
                .setValue(ByteString.copyFrom(value))
                .build();
    }

    public static KVWrite delete(LedgerKey key) {
        return KVWrite.newBuilder().setKey(key.onLedger()).setIsDelete(true).build();
    }

    /** Appends a block. */
    public SampleChain block(Tx... transactions) {
        byte[] block = next(transactions);
        blocks.add(block);
        lastHash = org.capaz.verifier.fabric.Block.read(block).header().hash();
        return this;
    }

    /** The block that would be next, not appended. */
    public byte[] next(Tx... transactions) {
        long number = blocks.size();
        var data = BlockData.newBuilder();
        byte[] codes = new byte[transactions.length];
        byte[][] envelopes = new byte[transactions.length][];
        for (int i = 0; i < transactions.length; i++) {
            envelopes[i] = envelope(transactions[i], transactions[i].second().orElse(FIRST_SECOND + number));
            data.addData(ByteString.copyFrom(envelopes[i]));
            codes[i] = (byte) transactions[i].validationCode();
        }
        var header = new BlockHeader(number, lastHash, Digest.sha256(envelopes));
        return Block.newBuilder()
                .setHeader(org.hyperledger.fabric.protos.common.BlockHeader.newBuilder()
                        .setNumber(number)
                        .setPreviousHash(ByteString.copyFrom(header.previousHash()))
                        .setDataHash(ByteString.copyFrom(header.dataHash())))
                .setData(data)
                .setMetadata(BlockMetadata.newBuilder()
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(ByteString.copyFrom(codes)))
                .build()
                .toByteArray();
    }

    public List<byte[]> bytes() {
        return List.copyOf(blocks);
    }

    /** A block as the orderers made it. */
    public OrderedBlock ordered(int number) {
        try {
            Block block = Block.parseFrom(blocks.get(number));
            return new OrderedBlock(
                    block.getHeader().toByteArray(),
                    block.getData().getDataList().stream()
                            .map(ByteString::toByteArray)
                            .toList(),
                    new byte[0]);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<org.capaz.verifier.fabric.Block> read() {
        return blocks.stream().map(org.capaz.verifier.fabric.Block::read).toList();
    }

    private static byte[] envelope(Tx transaction, long second) {
        var chaincode = ChaincodeID.newBuilder().setName("capaz").setVersion("1.0");
        var writes = KVRWSet.newBuilder().addAllWrites(transaction.writes());
        var results = TxReadWriteSet.newBuilder()
                .addNsRwset(NsReadWriteSet.newBuilder()
                        .setNamespace("capaz")
                        .setRwset(writes.build().toByteString()));
        var action = ChaincodeAction.newBuilder()
                .setResults(results.build().toByteString())
                .setResponse(Response.newBuilder().setStatus(200))
                .setChaincodeId(chaincode);
        var answer = ProposalResponsePayload.newBuilder()
                .setProposalHash(ByteString.copyFrom(new byte[32]))
                .setExtension(action.build().toByteString());
        var proposal = ChaincodeProposalPayload.newBuilder()
                .setInput(ChaincodeInvocationSpec.newBuilder()
                        .setChaincodeSpec(ChaincodeSpec.newBuilder()
                                .setChaincodeId(chaincode)
                                .setInput(ChaincodeInput.newBuilder()
                                        .addAllArgs(transaction.arguments().stream()
                                                .map(ByteString::copyFromUtf8)
                                                .toList())))
                        .build()
                        .toByteString());
        var creator = SerializedIdentity.newBuilder()
                .setMspid("ProducersMSP")
                .setIdBytes(ByteString.copyFromUtf8("pem"))
                .build();
        var signatureHeader = SignatureHeader.newBuilder()
                .setCreator(creator.toByteString())
                .setNonce(ByteString.copyFromUtf8(transaction.id()))
                .build()
                .toByteString();
        var actionPayload = ChaincodeActionPayload.newBuilder()
                .setChaincodeProposalPayload(proposal.build().toByteString())
                .setAction(ChaincodeEndorsedAction.newBuilder()
                        .setProposalResponsePayload(answer.build().toByteString())
                        .addEndorsements(Endorsement.newBuilder().setEndorser(creator.toByteString())));
        var data = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setHeader(signatureHeader)
                        .setPayload(actionPayload.build().toByteString()));
        var channelHeader = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setTimestamp(Timestamp.newBuilder().setSeconds(second))
                .setChannelId("capaz")
                .setTxId(transaction.id())
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName("capaz"))
                        .build()
                        .toByteString());
        var payload = Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(channelHeader.build().toByteString())
                        .setSignatureHeader(signatureHeader))
                .setData(data.build().toByteString());
        return Envelope.newBuilder()
                .setPayload(payload.build().toByteString())
                .setSignature(ByteString.copyFromUtf8("signature"))
                .build()
                .toByteArray();
    }
}
