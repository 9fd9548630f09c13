package org.capaz.network.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.Keys;
import org.capaz.network.layout.NetworkHome;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.Role;
import org.capaz.network.machine.Digest;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.PortHolder;
import org.capaz.network.machine.Waiting;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.programs.FabricPrograms;
import org.capaz.network.programs.JavaProgram;

/**
 * How each member's processes are started: which program, by which settings, with which of the member's files. A process
 * gets its own member's files, what is public, and nothing else.
 */
public final class Nodes {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOG_FORMAT =
            "%{time:2006-01-02T15:04:05.000Z07:00} %{level:.4s} [%{module}] %{message}";

    private final Consortium consortium;
    private final NetworkHome home;

    public Nodes(Consortium consortium, NetworkHome home) {
        this.consortium = consortium;
        this.home = home;
    }

    public NodeProcess process(Member member, Role role) {
        return new NodeProcess(
                role.word() + " of " + member.displayName(),
                home.folder(member, role).resolve("process"),
                home.log(member, role));
    }

    /** Refuses when somebody else listens where one of our processes that are down would. */
    public void requirePortsFree() {
        for (Member member : consortium.members()) {
            for (Role role : Role.values()) {
                if (!process(member, role).alive()) requireFree(member, role);
            }
        }
    }

    private void requireFree(Member member, Role role) {
        List<Port> ports = switch (role) {
            case ORDERER -> List.of(Port.ORDERER, Port.ORDERER_ADMIN, Port.ORDERER_OPERATIONS);
            case PEER -> List.of(Port.PEER, Port.PEER_CHAINCODE_LISTENER, Port.PEER_OPERATIONS);
            case CHAINCODE -> List.of(Port.CHAINCODE);
            case GATEWAY -> List.of(Port.GATEWAY);
        };
        ports.forEach(port -> PortHolder.requireFree(
                home.port(member, port), process(member, role).name()));
    }

    public void startOrderer(Member member, FabricPrograms programs) {
        String settings = new NodeSettings(consortium, home, programs).writeOrderer(member);
        // The gateways send each envelope to all orderers and hang up on the slower ones; each would be a warning.
        Map<String, String> environment = Map.of(
                "FABRIC_CFG_PATH",
                home.folder(member, Role.ORDERER).toString(),
                "FABRIC_LOGGING_SPEC",
                "info:orderer.common.broadcast=error",
                "FABRIC_LOGGING_FORMAT",
                LOG_FORMAT);
        NodeProcess process = start(
                member, Role.ORDERER, settings + programs.bin(), () -> List.of(programs.path("orderer")), environment);
        process.await(
                "open its ports",
                PATIENCE,
                () -> Waiting.listens(home.port(member, Port.ORDERER))
                        && Waiting.listens(home.port(member, Port.ORDERER_ADMIN)));
    }

    public void startPeer(Member member, FabricPrograms programs) {
        Keys keys = new Keys(home, member);
        String settings = new NodeSettings(consortium, home, programs).writePeer(member);
        if (!process(member, Role.PEER).alive()) {
            keys.writeConnection();
            dropIncompleteBuilds(home.folder(member, Role.PEER).resolve("data/externalbuilder/builds"));
        }
        Map<String, String> environment = Map.of(
                "FABRIC_CFG_PATH",
                home.folder(member, Role.PEER).toString(),
                "FABRIC_LOGGING_SPEC",
                "info",
                "FABRIC_LOGGING_FORMAT",
                LOG_FORMAT,
                "CC_CONNECTION",
                keys.connection().toString());
        NodeProcess process = start(
                member,
                Role.PEER,
                settings + programs.bin(),
                () -> List.of(programs.path("peer"), "node", "start"),
                environment);
        process.await("open its port", PATIENCE, () -> Waiting.listens(home.port(member, Port.PEER)));
    }

    /** A peer killed while it was keeping a build refuses that build for ever; it makes a new one if nothing is there. */
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

