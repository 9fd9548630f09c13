// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.OptionalLong;
import org.capaz.audit.export.ExportedBlock;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.follow.BlockFeed;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.Sights;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;

/** Hands out the blocks of this member's peer, in pages, and how many records of each family there are as of one of them. */
@Controller("/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = BlockFeed.class)
@Tag(name = "audit")
final class ExportController {
    /** A page ends with the block that reaches so many bytes. */
    private static final int PAGE_BYTES = 4 << 20;

    private static final int LONGEST_NUMBER = 18;

    private final BlockFeed feed;
    private final LedgerHeight ledger;
    private final LedgerStateReader ledgerStates;
    private final Settings settings;
    private final Sights sights;

    ExportController(
            BlockFeed feed, LedgerHeight ledger, LedgerStateReader ledgerStates, Settings settings, Sights sights) {
        this.feed = feed;
        this.ledger = ledger;
        this.ledgerStates = ledgerStates;
        this.settings = settings;
        this.sights = sights;
    }

    @Get("/totals")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "auditTotals",
            summary = "How many records of each family the ledger has as of a block",
            description = "For an export up to that block; asOf when not given is the last block read.")
    @ApiResponse(responseCode = "200", description = "The channel, the block and the counts")
    @ApiResponse(responseCode = "400", description = "asOf is no block that was read")
    HttpResponse<?> totals(@Nullable @QueryValue String asOf) {
        OptionalLong block = asOf == null ? OptionalLong.of(ledger.height()) : block(asOf);
        if (block.isEmpty()) {
            return notRead("asOf", asOf);
        }
        Map<String, Long> families = ledgerStates.familyCounts(block.getAsLong());
        return JsonResponses.json(Json.object()
                .with("channel", settings.channel())
                .with("asOf", block.getAsLong())
                .with(
                        "families",
                        families.entrySet().stream()
                                .map(family -> Json.object()
                                        .with("family", family.getKey())
                                        .with("records", family.getValue()))
                                .toList()));
    }

    @Get("/export")
    @Produces({"application/octet-stream", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "auditExport",
            summary = "Blocks of this member's peer for ./capaz audit fetch, some of them at a time",
            description = "From that block on, at most up to the other one; ask again behind the last one that came."
                    + " The format is described in docs/reference/formats/audit-export.md. Blocks hold everybody's"
                    + " transactions: they are handed to auditors and to officers of the organisation itself; keep them"
                    + " to those who may see them.")
    @ApiResponse(responseCode = "200", description = "At least one block")
    @ApiResponse(responseCode = "400", description = "from or to is no block that was read, or to is before from")
    @ApiResponse(responseCode = "404", description = "There is nothing here for this officer")
    HttpResponse<?> export(HttpRequest<?> request, @QueryValue String from, @QueryValue String to) {
        if (!sights.mayTakeBlocks(request)) {
            return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
        }
        OptionalLong first = block(from);
        OptionalLong last = block(to);
        if (first.isEmpty()) {
            return notRead("from", from);
        }
        if (last.isEmpty() || last.getAsLong() < first.getAsLong()) {
            return notRead("to", to);
        }
        var page = new ByteArrayOutputStream();
        try (BlockFeed.Blocks blocks = feed.from(first.getAsLong())) {
            for (long next = first.getAsLong(); next <= last.getAsLong() && page.size() < PAGE_BYTES; next++) {
                page.writeBytes(ExportedBlock.of(blocks.next()).framed());
            }
        }
        return HttpResponse.ok(page.toByteArray()).contentType("application/octet-stream");
    }

    /** The number of a block that was read. */
    private OptionalLong block(String text) {
        if (!text.matches("[0-9]{1," + LONGEST_NUMBER + "}") || Long.parseLong(text) > ledger.height()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    private static HttpResponse<?> notRead(String field, @Nullable String height) {
        return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "MALFORMED",
                        GatewayMessage.BLOCK_NOT_READ.with("height", Argument.id(String.valueOf(height))))
                .atField(field)
                .response();
    }
}
