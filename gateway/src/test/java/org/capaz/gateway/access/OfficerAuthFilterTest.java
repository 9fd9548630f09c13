// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;
import static org.capaz.gateway.TestGateway.code;
import static org.capaz.gateway.TestGateway.json;
import static org.capaz.gateway.TestOfficer.signed;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.TestOfficer;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which requests are authenticated, which are refused, and the headers of every response. */
class OfficerAuthFilterTest {
    private static final TestOfficer OURS = TestOfficer.create();
    private static final TestOfficer THEIRS = TestOfficer.create();
    private static final TestOfficer REVOKED = TestOfficer.create();
    private static final TestOfficer STRANGER = TestOfficer.create();
    private static TestGateway gateway;

    @BeforeAll
    static void open() {
        gateway = new TestGateway(Path.of("target"), Map.of());
        gateway.projection()
                .apply(new SampleChain()
                        .block(tx(
                                "t0",
                                write(LedgerKeys.organisation(new MspId("ProducersMSP")), "{\"msp\":\"ProducersMSP\"}"),
                                officer(OURS, OURS.record("AMP-01", "ProducersMSP")),
                                officer(THEIRS, THEIRS.record("TRD-01", "TradersMSP")),
                                officer(
                                        REVOKED,
                                        REVOKED.record("AMP-01", "ProducersMSP")
                                                .with("revokedAt", 1)
                                                .with("reason", "LOST"))))
                        .read());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite officer(
            TestOfficer officer, Json.Obj record) {
        return write(LedgerKeys.officer(new OfficerId(officer.id())), record.toString());
    }

    private static HttpResponse<byte[]> with(String token) {
        return gateway.get("/v1/lots", "Authorization", "Bearer " + token);
    }

    private static String token(String algorithm, String kid, String audience, long from, long to) {
        long now = Instant.now().getEpochSecond();
        return OURS.token(algorithm, kid, audience, now + from, now + to);
    }

    @Test
    void an_officer_of_this_member_gets_in() {
        assertThat(gateway.ask("/v1/lots", OURS).statusCode()).isEqualTo(200);
    }

    @Test
    void without_a_token_nobody_gets_in() {
        HttpResponse<byte[]> answer = gateway.get("/v1/lots");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(code(answer)).isEqualTo("TOKEN_MISSING");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void member_routes_that_do_not_exist_look_closed_too() {
        assertThat(gateway.get("/v1/secrets").statusCode()).isEqualTo(401);
        assertThat(gateway.ask("/v1/secrets", OURS).statusCode()).isEqualTo(404);
    }

    @Test
    void an_officer_of_another_member_is_sent_to_its_own_gateway() {
        HttpResponse<byte[]> answer = gateway.ask("/v1/lots", THEIRS);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("OFFICER_OF_ANOTHER_MEMBER");
    }

    @Test
    void a_revoked_key_does_not_open() {
        assertThat(gateway.ask("/v1/lots", REVOKED).statusCode()).isEqualTo(401);
    }

    @Test
    void a_key_that_the_ledger_does_not_know_does_not_open() {
        assertThat(gateway.ask("/v1/lots", STRANGER).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_for_another_member_does_not_open() {
        assertThat(with(token("ES256", OURS.id(), "capaz:traders", 0, 600)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void another_algorithm_does_not_open() {
        assertThat(with(token("none", OURS.id(), "capaz:producers", 0, 600)).statusCode())
                .isEqualTo(401);
        assertThat(with(token("HS256", OURS.id(), "capaz:producers", 0, 600)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_that_names_another_key_does_not_open() {
        assertThat(with(token("ES256", THEIRS.id(), "capaz:producers", 0, 600)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_changed_or_broken_token_does_not_open() {
        String good = OURS.token("producers");
        String foreign = STRANGER.token("producers");
        String claims = good.substring(0, good.lastIndexOf('.'));

        assertThat(List.of(
                        with(claims + foreign.substring(foreign.lastIndexOf('.')))
                                .statusCode(),
                        with(claims + ".").statusCode(),
                        with(claims).statusCode(),
                        with("..").statusCode(),
                        with("x".repeat(5_000)).statusCode()))
                .containsOnly(401);
    }

    @Test
    void a_height_that_is_read_is_answered_and_one_that_is_no_number_is_not() {
        assertThat(gateway.ask("/v1/lots?height=0", OURS).statusCode()).isEqualTo(200);
        assertThat(gateway.ask("/v1/lots?height=soon", OURS).statusCode()).isEqualTo(400);
    }

    @Test
    void once_the_organisation_is_founded_a_new_key_brings_no_statement() {
        Json.Obj founding = signed(
                "organisation.found",
                "founding-1",
                "ProducersMSP",
                Json.object().with("officer", Json.object().with("spki", STRANGER.spki())),
                STRANGER);

        assertThat(gateway.hand(founding, STRANGER).statusCode()).isEqualTo(401);
    }

    @Test
    void a_new_key_founds_its_own_organisation_and_nothing_else() {
        try (var fresh = new TestGateway(Path.of("target"), Map.of())) {
            Json.Obj officer = Json.object()
                    .with("kind", "P256")
                    .with("spki", STRANGER.spki())
                    .with("validFrom", 1_700_000_000L)
                    .with("validTo", 1_800_000_000L);
            Json.Obj body = Json.object().with("name", "Productores Demo").with("officer", officer);

            assertThat(fresh.hand(signed("organisation.found", "founding-2", "TradersMSP", body, STRANGER), STRANGER)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(fresh.hand(signed("seal.apply", "founding-3", "ProducersMSP", body, STRANGER), STRANGER)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(fresh.hand(
                                    signed("organisation.found", "founding-6", "ProducersMSP", Json.object(), STRANGER),
                                    STRANGER)
                            .statusCode())
                    .as("a founder is told what is malformed")
                    .isEqualTo(400);
            assertThat(fresh.hand(signed("organisation.found", "founding-4", "ProducersMSP", body, STRANGER), OURS)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(fresh.hand(signed("organisation.found", "founding-5", "ProducersMSP", body, STRANGER), STRANGER)
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void every_route_wears_the_headers() {
        List<String> routes = List.of(
                "/v1/lots",
                "/v1/lots/LE",
                "/v1/parties",
                "/v1/statements",
                "/v1/submissions/none-such-here",
                "/v1/projection/hashes",
                "/v1/certificates/x/label",
                "/v1/bundles/" + "0".repeat(64),
                "/v1/view",
                "/.well-known/gold/anchor.json",
                "/.well-known/gold/elsewhere",
                "/c/0123456789ABC",
                "/",
                "/c",
                "/robots.txt",
                "/lang",
                "/check",
                "/check/none-such-here",
                "/page.css",
                "/openapi",
                "/health",
                "/health/liveness",
                "/health/readiness",
                "/prometheus",
                "/no/such/page");
        for (String route : routes) {
            for (HttpResponse<byte[]> answer : List.of(gateway.get(route), gateway.ask(route, OURS))) {
                ResponseHeadersFilter.ALWAYS.forEach((name, value) -> {
                    // Its form is sent to this gateway alone, which refuses a form that does not say where it stood.
                    boolean form = name.equals("Referrer-Policy") && route.equals("/check");
                    assertThat(answer.headers().firstValue(name))
                            .as("%s of %s", name, route)
                            .hasValue(form ? "same-origin" : value);
                });
                assertThat(answer.headers().firstValue("X-Ledger-Height"))
                        .as(route)
                        .hasValue("0");
                assertThat(answer.headers().firstValue("Cache-Control"))
                        .as(route)
                        .isPresent();
                assertThat(answer.headers().firstValue("Server")).as(route).isEmpty();
            }
        }
    }

    /** Chromium asks before it sends JSON to another gateway; those of a demonstration differ in their names and ports. */
    @Test
    void pages_of_other_gateways_may_ask_for_public_data_also_on_one_machine_and_for_nothing_else() {
        for (String page : List.of("http://buyers.localhost:9080", "http://127.0.0.1:9080", "https://gold.example")) {
            assertThat(preflight("/v1/view", page).headers().firstValue("Access-Control-Allow-Origin"))
                    .as(page)
                    .hasValue("*");
            assertThat(preflight("/v1/view", page).statusCode()).as(page).isEqualTo(204);
            assertThat(preflight("/v1/lots", page).headers().firstValue("Access-Control-Allow-Origin"))
                    .as(page)
                    .isEmpty();
        }
    }

    private static HttpResponse<byte[]> preflight(String path, String page) {
        return gateway.send(gateway.request(
                        path,
                        "Origin",
                        page,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void only_public_data_is_open_to_other_pages() {
        assertThat(gateway.get("/v1/bundles/0").headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(gateway.ask("/v1/lots", OURS).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(gateway.get("/v1/bundles/0").headers().firstValue("Cross-Origin-Resource-Policy"))
                .hasValue("cross-origin");
        assertThat(gateway.ask("/v1/lots", OURS).headers().firstValue("Cross-Origin-Resource-Policy"))
                .hasValue("same-origin");
    }

    @Test
    void strangers_may_ask_only_so_often_and_are_told_when_again() {
        try (var strict = new TestGateway(Path.of("target"), Map.of("capaz.public-requests-per-minute", 3))) {
            for (int i = 0; i < 3; i++) {
                assertThat(strict.get("/c/0123456789ABC").statusCode()).isEqualTo(404);
            }
            HttpResponse<byte[]> answer = strict.get("/v1/bundles/0");

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(code(answer)).isEqualTo("RATE_LIMITED");
            assertThat(strict.get("/health/liveness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_village_behind_one_address_reads_on_where_who_tries_numbers_is_stopped() {
        try (var strict = new TestGateway(Path.of("target"), Map.of("capaz.public-requests-per-minute", 3))) {
            for (int i = 0; i < 20; i++) {
                assertThat(strict.get("/").statusCode()).isEqualTo(200);
            }
            assertThat(strict.get("/c/0123456789ABC").statusCode()).isEqualTo(404);
            assertThat(strict.get("/").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void while_the_database_is_away_that_is_said_and_nothing_else() {
        try (var broken = new TestGateway(Path.of("target"), Map.of())) {
            broken.closeDatabase();

            HttpResponse<byte[]> answer = broken.ask("/v1/lots", OURS);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(code(answer)).isEqualTo("DATABASE_AWAY");
            assertThat(broken.get("/c/0123456789ABX").statusCode()).isIn(404, 503);
            assertThat(broken.get("/health/liveness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void errors_of_the_server_itself_are_problem_documents_too() {
        HttpResponse<byte[]> answer = gateway.get("/no/such/page");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).members()).containsKeys("type", "title", "status", "detail", "code", "whatToDo");
        assertThat(CanonicalJson.write(json(answer))).doesNotContain("Exception");
        assertSays(answer, "there is nothing at this address", "en esta dirección no hay nada");
    }

    /** The server's own texts are English and may repeat what somebody typed. */
    @Test
    void the_server_turns_a_request_away_in_both_languages() {
        HttpResponse<byte[]> method = gateway.ask("/v1/statements", OURS);
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).hasValue("POST");
        assertSays(
                method,
                "this address takes other methods; the header Allow names them",
                "esta dirección recibe otros métodos; el encabezado Allow los nombra");

        HttpResponse<byte[]> format =
                gateway.get("/v1/lots", "Authorization", "Bearer " + OURS.token("producers"), "Accept", "image/png");
        assertThat(format.statusCode()).isEqualTo(406);
        assertSays(
                format,
                "no format that Accept names is given at this address",
                "en esta dirección no se entrega ningún formato de los que nombra Accept");
    }

    @Test
    void what_is_wrong_with_a_token_is_told_in_both_languages() {
        assertSays(
                with("x.y"),
                "a token has three parts, header.claims.signature",
                "un token tiene tres partes, header.claims.signature");
        assertSays(
                with(token("ES256", OURS.id(), "capaz:producers", 0, 901)),
                "a token ends after it begins, and within 900 seconds",
                "un token termina después de empezar, y dentro de 900 segundos");
        assertSays(
                with(token("HS256", OURS.id(), "capaz:producers", 0, 600)),
                "the token's header must be {\"alg\":\"ES256\",\"kid\":…,\"typ\":\"JWT\"}",
                "el encabezado del token debe ser {\"alg\":\"ES256\",\"kid\":…,\"typ\":\"JWT\"}");
        assertSays(with("e30.e30.AA"), "alg: missing, expected a string", "alg: falta, se esperaba un texto");
    }

    private static void assertSays(HttpResponse<byte[]> answer, String english, String spanish) {
        assertThat(json(answer).get("detail")).isEqualTo(Json.text(english));
        assertThat(json(answer).get("detail_es")).isEqualTo(Json.text(spanish));
    }
}
