// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.dishonest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.capaz.e2e.Transport;
import org.capaz.e2e.World;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Yaml;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.Progress;
import org.capaz.network.programs.FabricPrograms;
import org.capaz.network.programs.UserCache;
import org.hyperledger.fabric.client.EndorseException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two members set their peers' ledgers back to before a suspension, with Fabric's own command, and their gateway asks only these
 * two: enough members sign what was once true. Who has seen the later state is not told the earlier one.
 *
 * <p>It comes behind the upgrade of the contract: a peer that reads its chain anew meets every package that the channel has used.
 */
@Order(13)
@ExtendWith(World.class)
class SetBackPeersScenario {
    private static final String CHALLENGE = "3c".repeat(32);
    private static final Duration CAUGHT_UP = Duration.ofSeconds(90);

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Phone PHONE = new Phone(CHROMIUM);

    private final Network network = World.network();
    private final List<Member> setBack = List.of(member("traders"), member("assurance"));

    @TempDir
    Path home;

    private Member member(String name) {
        return network.consortium().member(name);
    }

    @Test
    void peers_that_were_set_back_to_before_a_suspension_do_not_make_it_undone() throws Exception {
        String value = Fields.of(LyingGateway.honest("buyers", LyingGateway.question(CHALLENGE)))
                .text("value");
        World.facts(0);
        long older = network.ledger(setBack.getFirst()).height();
        AttackScenario.suspend();
        try {
            World.facts(0);
            long newer = network.ledger(setBack.getFirst()).height();
            assertThat(newer).isGreaterThan(older);
            List<Process> started = new ArrayList<>();
            try {
                for (Member member : setBack) {
                    network.process(member, ProcessKind.PEER).kill();
                    started.add(startAt(older, member));
                }
                setBack.forEach(member -> assertThat(awaitHeight(member, older)).isEqualTo(older));
                askedWhileSetBack(value);
            } finally {
                started.forEach(Process::destroyForcibly);
            }
        } finally {
            World.up();
            AttackScenario.reinstate();
        }
    }

    private void askedWhileSetBack(String value) throws Exception {
        String label = Files.readString(World.demoFile("label.txt")).strip();
        Verifier verifier = Verifier.in(home);
        var asked = new AtomicInteger();
        try (var older = new Peers("traders", "assurance");
                var newer = new Peers("producers", "buyers")) {
            older.awaitAnswer();
            newer.awaitAnswer();
            LyingGateway.Lie olderFirst = (exchange, question) ->
                    LyingGateway.send(exchange, (asked.getAndIncrement() == 0 ? older : newer).sign(question, value));
            try (var one = new LyingGateway(olderFirst);
                    var other = new LyingGateway(olderFirst)) {
                name(verifier, one.address(), other.address());
                // Nothing in the answer tells who asks for the first time that there is a later one.
                assertThat(verifier.check(label, "--live=" + one.address())
                                .endingWith(0)
                                .verdict())
                        .isEqualTo("VALID_NOW");
                assertThat(verifier.check(label, "--live").endingWith(1).verdict())
                        .isEqualTo("SUSPENDED");

                asked.set(0);
                Verifier.Report alone =
                        verifier.check(label, "--live=" + one.address()).endingWith(2);
                assertThat(alone.verdict()).isEqualTo("GENUINE_STATUS_UNKNOWN");
                assertThat(alone.run().out()).contains("E-ROLLBACK");

                asked.set(0);
                assertThat(verifier.check(label, "--live").endingWith(1).verdict())
                        .isEqualTo("SUSPENDED");
                assertThat(asked).hasValue(2);
            }
            standStill(label, older, value);
            try (var later = new LyingGateway(
                            (exchange, question) -> LyingGateway.send(exchange, newer.sign(question, value)));
                    var earlier = new LyingGateway(
                            (exchange, question) -> LyingGateway.send(exchange, older.sign(question, value)))) {
                List<Phone.Shown> shown = PHONE.scansOneAfterAnother(label, List.of(earlier, later, earlier));
                assertThat(shown).extracting(Phone.Shown::verdict).startsWith("VALID_NOW", "SUSPENDED");
                // The second where a member's list of the day, which a page keeps for the next scan, tells the
                // suspension already.
                assertThat(shown.getLast().verdict()).isIn("GENUINE_STATUS_UNKNOWN", "NO_LONGER_ISSUED");
            }
        }
    }

    /**
     * The peers that are cut off answer with the time of now, and truly; only their heartbeat grows old. Nobody waits two days
     * here: who trusts an anchor whose members promise a heartbeat each second finds the last one too old.
     */
    private void standStill(String label, Peers cutOff, String value) throws IOException {
        try (var gateway =
                new LyingGateway((exchange, question) -> LyingGateway.send(exchange, cutOff.sign(question, value)))) {
            Verifier patient = Verifier.in(home.resolve("patient"));
            name(patient, gateway.address());
            assertThat(patient.check(label, "--live").endingWith(0).verdict()).isEqualTo("VALID_NOW");

            Verifier impatient = Verifier.in(home.resolve("impatient"));
            name(impatient, gateway.address());
            Files.write(impatient.trustedAnchor(), CanonicalJson.bytes(eachSecond(impatient.trustedAnchor())));
            Verifier.Report late = impatient.check(label, "--live").endingWith(2);
            assertThat(late.verdict()).isEqualTo("GENUINE_STATUS_UNKNOWN");
            assertThat(late.run().out()).contains("E-STALE");
            Phone.Shown shown = PHONE.scansTrusting(eachSecond(Verifier.publishedAnchor()), label, gateway);
            assertThat(shown.verdict()).isEqualTo("GENUINE_STATUS_UNKNOWN");
            assertThat(shown.reasons())
                    .isNotEmpty()
                    .allSatisfy(reason -> assertThat(reason).contains("heartbeat"));
        }
    }

