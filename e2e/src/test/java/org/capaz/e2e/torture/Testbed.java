// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.capaz.e2e.Machines;
import org.capaz.e2e.Officer;
import org.capaz.e2e.Run;
import org.capaz.e2e.World;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.network.Network;
import org.capaz.network.channel.LedgerInfo;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.Identity;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Folders;
import org.capaz.network.node.NodeProcess;
import org.capaz.network.operation.NetworkFailure;

/**
 * A network that may be broken: one home of all members on this machine, or a home for each on machines of their own. The
 * worked case was played on it. What is started is started as anybody does, by {@code ./capaz} in its home.
 */
final class Testbed implements AutoCloseable {
    static final List<String> MEMBERS = World.MEMBERS;

    private final Map<String, Network> homes;
    private final Optional<Machines> machines;
    private final Map<Network, Instant> copied = new HashMap<>();

    private Testbed(Map<String, Network> homes, Optional<Machines> machines) {
        this.homes = homes;
        this.machines = machines;
    }

    /** All members in that home; it is made by {@code ./capaz demo} if there is none, and else repaired. */
    static Testbed oneHome(Path home, int portShift) {
        Testbed bed = running(network(home, portShift));
        bed.start(MEMBERS.getFirst());
        return bed;
    }

    /** A network that runs already, in that home; it is not stopped in the end. */
    static Testbed running(Network network) {
        Map<String, Network> homes = new LinkedHashMap<>();
        MEMBERS.forEach(member -> homes.put(member, network));
        return new Testbed(homes, Optional.empty());
    }

    /** A home for each member below that folder, on a machine each; they are founded if they are not yet, and else repaired. */
    static Testbed machines(Path folder) throws IOException {
        Machines machines = Machines.of("capaz-torture", 16, MEMBERS);
        if (!Files.exists(folder.resolve("traders/demo/label.txt"))) found(machines, folder);
        Map<String, Network> homes = new LinkedHashMap<>();
        MEMBERS.forEach(member -> homes.put(member, network(folder.resolve(member), 0)));
        Testbed bed = new Testbed(homes, Optional.of(machines));
        bed.start("traders");
        return bed;
    }

    /** As docs/how-to/found-a-consortium.md says. */
    private static void found(Machines machines, Path folder) throws IOException {
        Files.createDirectories(folder);
        String sample = Files.readString(World.ROOT.resolve("network-config/consortium.yaml"));
        Path description = Files.writeString(folder.resolve("consortium.yaml"), machines.addressed(sample));
        List<String> files = MEMBERS.stream()
                .map(member -> folder.resolve(member + ".member.yaml").toString())
                .toList();
        for (int i = 0; i < MEMBERS.size(); i++) {
            String member = MEMBERS.get(i);
            String home = "--home=" + folder.resolve(member);
            machines.capaz(member, "reset", "--yes", home);
            done(machines.capaz(member, "member", "init", member, "--consortium=" + description, home));
            done(machines.capaz(member, "member", "export", files.get(i), home));
        }
        for (String member : MEMBERS) {
            List<String> all = new ArrayList<>(List.of("member", "found"));
            all.addAll(files);
            all.add("--home=" + folder.resolve(member));
            done(machines.capaz(member, all.toArray(String[]::new)));
        }
    }

    private static Network network(Path home, int portShift) {
        return new Network(
                new NetworkLayout(home, portShift),
                World.ROOT.resolve("chaincode/target"),
                World.ROOT.resolve("gateway/target"));
    }

    /** The case is played by that member, unless it was; the databases of before the run are copied. */
    private void start(String player) {
        try {
            startWithCopies(player);
        } catch (AssertionError notStarted) {
            close();
            throw notStarted;
        }
    }

    private void startWithCopies(String player) {
        if (!Files.exists(label())) {
            up();
            done(capaz(player, "demo"));
        }
        for (String member : firstOfEachHome()) {
            done(capaz(member, "down"));
            copyDatabase(member);
        }
        // A run that was interrupted may have left one that has ended.
        MEMBERS.forEach(
                member -> network(member).renew(member(member), List.of(Identity.GATEWAY), Duration.ofDays(365)));
        up();
    }

    private List<String> firstOfEachHome() {
        return MEMBERS.stream()
                .filter(member -> inTheHomeOf(member).getFirst().equals(member))
                .toList();
    }

    /** Whether machines can be cut off from each other. */
    Optional<Machines> machines() {
        return machines;
    }

    Network network(String member) {
        return homes.get(member);
    }

    Member member(String name) {
        return homes.get(name).consortium().member(name);
    }

    NodeProcess process(String member, ProcessKind kind) {
        return homes.get(member).process(member(member), kind);
    }

    /** The database of that member's office; in one home, of all offices. */
    NodeProcess database(String member) {
        return homes.get(member).database();
    }

    /** The members whose processes run from the same home. */
    List<String> inTheHomeOf(String member) {
        return MEMBERS.stream()
                .filter(other -> homes.get(other) == homes.get(member))
                .toList();
    }

