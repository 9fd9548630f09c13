// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.network.machine.Folders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Four members on a machine each, from four empty homes, by the commands of docs/how-to/found-a-consortium.md and nothing
 * else: each makes its keys, all found the ledger, each starts its own nodes. All have the same ports, on addresses of their
 * own. It runs before the network of the other scenarios is started.
 */
@Order(0)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralMachinesScenario {
    private static final Path FOLDER = World.ROOT.resolve("e2e/target/machines");
    private static final Duration AGREEMENT = Duration.ofSeconds(60);

    private static final String FIFTH = "minters";
    private static final List<String> WITH_FIFTH =
            Stream.concat(World.MEMBERS.stream(), Stream.of(FIFTH)).toList();

    private static Optional<Machines> machines = Optional.empty();

    /** Who is in the consortium so far. */
    private static List<String> members = World.MEMBERS;

    @BeforeAll
    static void fourMachines() throws IOException {
        Optional<String> whyNot = Machines.whyNot();
        assumeTrue(whyNot.isEmpty(), () -> whyNot.orElseThrow());
        machines = Optional.of(Machines.of("capaz-e2e", 15, WITH_FIFTH));
        for (String member : WITH_FIFTH) on(member, "reset", "--yes");
        Files.createDirectories(FOLDER);
        String agreed = Files.readString(World.ROOT.resolve("network-config/consortium.yaml"));
        Files.writeString(description(), machines.get().addressed(agreed));
    }

    @AfterAll
    static void down() {
        if (machines.isEmpty()) return;
        for (String member : WITH_FIFTH) on(member, "down");
        machines.get().close();
    }

    private static Path description() {
        return FOLDER.resolve("consortium.yaml");
    }

    private static Path home(String member) {
        return FOLDER.resolve(member);
    }

    private static String file(String member) {
        return FOLDER.resolve(member + ".member.yaml").toString();
    }

    private static Run on(String member, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--home=" + home(member));
        return machines.orElseThrow().capaz(member, all.toArray(String[]::new));
    }

    private static Run done(Run run) {
        assertThat(run.exit()).as("%s", run).isZero();
        return run;
    }

    @Test
    @Order(1)
    void each_makes_its_keys_and_all_found_the_same_ledger_without_seeing_anothers() throws IOException {
        for (String member : World.MEMBERS) {
            done(on(member, "member", "init", member, "--consortium=" + description()));
            done(on(member, "member", "export", file(member)));
        }
        Set<String> fingerprints = new HashSet<>();
        for (String member : World.MEMBERS) {
            List<String> found = new ArrayList<>(List.of("member", "found"));
            World.MEMBERS.forEach(other -> found.add(file(other)));
            fingerprints.add(done(on(member, found.toArray(String[]::new))).out());
        }

        assertThat(fingerprints).as("what each was told to compare").hasSize(1);
        for (String member : World.MEMBERS) {
            assertThat(home(member).resolve("public/genesis.block"))
                    .hasSameBinaryContentAs(home("producers").resolve("public/genesis.block"));
            assertThat(keysIn(home(member)))
                    .allMatch(key -> key.startsWith(home(member).resolve("members/" + member)));
            assertThat(Path.of(file(member))).content().doesNotContain("PRIVATE");
        }
    }

    private static List<Path> keysIn(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> keys = all.filter(file -> file.toString().matches(".*key(\\.pem)?"))
                    .toList();
            assertThat(keys).isNotEmpty();
            return keys;
        }
    }

    @Test
    @Order(2)
    void each_starts_its_own_nodes_whoever_is_the_last_completes_it_and_all_have_the_same_anchor()
            throws InterruptedException {
        assertThat(allUp())
                .hasSize(4)
                .allSatisfy((member, run) -> assertThat(run.out())
                        .contains("http://" + machines.orElseThrow().address(member) + ":7080")
                        .doesNotContain("localhost"));
        assertSamePublicFiles();
    }

    /** All members start at the same time, as far as they are not running. */
    private static Map<String, Run> allUp() throws InterruptedException {
        Map<String, Run> runs = new ConcurrentHashMap<>();
        List<Thread> starting = World.MEMBERS.stream()
                .map(member -> Thread.ofPlatform().start(() -> runs.put(member, on(member, "up"))))
                .toList();
        for (Thread one : starting) one.join();
        runs.values().forEach(SeveralMachinesScenario::done);
        return runs;
    }

    private static void assertSamePublicFiles() {
        for (String member : members) {
            for (String file : List.of("public/anchor.json", "public/peers.json")) {
                assertThat(home(member).resolve(file))
                        .hasSameBinaryContentAs(home("producers").resolve(file));
            }
        }
    }

    @Test
    @Order(3)
    void the_worked_case_goes_through_four_addresses_and_another_member_finds_its_label_valid_now() {
        done(on("traders", "demo"));

        assertThat(verdictAt("assurance")).isEqualTo(Json.text("VALID_NOW"));
        assertHeadsAgree();
    }

    /** What a member says of the label that the case printed, by its own anchor and by asking the others. */
    private static Json verdictAt(String member) {
        Run run = on(
                member,
                "verify",
                home("traders").resolve("demo/label.txt").toString(),
                "--anchor=" + home(member).resolve("public/anchor.json"),
                "--peers=" + home(member).resolve("public/peers.json"),
                "--live",
                "--json");
        return CanonicalJson.parseObject(run.out()).get("verdict");
    }

    private static void assertHeadsAgree() {
        Map<String, String> heads = heads();
        for (Instant end = Instant.now().plus(AGREEMENT);
                Set.copyOf(heads.values()).size() > 1 && Instant.now().isBefore(end); ) {
            heads = heads();
        }
        assertThat(Set.copyOf(heads.values())).as("%s", heads).hasSize(1);
    }

    /** The hash of the last block at each member. */
    private static Map<String, String> heads() {
        Map<String, String> heads = new TreeMap<>();
        for (String member : members) {
            String status = on(member, "status", "--json").out();
            heads.put(member, status.replaceAll("(?s).*\"headHash\":\"([0-9a-f]+)\".*", "$1"));
        }
        return heads;
    }

    @Test
    @Order(4)
    void a_renewed_peer_is_made_known_by_a_file_and_a_machine_that_is_cut_off_comes_back_level() {
        machines.orElseThrow().cut("assurance");
        try {
            done(on("buyers", "member", "renew", "buyers"));
            done(on("buyers", "member", "export", file("buyers")));
            for (String member : List.of("producers", "traders")) {
                done(on(member, "member", "take", file("buyers")));
                assertThat(home(member).resolve("public/peers.json"))
                        .hasSameBinaryContentAs(home("buyers").resolve("public/peers.json"));
            }
        } finally {
            machines.orElseThrow().heal("assurance");
        }
        done(on("assurance", "member", "take", file("buyers")));

        assertThat(verdictAt("producers")).isEqualTo(Json.text("VALID_NOW"));
        assertHeadsAgree();
        for (String member : World.MEMBERS) done(on(member, "status"));
    }

    @Test
    @Order(5)
    void a_member_whose_machine_burned_comes_back_from_its_backup_and_the_others_blocks() throws IOException {
        Path file = FOLDER.resolve("assurance.backup");
        Path certificate = FOLDER.resolve("backup.pem");
        Path key = FOLDER.resolve("backup.key");
        done(Run.program(
                FOLDER,
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:3072",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=Backups of Demo Assurance",
                        "-keyout",
                        key.toString(),
                        "-out",
                        certificate.toString())));
        done(on("assurance", "member", "backup", file.toString(), "--to=" + certificate));
        done(on("assurance", "status"));
        done(on("assurance", "down"));
        Folders.delete(home("assurance"));
        assertThat(done(on("assurance", "member", "restore", file.toString(), "--key=" + key, "--verify"))
                        .out())
                .contains("Demo Assurance");
        done(on("assurance", "member", "restore", file.toString(), "--key=" + key));
        done(on("assurance", "up"));

        assertThat(verdictAt("assurance")).isEqualTo(Json.text("VALID_NOW"));
        assertHeadsAgree();
        done(on("assurance", "status"));
    }

    /** By docs/how-to/join-or-leave.md; the fifth member's nodes wait already when the change comes into force. */
    @Test
    @Order(6)
    void a_fifth_member_joins_by_the_signatures_of_most_and_finds_the_label_valid_now() throws Exception {
        Path wider = Files.writeString(FOLDER.resolve("wider.yaml"), withFifth());
        String change = FOLDER.resolve("minters.change").toString();
        done(on(FIFTH, "member", "init", FIFTH, "--consortium=" + wider));
        done(on(FIFTH, "member", "export", file(FIFTH)));
        String told = done(on(
                        "producers",
                        "channel",
                        "propose",
                        change,
                        "--add-member=" + file(FIFTH),
                        "--consortium=" + wider))
                .out();
        assertThat(told)
                .contains("A member joins: MintersMSP", machines.orElseThrow().address(FIFTH) + ":7051", "3 of 5")
                .contains("Of 5 orderers then 1 may fail or lie, of the 4 of now 1.");
        done(on(FIFTH, "member", "join", home("traders").toString()));
        Map<String, Run> runs = new ConcurrentHashMap<>();
        Thread joining = Thread.ofPlatform().start(() -> runs.put(FIFTH, on(FIFTH, "up")));

        for (String member : List.of("producers", "traders", "assurance")) {
            done(on(member, "channel", "sign", change, "--yes"));
        }
        done(on("buyers", "channel", "submit", change));
        for (String member : World.MEMBERS) {
            done(on(member, "member", "take", file(FIFTH), "--consortium=" + wider));
        }
        allUp();
        joining.join();
        members = WITH_FIFTH;

        done(runs.get(FIFTH));
        assertSamePublicFiles();
        assertThat(verdictAt(FIFTH)).isEqualTo(Json.text("VALID_NOW"));
        assertHeadsAgree();
        done(on(FIFTH, "status"));
    }

    private static String withFifth() throws IOException {
        String address = machines.orElseThrow().address(FIFTH);
        return Files.readString(description())
                .replaceFirst(
                        "(?m)^  - \\{ name: assurance,.*$",
                        "$0\n  - { name: minters, displayName: Demo Minters, mspId: MintersMSP,"
                                + " domain: minters.capaz.example, basePort: 7000, host: " + address + ", listen: "
                                + address + " }");
    }
}
