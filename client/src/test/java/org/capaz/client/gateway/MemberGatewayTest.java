// SPDX-License-Identifier: Apache-2.0
package org.capaz.client.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.capaz.client.ClientFailure;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.statement.P256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberGatewayTest {
    private static final String COMMITTED = "{\"state\":\"COMMITTED\",\"block\":7,\"index\":1,\"transaction\":\"aa\"}";

    @TempDir
    static Path folder;

    /** The gateway's answers, in order. */
    private final Deque<Canned> answers = new ArrayDeque<>();

    private final List<String> asked = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private HttpServer server;
    private OfficerKey officer;
    private MemberGateway gateway;

    private record Canned(int status, String body, Map<String, String> headers) {
        Canned(int status, String body) {
            this(status, body, Map.of("Content-Type", "application/json"));
        }
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        gateway = new MemberGateway(
                "buyers", URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        officer = OfficerKey.create(folder.resolve("officer-" + System.nanoTime() + ".p12"), "demo".toCharArray());
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void a_committed_statement_is_done_with_its_place() {
        answers.add(new Canned(201, COMMITTED));

        assertThat(submit())
                .isInstanceOfSatisfying(
                        MemberGateway.Answer.Done.class,
                        done -> assertThat(done.body().get("block")).isEqualTo(Json.number(7)));
        assertThat(asked).containsExactly("POST /v1/statements?height=5");
    }

    @Test
    void a_pending_submission_is_polled_at_the_location_the_gateway_names() {
        answers.add(new Canned(202, "{}", Map.of("Location", "/v1/submissions/x")));
        answers.add(new Canned(200, "{\"state\":\"SUBMITTED\"}"));
        answers.add(new Canned(200, COMMITTED));

        assertThat(submit()).isInstanceOf(MemberGateway.Answer.Done.class);
        assertThat(asked)
                .containsExactly("POST /v1/statements?height=5", "GET /v1/submissions/x", "GET /v1/submissions/x");
    }

    @Test
    void an_unknown_outcome_is_polled_and_never_taken_for_done() {
        answers.add(new Canned(504, "{}", Map.of("Location", "/v1/submissions/x")));
        answers.add(new Canned(200, COMMITTED));

        assertThat(submit()).isInstanceOf(MemberGateway.Answer.Done.class);
        assertThat(asked).containsExactly("POST /v1/statements?height=5", "GET /v1/submissions/x");
    }

    @Test
    void a_busy_gateway_is_asked_again_after_the_time_it_names() {
        answers.add(new Canned(503, "{\"detail\":\"busy\"}", Map.of("Retry-After", "1")));
        answers.add(new Canned(201, COMMITTED));

        assertThat(submit()).isInstanceOf(MemberGateway.Answer.Done.class);
        assertThat(asked).containsExactly("POST /v1/statements?height=5", "POST /v1/statements?height=5");
    }

    @Test
    void a_token_that_the_registry_does_not_know_yet_is_sent_again() {
        answers.add(new Canned(401, "{\"code\":\"TOKEN_INVALID\"}"));
        answers.add(new Canned(201, COMMITTED));

        assertThat(submit()).isInstanceOf(MemberGateway.Answer.Done.class);
    }

    @Test
    void a_refusal_names_the_rule_and_is_not_repeated() {
        answers.add(new Canned(422, "{\"rule\":\"I7\",\"detail\":\"contributions add up to less\"}"));

        assertThat(submit()).isInstanceOfSatisfying(MemberGateway.Answer.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("I7");
            assertThat(refused.detail().in(Language.ENGLISH)).isEqualTo("contributions add up to less");
        });
        assertThat(asked).hasSize(1);
    }

    @Test
    void the_token_is_short_lived_for_this_member_and_signed_by_the_officer() {
        answers.add(new Canned(201, COMMITTED));

        submit();

        String[] parts = tokens.getFirst().substring("Bearer ".length()).split("\\.");
        Json.Obj claims =
                CanonicalJson.parseObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        assertThat(claims.get("aud")).isEqualTo(Json.text("capaz:buyers"));
        assertThat(number(claims, "exp") - number(claims, "iat")).isLessThanOrEqualTo(900);
        assertThat(P256.fits(
                        P256.publicKey(officer.spki()),
                        (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                        Base64.getUrlDecoder().decode(parts[2])))
                .isTrue();
    }

    @Test
    void a_file_of_another_kind_than_asked_for_is_not_taken() {
        answers.add(new Canned(200, "text", Map.of("Content-Type", "text/plain")));

        assertThatThrownBy(() -> gateway.file("/label", officer, "application/pdf"))
                .isInstanceOf(ClientFailure.class)
                .hasMessageContaining("gave text/plain instead of application/pdf");
    }

    @Test
    void a_label_with_notices_names_its_confirmation_and_another_label_needs_none() {
        answers.add(new Canned(409, "{}", Map.of("X-Label-Confirmation", "0a1b2c")));
        answers.add(new Canned(409, "{}"));
        answers.add(new Canned(200, "label"));

        assertThat(gateway.labelConfirmation("/label?format=text", officer)).hasValue("0a1b2c");
        assertThat(gateway.labelConfirmation("/label?format=text", officer)).isEmpty();
        assertThat(gateway.labelConfirmation("/label?format=text", officer)).isEmpty();
    }

    @Test
    void a_refused_read_carries_the_gateways_own_reason() {
        answers.add(new Canned(404, "{\"detail\":\"the ledger knows no lot LX\"}"));

        assertThatThrownBy(() -> gateway.read("/v1/lots/LX", officer, 3))
                .isInstanceOf(ClientFailure.class)
                .hasMessageContaining("404 the ledger knows no lot LX");
        assertThat(asked).containsExactly("GET /v1/lots/LX?height=3");
    }

    @Test
    void a_refusal_is_told_in_the_words_the_gateway_gave_for_the_language() {
        answers.add(new Canned(
                422,
                "{\"rule\":\"I7\",\"detail\":\"they add up to less\",\"detail_es\":\"suman menos\","
                        + "\"whatToDo\":\"Correct it.\",\"whatToDo_es\":\"Corríjalo.\"}"));

        assertThat(submit()).isInstanceOfSatisfying(MemberGateway.Answer.Refused.class, refused -> {
            assertThat(refused.detail().in(Language.SPANISH)).isEqualTo("suman menos");
            assertThat(refused.whatToDo().in(Language.SPANISH)).isEqualTo("Corríjalo.");
            assertThat(refused.by().in(Language.SPANISH)).isEqualTo("la regla I7");
        });
    }

    @Test
    void a_refused_read_is_explained_in_both_languages() {
        String problem = "{\"detail\":\"no lot LX\",\"detail_es\":\"no conoce el lote LX\"}";
        answers.add(new Canned(404, problem));

        assertThatThrownBy(() -> gateway.read("/v1/lots/LX", officer, 3))
                .isInstanceOfSatisfying(ClientFailure.class, failure -> {
                    assertThat(failure.explanation(Language.ENGLISH))
                            .containsExactly(
                                    "The gateway of buyers does not give /v1/lots/LX?height=3: 404 no lot LX",
                                    "Check what was asked for, and with whose key.");
                    assertThat(failure.explanation(Language.SPANISH))
                            .containsExactly(
                                    "El servidor de buyers no entrega /v1/lots/LX?height=3: 404 no conoce el lote LX",
                                    "Revise qué se pidió, y con la clave de quién.");
                });
    }

    @Test
    void a_statement_is_tried_before_it_is_sent() {
        answers.add(new Canned(
                200,
                "{\"dryRun\":true,\"statements\":[{\"accepted\":false,"
                        + "\"errors\":[{\"code\":\"I26\",\"field\":\"body.seal\",\"detail\":\"used before\","
                        + "\"detail_es\":\"ya usado\"}],"
                        + "\"warnings\":[{\"field\":\"body.grossMg\",\"says\":\"little\",\"says_es\":\"poco\"}],"
                        + "\"says\":[\"lot/LA becomes ACTIVE\"],\"says_es\":[\"lot/LA pasa a ACTIVE\"]}]}"));

        Forecast forecast =
                gateway.tried(Json.object().with("statement", "S"), officer).orElseThrow();

        assertThat(asked).containsExactly("POST /v1/statements?dryRun=true");
        assertThat(forecast.refusals())
                .containsExactly(new Forecast.Noted("body.seal", new GatewayText("used before", "ya usado")));
        assertThat(forecast.warnings())
                .containsExactly(new Forecast.Noted("body.grossMg", new GatewayText("little", "poco")));
        assertThat(forecast.says()).containsExactly(new GatewayText("lot/LA becomes ACTIVE", "lot/LA pasa a ACTIVE"));
        assertThat(forecast.asksForALook()).isTrue();
    }

    @Test
    void a_gateway_that_tries_nothing_stops_nobody() {
        answers.add(new Canned(401, "{\"code\":\"UNKNOWN_KEY\"}"));
        assertThat(gateway.tried(Json.object(), officer)).isEmpty();

        answers.add(new Canned(200, "{\"dryRun\":true,\"statements\":[{\"accepted\":true}]}"));
        assertThat(gateway.tried(Json.object(), officer).map(Forecast::asksForALook))
                .contains(false);
    }

    private MemberGateway.Answer submit() {
        return gateway.submit(Json.object().with("statements", List.of()), officer, 5);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
        Canned canned = answers.removeFirst();
        canned.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = canned.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(canned.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static long number(Json.Obj object, String name) {
        return ((Json.Num) object.get(name)).value();
    }
}
