// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.capaz.bench.measure.Bench.NotDone;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.operation.Progress;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/**
 * A second network, started by the same code with the same members, peers, orderers, policies and flags. Only the contract
 * differs, and there is no gateway of ours: each member's identity speaks to its own peer with Fabric's client, in turn.
 */
final class YardstickNetwork implements OneKeyLedger {
    private static final int PORT_SHIFT = 2_700;
    private static final int TRIES = 3;

    private final Network network = new Network(
            new NetworkLayout(OurNetwork.ROOT.resolve("bench/target/network/yardstick"), PORT_SHIFT),
            OurNetwork.ROOT.resolve("bench/yardstick/target"),
            OurNetwork.ROOT.resolve("gateway/target"));
    private final List<Connection> connections = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    private record Connection(ManagedChannel channel, Gateway gateway, Contract contract) {}

    private YardstickNetwork() {}

    static YardstickNetwork started() {
        var yardstick = new YardstickNetwork();
        try {
            yardstick.network.reset(Progress.SILENT);
            yardstick.start();
            for (Member member : yardstick.network.operated()) {
                yardstick.connections.add(yardstick.connected(member));
            }
            return yardstick;
        } catch (RuntimeException e) {
            yardstick.close();
            throw e;
        }
    }

    void start() {
        network.startLedger(Progress.SILENT);
    }

    void down() {
        network.down(Progress.SILENT);
    }

    NetworkProcesses processes() {
        return NetworkProcesses.of(network);
    }

    private Connection connected(Member member) {
        var crypto = new CryptoMaterial(network.layout(), member);
        try (Reader certificate = read(crypto.certificateOf(crypto.gateway()));
                Reader key = read(crypto.keyOf(crypto.gateway()))) {
            ManagedChannel channel = Grpc.newChannelBuilder(
                            network.layout().nearAddress(member, Port.PEER),
                            TlsChannelCredentials.newBuilder()
                                    .trustManager(crypto.tlsRoot().toFile())
                                    .build())
                    .overrideAuthority(member.peerHost())
                    .build();
            Gateway gateway = Gateway.newInstance()
                    .identity(new X509Identity(member.mspId(), Identities.readX509Certificate(certificate)))
                    .signer(Signers.newPrivateKeySigner(Identities.readPrivateKey(key)))
                    .connection(channel)
                    .connect();
            Contract contract = gateway.getNetwork(network.consortium().channel())
                    .getContract(network.consortium().chaincode());
            return new Connection(channel, gateway, contract);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reader read(Path file) throws IOException {
        return Files.newBufferedReader(file);
    }

    @Override
    public void write(String key) throws NotDone {
        Contract contract = connections
                .get(Math.floorMod(turn.getAndIncrement(), connections.size()))
                .contract();
        for (int attempt = 1; ; attempt++) {
            try {
                SubmittedTransaction sent = contract.newProposal("write")
                        .addArguments(key, VALUE)
                        .build()
                        .endorse()
                        .submitAsync();
                Status status = sent.getStatus();
                if (!status.isSuccessful()) {
                    throw new NotDone("a transaction is " + status.getCode());
                }
                return;
            } catch (SubmitException e) {
                // Orderers answer so of what the others put into a block by then; the same key again is valid all the
                // same.
                if (attempt == TRIES) {
                    throw new NotDone("the orderers took no transaction: " + e.getMessage());
                }
            } catch (EndorseException | CommitStatusException e) {
                throw new NotDone(e.toString());
            }
        }
    }

    @Override
    public Map<String, Supplier<Duration>> cpu() {
        return processes().cpu();
    }

    @Override
    public void close() {
        connections.forEach(connection -> {
            connection.gateway().close();
            connection.channel().shutdownNow();
        });
        down();
    }
}
