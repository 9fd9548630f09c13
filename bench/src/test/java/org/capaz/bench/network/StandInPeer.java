// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.capaz.bench.measure.Bench.NotDone;
import org.capaz.network.layout.NetworkLayout;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * Does what a peer does with a chaincode process of its own: connects, registers it and asks one question.
 *
 * @param tls the folder with the keys of this connection
 * @param asker who asks, as peers hand it on
 */
record StandInPeer(int port, Path tls, SerializedIdentity asker) {
    private static final int LONGEST_SECONDS = 60;
    private static final int ASK_AGAIN_MILLIS = 5;
    private static final String CHANNEL = "capaz";
    private static final String QUESTION = "org.hyperledger.fabric:GetMetadata";

    /** Comes back when the process has answered. */
    void requireAnswer(Process process) throws NotDone, InterruptedException, IOException {
        awaitPort(process);
        ManagedChannel channel = Grpc.newChannelBuilderForAddress(
                        NetworkLayout.LOOPBACK,
                        port,
                        TlsChannelCredentials.newBuilder()
                                .trustManager(tls.resolve("ca.crt").toFile())
                                .keyManager(
                                        tls.resolve("client.crt").toFile(),
                                        tls.resolve("client.key").toFile())
                                .build())
                .build();
        try {
            var conversation = new Conversation(question());
            conversation.opened(ChaincodeGrpc.newStub(channel).connect(conversation));
            ChaincodeMessage answer = conversation.answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (answer.getType() != ChaincodeMessage.Type.COMPLETED
                    || Response.parseFrom(answer.getPayload()).getStatus() != 200) {
                throw new NotDone("the first answer is " + answer);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new NotDone("no answer: " + e);
        } finally {
            channel.shutdownNow();
        }
    }

    private void awaitPort(Process process) throws NotDone, InterruptedException {
        while (process.isAlive()) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(NetworkLayout.LOOPBACK, port));
                return;
            } catch (IOException notYet) {
                Thread.sleep(ASK_AGAIN_MILLIS);
            }
        }
        throw new NotDone("the process ended with " + process.exitValue());
    }

    /** With the proposal of a client, which contracts may look at. */
    private ChaincodeMessage question() {
        ByteString input = ChaincodeInput.newBuilder()
                .addArgs(ByteString.copyFromUtf8(QUESTION))
                .build()
                .toByteString();
        ByteString header = Header.newBuilder()
                .setChannelHeader(ChannelHeader.newBuilder()
                        .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                        .setTimestamp(
                                Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
                        .setChannelId(CHANNEL)
                        .build()
                        .toByteString())
                .setSignatureHeader(SignatureHeader.newBuilder()
                        .setCreator(asker.toByteString())
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        return ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.TRANSACTION)
                .setChannelId(CHANNEL)
                .setTxid("first")
                .setPayload(input)
                .setProposal(SignedProposal.newBuilder()
                        .setProposalBytes(
                                Proposal.newBuilder().setHeader(header).build().toByteString()))
                .build();
    }

    private static final class Conversation implements StreamObserver<ChaincodeMessage> {
        private final ChaincodeMessage question;
        private final CompletableFuture<ChaincodeMessage> answer = new CompletableFuture<>();
        private final CompletableFuture<StreamObserver<ChaincodeMessage>> chaincode = new CompletableFuture<>();

        Conversation(ChaincodeMessage question) {
            this.question = question;
        }

        void opened(StreamObserver<ChaincodeMessage> messages) {
            chaincode.complete(messages);
        }

        @Override
        public void onNext(ChaincodeMessage message) {
            if (message.getType() == ChaincodeMessage.Type.REGISTER) {
                say(message(ChaincodeMessage.Type.REGISTERED));
                say(message(ChaincodeMessage.Type.READY));
                say(question);
            } else if (message.getType() != ChaincodeMessage.Type.KEEPALIVE) {
                answer.complete(message);
            }
        }

        private static ChaincodeMessage message(ChaincodeMessage.Type type) {
            return ChaincodeMessage.newBuilder().setType(type).build();
        }

        private void say(ChaincodeMessage message) {
            chaincode.join().onNext(message);
        }

        @Override
        public void onError(Throwable e) {
            answer.completeExceptionally(e);
        }

        @Override
        public void onCompleted() {
            answer.completeExceptionally(new IllegalStateException("the process closed the stream"));
        }
    }
}
