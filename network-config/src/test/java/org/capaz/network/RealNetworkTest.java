// SPDX-License-Identifier: Apache-2.0
package org.capaz.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.channel.ChaincodeDefinition;
import org.capaz.network.channel.Consenter;
import org.capaz.network.channel.OrdererTerm;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.FileMode;
import org.capaz.network.node.NodeProcess;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.Progress;
import org.capaz.network.status.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The ledger half of a real network, in a folder and on ports of its own. Needs the built chaincode and takes about a
 * minute, so it runs only when asked for: README.md, "Tests".
 */
@Tag("network")
class RealNetworkTest {

    private static final NetworkLayout LAYOUT = new NetworkLayout(Path.of("target/real-network"), 700);
    private static final Network NETWORK =
            new Network(LAYOUT, Path.of("../chaincode/target"), Path.of("../gateway/target"));
    private static final List<ProcessKind> LEDGER_PROCESSES =
            List.of(ProcessKind.ORDERER, ProcessKind.PEER, ProcessKind.CHAINCODE);

    @BeforeAll
    static void start() {
        NETWORK.reset(Progress.SILENT);
        NETWORK.startLedger(Progress.SILENT);
    }

    @AfterAll
    static void stop() {
        NETWORK.reset(Progress.SILENT);
    }

    private static Member member(String name) {
        return NETWORK.consortium().member(name);
    }

    private static Map<String, Long> processes() {
        Map<String, Long> processes = new HashMap<>();
        for (Member member : NETWORK.consortium().members()) {
            for (ProcessKind kind : LEDGER_PROCESSES) {
                NodeProcess process = NETWORK.process(member, kind);
                processes.put(process.name().toString(), process.pid().orElse(0L));
            }
        }
        return processes;
    }

    private static List<String> ledgerReasons() {
        return NETWORK.status().reasons().stream()
                .map(Sentence::toString)
                .filter(reason -> !reason.contains("gateway") && !reason.contains("database"))
                .toList();
    }

    @Test
    void every_member_has_the_same_ledger_and_the_same_chaincode_definition() {
        Status status = NETWORK.status();

        assertThat(status.members()).extracting(Status.MemberStatus::ledger).doesNotContain(Optional.empty());
        assertThat(status.members().stream().map(Status.MemberStatus::ledger).distinct())
                .hasSize(1);
        assertThat(status.members().stream()
                        .map(Status.MemberStatus::definition)
                        .distinct())
                .containsExactly(Optional.of(new ChaincodeDefinition("capaz", "1.0", 1)));
        assertThat(ledgerReasons()).isEmpty();
    }

    @Test
    void starting_a_running_network_leaves_its_processes_alone() {
        Map<String, Long> before = processes();
        NETWORK.startLedger(Progress.SILENT);

        assertThat(processes()).isEqualTo(before);
    }

    @Test
    void what_was_killed_is_shown_and_the_next_start_brings_it_back() {
        NETWORK.process(member("producers"), ProcessKind.ORDERER).kill();
        NETWORK.process(member("traders"), ProcessKind.PEER).kill();
        NETWORK.process(member("assurance"), ProcessKind.CHAINCODE).kill();
        assertThat(ledgerReasons())
                .anyMatch(reason -> reason.startsWith("the orderer of Demo Producers is down"))
                .anyMatch(reason -> reason.startsWith("the peer of Demo Traders is down"))
                .anyMatch(reason -> reason.startsWith("the chaincode of Demo Assurance is down"));

        NETWORK.startLedger(Progress.SILENT);

        assertThat(ledgerReasons()).isEmpty();
    }

    @Test
    void what_is_paused_is_shown_until_it_goes_on() {
        NETWORK.process(member("buyers"), ProcessKind.CHAINCODE).pause();
        assertThat(ledgerReasons()).containsExactly("the chaincode of Demo Buyers is paused");

        NETWORK.process(member("buyers"), ProcessKind.CHAINCODE).resume();
        assertThat(ledgerReasons()).isEmpty();
    }

    @Test
    void a_half_kept_chaincode_build_is_made_anew() throws IOException {
        Member traders = member("traders");
        NETWORK.process(traders, ProcessKind.PEER).kill();
        Path builds = LAYOUT.folder(traders, ProcessKind.PEER).resolve("data/externalbuilder/builds");
        try (var all = Files.list(builds)) {
            Files.delete(all.findFirst().orElseThrow().resolve("build-info.json"));
        }

        NETWORK.startLedger(Progress.SILENT);

        assertThat(ledgerReasons()).isEmpty();
    }

    @Test
    void a_peer_hands_out_the_first_block_and_the_facts_an_anchor_is_made_of() {
        // The peer appends the validation codes of the transactions to the genesis block.
        int common = NETWORK.genesisBlock().length - 100;
        assertThat(NETWORK.fetchBlock(member("buyers"), 0)).startsWith(Arrays.copyOf(NETWORK.genesisBlock(), common));

        assertThat(NETWORK.orderers())
                .hasSize(4)
                .allMatch(term -> term.until().isEmpty())
                .extracting(OrdererTerm::orderer)
                .extracting(Consenter::mspId)
                .containsExactly("ProducersMSP", "TradersMSP", "BuyersMSP", "AssuranceMSP");
        assertThat(NETWORK.orderers().get(1).orderer().certificate().getIssuerX500Principal())
                .isEqualTo(NETWORK.root(member("traders")).getSubjectX500Principal());
        assertThat(NETWORK.peerCertificate(member("traders"))).startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void everything_listens_on_loopback_only() throws IOException {
        List<Integer> ports = NETWORK.consortium().members().stream()
                .flatMap(member -> Arrays.stream(Port.values()).map(port -> LAYOUT.port(member, port)))
                .toList();
        TreeSet<String> listeners = new TreeSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (!fields[3].equals("0A")) continue;
                String[] address = fields[1].split(":");
                if (ports.contains(Integer.parseInt(address[1], 16))) listeners.add(address[0]);
            }
        }

        // 127.0.0.1 as the kernel writes it, plain and as an IPv6 address.
        assertThat(listeners).isNotEmpty().isSubsetOf("0100007F", "0000000000000000FFFF00000100007F");
    }

    @Test
    void no_key_can_be_read_by_others() throws IOException {
        try (var all = Files.walk(LAYOUT.root().resolve("members"))) {
            assertThat(all.filter(file ->
                            file.toString().endsWith("_sk") || file.toString().endsWith(".key")))
                    .isNotEmpty()
                    .allMatch(key -> {
                        try {
                            return FileMode.of(key).equals("rw-------");
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }

    @Test
    void the_network_keeps_the_ports_it_was_made_with() {
        Network shifted = new Network(
                new NetworkLayout(LAYOUT.root(), 800), Path.of("../chaincode/target"), Path.of("../gateway/target"));

        assertThatThrownBy(() -> shifted.startLedger(Progress.SILENT))
                .isInstanceOf(NetworkFailure.class)
                .hasMessageContaining("port shift 700");
    }
}
