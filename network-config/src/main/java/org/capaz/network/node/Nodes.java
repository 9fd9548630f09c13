// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Digest;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.keys.Identity;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.LocalPorts;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.programs.FabricPrograms;
import org.capaz.network.programs.JavaProgram;

/**
 * Starts and stops each member's processes. A process is given paths of its own member's files and of public ones only, so
 * that a compromised process exposes no other member's keys.
 */
public final class Nodes {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String LOG_FORMAT =
            "%{time:2006-01-02T15:04:05.000Z07:00} %{level:.4s} [%{module}] %{message}";

    private final Home home;
    private final NetworkLayout layout;

    public Nodes(Home home, NetworkLayout layout) {
        this.home = home;
        this.layout = layout;
    }

    /** One process of a member, whether it runs or not. */
    public NodeProcess process(Member member, ProcessKind kind) {
        return new NodeProcess(
                kind.of(member), layout.folder(member, kind).resolve("process"), layout.log(member, kind));
    }

    /** Fails if another process listens on a port that one of our processes, now down, will need. */
    public void requirePortsFree() {
        for (Member member : home.operated()) {
            for (ProcessKind kind : ProcessKind.values()) {
                if (!process(member, kind).alive()) requireFree(member, kind);
            }
        }
    }

    private boolean listens(Member member, Port port) {
        return LocalPorts.isListening(layout.nearHost(member, port), layout.port(member, port));
    }

    private void requireFree(Member member, ProcessKind kind) {
        List<Port> ports = switch (kind) {
            case ORDERER -> List.of(Port.ORDERER, Port.ORDERER_ADMIN, Port.ORDERER_OPERATIONS);
            case PEER -> List.of(Port.PEER, Port.PEER_CHAINCODE_LISTENER, Port.PEER_OPERATIONS);
            case CHAINCODE -> List.of(Port.CHAINCODE);
            case GATEWAY -> List.of(Port.GATEWAY);
        };
        ports.forEach(port -> LocalPorts.requireFree(
                layout.listenHost(member, port),
                layout.port(member, port),
                process(member, kind).name()));
    }

    /** Starts or restarts the orderer if it does not run with these settings, and waits for its ports. */
    public void startOrderer(Member member, FabricPrograms programs) {
        String settings = new NodeSettings(home.consortium(), layout, programs).writeOrderer(member);
        // The gateway service of a peer sends each envelope to all orderers and closes the connection to the slower
        // ones; each logs a warning.
        Map<String, String> environment = Map.of(
                "FABRIC_CFG_PATH",
                layout.folder(member, ProcessKind.ORDERER).toString(),
                "FABRIC_LOGGING_SPEC",
                "info:orderer.common.broadcast=error",
                "FABRIC_LOGGING_FORMAT",
                LOG_FORMAT);
        NodeProcess process = start(
                member,
                ProcessKind.ORDERER,
                settings + programs.bin() + new CryptoMaterial(layout, member).ordererDigest(),
                () -> List.of(programs.path("orderer")),
                environment);
        process.await(
                NetworkMessage.PORTS_NOT_OPEN.sentence(),
                START_LIMIT,
                () -> listens(member, Port.ORDERER) && listens(member, Port.ORDERER_ADMIN));
    }

    /** Starts the peer and waits for its port. */
    public void startPeer(Member member, FabricPrograms programs) {
        CryptoMaterial crypto = new CryptoMaterial(layout, member);
        crypto.requireInForce(ProcessKind.PEER, Identity.PEER, Instant.now());
        String settings = new NodeSettings(home.consortium(), layout, programs).writePeer(member);
        if (!process(member, ProcessKind.PEER).alive()) {
            crypto.writeConnection();
            dropIncompleteBuilds(layout.folder(member, ProcessKind.PEER).resolve("data/externalbuilder/builds"));
        }
        Map<String, String> environment = Map.of(
                "FABRIC_CFG_PATH",
                layout.folder(member, ProcessKind.PEER).toString(),
                "FABRIC_LOGGING_SPEC",
                "info",
                "FABRIC_LOGGING_FORMAT",
                LOG_FORMAT,
                "CC_CONNECTION",
                crypto.connection().toString());
        NodeProcess process = start(
                member,
                ProcessKind.PEER,
                settings + programs.bin() + crypto.certificateDigest(Identity.PEER),
                () -> List.of(programs.path("peer"), "node", "start"),
                environment);
        process.await(NetworkMessage.PORT_NOT_OPEN.sentence(), START_LIMIT, () -> listens(member, Port.PEER));
    }

