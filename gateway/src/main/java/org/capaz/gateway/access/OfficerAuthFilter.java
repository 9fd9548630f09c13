// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.OfficerRegistry.GrantedAuditor;
import org.capaz.gateway.access.OfficerRegistry.RegisteredOfficer;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.P256;

/**
 * Authenticates officers of this member, and admits nobody else to any path that is not expressly public. Authority to
 * act comes from the signed statement alone; the token only says who may use this gateway.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class OfficerAuthFilter implements Ordered {
    /** The parameter that names a block to be read before the answer. */
    static final String HEIGHT = "height";

    private static final Duration HEIGHT_PATIENCE = Duration.ofSeconds(10);
    private static final String BEARER = "Bearer ";

    private final Settings settings;
    private final OfficerRegistry registry;
    private final LedgerHeight ledger;
    private final ListParameters lists;
    private final Clock clock;

    OfficerAuthFilter(
            Settings settings, OfficerRegistry registry, LedgerHeight ledger, ListParameters lists, Clock clock) {
        this.settings = settings;
        this.registry = registry;
        this.ledger = ledger;
        this.lists = lists;
        this.clock = clock;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> authenticate(HttpRequest<?> request) {
        if (!PathRules.isForOfficers(request.getPath())) {
            return null;
        }
        HttpResponse<?> refusal = identify(request);
        return refusal == null ? awaitHeight(request) : refusal;
    }

    @Nullable
    private HttpResponse<?> identify(HttpRequest<?> request) {
        String header = request.getHeaders().get("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            return unauthorised("TOKEN_MISSING", GatewayMessage.TOKEN_NOT_SENT.sentence());
        }
        OfficerToken token;
        try {
            token = OfficerToken.parse(header.substring(BEARER.length()).strip());
        } catch (JsonException e) {
            return unauthorised("TOKEN_INVALID", Problem.sentence(e));
        } catch (InvalidValue e) {
            return unauthorised("TOKEN_INVALID", e.sentence());
        }
        if (!token.audience().equals("capaz:" + settings.member())) {
            return unauthorised(
                    "TOKEN_INVALID",
                    GatewayMessage.TOKEN_FOR_OTHER_GATEWAY.with("audience", Argument.id(token.audience())));
        }
        if (!token.isShortLived()) {
            return unauthorised(
                    "TOKEN_INVALID",
                    GatewayMessage.TOKEN_LIFE_WRONG.with("seconds", Argument.count(OfficerToken.LONGEST_LIFE_SECONDS)));
        }
        Instant now = clock.instant();
        if (!token.isTimely(now.getEpochSecond())) {
            return unauthorised(
                    "TOKEN_EXPIRED",
                    GatewayMessage.TOKEN_NOT_TIMELY
                            .with("now", Argument.moment(now.truncatedTo(ChronoUnit.SECONDS)))
                            .and("seconds", Argument.count(OfficerToken.CLOCK_SKEW_SECONDS)));
        }
        Optional<RegisteredOfficer> known = registry.officer(token.officer());
        if (known.isEmpty()) {
            Optional<GrantedAuditor> auditor =
                    registry.auditor(token.officer(), settings.mspId(), now.getEpochSecond());
            if (auditor.isPresent()) {
                return identify(request, token, auditor.get());
            }
            boolean founding = request.getMethod() == HttpMethod.POST
                    && request.getPath().equals("/v1/statements")
                    && !registry.isFounded(settings.mspId());
            if (!founding) {
                return unauthorised("TOKEN_INVALID", GatewayMessage.TOKEN_OFFICER_UNKNOWN.sentence());
            }
            request.setAttribute(Caller.ATTRIBUTE, new Caller.UnknownKey(token));
            return null;
        }
        RegisteredOfficer officer = known.get();
        if (!officer.keyKind().equals("P256") || !isSignedBy(token, officer.spki())) {
            return unauthorised("TOKEN_INVALID", GatewayMessage.TOKEN_SIGNATURE_WRONG.sentence());
        }
        if (!officer.isValidAt(now.getEpochSecond())) {
            return unauthorised("TOKEN_INVALID", GatewayMessage.TOKEN_KEY_NOT_VALID.sentence());
        }
        if (!officer.mspId().equals(settings.mspId())) {
            return Problem.of(
                            HttpStatus.FORBIDDEN,
                            "OFFICER_OF_ANOTHER_MEMBER",
                            GatewayMessage.OFFICER_OF_OTHER_MEMBER
                                    .with("officers", Argument.id(officer.mspId()))
                                    .and("ours", Argument.id(settings.mspId())))
                    .response();
        }
        request.setAttribute(Caller.ATTRIBUTE, new Caller.Officer(officer.id(), officer.owner(), officer.mspId()));
        return null;
    }

    /** An auditor reads what was opened to it, and nothing else of what is answered here (I80). */
    @Nullable
    private HttpResponse<?> identify(HttpRequest<?> request, OfficerToken token, GrantedAuditor auditor) {
        if (!isSignedBy(token, auditor.spki())) {
            return unauthorised("TOKEN_INVALID", GatewayMessage.TOKEN_SIGNATURE_WRONG.sentence());
        }
        if (request.getMethod() != HttpMethod.GET) {
            return Problem.of(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            Rule.I80.name(),
                            GatewayMessage.AUDITOR_STATES_NOTHING.with("auditor", Argument.id(token.officer())))
                    .byRule(Rule.I80.name())
                    .response();
        }
        if (!lists.isOfAudited(request.getPath())) {
            return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
        }
        request.setAttribute(Caller.ATTRIBUTE, new Caller.Auditor(token.officer(), auditor.grants()));
        return null;
    }

    @Nullable
    private HttpResponse<?> awaitHeight(HttpRequest<?> request) {
        String wanted = request.getParameters().get(HEIGHT);
        if (wanted == null) {
            return null;
        }
        long height;
        try {
            height = Long.parseLong(wanted);
        } catch (NumberFormatException e) {
            return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED", GatewayMessage.HEIGHT_NOT_WHOLE_NUMBER.sentence())
                    .atField(HEIGHT)
                    .response();
        }
        if (ledger.await(height, HEIGHT_PATIENCE)) {
            return null;
        }
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "HEIGHT_NOT_REACHED",
                        GatewayMessage.WANTED_BLOCK_NOT_READ_YET
                                .with("read", Argument.id(Long.toString(ledger.height())))
                                .and("wanted", Argument.id(Long.toString(height))))
                .response()
                .header("Retry-After", "5");
    }

    private static boolean isSignedBy(OfficerToken token, byte[] spki) {
        return token.isSignedBy(P256.publicKey(spki));
    }

    private static HttpResponse<?> unauthorised(String code, Sentence detail) {
        return Problem.of(HttpStatus.UNAUTHORIZED, code, detail).response().header("WWW-Authenticate", "Bearer");
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 200;
    }
}
