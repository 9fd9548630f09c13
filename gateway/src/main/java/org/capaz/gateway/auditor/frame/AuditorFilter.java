// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.frame;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.AuditReadings;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.Caller;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.gateway.projection.Sight;
import org.capaz.gateway.projection.Sights;

/**
 * Answers whoever is signed in and no auditor as if the auditors' pages did not exist, and notes what an auditor was shown, as it is
 * noted of programs that ask in an auditor's name.
 *
 * <p>Decision 243.
 */
@ServerFilter("/auditor/**")
public final class AuditorFilter implements Ordered {
    /** The request attribute under which the filter leaves what the auditor sees. */
    private static final String SIGHT = "capaz.sight";

    private final Sights sights;
    private final AuditReadings readings;
    private final LedgerHeight ledger;

    AuditorFilter(Sights sights, AuditReadings readings, LedgerHeight ledger) {
        this.sights = sights;
        this.readings = readings;
        this.ledger = ledger;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        Optional<Sight> sight = request.getAttribute(Session.ATTRIBUTE, Session.class)
                .map(session -> of(session, sights))
                .filter(Sight::auditor);
        sight.ifPresent(seen -> request.setAttribute(SIGHT, seen));
        return sight.isPresent() ? null : JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void note(HttpRequest<?> request, HttpResponse<?> response) {
        if (request.getAttribute(SIGHT, Sight.class).isEmpty() || response.code() >= 400) {
            return;
        }
        request.getAttribute(Session.ATTRIBUTE, Session.class)
                .ifPresent(session -> readings.record(
                        session.officer().value(), List.of(), request.getUri().toString(), ledger.height()));
    }

    /** What whoever is signed in sees. */
    static Sight of(Session session, Sights sights) {
        return sights.of(new Caller.Officer(
                session.officer().value(), session.owner(), session.msp().value()));
    }

    /** What the auditor who sent that request sees. */
    public static Sight sight(HttpRequest<?> request) {
        return request.getAttribute(SIGHT, Sight.class).orElseThrow();
    }

    /** After the session is known. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 400;
    }
}
