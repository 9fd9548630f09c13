// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.consortium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.capaz.network.machine.Resources;
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
}
