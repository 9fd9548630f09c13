// SPDX-License-Identifier: Apache-2.0
package org.capaz.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.machine.Resources;
import org.junit.jupiter.api.Test;

/** Where printed labels lead to, and by what else a gateway reaches people. */
class LabelHostTest {
    @Test
    void labels_of_a_demonstration_open_the_first_members_gateway_on_this_machine() {
        assertThat(network(Map.of()).labelHost()).isEqualTo("localhost:7780");
    }

    @Test
    void a_host_that_is_named_stands_as_it_is() {
        assertThat(network(Map.of("CAPAZ_PUBLIC_HOST", "gold.example")).labelHost())
                .isEqualTo("gold.example");
    }

    @Test
    void a_host_that_no_label_can_carry_is_refused_before_anything_is_printed() {
        assertThatThrownBy(() -> network(Map.of("CAPAZ_PUBLIC_HOST", "https://gold.example"))
                        .labelHost())
                .hasMessageContaining("must be a host name");
        assertThat(network(Map.of("CAPAZ_PUBLIC_HOST", "localhost:9000")).labelHost())
                .isEqualTo("localhost:9000");
    }

    @Test
    void a_gateway_is_told_what_stands_between_it_and_people_and_nothing_else_that_the_environment_has() {
        Network network = network(Map.of(
                "CAPAZ_PUBLIC_HOST", "gold.example",
                "CAPAZ_ORIGIN", "https://{member}.gold.example",
                "CAPAZ_NOTICE_SMTP_HOST", "mail.gold.example",
                "CAPAZ_TRUSTED_PROXIES", "10.0.0.7",
                "CAPAZ_WEBHOOKS_HOSTS", "erp.gold.example",
                "CAPAZ_JDBC_PASSWORD", "a secret",
                "HOME", "/home/somebody"));

        assertThat(network.towardsPeople(Consortium.ours().members().getFirst(), network.labelHost()))
                .isEqualTo(Map.of(
                        "CAPAZ_PUBLIC_HOST", "gold.example",
                        "CAPAZ_ORIGIN", "https://producers.gold.example",
                        "CAPAZ_NOTICE_SMTP_HOST", "mail.gold.example",
                        "CAPAZ_TRUSTED_PROXIES", "10.0.0.7",
                        "CAPAZ_WEBHOOKS_HOSTS", "erp.gold.example"));
    }

    @Test
    void a_gateway_behind_a_proxy_is_told_the_address_that_the_description_names_for_people() {
        Consortium consortium = Consortium.parse(Resources.text("consortium.yaml")
                .replace("basePort: 8000", "basePort: 8000, gateway: 'https://gold.traders.example'"));
        var network = new Network(
                Home.ofAll(consortium),
                new NetworkLayout(Path.of("target/label-host"), 700),
                Path.of("chaincode/target"),
                Path.of("gateway/target"),
                Map.of());

        assertThat(network.gateway(consortium.member("traders"))).hasToString("https://gold.traders.example");
        assertThat(network.towardsPeople(consortium.member("traders"), "gold.example"))
                .containsEntry("CAPAZ_ORIGIN", "https://gold.traders.example");
        assertThat(network.towardsPeople(consortium.member("buyers"), "gold.example"))
                .doesNotContainKey("CAPAZ_ORIGIN");
    }

    private static Network network(Map<String, String> environment) {
        return new Network(
                Home.ofAll(Consortium.ours()),
                new NetworkLayout(Path.of("target/label-host"), 700),
                Path.of("chaincode/target"),
                Path.of("gateway/target"),
                environment);
    }
}
