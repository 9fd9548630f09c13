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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.ChainReader;
import org.capaz.gateway.projection.ChainReader.Entry;
import org.capaz.gateway.projection.ChainReader.Position;
import org.capaz.gateway.projection.ChainReader.Written;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.Sight;
import org.capaz.gateway.projection.Sights;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;

/**
 * What changed since, in the order of the chain: each valid transaction with the records it wrote, of those that whoever asks
 * may see in lists too. A program keeps {@code next} after it has dealt with a page and goes on from there, also after a
 * crash: then it gets some entries again, and never misses one.
 *
 * <p>Decision 178.
 */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "changes")
final class ChangesController {
    private static final String PLACE = "[0-9]{1,18}\\.[0-9]{1,9}";

    private final ChainReader chain;
    private final LedgerStateReader ledgerStates;
    private final Sights sights;

    ChangesController(ChainReader chain, LedgerStateReader ledgerStates, Sights sights) {
        this.chain = chain;
        this.ledgerStates = ledgerStates;
        this.sights = sights;
    }

    @Get("/changes")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
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
        Optional<Position> begin = begin(after);
        if (page.size().isEmpty() || begin.isEmpty()) {
            return LedgerQueries.limitNotTaken(page.size().isEmpty() ? "limit" : "after");
        }
        Sight sight = sights.of(request);
        ProjectedLedgerState ledger = ledgerStates.latest();
        int most = page.size().getAsInt();
        List<Entry> found = chain.after(begin.get(), ledger.height(), most + 1);
        boolean more = found.size() > most;
        List<Entry> looked = more ? found.subList(0, most) : found;
        Position next = looked.isEmpty() ? begin.get() : looked.getLast().place();
        Json.Obj answer = Json.object()
                .with("height", ledger.height())
                .with("changes", entries(looked, ledger, sight))
                .with("more", more);
        return JsonResponses.json(
                next.equals(Position.BEGIN) ? answer : answer.with("next", next.block() + "." + next.index()));
    }

    private List<Json.Obj> entries(List<Entry> looked, ProjectedLedgerState ledger, Sight sight) {
        Map<Position, List<Written>> written = chain.written(looked).stream()
                .filter(each -> ChainReader.isSeen(each, ledger, sight))
                .collect(Collectors.groupingBy(Written::place));
        List<Json.Obj> entries = new ArrayList<>();
        for (Entry entry : looked) {
            List<Written> seen = written.getOrDefault(entry.place(), List.of());
            if (!seen.isEmpty()) {
                entries.add(Json.object()
                        .with("block", entry.place().block())
                        .with("index", entry.place().index())
                        .with("transaction", entry.id())
                        .with("time", entry.time())
                        .with(
                                "records",
                                seen.stream().map(each -> record(each, sight)).toList()));
            }
        }
        return entries;
    }

    private static Json.Obj record(Written written, Sight sight) {
        Json.Obj told = Json.object().with("family", written.family()).with("key", Json.texts(written.parts()));
        if (written.deleted()) {
            return told.with("deleted", true);
        }
        Json body = written.body().orElse(Json.NULL);
        return told.with(
                "record",
                body instanceof Json.Obj miner && written.family().equals(Family.MINER.onLedger())
                        ? Shown.enrolments(miner, sight)
                        : body);
    }

    private static Optional<Position> begin(@Nullable String after) {
        if (after == null) {
            return Optional.of(Position.BEGIN);
        }
        if (!after.matches(PLACE)) {
            return Optional.empty();
        }
        int dot = after.indexOf('.');
        return Optional.of(
                new Position(Long.parseLong(after.substring(0, dot)), Long.parseLong(after.substring(dot + 1))));
    }
}
