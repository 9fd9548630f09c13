// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a configured address the pages that sign are for browsers on the gateway's own machine. */
class OwnOriginTest {
    private static final Settings PRODUCERS = new Settings(
            "producers",
            "ProducersMSP",
            "capaz",
            "capaz",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            7080,
            "",
            "",
            null,
            Path.of("."),
            List.of(),
            "localhost",
            null,
            List.of(),
            60,
            100,
            20,
            10);

    @ParameterizedTest
    @ValueSource(strings = {"producers.localhost:7080", "localhost:7080", "127.0.0.1:7080", "localhost"})
    void a_name_of_the_own_machine_is_ours(String host) {
        assertThat(of(host)).hasValue("http://" + host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buyers.localhost:9080",
                "producers.localhost.evil.example",
                "evil.producers.localhost:7080",
                "producersxlocalhost:7080",
                "192.0.2.1:7080",
                "gold.example"
            })
    void any_other_name_is_foreign(String host) {
        assertThat(of(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"producers.localhost:7080", "localhost:7080", "127.0.0.1:7080"})
    void links_for_people_lead_to_the_members_own_name(String host) {
        assertThat(new OwnOrigin(PRODUCERS).ofLinks(HttpRequest.GET("/").header("Host", host)))
                .hasValue("http://producers.localhost:7080");
    }

    private static Optional<String> of(String host) {
        return new OwnOrigin(PRODUCERS).of(HttpRequest.GET("/cooperative").header("Host", host));
    }
}
