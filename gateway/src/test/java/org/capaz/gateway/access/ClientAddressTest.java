// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose address a request comes from, where something stands in front of the gateway. */
class ClientAddressTest {
    private static final List<String> PROXIES = List.of("10.0.0.1", "10.0.0.2");

    @Test
    void without_a_proxy_it_is_the_one_of_the_connection_whatever_the_request_says() {
        assertThat(ClientAddress.of("192.0.2.7", List.of("198.51.100.9"), List.of()))
                .isEqualTo("192.0.2.7");
        assertThat(ClientAddress.of("192.0.2.7", List.of(), PROXIES)).isEqualTo("192.0.2.7");
    }

    @Test
    void behind_trusted_proxies_it_is_the_last_that_none_of_them_has() {
        assertThat(ClientAddress.of("10.0.0.1", List.of("192.0.2.7"), PROXIES)).isEqualTo("192.0.2.7");
        assertThat(ClientAddress.of("10.0.0.1", List.of("192.0.2.7, 10.0.0.2"), PROXIES))
                .isEqualTo("192.0.2.7");
    }

    @Test
    void what_a_client_itself_put_in_front_does_not_count() {
        assertThat(ClientAddress.of("10.0.0.1", List.of("203.0.113.1, 192.0.2.7"), PROXIES))
                .isEqualTo("192.0.2.7");
        assertThat(ClientAddress.of("192.0.2.7", List.of("10.0.0.1"), PROXIES)).isEqualTo("192.0.2.7");
    }

    @Test
    void nor_does_what_it_put_into_a_header_before_that_of_the_proxy() {
        assertThat(ClientAddress.of("10.0.0.1", List.of("203.0.113.1", "192.0.2.7"), PROXIES))
                .isEqualTo("192.0.2.7");
        assertThat(ClientAddress.of("10.0.0.1", List.of("192.0.2.7"), PROXIES)).isEqualTo("192.0.2.7");
    }
}