    public void startChaincode(Member member, JavaProgram program, boolean learning, String packageId) {
        Path tls = home.member(member).resolve("chaincode-tls");
        Map<String, String> environment = Map.of(
                "CORE_CHAINCODE_ID_NAME", packageId,
                "CHAINCODE_SERVER_ADDRESS", home.address(member, Port.CHAINCODE),
                "CORE_PEER_LOCALMSPID", member.mspId(),
                "CAPAZ_CHAINCODE_TLS_CERT", tls.resolve("server.crt").toString(),
                "CAPAZ_CHAINCODE_TLS_KEY", tls.resolve("server.key").toString(),
                "CAPAZ_CHAINCODE_TLS_CLIENT_CA", tls.resolve("ca.crt").toString());
        NodeProcess process =
                start(member, Role.CHAINCODE, program.recipe(), () -> program.command(learning), environment);
        process.await("open its port", PATIENCE, () -> Waiting.listens(home.port(member, Port.CHAINCODE)));
    }

    public void startGateway(
            Member member, JavaProgram program, boolean learning, Database database, String publicHost) {
        Keys keys = new Keys(home, member);
        Path data = home.folder(member, Role.GATEWAY).resolve("data");
        try {
            Folders.closed(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = Map.ofEntries(
                Map.entry("CAPAZ_MEMBER", member.name()),
                Map.entry("CAPAZ_MSP_ID", member.mspId()),
                Map.entry("CAPAZ_CHANNEL", consortium.channel()),
                Map.entry("CAPAZ_CHAINCODE", consortium.chaincode()),
                Map.entry("CAPAZ_PEER_ENDPOINT", home.address(member, Port.PEER)),
                Map.entry("CAPAZ_PEER_AUTHORITY", member.peerHost()),
                Map.entry("CAPAZ_PEER_TLS_ROOT", keys.tlsRoot().toString()),
                Map.entry(
                        "CAPAZ_CLIENT_CERT", keys.certificateOf(keys.gateway()).toString()),
                Map.entry("CAPAZ_CLIENT_KEY", keys.keyOf(keys.gateway()).toString()),
                Map.entry("CAPAZ_HTTP_PORT", Integer.toString(home.port(member, Port.GATEWAY))),
                Map.entry("CAPAZ_JDBC_URL", database.url(member)),
                Map.entry("CAPAZ_JDBC_USER", database.user(member)),
                Map.entry(
                        "CAPAZ_JDBC_PASSWORD_FILE",
                        database.passwordFile(member).toString()),
                Map.entry("CAPAZ_PUBLIC_DIR", home.publicFolder().toString()),
                Map.entry("CAPAZ_DATA_DIR", data.toString()),
                Map.entry(
                        "CAPAZ_MEMBERS",
                        consortium.members().stream().map(Member::mspId).collect(Collectors.joining(","))),
                Map.entry("CAPAZ_PUBLIC_HOST", publicHost));
        NodeProcess process =
                start(member, Role.GATEWAY, program.recipe(), () -> program.command(learning), environment);
        process.await("become ready", Duration.ofSeconds(120), () -> gatewayReady(member));
    }

    /** Waits until the member's running chaincode process answers through its peer. */
    public void awaitChaincode(Member member, BooleanSupplier answers) {
        process(member, Role.CHAINCODE)
                .await(
                        "answer through the peer (its log: " + home.log(member, Role.PEER) + ")",
                        Duration.ofSeconds(90),
                        answers);
    }

    public boolean gatewayReady(Member member) {
        URI readiness = URI.create("http://" + home.address(member, Port.GATEWAY) + "/health/readiness");
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
            throw new NetworkFailure("interrupted while waiting for a gateway", e);
        }
    }

    /** Asks the process to end; one that is learning writes its cache before it does. */
    public void stop(Member member, Role role) {
        NodeProcess process = process(member, role);
        process.stop(
                "TERM", JavaProgram.learning(process.commandLine()) ? Duration.ofSeconds(90) : Duration.ofSeconds(15));
    }

    private NodeProcess start(
            Member member, Role role, String settings, Supplier<List<String>> words, Map<String, String> environment) {
        NodeProcess process = process(member, role);
        String recipe = Digest.of(settings + new TreeMap<>(environment));
        if (!process.runs(recipe)) {
            process.stop();
            requireFree(member, role);
            process.start(recipe, words.get(), environment, home.folder(member, role));
        }
        return process;
    }
}
