// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.capaz.gateway.AuditTrail;
import org.capaz.gateway.access.Caller;

/** Records who took out data in which other people's transactions stand. */
@ServerFilter({"/v1/audit/export", "/v1/certificates/*/audit-bundle"})
final class ExportTrail {
    private final AuditTrail trail;

    ExportTrail(AuditTrail trail) {
        this.trail = trail;
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void record(HttpRequest<?> request, HttpResponse<?> response) {
        if (response.getStatus().getCode() < 300) {
            request.getAttribute(Caller.ATTRIBUTE, Caller.class)
                    .filter(Caller.Officer.class::isInstance)
                    .map(Caller.Officer.class::cast)
                    .ifPresent(officer -> trail.record(
                            AuditTrail.Event.EXPORTED,
                            officer.id(),
                            request.getUri().toString()));
        }
    }
}
