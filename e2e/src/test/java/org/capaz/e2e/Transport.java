// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** A member's transport identity at its own peer, without its gateway: for what no gateway would do. */
public final class Transport implements AutoCloseable {
    private static final int PEER_PORT = 51;

    private final String mspId;
    private final ManagedChannel channel;
    private final Gateway gateway;

    private Transport(String mspId, ManagedChannel channel, Gateway gateway) {
        this.mspId = mspId;
        this.channel = channel;
        this.gateway = gateway;
    }

    public static Transport of(String member) throws IOException, GeneralSecurityException {
        Path crypto = World.HOME.resolve("members/" + member + "/crypto");
        Path user = crypto.resolve("gateway/msp");
        String mspId = Character.toUpperCase(member.charAt(0)) + member.substring(1) + "MSP";
        ManagedChannel channel = Grpc.newChannelBuilder(
                        "127.0.0.1:" + (World.address(member).getPort() - 80 + PEER_PORT),
                        TlsChannelCredentials.newBuilder()
                                .trustManager(crypto.resolve("peer/tls/ca.crt").toFile())
                                .build())
                .overrideAuthority("localhost")
                .build();
        try (Reader certificate = Files.newBufferedReader(only(user.resolve("signcerts")));
                Reader key = Files.newBufferedReader(only(user.resolve("keystore")))) {
            Gateway gateway = Gateway.newInstance()
                    .identity(new X509Identity(mspId, Identities.readX509Certificate(certificate)))
                    .signer(Signers.newPrivateKeySigner(Identities.readPrivateKey(key)))
                    .connection(channel)
                    .connect();
            return new Transport(mspId, channel, gateway);
        }
    }

    /** A transaction that was ordered, and what the peers say of it in the block. */
    public record Ordered(String transaction, String code) {}

    /** Has just these organisations' peers endorse and sends it to be ordered; what the peers say of it in the block. */
    public String submit(List<String> organisations, String function, String statement)
            throws EndorseException, SubmitException, CommitStatusException, InterruptedException {
        return order(organisations, function, statement).code();
    }

    /** The same, with the id of the transaction. */
    public Ordered order(List<String> organisations, String function, String statement)
            throws EndorseException, SubmitException, CommitStatusException, InterruptedException {
        Transaction endorsed = gateway.getNetwork("capaz")
                .getContract("capaz")
                .newProposal(function)
                .addArguments(statement)
                .setEndorsingOrganizations(organisations.toArray(String[]::new))
                .build()
                .endorse();
        String transaction = endorsed.getTransactionId();
        try {
            return new Ordered(
                    transaction, endorsed.submitAsync().getStatus().getCode().name());
        } catch (SubmitException e) {
            return new Ordered(transaction, inTheChain(transaction).orElseThrow(() -> e));
        }
    }

    /** What all members' peers sign of a transaction in the chain, as a bundle holds it. */
    public byte[] endorsedWord(String transaction) throws EndorseException, InvalidProtocolBufferException {
        return endorsed(
                gateway.getNetwork("capaz")
                        .getContract("qscc")
                        .newProposal("GetTransactionByID")
                        .addArguments("capaz", transaction),
                "ProducersMSP",
                "TradersMSP",
                "BuyersMSP",
                "AssuranceMSP");
    }

    /** What this member's own peer alone signs of a certificate's state, as a gateway hands it on. */
    public byte[] stateByOwnPeer(String certificate, String challenge)
            throws EndorseException, InvalidProtocolBufferException {
        return endorsed(
                gateway.getNetwork("capaz")
                        .getContract("capaz")
                        .newProposal("StateView")
                        .addArguments(certificate, challenge),
                mspId);
    }

    private static byte[] endorsed(Proposal.Builder question, String... organisations)
            throws EndorseException, InvalidProtocolBufferException {
        Transaction endorsed =
                question.setEndorsingOrganizations(organisations).build().endorse();
        return PreparedTransaction.parseFrom(endorsed.getBytes())
                .getEnvelope()
                .getPayload()
                .toByteArray();
    }

    /**
     * What the peers say of a transaction that the orderers did not take without a word against it. Two of four may answer
     * "already processed" of what the others put into a block by then: that is no refusal, the chain decides.
     */
    private Optional<String> inTheChain(String transaction) throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        while (Instant.now().isBefore(until)) {
            try {
                byte[] processed = gateway.getNetwork("capaz")
                        .getContract("qscc")
                        .evaluateTransaction("GetTransactionByID", "capaz", transaction);
                return Optional.of(TxValidationCode.forNumber(
                                ProcessedTransaction.parseFrom(processed).getValidationCode())
                        .name());
            } catch (GatewayException | InvalidProtocolBufferException e) {
                Thread.sleep(200);
            }
        }
        return Optional.empty();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }
}
