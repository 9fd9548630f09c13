// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.machine.Resources;
import org.capaz.network.programs.FabricPrograms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeSettingsTest {

    // The parts of the stock files that these tests look at, in Fabric's own spelling.
    private static final String STOCK_CORE = """
            peer:
              listenAddress: 0.0.0.0:7051
              gossip: {bootstrap: 127.0.0.1:7051, pullInterval: 4s}
              tls: {enabled: false}
              handlers: {authFilters: [{name: DefaultAuth}, {name: ExpirationCheck}, {name: TimeWindowCheck}]}
            vm: {endpoint: unix:///var/run/docker.sock}
            chaincode: {externalBuilders: [{name: ccaas_builder}], executetimeout: 30s}
            operations: {listenAddress: 127.0.0.1:9443}
            """;

    private static final String STOCK_ORDERER =
            "General: {ListenAddress: 127.0.0.1, ListenPort: 7050, TLS: {Enabled: false}, Authentication: {TimeWindow: 15m}}\n";

    private static final Pattern ELSEWHERE = Pattern.compile("0\\.0\\.0\\.0|\\[::]");

    @TempDir
    private Path folder;

    private final Consortium consortium = Consortium.ours();
    private final Member buyers = consortium.member("buyers");
    private NetworkLayout layout;
    private NodeSettings settings;

    @BeforeEach
    void stockFiles() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("core.yaml"), STOCK_CORE);
        Files.writeString(config.resolve("orderer.yaml"), STOCK_ORDERER);
        layout = new NetworkLayout(folder.resolve("network"), 100);
        layout.create(Home.ofAll(consortium));
        settings = new NodeSettings(consortium, layout, new FabricPrograms(folder.resolve("bin"), config));
    }

    @Test
    void a_peer_keeps_what_is_stock_and_checks_the_time_of_proposals() {
        String peer = settings.writePeer(buyers);

        assertThat(peer).contains("- name: TimeWindowCheck", "executetimeout: \"30s\"", "pullInterval: \"4s\"");
    }

    @Test
    void a_peer_speaks_tls_on_its_own_loopback_ports_and_builds_chaincode_by_our_builder_only() {
        String peer = settings.writePeer(buyers);

        assertThat(peer)
                .contains(
                        "listenAddress: \"127.0.0.1:9151\"",
                        "chaincodeListenAddress: \"127.0.0.1:9154\"",
                        "enabled: true")
                .contains("name: capaz", "localMspId: BuyersMSP", "endpoint: \"\"")
                .doesNotContain("ccaas_builder")
                .doesNotContainPattern(ELSEWHERE);
    }

    @Test
    void an_orderer_speaks_tls_on_its_own_loopback_ports() {
        assertThat(settings.writeOrderer(buyers))
                .contains("ListenPort: 9150", "ListenAddress: \"127.0.0.1:9153\"", "ListenAddress: \"127.0.0.1:9159\"")
                .contains("ClientAuthRequired: true", "TimeWindow: \"15m\"")
                .doesNotContainPattern(ELSEWHERE);
    }

    @Test
    void nodes_of_another_machine_listen_where_their_member_says_and_all_that_others_do_not_need_stays_on_loopback() {
        Member traders = Consortium.parse(Resources.text("consortium.yaml")
                        .replace("basePort: 8000", "basePort: 8000, host: nodes.traders.example, listen: 10.0.0.2"))
                .member("traders");

        assertThat(settings.writePeer(traders))
                .contains(
                        "listenAddress: \"10.0.0.2:8151\"",
                        "address: \"10.0.0.2:8151\"",
                        "externalEndpoint: nodes.traders.example:8151",
                        "chaincodeListenAddress: \"127.0.0.1:8154\"",
                        "listenAddress: \"127.0.0.1:8161\"");
        assertThat(settings.writeOrderer(traders))
                .contains(
                        "ListenAddress: \"10.0.0.2\"",
                        "ListenAddress: \"127.0.0.1:8153\"",
                        "ListenAddress: \"127.0.0.1:8159\"");
    }

    @Test
    void the_same_description_gives_the_same_text_so_that_a_running_node_is_left_alone() {
        assertThat(settings.writePeer(buyers)).isEqualTo(settings.writePeer(buyers));
        assertThat(settings.writePeer(buyers)).isNotEqualTo(settings.writePeer(consortium.member("traders")));
    }

    @Test
    void the_settings_name_no_folder_of_another_member() {
        assertThat(settings.writePeer(buyers) + settings.writeOrderer(buyers))
                .contains(layout.member(buyers).toString())
                .doesNotContain(layout.member(consortium.member("traders")).toString());
    }

    @Test
    void the_variables_of_a_process_are_written_as_a_shell_reads_them() {
        assertThat(Nodes.assignments(Map.of("B", "a b?c=1&d=$HOME", "A", "it's")))
                .isEqualTo("A='it'\\''s'\nB='a b?c=1&d=$HOME'\n");
    }
}
