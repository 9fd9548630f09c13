// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.capaz.gateway.access.Caller;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.ChainReader.Position;
import org.capaz.gateway.projection.Sights;
import org.capaz.gateway.query.ChangesReader.Change;
import org.capaz.gateway.query.ChangesReader.Changes;
import org.capaz.ledger.json.Json;

/**
 * What changed since, in the order of the chain: each valid transaction with the records it wrote, of those that whoever asks
 * may see in lists too. A program keeps {@code next} after it has dealt with a page and goes on from there, also after a
 * crash: then it gets some entries again, and never misses one. The same comes as events, as they are recorded.
 *
 * <p>Decisions 178 and 200.
 */
@Controller("/v1/changes")
@Tag(name = "changes")
final class ChangesController {
    private final ChangesReader changes;
    private final ChangeStreams streams;
    private final Sights sights;

    ChangesController(ChangesReader changes, ChangeStreams streams, Sights sights) {
        this.changes = changes;
        this.streams = streams;
        this.sights = sights;
    }

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "changes",
            summary = "What changed on the ledger after a place, in its order, of what the officer may see",
            description =
                    "after is BLOCK.POSITION, as the answer before said in next; without it, from the beginning. At"
                            + " most limit transactions are looked at (100 when not given, 1000 at most); of those that"
                            + " show nothing to the officer there is no entry, so that changes can be empty while more is"
                            + " true. Send next as after until more is false, and again later. Every entry comes at least"
                            + " once, in order.")
    HttpResponse<?> changes(
            HttpRequest<?> request, @Nullable @QueryValue String limit, @Nullable @QueryValue String after) {
        Page page = new Page(limit, after, null);
        Optional<Position> begin = ChangesReader.place(after);
        if (page.size().isEmpty() || begin.isEmpty()) {
            return LedgerQueries.limitNotTaken(page.size().isEmpty() ? "limit" : "after");
        }
        Changes found = changes.after(begin.get(), page.size().getAsInt(), sights.of(request));
        Json.Obj answer = Json.object()
                .with("height", found.height())
                .with("changes", found.entries().stream().map(Change::told).toList())
                .with("more", found.more());
        return JsonResponses.json(
                found.next().equals(Position.BEGIN) ? answer : answer.with("next", ChangesReader.text(found.next())));
    }

    @Get("/events")
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Produces({MediaType.TEXT_EVENT_STREAM, Problem.MEDIA_TYPE})
    @Operation(
            operationId = "changeEvents",
            summary = "The same as server-sent events, as they are recorded",
            description =
                    "Each event is one entry of /v1/changes; its id is the place, to be sent as after or, as browsers"
                            + " do, in Last-Event-ID, which counts first. At least every 15 seconds something comes:"
                            + " without an event, a comment and the id up to which there was none. A stream ends after"
                            + " four minutes, when nothing is taken from it for a minute, and when the officer's key ends:"
                            + " open the next one with a new token and the last id.")
    @ApiResponse(responseCode = "200", description = "Events of the type change")
    @ApiResponse(responseCode = "400", description = "after is no place")
    @ApiResponse(responseCode = "429", description = "Too many streams are open, of this officer or of all")
    HttpResponse<?> events(HttpRequest<?> request, @Nullable @QueryValue String after) {
        String last = request.getHeaders().get("Last-Event-ID");
        Optional<Position> begin = ChangesReader.place(last == null || last.isEmpty() ? after : last);
        if (begin.isEmpty()) {
            return LedgerQueries.limitNotTaken("after");
        }
        Caller.Officer officer =
                request.getAttribute(Caller.ATTRIBUTE, Caller.Officer.class).orElseThrow();
        if (!streams.hasRoom(officer)) {
            return streams.noRoom();
        }
        return HttpResponse.ok(streams.of(officer, begin.get()))
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                // A proxy that gathers what it passes on would hold events back.
                .header("X-Accel-Buffering", "no");
    }
}
