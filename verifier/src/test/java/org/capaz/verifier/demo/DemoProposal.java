// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.capaz.ledger.identity.Digest;
import org.capaz.verifier.fabric.Version;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
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
 * An endorsed query put together with Fabric's own classes. Every part can be replaced by a broken one, which is then
 * signed as if it were right: so each check meets a defect that no other check would find first.
 */
final class DemoProposal {
    /** How an endorser signs. */
    record Signing(byte[] identity, UnaryOperator<byte[]> signature) {
        static Signing by(DemoMember.Holder holder) {
            return new Signing(holder.identity(), holder.key()::sign);
        }
    }

    byte[] creator = DemoNetwork.CLIENT.identity();
    String channel = DemoNetwork.CHANNEL;
    int type = 3;
    long epoch;
    long seconds = DemoNetwork.AS_OF;
    String headerChaincode = DemoNetwork.CHAINCODE;
    String specChaincode = DemoNetwork.CHAINCODE;
    String responseChaincode = DemoNetwork.CHAINCODE;
    String version = "1.0";
    String namespace = DemoNetwork.CHAINCODE;
    int status = 200;
    String message = "";
    byte[] answer;
    List<String> arguments;
    Version definition = DemoNetwork.DEFINITION;
    final List<KVRead> reads = new ArrayList<>();
    final List<RangeQueryInfo> ranges = new ArrayList<>();
    UnaryOperator<KVRWSet.Builder> rwset = builder -> builder;
    UnaryOperator<TxReadWriteSet.Builder> results = builder -> builder;
    UnaryOperator<ChaincodeAction.Builder> action = builder -> builder;
    UnaryOperator<byte[]> prp = bytes -> bytes;
    byte[] actionHeader;
    String txId;
    byte[] proposalHash;
    int actions = 1;
    final List<Signing> endorsers = new ArrayList<>();

    static KVRead read(String key, Version version) {
        var read = KVRead.newBuilder().setKey(key);
        if (version != null) {
            read.setVersion(org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version.newBuilder()
                    .setBlockNum(version.block())
                    .setTxNum(version.tx()));
        }
        return read.build();
    }

    /** All keys that begin with this one, as a peer writes down that they were read. */
    static RangeQueryInfo range(String start) {
        return RangeQueryInfo.newBuilder()
                .setStartKey(start)
                .setEndKey(start + "\uDBFF\uDFFF")
                .setItrExhausted(true)
                .build();
    }

    /** {@code Envelope.payload}. */
    byte[] payload() {
        byte[] nonce = Digest.sha256(String.join("/", arguments).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var signatureHeader = SignatureHeader.newBuilder()
                .setCreator(ByteString.copyFrom(creator))
                .setNonce(ByteString.copyFrom(nonce))
                .build()
                .toByteString();
        String id = txId == null ? Digest.hex(nonce, creator) : txId;
        var channelHeader = ChannelHeader.newBuilder()
                .setType(type)
                .setTimestamp(Timestamp.newBuilder().setSeconds(seconds).setNanos(7))
                .setChannelId(channel)
                .setTxId(id)
                .setEpoch(epoch)
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName(headerChaincode))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        var input = ChaincodeInput.newBuilder();
        arguments.forEach(argument -> input.addArgs(ByteString.copyFromUtf8(argument)));
        var proposalPayload = ChaincodeProposalPayload.newBuilder()
                .setInput(ChaincodeInvocationSpec.newBuilder()
                        .setChaincodeSpec(ChaincodeSpec.newBuilder()
                                .setTypeValue(4)
                                .setChaincodeId(ChaincodeID.newBuilder().setName(specChaincode))
                                .setInput(input))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        byte[] hash = proposalHash != null
                ? proposalHash
                : Digest.sha256(
                        channelHeader.toByteArray(), signatureHeader.toByteArray(), proposalPayload.toByteArray());
        byte[] response = response(hash);
        var endorsed = ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(ByteString.copyFrom(response));
        for (Signing signing : endorsers) {
            endorsed.addEndorsements(Endorsement.newBuilder()
                    .setEndorser(ByteString.copyFrom(signing.identity()))
                    .setSignature(ByteString.copyFrom(
                            signing.signature().apply(DemoNetwork.join(response, signing.identity())))));
        }
        var transactionAction = TransactionAction.newBuilder()
                .setHeader(actionHeader == null ? signatureHeader : ByteString.copyFrom(actionHeader))
                .setPayload(ChaincodeActionPayload.newBuilder()
                        .setChaincodeProposalPayload(proposalPayload)
                        .setAction(endorsed)
                        .build()
                        .toByteString());
        var transaction = Transaction.newBuilder();
        for (int i = 0; i < actions; i++) {
            transaction.addActions(transactionAction);
        }
        return Payload.newBuilder()
                .setHeader(Header.newBuilder().setChannelHeader(channelHeader).setSignatureHeader(signatureHeader))
                .setData(transaction.build().toByteString())
                .build()
                .toByteArray();
    }

    private byte[] response(byte[] hash) {
        var lifecycle = KVRWSet.newBuilder().addReads(read("namespaces/fields/" + namespace + "/Sequence", definition));
        var keys = rwset.apply(KVRWSet.newBuilder().addAllReads(reads).addAllRangeQueriesInfo(ranges));
        var set = results.apply(TxReadWriteSet.newBuilder()
                .addNsRwset(NsReadWriteSet.newBuilder()
                        .setNamespace("_lifecycle")
                        .setRwset(lifecycle.build().toByteString()))
                .addNsRwset(NsReadWriteSet.newBuilder()
                        .setNamespace(namespace)
                        .setRwset(keys.build().toByteString())));
        var chaincodeAction = action.apply(ChaincodeAction.newBuilder()
                .setResults(set.build().toByteString())
                .setResponse(Response.newBuilder()
                        .setStatus(status)
                        .setMessage(message)
                        .setPayload(ByteString.copyFrom(answer)))
                .setChaincodeId(
                        ChaincodeID.newBuilder().setName(responseChaincode).setVersion(version)));
        return prp.apply(ProposalResponsePayload.newBuilder()
                .setProposalHash(ByteString.copyFrom(hash))
                .setExtension(chaincodeAction.build().toByteString())
                .build()
                .toByteArray());
    }
}
