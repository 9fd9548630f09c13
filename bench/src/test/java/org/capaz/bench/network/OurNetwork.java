// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.capaz.bench.measure.Bench.NotDone;
import org.capaz.client.ClientFailure;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.operation.Progress;

/**
 * A real network in a folder and on ports of its own. It is started as anybody starts it, by {@code ./capaz}, and the worked
 * case was played on it; statements reach it over HTTP only.
 */
final class OurNetwork implements Offices {
    static final Path ROOT =
            Path.of(System.getProperty("capaz.root", "..")).toAbsolutePath().normalize();

    private static final int PORT_SHIFT = 2_300;
    private static final Path HOME = ROOT.resolve("bench/target/network/ours");
    private static final char[] PASSPHRASE = "demo".toCharArray();

    private final Network network = new Network(
            new NetworkLayout(HOME, PORT_SHIFT), ROOT.resolve("chaincode/target"), ROOT.resolve("gateway/target"));
    private final Map<String, MemberGateway> gateways = new TreeMap<>();
    private final Map<String, OfficerKey> registrars = new TreeMap<>();

    private OurNetwork() {}

    /** After the worked case. Started twice: a first start may be one that trains programs and is slower for it. */
    static OurNetwork afterTheCase() {
        var ours = new OurNetwork();
        try {
            ours.capaz("reset", "--yes");
            ours.capaz("demo");
            ours.capaz("down");
            ours.capaz("up");
        } catch (RuntimeException e) {
            ours.close();
            throw e;
        }
        for (Member member : ours.network.operated()) {
            ours.gateways.put(member.name(), new MemberGateway(member.name(), ours.network.gateway(member)));
            ours.registrars.put(
                    member.name(),
                    OfficerKey.load(
                            HOME.resolve("members/" + member.name() + "/officers/" + member.name() + "-registrar.p12"),
                            PASSPHRASE));
        }
        return ours;
    }

    /** A command of this checkout on this network; it must succeed. */
    void capaz(String... command) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcapaz.root=" + ROOT,
                "-jar",
                ROOT.resolve("cli/target/cli.jar").toString()));
        line.addAll(List.of(command));
        line.addAll(List.of("--home=" + HOME, "--port-shift=" + PORT_SHIFT));
        try {
            Path log = Files.createDirectories(HOME.getParent()).resolve("capaz.log");
            int exit = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(
                        "./capaz " + String.join(" ", command) + " ended with " + exit + ": " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    void down() {
        network.down(Progress.SILENT);
    }

    boolean healthy() {
        return network.status().healthy();
    }

    NetworkProcesses processes() {
        return NetworkProcesses.of(network);
    }

    @Override
    public OfficerKey registrar(String member) {
        return registrars.get(member);
    }

    @Override
    public long state(String member, List<SignedStatement> statements, long seen) throws NotDone {
        List<Json> all = statements.stream().<Json>map(SignedStatement::json).toList();
        Json.Obj request =
                all.size() == 1 ? (Json.Obj) all.getFirst() : Json.object().with("statements", all);
        Json.Obj answer = committed(member, statements, request, seen);
        long block = ((Json.Num) answer.get("block")).value();
        if (answer.get("index") == null) {
            // Committed before the office had read the block. The same again, which has no effect, is answered once it
            // has.
            committed(member, statements, request, block);
        }
        return block;
    }

    private Json.Obj committed(String member, List<SignedStatement> statements, Json.Obj request, long seen)
            throws NotDone {
        String what = member + ": " + statements.getFirst().statement().kind();
        try {
            return switch (gateways.get(member).submit(request, registrars.get(member), seen)) {
                case MemberGateway.Answer.Done done -> done.body();
                case MemberGateway.Answer.Refused refused ->
                    throw new NotDone(what + " was refused: " + refused.code() + " "
                            + refused.detail().english());
            };
        } catch (ClientFailure e) {
            throw new NotDone(what + ": " + String.join(" ", e.explanation(Language.ENGLISH)));
        }
    }

    @Override
    public Map<String, Supplier<Duration>> cpu() {
        return processes().cpu();
    }

    @Override
    public void close() {
        down();
    }
}
