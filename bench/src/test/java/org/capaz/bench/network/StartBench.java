// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Figure;
import org.capaz.bench.measure.Goal;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.programs.InstalledJars;
import org.capaz.network.programs.JavaProgram;
import org.capaz.network.programs.UserCache;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * A chaincode process from its start to its first answer, beside Fabric's Java shim as it comes, with a minimal contract and
 * without an AOT cache. In the place of the peer stands {@link StandInPeer}, so that nothing else takes part.
 */
final class StartBench implements Bench {
    private static final int PORT_SHIFT = 2_300;
    private static final int STARTS = 3;
    private static final Path FOLDER = OurNetwork.ROOT.resolve("bench/target/network");

    private final NetworkLayout layout = new NetworkLayout(FOLDER.resolve("start"), PORT_SHIFT);
    private final Member member;
    private final JavaProgram ours;
    private final JavaProgram stock;

    private Process running;

    StartBench() {
        var network = new Network(layout, OurNetwork.ROOT.resolve("chaincode/target"), OurNetwork.ROOT);
        network.makeKeys();
        member = network.operated().getFirst();
        ours = program(OurNetwork.ROOT.resolve("chaincode/target"), UserCache.of(System.getenv()));
        stock = program(OurNetwork.ROOT.resolve("bench/yardstick/target"), new UserCache(FOLDER.resolve("no-cache")));
    }

    private JavaProgram program(Path built, UserCache cache) {
        return new JavaProgram(InstalledJars.install("chaincode", built, layout), cache, Network.CHAINCODE_FLAGS);
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Side ours() {
        return side("our chaincode", ours);
    }

    @Override
    public Side yardstick() {
        return side("the shim as it comes, with a minimal contract", stock);
    }

    private Side side(String what, JavaProgram program) {
        return new Side(what, "a start", new Work() {
                    @Override
                    public void prepare() throws Exception {
                        if (program == ours && program.trainable()) {
                            answers(program.command(true));
                            stop();
                            program.adoptCache();
                        }
                    }

                    @Override
                    public void await() throws InterruptedException {
                        stop();
                    }

                    @Override
                    public int once() throws Exception {
                        return answers(program.command(false));
                    }
                })
                .turnsOf(STARTS);
    }

    private int answers(List<String> command) throws Exception {
        stop();
        Path tls = layout.member(member).resolve("chaincode-tls");
        var start = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("start.log").toFile());
        start.environment()
                .putAll(Map.of(
                        "CORE_CHAINCODE_ID_NAME", "bench:1",
                        "CHAINCODE_SERVER_ADDRESS", layout.address(member, Port.CHAINCODE),
                        "CORE_PEER_LOCALMSPID", member.mspId(),
                        "CAPAZ_CHAINCODE_TLS_CERT", tls.resolve("server.crt").toString(),
                        "CAPAZ_CHAINCODE_TLS_KEY", tls.resolve("server.key").toString(),
                        "CAPAZ_CHAINCODE_TLS_CLIENT_CA", tls.resolve("ca.crt").toString()));
        running = start.start();
        new StandInPeer(layout.port(member, Port.CHAINCODE), tls, asker()).requireAnswer(running);
        return 1;
    }

    private SerializedIdentity asker() {
        var crypto = new CryptoMaterial(layout, member);
        return SerializedIdentity.newBuilder()
                .setMspid(member.mspId())
                .setIdBytes(ByteString.copyFromUtf8(CryptoMaterial.text(crypto.certificateOf(crypto.gateway()))))
                .build();
    }

    private void stop() throws InterruptedException {
        if (running != null) {
            running.destroy();
            if (!running.waitFor(90, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
            running = null;
        }
    }

    @Override
    public Figure figure() {
        return Figure.SECONDS;
    }

    @Override
    public Goal goal() {
        return Goal.ratioAtMost(0.25);
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
