// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.machine.Resources;
import org.junit.jupiter.api.Test;

class ChannelConfigurationTest {

    private final Map<String, Object> profile = at(
            new ChannelConfiguration(Consortium.ours(), new NetworkLayout(Path.of("network"), 100)).configtx(),
            "Profiles",
            "Capaz");

    @Test
    void every_member_orders_and_takes_part_as_one_organisation() {
        List<Object> ordering = list(at(profile, "Orderer"), "Organizations");

        assertThat(ordering).hasSize(4).isEqualTo(list(at(profile, "Application"), "Organizations"));
    }

    @Test
    void consenters_are_numbered_in_the_order_of_the_members_and_stand_on_the_shifted_ports() {
        List<Object> consenters = list(at(profile, "Orderer"), "ConsenterMapping");

        assertThat(consenters).extracting("ID").containsExactly(1, 2, 3, 4);
        assertThat(consenters)
                .extracting("MSPID")
                .containsExactly("ProducersMSP", "TradersMSP", "BuyersMSP", "AssuranceMSP");
        assertThat(consenters).extracting("Port").containsExactly(7150, 8150, 9150, 11150);
        assertThat(consenters).extracting("Host").containsOnly("127.0.0.1");
    }

    @Test
    void a_member_of_another_machine_stands_there_with_the_host_that_the_others_reach() {
        Consortium consortium = Consortium.parse(Resources.text("consortium.yaml")
                .replace("basePort: 8000", "basePort: 7000, host: nodes.traders.example, listen: 0.0.0.0"));
        Map<String, Object> there = at(
                new ChannelConfiguration(consortium, new NetworkLayout(Path.of("network"), 100)).configtx(),
                "Profiles",
                "Capaz");

        assertThat(list(at(there, "Orderer"), "ConsenterMapping"))
                .extracting("Host")
                .containsExactly("127.0.0.1", "nodes.traders.example", "127.0.0.1", "127.0.0.1");
        assertThat(list(at(there, "Application"), "Organizations").get(1))
                .extracting("OrdererEndpoints", "AnchorPeers")
                .containsExactly(
                        List.of("nodes.traders.example:7150"),
                        List.of(Map.of("Host", "nodes.traders.example", "Port", 7151)));
    }

    @Test
    void only_a_peer_endorses_and_chaincode_needs_a_majority_of_the_members() {
        Object traders = list(at(profile, "Application"), "Organizations").get(1);

        assertThat(traders)
                .extracting("Policies")
                .extracting("Endorsement")
                .isEqualTo(Map.of("Type", "Signature", "Rule", "OR('TradersMSP.peer')"));
        assertThat(at(profile, "Application", "Policies", "Endorsement"))
                .isEqualTo(Map.of("Type", "ImplicitMeta", "Rule", "MAJORITY Endorsement"));
        assertThat(at(profile, "Application", "Policies", "LifecycleEndorsement"))
                .isEqualTo(Map.of("Type", "ImplicitMeta", "Rule", "MAJORITY Endorsement"));
    }

    @Test
    void the_ordering_protocol_has_the_short_times_of_the_description() {
        assertThat(at(profile, "Orderer")).containsEntry("OrdererType", "BFT");
        assertThat(at(profile, "Orderer", "SmartBFT"))
                .containsEntry("RequestBatchMaxInterval", "300ms")
                .containsEntry("RequestComplainTimeout", "4s");
        assertThat(at(profile, "Orderer", "BatchSize")).containsEntry("MaxMessageCount", 50L);
    }

    @SuppressWarnings("unchecked") // a derived description is made of maps and lists
    private static Map<String, Object> at(Map<String, Object> map, String... path) {
        Map<String, Object> found = map;
        for (String name : path) found = (Map<String, Object>) found.get(name);
        return found;
    }

    @SuppressWarnings("unchecked") // as above
    private static List<Object> list(Map<String, Object> map, String name) {
        return (List<Object>) map.get(name);
    }
}
