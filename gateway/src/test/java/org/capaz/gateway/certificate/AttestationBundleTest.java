// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.capaz.gateway.MovedClock;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.certificate.EndorsedViews.View;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Stage;
import org.capaz.verifier.bundle.AttestationBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bundle of an attestation that anybody may ask any member for. */
class AttestationBundleTest {
    private static final String NAME = "attestation/AMP-01/03/AT-AMP-01-M3";
    private static final LedgerKey KEY = LedgerKeys.attestation(new PartyId("AMP-01"), 3, new Code("AT-AMP-01-M3"));

    private static final Path VECTORS = Path.of("../verifier/src/test/resources/vectors");

    private final Fields genuine = vector();
    private final AttestationBundle signed =
            AttestationBundle.read(genuine.text("bundle").getBytes(UTF_8));
    private final TestGateway gateway =
            new TestGateway(VECTORS, Map.of(), new MovedClock(() -> Instant.ofEpochSecond(genuine.integer("now"))));

    private static Fields vector() {
        try {
            return Fields.of(CanonicalJson.parseObject(Files.readString(VECTORS.resolve("valid/attestation.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void record() {
        gateway.projection()
                .apply(new SampleChain()
                        .block(tx(
                                "t0",
                                write(KEY, Stage.ADMITTED.world().record(KEY).toString())))
                        .read());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private HttpResponse<byte[]> asked() {
        return gateway.get("/v1/bundles/of/" + NAME);
    }

    @Test
    void anybody_is_led_to_what_the_members_signed() {
        gateway.views.answers.add(new View.Endorsed(signed.views().getFirst()));

        HttpResponse<byte[]> answer = asked();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(gateway.get(answer.headers().firstValue("Location").orElseThrow())
                        .body())
                .isEqualTo(signed.bytes());
    }

    @Test
    void what_does_not_verify_does_not_leave() {
        byte[] altered = signed.views().getFirst();
        altered[altered.length - 1] ^= 1;
        gateway.views.answers.add(new View.Endorsed(altered));

        assertThat(asked().statusCode()).isEqualTo(502);
    }

    @Test
    void without_a_peer_none_is_made_and_that_is_said() {
        assertThat(asked().statusCode()).isEqualTo(503);
    }

    @Test
    void of_an_attestation_that_is_not_on_the_ledger_there_is_none() {
        assertThat(gateway.get("/v1/bundles/of/attestation/AMP-01/03/AT-NONE").statusCode())
                .isEqualTo(404);
        assertThat(gateway.get("/v1/bundles/of/attestation/AMP-01/3/AT-AMP-01-M3")
                        .statusCode())
                .isEqualTo(404);
    }
}
