// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A submission that is under way is asked for until it has ended, so that no scenario depends on how fast the machine is. */
class GatewayTest {
    private static final String UNDER_WAY = "202 {\"id\":\"S-1\",\"state\":\"SENT\"}";

    private final Queue<String> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    /** The next answer: a status, a blank and a body. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String answer = answers.remove();
            byte[] body = answer.substring(4).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Location", "/v1/submissions/S-1");
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Gateway.Answer post(String... all) {
        answers.addAll(List.of(all));
        return new Gateway(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .post("/v1/statements", "{}", "token");
    }

    @Test
    void what_is_under_way_is_asked_for_until_it_is_committed() {
        Gateway.Answer answer = post(
                UNDER_WAY,
                "200 {\"id\":\"S-1\",\"state\":\"SENT\"}",
                "200 {\"id\":\"S-1\",\"state\":\"COMMITTED\",\"block\":7}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.number("block")).isEqualTo(7);
        assertThat(answer.header("Location")).hasValue("/v1/submissions/S-1");
        assertThat(asked).containsExactly("POST /v1/statements", "GET /v1/submissions/S-1", "GET /v1/submissions/S-1");
    }

    @Test
    void what_ended_unrecorded_is_sent_again_and_tells_why() {
        Gateway.Answer answer = post(
                "504 {\"code\":\"UNKNOWN\"}",
                "200 {\"id\":\"S-1\",\"state\":\"REFUSED\",\"code\":\"I13\"}",
                "422 {\"code\":\"I13\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("I13");
        assertThat(asked).containsExactly("POST /v1/statements", "GET /v1/submissions/S-1", "POST /v1/statements");
    }

    @Test
    void a_final_answer_is_asked_for_once() {
        assertThat(post("422 {\"code\":\"I13\"}").status()).isEqualTo(422);
        assertThat(asked).containsExactly("POST /v1/statements");
    }
}
