// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.Port;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An alert on a metric that nobody measures never comes: each name in the alerts is measured by the nodes that run. */
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