    private static Json.Obj eachSecond(Path anchor) throws IOException {
        return CanonicalJson.parseObject(Files.readString(anchor)).with("heartbeat", Json.number(1));
    }

    /** A peer opens its port before it has rebuilt its ledger, and refuses to answer until then. */
    private long awaitHeight(Member member, long least) {
        Instant end = Instant.now().plus(CAUGHT_UP);
        while (true) {
            try {
                long height = network.ledger(member).height();
                if (height >= least) {
                    return height;
                }
                assertThat(Instant.now()).as("%s is at %d", member, height).isBefore(end);
            } catch (NetworkFailure notYet) {
                assertThat(Instant.now()).as("%s", notYet).isBefore(end);
            }
        }
    }

    /** Sets the peer back to that height and starts it so that it stays there: cut off from all that order blocks. */
    private Process startAt(long height, Member member) throws IOException {
        Map<String, String> environment = System.getenv();
        FabricPrograms programs = FabricPrograms.get(environment, UserCache.of(environment), Progress.SILENT);
        Path folder = network.layout().folder(member, ProcessKind.PEER);
        String channel = network.consortium().channel();
        Command.Outcome outcome = Command.of(
                        programs.path("peer"), "node", "rollback", "-c", channel, "-b", Long.toString(height - 1))
                .with(Map.of("FABRIC_CFG_PATH", folder.toString()))
                .run();
        assertThat(outcome.succeeded()).as("%s", outcome).isTrue();
        // An honest peer endorses nothing until it has read on to where it was. It knows that from this file, which its
        // operator may delete.
        Path formerHeight = folder.resolve("data/ledgersData/chains/chains")
                .resolve(channel)
                .resolve("__preResetHeight");
        assertThat(formerHeight.toFile().delete()).isTrue();
        var peer = new ProcessBuilder(programs.path("peer"), "node", "start")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(member.name() + ".log").toFile());
        peer.environment().put("FABRIC_CFG_PATH", cutOff(member, folder).toString());
        peer.environment()
                .put(
                        "CC_CONNECTION",
                        new CryptoMaterial(network.layout(), member)
                                .connection()
                                .toString());
        return peer.start();
    }

    /** The peer's settings, but each orderer is looked for at an address where nobody listens. */
    private Path cutOff(Member member, Path folder) throws IOException {
        NetworkLayout layout = network.layout();
        var crypto = new CryptoMaterial(layout, member);
        List<Map<String, String>> nowhere = network.consortium().members().stream()
                .map(orderer -> Map.of(
                        "from",
                        layout.address(orderer, Port.ORDERER),
                        "to",
                        "127.0.0.1:1",
                        "caCertsFile",
                        crypto.tlsRoot().toString()))
                .toList();
        Map<String, Object> settings = Yaml.overlay(
                Yaml.read(Files.readString(folder.resolve("core.yaml"))),
                Map.of("peer", Map.of("deliveryclient", Map.of("addressOverrides", nowhere))));
        Path cutOff = Files.createDirectories(home.resolve(member.name()));
        Files.writeString(cutOff.resolve("core.yaml"), Yaml.write(settings));
        return cutOff;
    }

    /** Some members' own peers, each asked alone. */
    private static final class Peers implements AutoCloseable {
        private final List<Transport> peers = new ArrayList<>();

        Peers(String... members) throws IOException, GeneralSecurityException {
            for (String member : members) {
                peers.add(Transport.of(member));
            }
        }

        /** Until they answer once: a peer that was started finds its contract after a while, and from then on answers quickly. */
        void awaitAnswer() {
            Instant end = Instant.now().plus(CAUGHT_UP);
            while (true) {
                try {
                    sign(LyingGateway.question(CHALLENGE), "");
                    return;
                } catch (IllegalStateException notYet) {
                    if (Instant.now().isAfter(end)) {
                        throw notYet;
                    }
                }
            }
        }

        Json.Obj sign(String question, String value) {
            Fields asked = Fields.of(CanonicalJson.parseObject(question));
            return Json.object()
                    .with(
                            "payloads",
                            Json.texts(peers.stream()
                                    .map(peer -> state(peer, asked.text("certId"), asked.text("challenge")))
                                    .map(Base64Url::encode)
                                    .toList()))
                    .with("value", value);
        }

        private static byte[] state(Transport peer, String certificate, String challenge) {
            try {
                return peer.stateByOwnPeer(certificate, challenge);
            } catch (EndorseException | IOException e) {
                throw new IllegalStateException("a peer gives no answer", e);
            }
        }

        @Override
        public void close() {
            peers.forEach(Transport::close);
        }
    }

    /** Names these two as the first member's gateways in the anchor, and no others. */
    private static void name(Verifier verifier, String... gateways) throws IOException {
        Json.Obj anchor = CanonicalJson.parseObject(Files.readString(verifier.trustedAnchor()));
        List<Json.Obj> members = new ArrayList<>();
        for (Json org : ((Json.Arr) anchor.get("orgs")).items()) {
            members.add(
                    ((Json.Obj) org).with("gateways", Json.texts(members.isEmpty() ? List.of(gateways) : List.of())));
        }
        Files.write(verifier.trustedAnchor(), CanonicalJson.bytes(anchor.with("orgs", members)));
    }
}
