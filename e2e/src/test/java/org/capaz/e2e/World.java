// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.network.Network;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.node.NodeProcess;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One real network in a folder and on ports of its own, on which the worked case was played as a newcomer would: by
 * {@code ./capaz demo}. It is started for the first scenario and stopped after the last; each scenario meets it running,
 * whatever the one before has stopped.
 */
public final class World implements BeforeAllCallback {
    public static final Path ROOT = Path.of(System.getProperty("capaz.root")).toAbsolutePath();
    public static final Path HOME = ROOT.resolve("e2e/target/network");
    public static final List<String> MEMBERS = List.of("producers", "traders", "buyers", "assurance");

    private static final Duration AGREEMENT = Duration.ofSeconds(20);

    public static final int PORT_SHIFT = 5_000;
    private static Run demo;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(World.class))
                .getOrComputeIfAbsent("world", key -> start(), Stop.class);
        if (!everythingRuns()) {
            up();
        }
    }

    private static boolean everythingRuns() {
        Network network = network();
        return network.database().state() == NodeProcess.State.RUNNING
                && network.operated().stream()
                        .flatMap(member -> Stream.of(ProcessKind.values()).map(kind -> network.process(member, kind)))
                        .allMatch(process -> process.state() == NodeProcess.State.RUNNING);
    }

    private static Stop start() {
        Run.capaz(at("reset", "--yes"));
        demo = Run.capaz(at("demo"));
        assertThat(demo.exit()).as("capaz demo: %s", demo).isZero();
        return new Stop();
    }

    /**
     * Closed by JUnit after the last scenario: whatever was stated meanwhile, four peers gave the same answers to it, and
     * nothing that people keep to themselves has come into a log, a ledger, a database or a printed label (I47).
     */
    record Stop() implements AutoCloseable {
        @Override
        public void close() {
            Run down = Run.capaz(at("down"));
            assertThat(down.exit()).as("capaz down: %s", down).isZero();
            assertThat(MEMBERS)
                    .allSatisfy(member ->
                            assertThat(log(member, "gateway")).isNotEmpty().doesNotContain("answer differently"));
            assertThat(Private.everywhereIn(HOME)).isEmpty();
            assertThat(Private.in(Run.program(
                                    HOME,
                                    List.of("pdftotext", demoFile("label.pdf").toString(), "-"))
                            .out()))
                    .isEmpty();
        }
    }

    /** What {@code ./capaz demo} left on the first run. */
    public static Run demo() {
        return demo;
    }

    /** The network of this world, to inspect and damage. */
    public static Network network() {
        return new Network(
                new NetworkLayout(HOME, PORT_SHIFT), ROOT.resolve("chaincode/target"), ROOT.resolve("gateway/target"));
    }

    /** Brings back what a scenario before has stopped or damaged. */
    public static void up() {
        Run up = Run.capaz(at("up"));
        assertThat(up.exit()).as("%s", up).isZero();
    }

    /** A command with the folder and the ports of this world. */
    public static String[] at(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "--home=" + HOME, "--port-shift=" + PORT_SHIFT));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    public static URI address(String member) {
        var layout = new NetworkLayout(HOME, PORT_SHIFT);
        return URI.create("http://127.0.0.1:" + layout.port(Consortium.ours().member(member), Port.GATEWAY));
    }

    /** A file that the demonstration left. */
    public static Path demoFile(String name) {
        return HOME.resolve("demo").resolve(name);
    }

    private static Json.Obj summary() {
        try {
            return CanonicalJson.parseObject(Files.readString(demoFile("summary.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash over every fact that this member's projection holds, and the block it holds them up to. */
    public static String factsHash(String member) {
        return factsHash(member, 0);
    }

    /** The same, as soon as that member has read up to that block. */
    public static String factsHash(String member, long height) {
        Gateway.Answer answer = Gateway.of(member).get("/v1/projection/hashes?height=" + height, clerk(member));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return ((Json.Arr) answer.json().get("tables"))
                .items().stream()
                        .map(table -> (Json.Obj) table)
                        .filter(table -> Json.text("fact").equals(table.get("table")))
                        .map(table -> table.get("hash").toString())
                        .findFirst()
                        .orElseThrow();
    }

    /**
     * One hash for each member over all that it holds; they are all the same, and nothing is under way that would change
     * them: no heartbeat is due, which the gateways write by themselves after a certificate was issued.
     *
     * <p>A block of somebody else may stand at one member and not yet at the next, so the members are asked again until
     * they agree, for at most {@link #AGREEMENT}.
     */
    public static List<String> facts(long height) {
        Instant end = Instant.now().plus(AGREEMENT);
        while (true) {
            boolean covered = MEMBERS.stream().allMatch(World::isCovered);
            List<String> hashes =
                    MEMBERS.stream().map(member -> factsHash(member, height)).toList();
            if (covered && hashes.stream().distinct().count() == 1) {
                return hashes;
            }
            assertThat(Instant.now())
                    .as("members still differ, or a heartbeat is due: %s", hashes)
                    .isBefore(end);
        }
    }

    /** Whether that member has read a heartbeat that covers every certificate it has read. */
    private static boolean isCovered(String member) {
        String metrics = Gateway.of(member).get("/prometheus").body();
        assertThat(metrics).contains("capaz_certificates_uncovered ");
        return metrics.contains("capaz_certificates_uncovered 0.0");
    }

    /** Comes back when that member has read up to that block: who goes from office to office meets no stale one. */
    public static void awaitRead(String member, long height) {
        factsHash(member, height);
    }

    /** What that member's program has written to its log. */
    public static String log(String member, String program) {
        try {
            return Files.readString(HOME.resolve("members/" + member + "/logs/" + program + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An officer who may ask that member's gateway. */
    public static Officer clerk(String member) {
        return Officer.of(member, member + "-registrar");
    }

    /** The block in which the case's one statement of that kind stands. */
    public static long block(String kind) {
        return objects("statements").stream()
                .filter(statement -> Json.text(kind).equals(statement.get("kind")))
                .map(statement -> ((Json.Num) statement.get("block")).value())
                .findFirst()
                .orElseThrow();
    }

    /** The id of the case's certificate. */
    public static String certificate() {
        return ((Json.Str) objects("certificates").getFirst().get("certificate")).text();
    }

    private static List<Json.Obj> objects(String name) {
        return ((Json.Arr) summary().get(name))
                .items().stream().map(item -> (Json.Obj) item).toList();
    }
}
