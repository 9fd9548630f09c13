// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/** A member's gateway as anybody reaches it: HTTP and nothing else. */
public record Gateway(URI base) {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration LONGEST_SUBMISSION = Duration.ofSeconds(90);

    public static Gateway of(String member) {
        return new Gateway(World.address(member));
    }

    /** An answer, its body as text. */
    public record Answer(int status, String body, HttpResponse<byte[]> response) {
        public Json.Obj json() {
            return CanonicalJson.parseObject(body);
        }

        public String text(String member) {
            return json().get(member) instanceof Json.Str text ? text.text() : "";
        }

        public long number(String member) {
            return ((Json.Num) json().get(member)).value();
        }

        private boolean isUnderWay() {
            return status == 202 || status == 504;
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    public Answer get(String path, Officer officer) {
        return send(authorised(path, officer.token()).GET());
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /**
     * Posts and comes back with a final answer. On a loaded machine a gateway answers that a submission is under way, or sent and
     * not known yet, and where to ask for it; so it is asked there until it has ended. One that ended unrecorded is sent again,
     * which is harmless because its id stays the same (I4), and tells why.
     */
    public Answer post(String path, String body, String token) {
        Instant giveUp = Instant.now().plus(LONGEST_SUBMISSION);
        Answer first = postOnce(path, body, token);
        Answer last = first;
        while (last.isUnderWay() && Instant.now().isBefore(giveUp)) {
            String location = last.header("Location").orElseThrow();
            Answer asked = send(authorised(location, token).GET());
            if (asked.text("state").equals("COMMITTED")) {
                return new Answer(201, asked.body(), first.response());
            }
            if (asked.status() != 200 || asked.json().get("code") != null) {
                last = postOnce(path, body, token);
            } else {
                pause(Duration.ofMillis(200));
            }
        }
        return last;
    }

    /**
     * Asks again as a 503 says, some seconds later: after a start, peers need a while to find each other again.
     *
     * @return the first answer of another status, or the last 503 after a minute
     */
    public static Answer onceNotBusy(Supplier<Answer> question) {
        Instant giveUp = Instant.now().plusSeconds(60);
        Answer answer = question.get();
        while (answer.status() == 503 && Instant.now().isBefore(giveUp)) {
            pause(Duration.ofSeconds(Long.parseLong(answer.header("Retry-After").orElseThrow())));
            answer = question.get();
        }
        return answer;
    }

    /** Between two questions, so that asking does not slow down what is asked for. */
    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private Answer postOnce(String path, String body, String token) {
        return send(authorised(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder authorised(String path, String token) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    /** Submits statements with the officer's own token. */
    public Answer submit(Json.Obj statements, Officer officer) {
        return post("/v1/statements", CanonicalJson.write(statements), officer.token());
    }

    /** What would become of it; nothing is recorded. */
    public Answer tryOut(Json.Obj statements, Officer officer) {
        return post("/v1/statements?dryRun=true", CanonicalJson.write(statements), officer.token());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(90));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
