// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.consortium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.capaz.network.machine.Resources;
import org.capaz.network.operation.NotAccepted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsortiumTest {

    private final Consortium ours = Consortium.ours();

    @Test
    void our_consortium_has_four_fictional_members_in_the_order_of_the_consenters() {
        assertThat(ours.members())
                .extracting(Member::mspId)
                .containsExactly("ProducersMSP", "TradersMSP", "BuyersMSP", "AssuranceMSP");
        assertThat(ours.members()).extracting(Member::displayName).allMatch(name -> name.startsWith("Demo "));
    }

    @Test
    void each_chaincode_definition_raises_its_version_by_one() {
        assertThat(ours.version(1)).isEqualTo("1.0");
        assertThat(ours.version(2)).isEqualTo("1.1");
        assertThat(ours.version(12)).isEqualTo("1.11");
    }

    @Test
    void members_without_a_place_are_on_this_machine_and_the_network_is_the_one_of_before_places_were_described() {
        assertThat(ours.members()).extracting(Member::place).allMatch(Place::onThisMachine);
        assertThat(ours.digest()).isEqualTo("54f35f01c0dac2d830a05c9cdf68f130309780e9830d236a866db474f3e238f7");
    }

    @Test
    void another_host_is_another_network_and_another_address_to_listen_on_or_for_people_is_not() {
        Consortium there = traders(", host: nodes.traders.example, listen: 0.0.0.0");

        assertThat(there.digest()).isNotEqualTo(ours.digest());
        assertThat(traders(", host: nodes.traders.example, listen: 10.0.0.2, gateway: 'https://gold.traders.example'")
                        .digest())
                .isEqualTo(there.digest());
    }

    @Test
    void a_gateway_behind_a_proxy_listens_on_its_own_machine_and_one_without_where_the_nodes_listen() {
        assertThat(traders(", host: 10.0.0.2, listen: 0.0.0.0")
                        .member("traders")
                        .place())
                .isEqualTo(new Place("10.0.0.2", "0.0.0.0", Optional.empty(), "0.0.0.0"));
        assertThat(traders(", host: 10.0.0.2, listen: 0.0.0.0, gateway: 'https://gold.traders.example:8443'")
                        .member("traders")
                        .place())
                .isEqualTo(new Place(
                        "10.0.0.2",
                        "0.0.0.0",
                        Optional.of(URI.create("https://gold.traders.example:8443")),
                        "127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", host: Traders.example, listen: 0.0.0.0 | host Traders.example is not in its form",
                ", host: traders.example:8050, listen: 0.0.0.0 | host traders.example:8050",
                ", host: traders.example, listen: eth0 | listen eth0",
                ", host: traders.example | its orderer and peer listen on that machine alone",
                ", gateway: gold.traders.example | gateway gold.traders.example is not in its form",
                ", gateway: 'https://gold.traders.example/c' | gateway https://gold.traders.example/c",
                ", gateway: 'https://me@gold.traders.example' | gateway https://me@gold.traders.example",
                ", gateway: 'ftp://gold.traders.example' | gateway ftp://gold.traders.example",
            })
    void a_place_that_nobody_would_reach_is_refused(String place, String because) {
        assertThatThrownBy(() -> traders(place)).hasMessageContaining(because);
    }

    @Test
    void two_hosts_may_use_the_same_ports_and_one_host_may_not() {
        assertThatThrownBy(() -> Consortium.parse(text().replace("basePort: 8000", "basePort: 7000")))
                .hasMessageContaining("127.0.0.1, 7000 is used twice");
        assertThat(Consortium.parse(
                                text().replace("basePort: 8000", "basePort: 7000, host: 10.0.0.2, listen: 10.0.0.2"))
                        .member("traders")
                        .basePort())
                .isEqualTo(7000);
    }

    private static Consortium traders(String place) {
        return Consortium.parse(text().replace("basePort: 8000", "basePort: 8000" + place));
    }

    private static String text() {
        return Resources.text("consortium.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "consortium-of-three-members.yaml | members: 3 found",
                "consortium-with-one-msp-id-twice.yaml | mspId TradersMSP is used twice",
                "consortium-member-without-domain.yaml | domain is missing",
                "consortium-with-a-base-port-in-words.yaml | basePort must be a number, found nine thousand",
                "consortium-with-an-address-for-a-host.yaml | labelHost: https://gold.example must be a host name",
                "consortium-member-named-like-a-path.yaml | name ../buyers must be lower-case letters and digits",
            })
    void a_broken_description_is_refused_by_field_and_rule(String file, String because) {
        assertThatThrownBy(() -> Consortium.parse(Resources.text("broken/" + file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }

    @Test
    void a_member_is_found_by_name_and_an_unknown_name_is_told_the_names_there_are() {
        assertThat(ours.member("buyers").mspId()).isEqualTo("BuyersMSP");
        assertThatThrownBy(() -> ours.member("Buyers")).hasMessageContaining("producers, traders, buyers, assurance");
    }

    private static final String MINTERS = "  - { name: minters, displayName: Demo Minters, mspId: MintersMSP,"
            + " domain: minters.capaz.example, basePort: 12000 }\n";

    private static String with(String line) {
        return Resources.text("consortium.yaml").replace("\n# Where printed labels", line + "\n# Where printed labels");
    }

    @Test
    void a_member_joins_after_all_others() {
        Consortium wider = Consortium.parse(with(MINTERS));

        assertThat(wider.joiningAfter(Consortium.ours())).containsExactly(wider.member("minters"));
        assertThat(wider.joiningAfter(wider)).isEmpty();
    }

    @Test
    void nothing_else_is_another_when_a_member_joins() {
        String wider = with(MINTERS);

        for (String other : List.of(
                wider.replace("MAJORITY Endorsement", "ANY Endorsement"),
                wider.replace("basePort: 8000", "basePort: 8500"),
                Resources.text("consortium.yaml").replaceFirst("(?m)^members:\n", "members:\n" + MINTERS))) {
            assertThatThrownBy(() -> Consortium.parse(other).joiningAfter(Consortium.ours()))
                    .isInstanceOf(NotAccepted.class);
        }
    }

    @Test
    void a_member_leaves_from_wherever_it_stands_and_may_come_again_after_all_others() {
        Consortium five = Consortium.parse(with(MINTERS));
        Consortium narrower = Consortium.parse(with(MINTERS).replaceFirst("(?m)^  - \\{ name: traders,.*\n", ""));

        assertThat(narrower.leaving("traders", five)).isEqualTo(five.member("traders"));
        assertThat(ours.leaving("minters", five)).isEqualTo(five.member("minters"));
        assertThat(five.joining("minters", ours)).isEqualTo(five.member("minters"));
    }

    @Test
    void one_member_leaves_at_a_time_and_nothing_else_is_another() {
        Consortium five = Consortium.parse(with(MINTERS));
        Consortium six = Consortium.parse(with(MINTERS
                + MINTERS.replace("minters", "refiners")
                        .replace("Minters", "Refiners")
                        .replace("12000", "13000")));

        assertThatThrownBy(() -> ours.leaving("minters", six))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("leave one after another");
        assertThatThrownBy(() -> ours.leaving("traders", five))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("which is: [Demo Minters]");
        assertThatThrownBy(() -> five.leaving("minters", five))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("without a member");
        assertThatThrownBy(() -> Consortium.parse(text().replace("MAJORITY Endorsement", "ANY Endorsement"))
                        .leaving("minters", five))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("nothing else in it may be another");
        assertThatThrownBy(() -> ours.leaving("nobody", five)).hasMessageContaining("no member is called nobody");
    }
}
