// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestGateway;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.verifier.fabric.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle that anybody may ask any member for. */
class PublicBundleTest {
    private static final CertificateId LE = new CertificateId("3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713");
    private static final byte[] MADE = "{\"demo\":\"bundle\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path publicDir;

    private TestGateway gateway;

    @BeforeEach
    void open() {
        gateway = new TestGateway(publicDir, Map.of());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private void issuedAt(Instant changed) {
        gateway.projection()
                .apply(new SampleChain()
                        .block(
                                tx("t0", write(LedgerKeys.number(LE.number()), "\"" + LE.value() + "\"")),
                                tx(
                                        "t1",
                                        write(LedgerKeys.certificate(LE), "{\"certId\":\"" + LE.value() + "\"}"),
                                        write(
                                                LedgerKeys.status(LE),
                                                Json.object()
                                                        .with("state", "ISSUED")
                                                        .with("reason", "ISSUED")
                                                        .with("at", changed.getEpochSecond())
                                                        .toString())))
                        .read());
    }

    private HttpResponse<byte[]> asked() {
        return gateway.get("/v1/bundles/of/" + LE.value());
    }

    @Test
    void anybody_is_led_to_the_file_under_its_hash() {
        issuedAt(Instant.now().minusSeconds(3_600));
        String hash = gateway.bean(BundleStore.class).keep(LE.value(), MADE).sha256();

        HttpResponse<byte[]> answer = asked();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/v1/bundles/" + hash);
        HttpResponse<byte[]> file = gateway.get("/v1/bundles/" + hash);
        assertThat(file.body()).isEqualTo(MADE);
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    }

    @Test
    void a_file_from_before_the_last_change_of_state_is_not_the_present_one() {
        issuedAt(Instant.now().plusSeconds(3_600));
        gateway.bean(BundleStore.class).keep(LE.value(), MADE);

        assertThat(asked().statusCode()).isEqualTo(503);
    }

    @Test
    void without_a_peer_none_is_made_and_that_is_said() {
        issuedAt(Instant.now().minusSeconds(3_600));

        assertThat(asked().statusCode()).isEqualTo(503);
    }

    @Test
    void of_a_certificate_that_is_not_on_the_ledger_there_is_none() {
        assertThat(asked().statusCode()).isEqualTo(404);
        assertThat(gateway.get("/v1/bundles/of/x").statusCode()).isEqualTo(404);
    }

    @Test
    void the_issuing_transaction_is_found_at_its_place() {
        issuedAt(Instant.now());

        assertThat(gateway.bean(IssueReader.class).find(LE)).hasValue(new IssueReader.Issued("t1", new Version(0, 1)));
        assertThat(gateway.bean(IssueReader.class).find(new CertificateId("00000000-0000-4000-8000-000000000000")))
                .isEmpty();
    }
}
