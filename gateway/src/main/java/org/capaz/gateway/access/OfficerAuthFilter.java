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
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.OfficerRegistry.RegisteredOfficer;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.statement.P256;

/**
 * Authenticates officers of this member, and admits nobody else to any path that is not expressly public. Authority to
 * act comes from the signed statement alone; the token only says who may use this gateway.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class OfficerAuthFilter implements Ordered {
    private static final Duration HEIGHT_PATIENCE = Duration.ofSeconds(10);
    private static final String BEARER = "Bearer ";

    private final Settings settings;
    private final OfficerRegistry registry;
    private final LedgerHeight ledger;
    private final Clock clock;

    OfficerAuthFilter(Settings settings, OfficerRegistry registry, LedgerHeight ledger, Clock clock) {
        this.settings = settings;
        this.registry = registry;
        this.ledger = ledger;
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
            return unauthorised("TOKEN_MISSING", "Authorization: Bearer <token signed by an officer> is missing");
        }
        OfficerToken token;
        try {
            token = OfficerToken.parse(header.substring(BEARER.length()).strip());
        } catch (JsonException | IllegalArgumentException e) {
            return unauthorised("TOKEN_INVALID", e.getMessage());
        }
        if (!token.audience().equals("capaz:" + settings.member())) {
            return unauthorised("TOKEN_INVALID", "the token is for " + token.audience() + ", not for this office");
        }
        if (!token.isTimely(now())) {
            return unauthorised("TOKEN_EXPIRED", "the token is not valid now, or for more than 900 seconds");
        }
        Optional<RegisteredOfficer> known = registry.officer(token.officer());
        if (known.isEmpty()) {
            boolean founding = request.getMethod() == HttpMethod.POST
                    && request.getPath().equals("/v1/statements")
                    && !registry.isFounded(settings.mspId());
            if (!founding) {
                return unauthorised("TOKEN_INVALID", "the ledger knows no such officer");
            }
            request.setAttribute(Caller.ATTRIBUTE, new Caller.UnknownKey(token));
            return null;
        }
        RegisteredOfficer officer = known.get();
        if (!isSignedBy(token, officer)) {
            return unauthorised("TOKEN_INVALID", "the signature is not that officer's");
        }
        if (!officer.isValidAt(now())) {
            return unauthorised("TOKEN_INVALID", "the officer's key is not valid now, or revoked");
        }
        if (!officer.mspId().equals(settings.mspId())) {
            return Problem.of(
                            HttpStatus.FORBIDDEN,
                            "OFFICER_OF_ANOTHER_MEMBER",
                            "the officer belongs to " + officer.mspId() + ", this office to " + settings.mspId())
                    .response();
        }
        request.setAttribute(Caller.ATTRIBUTE, new Caller.Officer(officer.id(), officer.owner()));
        return null;
    }

    @Nullable
    private HttpResponse<?> awaitHeight(HttpRequest<?> request) {
        String wanted = request.getParameters().get("height");
        if (wanted == null) {
            return null;
        }
        long height;
        try {
            height = Long.parseLong(wanted);
        } catch (NumberFormatException e) {
            return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED", "height must be a whole number")
                    .atField("height")
                    .response();
        }
        if (ledger.await(height, HEIGHT_PATIENCE)) {
            return null;
        }
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "HEIGHT_NOT_REACHED",
                        "this office has read block " + ledger.height() + ", not yet " + height)
                .response()
                .header("Retry-After", "5");
    }

    private static boolean isSignedBy(OfficerToken token, RegisteredOfficer officer) {
        if (!officer.keyKind().equals("P256")) {
            return false;
        }
        PublicKey key = P256.publicKey(officer.spki());
        return token.isSignedBy(key);
    }

    private static HttpResponse<?> unauthorised(String code, String detail) {
        return Problem.of(HttpStatus.UNAUTHORIZED, code, detail).response().header("WWW-Authenticate", "Bearer");
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 200;
    }
}
