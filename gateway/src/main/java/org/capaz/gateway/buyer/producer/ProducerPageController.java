// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.producer;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.page.PreferredLanguage;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Language;

/** The page of a producer, for people and programs, without login: what is attested of it, and the proofs. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "public")
final class ProducerPageController {
    private static final String FRESH = "max-age=60, stale-if-error=240";

    private final LedgerStateReader ledgerStates;
    private final ProducerPageReader pages;

    ProducerPageController(LedgerStateReader ledgerStates, ProducerPageReader pages) {
        this.ledgerStates = ledgerStates;
        this.pages = pages;
    }

    @Get("/p/{producer}")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(
            operationId = "producerPage",
            summary = "What is attested of a producer, with the proof of each attestation, in Spanish or English")
    @ApiResponse(responseCode = "200", description = "The page; as JSON for who accepts only that")
    @ApiResponse(responseCode = "404", description = "No such producer")
    @ApiResponse(responseCode = "429", description = "Too many requests from this address")
    HttpResponse<?> page(HttpRequest<?> request, String producer, @Nullable @QueryValue String lang) {
        Optional<ProducerPage> found = found(producer);
        if (found.isEmpty()) {
            return Problem.of(HttpStatus.NOT_FOUND, "PRODUCER_UNKNOWN", PageMessage.PRODUCER_PAGE_UNKNOWN.sentence())
                    .response();
        }
        if (PreferredLanguage.wantsJson(request)) {
            return JsonResponses.json(found.get().json())
                    .header("Cache-Control", FRESH)
                    .header("Vary", "Accept, Accept-Language");
        }
        Language language = PreferredLanguage.of(request, lang);
        return HttpResponse.ok(ProducerPageWriter.write(found.get(), language).getBytes(StandardCharsets.UTF_8))
                .contentType("text/html; charset=utf-8")
                .header("Cache-Control", FRESH)
                .header("Content-Language", language.tag())
                .header("Vary", "Accept, Accept-Language");
    }

    private Optional<ProducerPage> found(String producer) {
        try {
            return pages.read(new PartyId(producer), ledgerStates.latest());
        } catch (InvalidValue noId) {
            return Optional.empty();
        }
    }
}
