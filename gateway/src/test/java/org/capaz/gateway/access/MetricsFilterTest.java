// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.capaz.gateway.TestGateway;
import org.junit.jupiter.api.Test;

/** Who may read how much a member trades, and when it is in trouble. */
class MetricsFilterTest {
    @Test
    void metrics_are_given_on_this_machine_and_not_through_a_proxy_on_it() throws Exception {
        try (var gateway = new TestGateway(Path.of("target"), Map.of())) {
            HttpResponse<byte[]> here = gateway.get("/prometheus");
            assertThat(here.statusCode()).isEqualTo(200);
            assertThat(text(here)).contains("jvm_memory_used_bytes");

            for (String header : new String[] {"X-Forwarded-For", "Forwarded", "Via"}) {
                HttpResponse<byte[]> passedOn = gateway.get("/prometheus", header, "127.0.0.1");
                assertThat(passedOn.statusCode()).as(header).isEqualTo(404);
                assertThat(text(passedOn)).doesNotContain("jvm_memory_used_bytes");
            }
            assertThat(gateway.get("/health", "X-Forwarded-For", "192.0.2.7").statusCode())
                    .as("whether it works, anybody may ask")
                    .isNotEqualTo(404);
        }
    }

    @Test
    void a_machine_that_asks_itself_by_its_own_address_is_this_machine_and_its_neighbour_is_not()
            throws UnknownHostException {
        InetAddress own = InetAddress.getByName("192.0.2.7");

        assertThat(MetricsFilter.isThisMachine(own, own)).isTrue();
        assertThat(MetricsFilter.isThisMachine(InetAddress.getLoopbackAddress(), own))
                .isTrue();
        assertThat(MetricsFilter.isThisMachine(InetAddress.getByName("192.0.2.8"), own))
                .isFalse();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
