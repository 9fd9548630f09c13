// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a peer and this process say to each other, without a peer. */
class PeerStreamsTest {
    private static final String PACKAGE = "capaz_1:00";

    /** Longer than a busy machine needs. */
    private static final int PATIENCE_SECONDS = 120;

    private final PeerStreams streams = new PeerStreams(new CapazContract(new ContractFunctions("capaz")), PACKAGE);

    @BeforeEach
    void prepare() {
        streams.prepare();
    }

    @Test
    void a_stream_registers_under_the_name_of_the_package_and_answers_when_it_is_ready() throws Exception {
        Peer peer = new Peer();
        assertThat(peer.register().getPayload().toStringUtf8()).contains(PACKAGE);

        peer.ready();

        assertThat(peer.answer().getType()).isEqualTo(ChaincodeMessage.Type.COMPLETED);
    }

    @Test
    void a_further_stream_leaves_those_before_it_as_they_are() throws Exception {
        Peer first = new Peer();
        first.register();
        first.ready();

        Peer second = new Peer();
        second.register();

        assertThat(first.answer().getType()).isEqualTo(ChaincodeMessage.Type.COMPLETED);
        second.ready();
        assertThat(second.answer().getType()).isEqualTo(ChaincodeMessage.Type.COMPLETED);
    }

    /** The peer's end of one stream. */
    private final class Peer implements StreamObserver<ChaincodeMessage> {
        private final BlockingQueue<ChaincodeMessage> heard = new LinkedBlockingQueue<>();
        private final StreamObserver<ChaincodeMessage> chaincode;

        Peer() throws Exception {
            chaincode = streams.connectToPeer(this);
        }

        ChaincodeMessage register() throws InterruptedException {
            ChaincodeMessage said = hear();
            assertThat(said.getType()).isEqualTo(ChaincodeMessage.Type.REGISTER);
            return said;
        }

        void ready() {
            say(ChaincodeMessage.Type.REGISTERED);
            say(ChaincodeMessage.Type.READY);
        }

        /** To a transaction that needs nothing of the ledger. */
        ChaincodeMessage answer() throws InterruptedException {
            ChannelHeader channel = ChannelHeader.newBuilder()
                    .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                    .setChannelId("capaz")
                    .setTxId("tx")
                    .build();
            Proposal proposal = Proposal.newBuilder()
                    .setHeader(Header.newBuilder()
                            .setChannelHeader(channel.toByteString())
                            .build()
                            .toByteString())
                    .build();
            chaincode.onNext(ChaincodeMessage.newBuilder()
                    .setType(ChaincodeMessage.Type.TRANSACTION)
                    .setChannelId("capaz")
                    .setTxid("tx")
                    .setProposal(SignedProposal.newBuilder().setProposalBytes(proposal.toByteString()))
                    .setPayload(ChaincodeInput.newBuilder()
                            .addArgs(ByteString.copyFromUtf8("org.hyperledger.fabric:GetMetadata"))
                            .build()
                            .toByteString())
                    .build());
            return hear();
        }

        private void say(ChaincodeMessage.Type type) {
            chaincode.onNext(ChaincodeMessage.newBuilder().setType(type).build());
        }

        private ChaincodeMessage hear() throws InterruptedException {
            ChaincodeMessage message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(message).as("a message within %s s", PATIENCE_SECONDS).isNotNull();
            return message;
        }

        @Override
        public void onNext(ChaincodeMessage message) {
            heard.add(message);
        }

        @Override
        public void onError(Throwable failed) {
            throw new AssertionError(failed);
        }

        @Override
        public void onCompleted() {}
    }
}
