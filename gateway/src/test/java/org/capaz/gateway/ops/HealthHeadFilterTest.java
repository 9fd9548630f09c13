// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.capaz.gateway.TestGateway;
import org.junit.jupiter.api.Test;

/** What watches a gateway by HEAD sees the same as by GET. */
class HealthHeadFilterTest {
    @Test
    void head_has_the_status_of_get_also_while_the_chain_is_not_followed() {
        try (var gateway = new TestGateway(Path.of("target"), Map.of())) {
            for (String path : new String[] {"/health", "/health/readiness", "/health/liveness"}) {
                HttpResponse<byte[]> head = gateway.send(gateway.request(path).method("HEAD", BodyPublishers.noBody()));

                assertThat(head.statusCode()).as(path).isEqualTo(path.endsWith("liveness") ? 200 : 503);
                assertThat(head.statusCode())
                        .as(path)
                        .isEqualTo(gateway.get(path).statusCode());
                assertThat(head.body()).as(path).isEmpty();
            }
        }
    }
}
