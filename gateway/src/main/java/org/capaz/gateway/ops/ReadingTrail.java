// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.AuditReadings;
import org.capaz.gateway.access.Caller;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.projection.Sights;

/**
 * Records what auditors are shown, before they are: those to whom the member opened records, and those that the members
 * admitted. What cannot be recorded is not answered.
 *
 * <p>Decision 243.
 */
@ServerFilter("/v1/**")
final class ReadingTrail {
    private final AuditReadings readings;
    private final Sights sights;
    private final LedgerHeight ledger;

    ReadingTrail(AuditReadings readings, Sights sights, LedgerHeight ledger) {
        this.readings = readings;
        this.sights = sights;
        this.ledger = ledger;
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void record(HttpRequest<?> request, HttpResponse<?> response) {
        Optional<Caller> caller = request.getAttribute(Caller.ATTRIBUTE, Caller.class);
        if (caller.isEmpty() || response.code() >= 400) {
            return;
        }
        switch (caller.get()) {
            case Caller.Auditor auditor -> record(request, auditor.id(), auditor.grants());
            case Caller.Officer officer -> {
                if (sights.isAuditor(officer)) {
                    record(request, officer.id(), List.of());
                }
            }
            case Caller.UnknownKey founder -> {}
        }
    }

    private void record(HttpRequest<?> request, String auditor, List<String> grants) {
        readings.record(auditor, grants, request.getUri().toString(), ledger.height());
    }
}
