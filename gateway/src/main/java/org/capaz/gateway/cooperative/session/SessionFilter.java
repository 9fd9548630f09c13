// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.session;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;

/**
 * Lets nobody to the pages of a cooperative and of auditors who is not signed in, and takes changes from these pages alone: a POST names this
 * gateway as its origin and carries the token of its session, which no page of another site can read. What is
 * forbidden is answered like what does not exist.
 */
@ServerFilter({"/cooperative/**", "/auditor/**"})
final class SessionFilter implements Ordered {
    /** The header with the session's token. */
    private static final String TOKEN = "X-Csrf-Token";

    private final Sessions sessions;
    private final OwnOrigin ownOrigin;

    SessionFilter(Sessions sessions, OwnOrigin ownOrigin) {
        this.sessions = sessions;
        this.ownOrigin = ownOrigin;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        Optional<String> origin = ownOrigin.of(request);
        boolean changes = request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD;
        if (origin.isEmpty() || (changes && !ownOrigin.sent(request))) {
            return notFound();
        }
        Optional<Session> session = SessionCookie.secret(request, origin.get()).flatMap(sessions::find);
        session.ifPresent(known -> request.setAttribute(Session.ATTRIBUTE, known));
        if (isOpen(request.getPath())) {
            return null;
        }
        if (session.isEmpty()) {
            return changes || wantsJson(request)
                    ? Problem.of(HttpStatus.UNAUTHORIZED, "SESSION_ENDED", GatewayMessage.SESSION_ENDED.sentence())
                            .response()
                    : HttpResponse.seeOther(URI.create("/cooperative/sign-in?to=" + wanted(request)));
        }
        boolean own =
                !changes || session.get().csrf().equals(request.getHeaders().get(TOKEN));
        return own ? null : notFound();
    }

    /** The page with what was asked of it, as a parameter. */
    private static String wanted(HttpRequest<?> request) {
        String asked = request.getUri().getRawQuery();
        return request.getUri().getRawPath()
                + (asked == null ? "" : URLEncoder.encode("?" + asked, StandardCharsets.UTF_8));
    }

    private static boolean wantsJson(HttpRequest<?> request) {
        return request.accept().stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::equals);
    }

    /** Before anybody is signed in; and who signed out without network no longer has the token of that session. */
    private static boolean isOpen(String path) {
        return path.startsWith("/cooperative/js/")
                || path.equals("/cooperative/cooperative.css")
                || path.equals("/cooperative/auditor.css")
                || path.equals("/cooperative/sign-in")
                || path.startsWith("/cooperative/sign-in/")
                || path.equals("/cooperative/sign-out")
                || path.equals("/cooperative/enrol")
                || path.startsWith("/cooperative/enrol/");
    }

    private static HttpResponse<?> notFound() {
        return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 300;
    }
}
