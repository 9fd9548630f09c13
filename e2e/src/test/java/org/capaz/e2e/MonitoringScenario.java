// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An alert on a metric that nobody measures never comes: each name in the alerts is measured by the nodes that run. And nothing
 * listens of which nobody was told.
 */
@Order(2)
@ExtendWith(World.class)
class MonitoringScenario {
    private static final Path OPERATIONS = World.ROOT.resolve("network-config/operations");
    private static final Pattern METRIC = Pattern.compile("\\b(?:[a-zA-Z]+_)+[a-zA-Z]+\\b");

    @Test
    void every_metric_that_an_alert_asks_for_is_measured() throws Exception {
        Set<String> asked = Files.readAllLines(OPERATIONS.resolve("alerts.yml")).stream()
                .filter(line -> line.strip().startsWith("expr: "))
                .flatMap(line -> METRIC.matcher(line).results().map(found -> found.group()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).contains("capaz_ledger_following", "ledger_blockchain_height");

        Set<String> measured = new TreeSet<>();
        for (String metrics : Set.of(
                read(Port.ORDERER_OPERATIONS, "/metrics"),
                read(Port.PEER_OPERATIONS, "/metrics"),
                read(Port.GATEWAY, "/prometheus"))) {
            metrics.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .forEach(measured::add);
        }
        assertThat(measured).containsAll(asked);
    }

    @Test
    void what_prometheus_is_told_to_read_are_the_ports_of_a_member() throws IOException {
        String settings = Files.readString(OPERATIONS.resolve("prometheus.yml"));

        for (Port port : Set.of(Port.ORDERER_OPERATIONS, Port.PEER_OPERATIONS, Port.GATEWAY)) {
            assertThat(settings).contains("'127.0.0.1:" + (7_000 + port.offset()) + "'");
        }
    }

    @Test
    void every_process_listens_on_the_ports_that_are_named_and_on_no_other() throws IOException {
        NetworkLayout layout = World.network().layout();
        for (Member member : World.network().consortium().members()) {
            for (ProcessKind kind : ProcessKind.values()) {
                Set<String> named = ports(kind).stream()
                        .map(port -> layout.listenHost(member, port) + ":" + layout.port(member, port))
                        .collect(Collectors.toSet());
                assertThat(listeners(World.network().process(member, kind).pid().orElseThrow()))
                        .as("%s of %s", kind, member.name())
                        .isEqualTo(named);
            }
        }
    }

    private static Set<Port> ports(ProcessKind kind) {
        return switch (kind) {
            case ORDERER -> Set.of(Port.ORDERER, Port.ORDERER_ADMIN, Port.ORDERER_OPERATIONS);
            case PEER -> Set.of(Port.PEER, Port.PEER_CHAINCODE_LISTENER, Port.PEER_OPERATIONS);
            case CHAINCODE -> Set.of(Port.CHAINCODE);
            case GATEWAY -> Set.of(Port.GATEWAY);
        };
    }

    /** Where a process takes connections: the kernel lists listening sockets by inode, the process's descriptors name theirs. */
    private static Set<String> listeners(long process) throws IOException {
        Set<String> own = new TreeSet<>();
        try (DirectoryStream<Path> handles = Files.newDirectoryStream(Path.of("/proc", Long.toString(process), "fd"))) {
            for (Path handle : handles) {
                if (Files.isSymbolicLink(handle))
                    own.add(Files.readSymbolicLink(handle).toString());
            }
        }
        Set<String> found = new TreeSet<>();
        for (String table : Set.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[3].equals("0A") && own.contains("socket:[" + fields[9] + "]")) found.add(address(fields[1]));
            }
        }
        return found;
    }

    /** The last four bytes of the address, the lowest one first, and the port. */
    private static String address(String hexadecimal) {
        String[] parts = hexadecimal.split(":");
        long bytes = Long.parseLong(parts[0].substring(parts[0].length() - 8), 16);
        return (bytes & 255) + "." + (bytes >> 8 & 255) + "." + (bytes >> 16 & 255) + "." + (bytes >> 24) + ":"
                + Integer.parseInt(parts[1], 16);
    }

    private static String read(Port port, String path) throws IOException, InterruptedException {
        Member member = World.network().consortium().member("buyers");
        var address = URI.create("http://" + World.network().layout().address(member, port) + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s", address).isEqualTo(200);
            return answer.body();
        }
    }
}
