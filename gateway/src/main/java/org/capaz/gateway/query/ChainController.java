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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.ChainReader;
import org.capaz.gateway.projection.ChainReader.Entry;
import org.capaz.gateway.projection.ChainReader.Written;
import org.capaz.gateway.projection.Sights;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;

/** Blocks and transactions as they are in the chain, for auditors; for anybody else there is nothing here. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "audit")
final class ChainController {
    private static final int LARGEST_DIGITS = 18;

    private final ChainReader chain;
    private final Sights sights;

    ChainController(ChainReader chain, Sights sights) {
        this.chain = chain;
        this.sights = sights;
    }

    @Get("/blocks")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            summary = "Blocks with their hashes, for auditors",
            description = "One page, in their order: at most limit blocks (100 when not given, 1000 at most), after the"
                    + " block of that number. Where there are more, next is what to send as after.")
    @ApiResponse(responseCode = "200", description = "A page of blocks")
    @ApiResponse(responseCode = "404", description = "There is nothing here for this officer")
    HttpResponse<?> blocks(
            HttpRequest<?> request, @Nullable @QueryValue String limit, @Nullable @QueryValue String after) {
        Page page = new Page(limit, after, null);
        OptionalLong begin = after == null ? OptionalLong.of(-1) : number(after);
        if (page.size().isEmpty() || begin.isEmpty()) {
            return LedgerQueries.limitNotTaken(page.size().isEmpty() ? "limit" : "after");
        }
        return forAuditors(request, "", () -> {
            int most = page.size().getAsInt();
            List<Json.Obj> found = chain.blocks(begin.getAsLong(), most + 1);
            boolean more = found.size() > most;
            List<Json.Obj> shown = more ? found.subList(0, most) : found;
            Json.Obj answer = Json.object().with("order", "number").with("blocks", shown);
            return Optional.of(
                    more ? answer.with("next", Long.toString(RecordMembers.number(shown.getLast(), "block"))) : answer);
        });
    }

    @Get("/blocks/{block}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "One block with its transactions, valid and invalid, for auditors")
    HttpResponse<?> block(HttpRequest<?> request, String block) {
        return forAuditors(
                request,
                block,
                () -> number(block).stream()
                        .boxed()
                        .findFirst()
                        .flatMap(number -> chain.blocks(number - 1, 1).stream()
                                .filter(found -> RecordMembers.number(found, "block") == number)
                                .findFirst()
                                .map(found -> Json.object()
                                        .with("block", found)
                                        .with(
                                                "transactions",
                                                chain.of(number).stream()
                                                        .map(Entry::json)
                                                        .toList()))));
    }

    @Get("/transactions/{transaction}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "One transaction with the keys that it wrote, for auditors")
    HttpResponse<?> transaction(HttpRequest<?> request, String transaction) {
        return forAuditors(
                request,
                transaction,
                () -> chain.transaction(transaction)
                        .map(found -> Json.object()
                                .with("transaction", found.json())
                                .with("wrote", Json.texts(keys(found)))));
    }

    private List<String> keys(Entry entry) {
        List<Written> written = chain.written(List.of(entry));
        return written.stream().map(ChainReader::key).toList();
    }

    private HttpResponse<?> forAuditors(HttpRequest<?> request, String id, Supplier<Optional<Json.Obj>> question) {
        Optional<Json.Obj> answer = sights.of(request).auditor() ? question.get() : Optional.empty();
        return answer.isPresent()
                ? JsonResponses.json(answer.get())
                : JsonResponses.notFound(GatewayMessage.LEDGER_RECORD_UNKNOWN.with("id", Argument.id(id)));
    }

    private static OptionalLong number(String text) {
        return text.matches("[0-9]{1," + LARGEST_DIGITS + "}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }
}
