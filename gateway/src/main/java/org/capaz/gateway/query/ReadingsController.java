// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.capaz.gateway.AuditReadings;
import org.capaz.gateway.AuditReadings.Reading;
import org.capaz.gateway.access.Caller;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.Sights;
import org.capaz.ledger.json.Json;

/**
 * What auditors read here, for those who opened it.
 *
 * <p>Decision 243.
 */
@Controller("/v1/audit/readings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "audit")
final class ReadingsController {
    private static final String NUMBER = "[0-9]{1,18}";

    private final AuditReadings readings;
    private final Sights sights;

    ReadingsController(AuditReadings readings, Sights sights) {
        this.readings = readings;
        this.sights = sights;
    }

    @Get
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "auditReadings",
            summary = "What auditors were shown by this member's gateway, and by which grants",
            description =
                    "For officers of the organisation itself; for those of a party, what was shown by a grant that opens"
                            + " its records. grants are addresses below /v1/audit-grants; there are none where an auditor that"
                            + " the members admitted has read. One page in the order of the numbers: at most limit entries"
                            + " (100 when not given, 1000 at most), after that number. Where there are more, next is what to"
                            + " send as after.")
    HttpResponse<?> readings(
            HttpRequest<?> request, @Nullable @QueryValue String limit, @Nullable @QueryValue String after) {
        OptionalInt size = new Page(limit, after, null).size();
        if (size.isEmpty()) {
            return LedgerQueries.limitNotTaken("limit");
        }
        if (after != null && !after.matches(NUMBER)) {
            return LedgerQueries.limitNotTaken("after");
        }
        Caller.Officer officer =
                request.getAttribute(Caller.ATTRIBUTE, Caller.Officer.class).orElseThrow();
        Optional<List<String>> grants =
                Sights.isOfOrganisation(officer) ? Optional.empty() : Optional.of(sights.grantsThatOpen(officer));
        List<Reading> found = readings.after(after == null ? 0 : Long.parseLong(after), grants, size.getAsInt() + 1);
        boolean more = found.size() > size.getAsInt();
        List<Reading> shown = more ? found.subList(0, size.getAsInt()) : found;
        Json.Obj told = Json.object()
                .with("order", "number")
                .with("readings", shown.stream().map(ReadingsController::json).toList());
        return JsonResponses.json(
                more ? told.with("next", Long.toString(shown.getLast().number())) : told);
    }

    private static Json.Obj json(Reading reading) {
        return Json.object()
                .with("number", reading.number())
                .with("at", reading.at())
                .with("auditor", reading.auditor())
                .with("grants", Json.texts(reading.grants()))
                .with("address", reading.address())
                .with("block", reading.block());
    }
}