    URI gateway(String member) {
        return homes.get(member).gateway(member(member));
    }

    /** An officer who made its key in the case. */
    Officer officer(String member, String name) {
        return Officer.of(playersHome(), member, name);
    }

    /** Who may register and ask at that member's gateway. */
    Officer registrar(String member) {
        return officer(member, member + "-registrar");
    }

    /** The label that the case printed. */
    Path label() {
        return playersHome().resolve("demo/label.txt");
    }

    /** The id of the certificate that it is of. */
    String certificate() {
        try {
            Json.Obj summary =
                    CanonicalJson.parseObject(Files.readString(playersHome().resolve("demo/summary.json")));
            Json.Obj first =
                    (Json.Obj) ((Json.Arr) summary.get("certificates")).items().getFirst();
            return ((Json.Str) first.get("certificate")).text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path playersHome() {
        return homes.get(machines.isPresent() ? "traders" : MEMBERS.getFirst())
                .layout()
                .root();
    }

    /** Runs a command of this checkout in that member's home, on its machine. */
    private Run capaz(String member, String command) {
        return capaz(member, command, System.getenv("PATH"));
    }

    private Run capaz(String member, String command, String path) {
        NetworkLayout layout = homes.get(member).layout();
        List<String> all = new ArrayList<>(List.of("env", "PATH=" + path));
        all.addAll(Run.capazCommand(command, "--home=" + layout.root()));
        if (machines.isEmpty()) all.add("--port-shift=" + layout.portShift());
        return machines.map(them -> them.on(member, all)).orElseGet(() -> Run.program(Path.of("."), all));
    }

    /** Repairs whatever is down, in every home at the same time. */
    void up() {
        up(MEMBERS);
    }

    /** The same in the homes of those members. */
    void up(List<String> members) {
        tryUp(members).forEach(Testbed::done);
    }

    /** The same, with the programs in the folders of that path. */
    void upWithPath(List<String> members, String path) {
        tryUp(members, path).forEach(Testbed::done);
    }

    /** The same, whatever comes of it. */
    List<Run> tryUp(List<String> members) {
        return tryUp(members, System.getenv("PATH"));
    }

    private List<Run> tryUp(List<String> members, String path) {
        Map<String, Run> runs = new ConcurrentHashMap<>();
        List<Thread> starting = firstOfEachHome().stream()
                .filter(first -> inTheHomeOf(first).stream().anyMatch(members::contains))
                .map(member -> Thread.ofPlatform().start(() -> runs.put(member, capaz(member, "up", path))))
                .toList();
        try {
            for (Thread one : starting) one.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        return List.copyOf(runs.values());
    }

    /** The files of that member's database, which is down. */
    void copyDatabase(String member) {
        replace(files(member), copy(member));
        copied.put(homes.get(member), Instant.now());
    }

    /** Whether there is a copy to which every member's database can be set back. */
    boolean hasCopies() {
        return copied.keySet().containsAll(homes.values());
    }

    /** Puts the last copy in their place, and tells how old it is. */
    Duration setDatabaseBack(String member) {
        replace(copy(member), files(member));
        return Duration.between(copied.get(homes.get(member)), Instant.now());
    }

    private Path files(String member) {
        return homes.get(member).layout().database().resolve("data");
    }

    private Path copy(String member) {
        return homes.get(member).layout().database().resolve("older-copy");
    }

    private static void replace(Path from, Path to) {
        try {
            Folders.delete(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        done(Run.program(Path.of("."), List.of("cp", "-a", from.toString(), to.toString())));
    }

    private static void done(Run run) {
        if (run.exit() != 0) throw new AssertionError("a command ended with " + run);
    }

    /** How far that member's peer is; empty while it does not answer. */
    Optional<LedgerInfo> ledger(String member) {
        try {
            return Optional.of(homes.get(member).ledger(member(member)));
        } catch (NetworkFailure down) {
            return Optional.empty();
        }
    }

    /** The member whose orderer proposes the blocks, as the first that can be asked says. */
    String leader() {
        for (String member : MEMBERS) {
            String address = homes.get(member).layout().nearAddress(member(member), Port.ORDERER_OPERATIONS);
            List<String> curl = List.of("curl", "-s", "-m", "3", "http://" + address + "/metrics");
            Run metrics = machines.map(them -> them.on(member, curl)).orElseGet(() -> Run.program(Path.of("."), curl));
            Optional<Integer> leader = metrics.out()
                    .lines()
                    .filter(line -> line.startsWith("consensus_BFT_leader_id{"))
                    .map(line -> Integer.parseInt(line.substring(line.indexOf("} ") + 2)))
                    .findFirst();
            if (leader.isPresent()) return MEMBERS.get(leader.get() - 1);
        }
        throw new AssertionError("no orderer tells who leads");
    }

    /** Stops everything; the ledger stays for a look at it. */
    @Override
    public void close() {
        firstOfEachHome().forEach(member -> capaz(member, "down"));
        machines.ifPresent(Machines::close);
    }
}
