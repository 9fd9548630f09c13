// SPDX-License-Identifier: Apache-2.0
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
import java.util.function.Function;
import org.capaz.client.ClientFailure;
import org.capaz.client.ClientMessage;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

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
        record Refused(int status, String code, GatewayText detail, GatewayText whatToDo) implements Answer {
            /** The rule or the code, as a sentence cites it. */
            public Sentence by() {
                return code.matches("I\\d+")
                        ? ClientMessage.BY_RULE.with("rule", Argument.id(code))
                        : ClientMessage.BY_CODE.with("code", Argument.id(code));
            }
        }
    }

    public URI base() {
        return base;
    }

    /** This one, once it is certain that a gateway answers there; before that no token is sent to an address that a person typed. */
    public MemberGateway found() {
        GatewayProbe.require(HTTP, base);
        return this;
    }

    /** A resource of the gateway at that address, which may have a path that its operator put before the gateway's own. */
    static URI at(URI base, String path) {
        return URI.create(base.toString().replaceFirst("/+$", "") + path);
    }

    /**
     * Sends statements and waits until they are on the ledger or refused.
     *
     * @param seenHeight the ledger height the caller has seen; the gateway answers only once it is there
     */
    public Answer submit(Json.Obj statements, OfficerKey officer, long seenHeight) {
        byte[] body = CanonicalJson.bytes(statements);
        Instant giveUp = Instant.now().plus(SUBMIT_TIMEOUT);
        GatewayText last = GatewayText.of(ClientMessage.NO_ANSWER_YET.sentence());
        String location = null;
        while (Instant.now().isBefore(giveUp)) {
            Optional<HttpResponse<byte[]>> received = location == null
                    ? send(request("/v1/statements?height=" + seenHeight, officer)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                    : send(request(location, officer).GET());
            if (received.isEmpty()) {
                last = noAnswer();
                pause(500);
                continue;
            }
            HttpResponse<byte[]> response = received.get();
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
                    last = GatewayText.of(ClientMessage.SUBMISSION_HAS_STATE.with("state", Argument.id(state)));
                    // A problem code means that the submission ended unrecorded: it is sent again under the same id.
                    location = text(answer, "code").isPresent() ? null : location;
                    pause(300);
                }
                case 202 -> {
                    location = response.headers().firstValue("Location").orElse(location);
                    last = GatewayText.of(ClientMessage.STILL_ON_ITS_WAY.sentence());
                    pause(300);
                }
                case 504 -> {
                    last = GatewayText.of(ClientMessage.NOT_KNOWN_YET.sentence());
                    location = response.headers().firstValue("Location").orElse(null);
                    pause(500);
                }
                // The registry of a new member's officers reaches its gateway with the next block.
                case 401, 404, 409, 429, 502, 503 -> {
                    last = reason(status, json(response));
                    location = null;
                    boolean soon =
                            Instant.now().isBefore(giveUp.minus(SUBMIT_TIMEOUT).plusSeconds(30));
                    // A clock that is wrong stays wrong.
                    if (status == 401 && !(soon && isTokenInvalid(response))) {
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
        GatewayText known = last;
        throw new ClientFailure(
                language -> ClientMessage.GATEWAY_ANSWER_NOT_FINAL
                        .with("member", Argument.id(member))
                        .and("seconds", Argument.count(SUBMIT_TIMEOUT.toSeconds()))
                        .and("last", known.argument(language)),
                language -> ClientMessage.RUN_UP_AND_REPEAT.sentence());
    }

    /** What would become of a statement, signed or not; empty where the gateway does not say, as one that is out of reach. */
    public Optional<Forecast> tried(Json.Obj statement, OfficerKey officer) {
        return send(request("/v1/statements?dryRun=true", officer)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(CanonicalJson.bytes(statement))))
                .filter(response -> response.statusCode() == 200)
                .map(response -> Forecast.read(json(response)));
    }

    /** Changes something that is no ledger statement, once; what was sent may be done even if no answer came. */
    Answer post(String path, Json.Obj body, OfficerKey officer) {
        return send(request(path, officer)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(CanonicalJson.bytes(body))))
                .map(response -> response.statusCode() < 300
                        ? new Answer.Done(json(response))
                        : refused(response.statusCode(), json(response)))
                .orElseThrow(() -> {
                    GatewayText none = noAnswer();
                    return new ClientFailure(
                            notGiven(ClientMessage.GATEWAY_DID_NOT_GIVE, path, none),
                            language -> ClientMessage.SEE_GATEWAY_LOG_AND_STATUS.with("member", Argument.id(member)));
                });
    }

    /** A resource that there may be none of, now. */
    Optional<Json.Obj> find(String path, OfficerKey officer) {
        return send(request(path, officer).header("Accept", "application/json").GET())
                .filter(response -> response.statusCode() == 200)
                .map(MemberGateway::json);
    }

    /** Reads a resource as of at least that height. */
    public Json.Obj read(String path, OfficerKey officer, long height) {
        HttpResponse<byte[]> response =
                fetch(path + (path.contains("?") ? "&" : "?") + "height=" + height, officer, "application/json");
        return json(response);
    }

    /** Fetches a resource as it comes, of any media type. */
    public byte[] bytes(String path, OfficerKey officer) {
        return fetch(path, officer, "*/*").body();
    }

    /** Fetches a file, such as a label; another media type than asked for is a {@link ClientFailure}. */
    public byte[] file(String path, OfficerKey officer, String mediaType) {
        HttpResponse<byte[]> response = fetch(path, officer, mediaType);
        Optional<String> given = response.headers().firstValue("Content-Type");
        if (given.filter(type -> type.startsWith(mediaType)).isEmpty()) {
            throw new ClientFailure(
                    ClientMessage.GATEWAY_CONTENT_TYPE_WRONG
                            .with("member", Argument.id(member))
                            .and(
                                    "given",
                                    given.map(Argument::id)
                                            .orElseGet(() -> ClientMessage.NOTHING_KNOWN
                                                    .sentence()
                                                    .argument()))
                            .and("wanted", Argument.id(mediaType))
                            .and("path", Argument.id(path)),
                    ClientMessage.SEE_GATEWAY_LOG.with("member", Argument.id(member)));
        }
        return response.body();
    }

    /**
     * What the gateway wants confirmed before it gives a label; empty when nothing. The person who confirms must have been told.
     *
     * @param path of the label, with its format
     */
    public Optional<String> labelConfirmation(String path, OfficerKey officer) {
        return send(request(path, officer).GET())
                .filter(response -> response.statusCode() == 409)
                .flatMap(response -> response.headers().firstValue("X-Label-Confirmation"));
    }

    private HttpResponse<byte[]> fetch(String path, OfficerKey officer, String mediaType) {
        Instant giveUp = Instant.now().plusSeconds(30);
        while (true) {
            Optional<HttpResponse<byte[]>> received =
                    send(request(path, officer).header("Accept", mediaType).GET());
            if (received.isPresent() && received.get().statusCode() == 200) {
                return received.get();
            }
            if (received.isPresent() && !isTemporary(received.get().statusCode())) {
                HttpResponse<byte[]> response = received.get();
                Json.Obj problem = json(response);
                GatewayText advice = GatewayText.of(problem, "whatToDo")
                        .or(GatewayText.of(ClientMessage.CHECK_REQUEST_AND_KEY.sentence()));
                throw new ClientFailure(
                        notGiven(ClientMessage.GATEWAY_DOES_NOT_GIVE, path, reason(response.statusCode(), problem)),
                        advice::sentence);
            }
            if (Instant.now().isAfter(giveUp)) {
                throw new ClientFailure(
                        notGiven(
                                ClientMessage.GATEWAY_DID_NOT_GIVE,
                                path,
                                received.map(response -> reason(response.statusCode(), json(response)))
                                        .orElseGet(this::noAnswer)),
                        language -> ClientMessage.SEE_GATEWAY_LOG_AND_STATUS.with("member", Argument.id(member)));
            }
            pause(500);
        }
    }

    private static boolean isTokenInvalid(HttpResponse<byte[]> response) {
        return text(json(response), "code").filter("TOKEN_INVALID"::equals).isPresent();
    }

    private static boolean isTemporary(int status) {
        return status >= 500 || status == 429;
    }

    private Function<Language, Sentence> notGiven(ClientMessage what, String path, GatewayText why) {
        return language -> what.with("member", Argument.id(member))
                .and("path", Argument.id(path))
                .and("status", why.argument(language));
    }

    private GatewayText noAnswer() {
        return GatewayText.of(ClientMessage.NO_ANSWER_FROM.with("address", Argument.id(base.toString())));
    }

    /** The status of HTTP, and the problem's detail where there is one. */
    private static GatewayText reason(int status, Json.Obj problem) {
        GatewayText detail = GatewayText.of(problem, "detail");
        return new GatewayText((status + " " + detail.english()).strip(), (status + " " + detail.spanish()).strip());
    }

    private HttpRequest.Builder request(String path, OfficerKey officer) {
        return HttpRequest.newBuilder(at(base, path))
                .timeout(REQUEST_TIMEOUT)
                .header("Authorization", "Bearer " + officer.token(member, Instant.now()));
    }

    /** The response; empty when there was none. */
    private static Optional<HttpResponse<byte[]>> send(HttpRequest.Builder request) {
        try {
            return Optional.of(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw ClientFailure.interrupted(e);
        }
    }

    private static Answer refused(int status, Json.Obj problem) {
        return new Answer.Refused(
                status,
                text(problem, "rule").or(() -> text(problem, "code")).orElse("HTTP " + status),
                GatewayText.of(problem, "detail")
                        .or(GatewayText.of(problem, "because"))
                        .or(GatewayText.of(problem, "title"))
                        .or(GatewayText.of(ClientMessage.NO_REASON_GIVEN.sentence())),
                GatewayText.of(problem, "whatToDo"));
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
            throw ClientFailure.interrupted(e);
        }
    }
}
