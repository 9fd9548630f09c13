// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.Settings;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** An operator hears of the end of a certificate at sixty, thirty and seven days. */
class OwnCertificatesTest {
    private static final Path DIRECTORY = Path.of("../verifier/src/test/resources/vectors/peers.json");
    /** The end of peer1.buyersmsp in the directory of the verifier's vectors; the others of its member end in 2036. */
    private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "5184001, FINE, 60",
        "5184000, PLAN, 60",
        "2592001, PLAN, 30",
        "2592000, RENEW, 30",
        "604801, RENEW, 7",
        "604800, URGENT, 7",
        "0, URGENT, 0",
        "-1, ENDED, -1",
    })
    void each_level_begins_at_its_day(long secondsLeft, OwnCertificates.Level level, long days) throws Exception {
        OwnCertificates own = own(Duration.ofSeconds(secondsLeft));

        assertThat(own.level()).isEqualTo(level);
        assertThat(own.daysLeft()).hasValue(days);
    }

    @Test
    void the_one_that_ends_first_counts() throws Exception {
        OwnCertificates own = own(Duration.ofDays(3));

        assertThat(own.earliest()).hasValue(new OwnCertificates.Own("client", END));
    }

    @Test
    void health_names_it_and_metrics_count_its_days() throws Exception {
        OwnCertificates own = own(Duration.ofDays(29));

        assertThat(details(own))
                .isEqualTo(Map.of("level", "RENEW", "earliest", "client", "ends", END.toString(), "daysLeft", 29L));
        SimpleMeterRegistry registry = registry(own);
        assertThat(registry.get("capaz.own.certificates.left").gauge().value()).isEqualTo(29);
        assertThat(registry.get("capaz.own.certificates.level").gauge().value()).isEqualTo(2);
    }

    @Test
    void a_gateway_without_a_peer_has_none() {
        OwnCertificates own = new OwnCertificates(settings(null, null), Clock.systemUTC());

        assertThat(details(own)).isEqualTo(Map.of("level", "FINE"));
        SimpleMeterRegistry registry = registry(own);
        assertThat(registry.find("capaz.own.certificates.left").gauge()).isNull();
        assertThat(registry.get("capaz.own.certificates.level").gauge().value()).isZero();
    }

    @Test
    void a_file_without_a_certificate_stops_the_start() throws Exception {
        Path none = Files.writeString(folder.resolve("none.pem"), "none");

        assertThatThrownBy(() -> new OwnCertificates(settings(none, null), Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.pem");
    }

    private OwnCertificates own(Duration left) throws Exception {
        return new OwnCertificates(
                settings(written("client.pem", true), written("root.pem", false)),
                Clock.fixed(END.minus(left), ZoneOffset.UTC));
    }

    /** The first certificate of the directory that ends then, or that does not. */
    private Path written(String name, boolean then) throws Exception {
        for (Json entry : ((Json.Arr) CanonicalJson.parse(Files.readAllBytes(DIRECTORY))).items()) {
            String identity = new String(Base64.getDecoder().decode(((Json.Str) entry).text()), ISO_8859_1);
            Path file = Files.writeString(folder.resolve(name), identity.substring(identity.indexOf("-----BEGIN")));
            if (OwnCertificates.certificate(file).getNotAfter().toInstant().equals(END) == then) {
                return file;
            }
        }
        throw new IllegalStateException("no such certificate in " + DIRECTORY);
    }

    private static Settings settings(@Nullable Path clientCert, @Nullable Path peerTlsRoot) {
        return new Settings(
                "producers",
                "ProducersMSP",
                "capaz",
                "capaz",
                null,
                null,
                peerTlsRoot,
                clientCert,
                null,
                null,
                null,
                7080,
                "jdbc:none",
                "postgres",
                null,
                Path.of("target"),
                List.of("ProducersMSP"),
                "localhost",
                null,
                List.of(),
                60,
                100,
                20,
                10);
    }

    private static Object details(OwnCertificates own) {
        HealthResult result =
                Mono.from(new CertificateHealthIndicator(own).getResult()).block();
        assertThat(result.getStatus()).isEqualTo(HealthStatus.UP);
        return result.getDetails();
    }

    private static SimpleMeterRegistry registry(OwnCertificates own) {
        var registry = new SimpleMeterRegistry();
        CertificateMetrics.register(registry, own);
        return registry;
    }
}
