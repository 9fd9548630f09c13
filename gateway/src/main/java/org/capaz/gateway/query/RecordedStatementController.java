// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.Sight;
import org.capaz.gateway.projection.Sights;
import org.capaz.gateway.query.RecordedStatements.Recorded;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;

/**
 * Answers what was stated and signed, and what was recorded of it.
 *
 * <p>Decision 201.
 */
@Controller("/v1/statements/{statement}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = RecordedStatements.class)
@Tag(name = "statements")
final class RecordedStatementController {
    private final RecordedStatements statements;
    private final Sights sights;

    RecordedStatementController(RecordedStatements statements, Sights sights) {
        this.statements = statements;
        this.sights = sights;
    }

    @Get
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "statement",
            summary = "One recorded statement with its signatures as it stands in its block, and what it recorded",
            description = "For the party that made it, and for whoever sees every record that it wrote"
                    + " (docs/reference/who-sees-what.md). A statement that was handed in and is not recorded is at"
                    + " /v1/submissions/{id}.")
    @ApiResponse(responseCode = "200", description = "The statement, its place, and the records that it wrote")
    @ApiResponse(responseCode = "404", description = "No such statement is recorded, or it is not for this officer")
    @ApiResponse(responseCode = "503", description = "The block cannot be read from this member's peer now")
    HttpResponse<?> statement(HttpRequest<?> request, String statement) {
        Sight sight = sights.of(request);
        Optional<Recorded> found = statements.find(statement, sight);
        if (found.isEmpty()) {
            return JsonResponses.notFound(GatewayMessage.LEDGER_RECORD_UNKNOWN.with("id", Argument.id(statement)));
        }
        return statements
                .signed(found.get())
                .<HttpResponse<?>>map(signed -> JsonResponses.json(Json.object()
                        .with("signed", signed)
                        .with("recorded", ChangesReader.place(found.get().entry()))
                        .with("time", found.get().entry().time())
                        .with("records", found.get().records())))
                .orElseGet(() -> Problem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "BLOCK_NOT_READ",
                                GatewayMessage.STATEMENT_BLOCK_NOT_READ.sentence())
                        .response()
                        .header("Retry-After", "5"));
    }
}
