// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.capaz.gateway.access.ContentPolicy;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.lot.LotPageReader;
import org.capaz.gateway.buyer.paper.RecordJson;
import org.capaz.gateway.buyer.script.AskedMembers;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.page.PackedFile;
import org.capaz.gateway.page.PreferredLanguage;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Language;

/** The page behind the address on a label: for people, without script, without login, from what this gateway has read. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "public")
final class LotPageController {
    private static final String FRESH = "max-age=60, stale-if-error=240";

    private final LedgerStateReader ledgerStates;
    private final LotPageReader pages;
    private final LotPageCache kept;
    private final AskedMembers members;
    private final PackedFile style;

    LotPageController(
            LedgerStateReader ledgerStates,
            LotPageReader pages,
            LotPageCache kept,
            AskedMembers members,
            ResourceResolver resources) {
        this.ledgerStates = ledgerStates;
        this.pages = pages;
        this.kept = kept;
        this.members = members;
        try (InputStream in =
                resources.getResourceAsStream("classpath:page.css").orElseThrow()) {
            style = new PackedFile(in.readAllBytes(), "text/css; charset=utf-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Get("/c/{shortId}")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(
            operationId = "lotPage",
            summary = "What the ledger says of a lot, by the number on its label, in Spanish or English")
    @ApiResponse(responseCode = "200", description = "The page; as JSON for who accepts only that")
    @ApiResponse(responseCode = "304", description = "The page is the one that the asker has")
    @ApiResponse(responseCode = "404", description = "The same page for a number that the ledger does not know")
    @ApiResponse(responseCode = "429", description = "Too many requests from this address")
    HttpResponse<?> page(HttpRequest<?> request, String shortId, @Nullable @QueryValue String lang) {
        Language language = PreferredLanguage.of(request, lang);
        if (PreferredLanguage.wantsJson(request)) {
            return json(shortId);
        }
        MutableHttpResponse<byte[]> answer =
                page(shortId, language, request.getHeaders().get("If-None-Match"));
        return answer.contentType("text/html; charset=utf-8")
                .header("Cache-Control", FRESH)
                .header(ContentPolicy.HEADER, ContentPolicy.asking(members.origins()))
                .header("Content-Language", language.tag())
                .header("Vary", "Accept, Accept-Language");
    }

    /** The same page for who typed the whole address in capital letters, as radio tags and spoken addresses come. */
    @Get("/C/{shortId}")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Hidden
    HttpResponse<?> pageInCapitals(HttpRequest<?> request, String shortId, @Nullable @QueryValue String lang) {
        return page(request, shortId, lang);
    }

    private HttpResponse<?> json(String typed) {
        CertificateNumber number;
        try {
            number = CertificateNumber.typed(typed);
        } catch (InvalidValue mistyped) {
            return numberProblem("NUMBER_MISTYPED", PageMessage.PAGE_NUMBER_MISTYPED);
        }
        return kept.shown(number)
                .<HttpResponse<?>>map(
                        shown -> JsonResponses.json(RecordJson.of(shown.page(), shown.record(), shown.status()))
                                .header("Cache-Control", FRESH)
                                .header("Vary", "Accept, Accept-Language"))
                .orElseGet(() -> numberProblem("NUMBER_UNKNOWN", PageMessage.PAGE_NUMBER_UNKNOWN));
    }

    private static HttpResponse<?> numberProblem(String code, PageMessage what) {
        return Problem.of(HttpStatus.NOT_FOUND, code, what.sentence()).response();
    }

    private MutableHttpResponse<byte[]> page(String typed, Language language, @Nullable String known) {
        CertificateNumber number;
        try {
            number = CertificateNumber.typed(typed);
        } catch (InvalidValue mistyped) {
            return notFound(pages.mistyped(typed, ledgerStates.latest()), language);
        }
        return kept.written(number, language)
                .map(page -> (page.tag().equals(known)
                                ? HttpResponse.<byte[]>notModified()
                                : HttpResponse.ok(page.html()))
                        .header("ETag", page.tag()))
                .orElseGet(() -> notFound(pages.unknown(number, ledgerStates.latest()), language));
    }

    private static MutableHttpResponse<byte[]> notFound(LotPage.Unknown page, Language language) {
        return HttpResponse.<byte[]>status(HttpStatus.NOT_FOUND).body(utf8(PageWriter.write(page, language)));
    }

    @Get("/page.css")
    @Produces("text/css")
    @Hidden
    HttpResponse<?> style(HttpRequest<?> request) {
        return style.answer(request).header("Cache-Control", FRESH);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
