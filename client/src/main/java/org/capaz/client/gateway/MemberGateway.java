package org.capaz.client.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.capaz.client.ClientFailure;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;

/**
 * One member's gateway over HTTP, with an access token that the officer's key signs for each request. Retries what the
 * gateway reports as temporary; a submitted statement is polled or sent again, which is harmless because its id stays the
 * same (I4).
 */
public final class MemberGateway {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(90);
    /** Until a submission must have a final outcome. */
    private static final Duration SUBMIT_TIMEOUT = Duration.ofSeconds(90);

    private final String member;
    private final URI base;

    public MemberGateway(String member, URI base) {
        this.member = member;
        this.base = base;
    }

    /** The final outcome of a submission. */
    public sealed interface Answer {
        record Done(Json.Obj body) implements Answer {}

        /** The statement was refused or not understood; nothing was recorded. */
        record Refused(int status, String code, String detail, String whatToDo) implements Answer {}
    }

    public URI base() {
        return base;
    }

    /**
     * Sends statements and waits until they are on the ledger or refused.
     *
     * @param seenHeight the ledger height the caller has seen; the gateway answers only once it is there
     */
    public Answer submit(Json.Obj statements, OfficerKey officer, long seenHeight) {
        byte[] body = CanonicalJson.bytes(statements);
        Instant giveUp = Instant.now().plus(SUBMIT_TIMEOUT);
        String last = "no answer";
        String location = null;
        while (Instant.now().isBefore(giveUp)) {
            HttpResponse<byte[]> response = location == null
                    ? send(request("/v1/statements?height=" + seenHeight, officer)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                    : send(request(location, officer).GET());
            if (response == null) {
                last = base + " does not answer";
                pause(500);
                continue;
            }
            int status = response.statusCode();
            switch (status) {
                case 200, 201 -> {
                    Json.Obj answer = json(response);
                    String state = text(answer, "state").orElse("COMMITTED");
                    if (state.equals("COMMITTED")) {
                        return new Answer.Done(answer);
                    }
                    if (state.equals("REFUSED")) {
                        return refused(422, answer);
                    }
                    last = "state " + state;
                    // A problem code means that the submission ended unrecorded: it is sent again under the same id.
                    location = text(answer, "code").isPresent() ? null : location;
                    pause(300);
                }
                case 202 -> {
                    location = response.headers().firstValue("Location").orElse(location);
                    last = "still on its way";
                    pause(300);
                }
                case 504 -> {
                    last = "not known yet";
                    location = response.headers().firstValue("Location").orElse(null);
                    pause(500);
                }
                // The registry of a new member's officers reaches its gateway with the next block.
                case 401, 404, 409, 429, 502, 503 -> {
                    last = status + " " + text(json(response), "detail").orElse("");
                    location = null;
                    if (status == 401
                            && Instant.now()
                                    .isAfter(giveUp.minus(SUBMIT_TIMEOUT).plusSeconds(30))) {
                        return refused(status, json(response));
                    }
                    pause(response.headers()
                            .firstValue("Retry-After")
                            .filter(seconds -> seconds.matches("\\d{1,2}"))
                            .map(seconds -> 1000L * Long.parseLong(seconds))
                            .orElse(500L));
                }
                default -> {
                    return refused(status, json(response));
                }
            }
        }
        throw new ClientFailure(
                "The gateway of " + member + " gave no final answer within " + SUBMIT_TIMEOUT.toSeconds() + " seconds ("
                        + last + "); its log is members/" + member + "/logs/gateway.log in the network's folder.",
                "Run './capaz up', which repairs what stands still, then the same command again.");
    }

    /** Reads a resource as of at least that height. */
    public Json.Obj read(String path, OfficerKey officer, long height) {
        HttpResponse<byte[]> response =
                fetch(path + (path.contains("?") ? "&" : "?") + "height=" + height, officer, "application/json");
        return json(response);
    }

    /** Fetches a file, such as a label; another media type than asked for is a {@link ClientFailure}. */
    public byte[] file(String path, OfficerKey officer, String mediaType) {
        HttpResponse<byte[]> response = fetch(path, officer, mediaType);
        String given = response.headers().firstValue("Content-Type").orElse("nothing known");
        if (!given.startsWith(mediaType)) {
            throw new ClientFailure(
                    "The gateway of " + member + " gave " + given + " instead of " + mediaType + " for " + path + ".",
                    "Its log is members/" + member + "/logs/gateway.log in the network's folder.");
        }
        return response.body();
    }

    private HttpResponse<byte[]> fetch(String path, OfficerKey officer, String mediaType) {
        Instant giveUp = Instant.now().plusSeconds(30);
        while (true) {
            HttpResponse<byte[]> response =
                    send(request(path, officer).header("Accept", mediaType).GET());
            if (response != null && response.statusCode() == 200) {
                return response;
            }
            boolean temporary = response == null || response.statusCode() >= 500 || response.statusCode() == 429;
            if (!temporary) {
                Json.Obj problem = json(response);
                throw new ClientFailure(
                        "The gateway of " + member + " does not give " + path + ": " + response.statusCode() + " "
                                + text(problem, "detail").orElse(""),
                        text(problem, "whatToDo").orElse("Check what was asked for, and with whose key."));
            }
            if (Instant.now().isAfter(giveUp)) {
                throw new ClientFailure(
                        "The gateway of " + member + " did not give " + path + ": "
                                + (response == null
                                        ? "no answer from " + base
                                        : response.statusCode() + " "
                                                + text(json(response), "detail").orElse("")),
                        "Its log is members/" + member + "/logs/gateway.log in the network's folder; './capaz status'"
                                + " shows what is down.");
            }
            pause(500);
        }
    }

    private HttpRequest.Builder request(String path, OfficerKey officer) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(REQUEST_TIMEOUT)
                .header("Authorization", "Bearer " + officer.token(member, Instant.now()));
    }

    /** The response, or null when there was none. */
    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("Interrupted.", "Run the same command again; it continues where it stood.", e);
        }
    }

    private static Answer refused(int status, Json.Obj problem) {
        return new Answer.Refused(
                status,
                text(problem, "rule").or(() -> text(problem, "code")).orElse("HTTP " + status),
                text(problem, "detail")
                        .or(() -> text(problem, "because"))
                        .or(() -> text(problem, "title"))
                        .orElse("no reason given"),
                text(problem, "whatToDo").orElse(""));
    }

    private static Json.Obj json(HttpResponse<byte[]> response) {
        try {
            return CanonicalJson.parseObject(CanonicalJson.decode(response.body()));
        } catch (JsonException e) {
            return Json.object();
        }
    }

    private static Optional<String> text(Json.Obj object, String name) {
        return Optional.of(JsonValues.text(object, name)).filter(text -> !text.isEmpty());
    }

    /** A path segment with everything escaped that a URL may not hold. */
    public static String escaped(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("Interrupted.", "Run the same command again; it continues where it stood.", e);
        }
    }
}
