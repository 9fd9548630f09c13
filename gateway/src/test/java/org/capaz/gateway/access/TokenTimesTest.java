// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;
import static org.capaz.gateway.TestGateway.code;
import static org.capaz.gateway.TestGateway.json;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.TestOfficer;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How far the clock of who signs a token may be off, to the second, at an office whose own clock stands still. */
class TokenTimesTest {
    private static final Instant NOW = Instant.parse("2026-05-04T15:00:00Z");
    private static final TestOfficer OFFICER = TestOfficer.create();
    private static TestGateway gateway;

    @BeforeAll
    static void open() {
        gateway = new TestGateway(Path.of("target"), Map.of(), Clock.fixed(NOW, ZoneOffset.UTC));
        gateway.projection()
                .apply(new SampleChain()
                        .block(tx(
                                "t0",
                                write(
                                        LedgerKeys.officer(new OfficerId(OFFICER.id())),
                                        OFFICER.record("AMP-01", "ProducersMSP").toString())))
                        .read());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    /** What a token from and to these seconds of the office's clock opens. */
    private static HttpResponse<byte[]> asked(long from, long to) {
        long now = NOW.getEpochSecond();
        String token = OFFICER.token("ES256", OFFICER.id(), "capaz:producers", now + from, now + to);
        return gateway.get("/v1/lots", "Authorization", "Bearer " + token);
    }

    @Test
    void a_clock_that_is_behind_by_900_seconds_opens_and_by_one_more_does_not() {
        assertThat(asked(-1500, -900).statusCode()).isEqualTo(200);
        assertThat(code(asked(-1501, -901))).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void a_clock_that_is_ahead_by_900_seconds_opens_and_by_one_more_does_not() {
        assertThat(asked(900, 1500).statusCode()).isEqualTo(200);
        assertThat(code(asked(901, 1501))).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void who_is_further_off_is_told_the_time_of_the_office_in_both_languages() {
        HttpResponse<byte[]> answer = asked(3600, 4200);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).get("detail"))
                .isEqualTo(Json.text(
                        "the token is not in force: it is 2026-05-04T15:00:00Z at this office, and a clock may"
                                + " differ from that by 900 seconds"));
        assertThat(json(answer).get("detail_es"))
                .isEqualTo(Json.text(
                        "el token no está vigente: en esta oficina son las 2026-05-04T15:00:00Z, y un reloj puede"
                                + " diferir de esa hora en 900 segundos"));
    }

    @Test
    void a_token_lives_900_seconds_and_not_one_more_nor_none() {
        assertThat(asked(0, 900).statusCode()).isEqualTo(200);
        assertThat(asked(0, 1).statusCode()).isEqualTo(200);
        assertThat(code(asked(0, 901))).isEqualTo("TOKEN_INVALID");
        assertThat(code(asked(0, 0))).isEqualTo("TOKEN_INVALID");
    }
}