    /** A peer that was killed while storing an external build rejects the incomplete build at every start; it builds anew if it is deleted. */
    private static void dropIncompleteBuilds(Path builds) {
        if (!Files.isDirectory(builds)) return;
        try (Stream<Path> all = Files.list(builds)) {
            for (Path build : (Iterable<Path>) all::iterator) {
                boolean complete = Files.exists(build.resolve("build-info.json"))
                        && Files.exists(build.resolve("release/chaincode/server/connection.json"))
                        && Files.exists(build.resolve("bld/software.sha256"));
                if (!complete) Folders.delete(build);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the chaincode process and waits for its port. */
    public void startChaincode(Member member, JavaProgram program, boolean training, String packageId) {
        Path tls = layout.member(member).resolve("chaincode-tls");
        Map<String, String> environment = Map.of(
                "CORE_CHAINCODE_ID_NAME", packageId,
                "CHAINCODE_SERVER_ADDRESS", layout.address(member, Port.CHAINCODE),
                "CORE_PEER_LOCALMSPID", member.mspId(),
                "CAPAZ_CHAINCODE_TLS_CERT", tls.resolve("server.crt").toString(),
                "CAPAZ_CHAINCODE_TLS_KEY", tls.resolve("server.key").toString(),
                "CAPAZ_CHAINCODE_TLS_CLIENT_CA", tls.resolve("ca.crt").toString());
        NodeProcess process =
                start(member, ProcessKind.CHAINCODE, program.identity(), () -> program.command(training), environment);
        process.await(NetworkMessage.PORT_NOT_OPEN.sentence(), START_LIMIT, () -> listens(member, Port.CHAINCODE));
    }

    /**
     * Starts the gateway and waits until it reports readiness. Notices to people are written into its folder until a mail server or a
     * provider of text messages is named.
     *
     * @param towardsPeople variables by which it reaches people and is reached by them
     */
    public void startGateway(
            Member member,
            JavaProgram program,
            boolean training,
            Database database,
            Map<String, String> towardsPeople) {
        CryptoMaterial crypto = new CryptoMaterial(layout, member);
        crypto.requireInForce(ProcessKind.GATEWAY, Identity.GATEWAY, Instant.now());
        Path data = layout.folder(member, ProcessKind.GATEWAY).resolve("data");
        try {
            Folders.closed(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = new TreeMap<>(Map.ofEntries(
                Map.entry("CAPAZ_MEMBER", member.name()),
                Map.entry("CAPAZ_MSP_ID", member.mspId()),
                Map.entry("CAPAZ_CHANNEL", home.consortium().channel()),
                Map.entry("CAPAZ_CHAINCODE", home.consortium().chaincode()),
                Map.entry("CAPAZ_PEER_ENDPOINT", layout.nearAddress(member, Port.PEER)),
                Map.entry("CAPAZ_PEER_AUTHORITY", member.peerHost()),
                Map.entry("CAPAZ_PEER_TLS_ROOT", crypto.tlsRoot().toString()),
                Map.entry(
                        "CAPAZ_CLIENT_CERT",
                        crypto.certificateOf(crypto.gateway()).toString()),
                Map.entry("CAPAZ_HTTP_HOST", layout.listenHost(member, Port.GATEWAY)),
                Map.entry("CAPAZ_HTTP_PORT", Integer.toString(layout.port(member, Port.GATEWAY))),
                Map.entry("CAPAZ_JDBC_URL", database.url(member)),
                Map.entry("CAPAZ_JDBC_USER", database.user(member)),
                Map.entry(
                        "CAPAZ_JDBC_PASSWORD_FILE",
                        database.passwordFile(member).toString()),
                Map.entry("CAPAZ_PUBLIC_DIR", layout.publicFolder().toString()),
                Map.entry("CAPAZ_DATA_DIR", data.toString()),
                Map.entry("CAPAZ_NOTICE_FOLDER", data.resolve("notices").toString()),
                Map.entry(
                        "CAPAZ_MEMBERS",
                        home.consortium().members().stream().map(Member::mspId).collect(Collectors.joining(",")))));
        crypto.gatewayKey().forEach((name, file) -> environment.put(name, file.toString()));
        environment.putAll(towardsPeople);
        NodeProcess process = start(
                member,
                ProcessKind.GATEWAY,
                program.identity() + crypto.certificateDigest(Identity.GATEWAY),
                () -> program.command(training),
                environment);
        process.await(NetworkMessage.NOT_READY_IN_TIME.sentence(), Duration.ofMinutes(2), () -> gatewayReady(member));
    }

    /** Waits until the chaincode answers through the member's peer. */
    public void awaitChaincode(Member member, BooleanSupplier answers) {
        process(member, ProcessKind.CHAINCODE)
                .await(
                        NetworkMessage.NO_ANSWER_THROUGH_PEER.with(
                                "peerLog", NetworkMessage.path(layout.log(member, ProcessKind.PEER))),
                        Duration.ofSeconds(90),
                        answers);
    }

    /** Whether the gateway answers 200 at /health/readiness. */
    public boolean gatewayReady(Member member) {
        URI readiness = URI.create("http://" + layout.nearAddress(member, Port.GATEWAY) + "/health/readiness");
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpRequest request = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkFailure(NetworkMessage.WAIT_FOR_GATEWAY_INTERRUPTED.sentence(), e);
        }
    }

    /** Sends SIGTERM. A training run is given more time, because it writes its AOT cache before it ends. */
    public void stop(Member member, ProcessKind kind) {
        NodeProcess process = process(member, kind);
        process.stop(
                "TERM",
                JavaProgram.isTraining(process.commandLine()) ? Duration.ofSeconds(90) : Duration.ofSeconds(15));
    }

    /** The variables of a process as a shell and a container engine read them; so the same process runs in a container. */
    static String assignments(Map<String, String> environment) {
        return new TreeMap<>(environment)
                .entrySet().stream()
                        .map(variable ->
                                variable.getKey() + "='" + variable.getValue().replace("'", "'\\''") + "'\n")
                        .collect(Collectors.joining());
    }

    private NodeProcess start(
            Member member,
            ProcessKind kind,
            String settings,
            Supplier<List<String>> commandLine,
            Map<String, String> environment) {
        NodeProcess process = process(member, kind);
        String launchDigest = Digest.hex(settings + new TreeMap<>(environment));
        if (!process.runs(launchDigest)) {
            process.stop();
            requireFree(member, kind);
            Folders.writeSecret(
                    layout.folder(member, kind).resolve("environment"),
                    assignments(environment).getBytes(StandardCharsets.UTF_8));
            process.start(launchDigest, commandLine.get(), environment, layout.folder(member, kind));
        }
        return process;
    }
}
