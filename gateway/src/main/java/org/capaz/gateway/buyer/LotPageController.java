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
import org.capaz.gateway.page.PreferredLanguage;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.record.LedgerKeys;

/** The page behind the address on a label: for people, without script, without login, from what this gateway has read. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "public")
final class LotPageController {
    private static final String FRESH = "max-age=60, stale-if-error=240";

    private final LedgerStateReader ledgerStates;
    private final LotPageReader pages;
    private final AskedMembers members;
    private final byte[] style;

    LotPageController(
            LedgerStateReader ledgerStates, LotPageReader pages, AskedMembers members, ResourceResolver resources) {
        this.ledgerStates = ledgerStates;
        this.pages = pages;
        this.members = members;
        try (InputStream in =
                resources.getResourceAsStream("classpath:page.css").orElseThrow()) {
            style = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Get("/c/{shortId}")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(summary = "What the ledger says of a lot, by the number on its label, in Spanish or English")
    @ApiResponse(responseCode = "200", description = "The page; as JSON for who accepts only that")
    @ApiResponse(responseCode = "404", description = "The same page for a number that the ledger does not know")
    @ApiResponse(responseCode = "429", description = "Too many requests from this address")
    HttpResponse<?> page(HttpRequest<?> request, String shortId, @Nullable @QueryValue String lang) {
        Language language = PreferredLanguage.of(request, lang);
        if (PreferredLanguage.wantsJson(request)) {
            return json(shortId, ledgerStates.latest());
        }
        MutableHttpResponse<byte[]> answer = page(shortId, ledgerStates.latest(), language);
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

    private HttpResponse<?> json(String typed, ProjectedLedgerState ledger) {
        CertificateNumber number;
        try {
            number = CertificateNumber.typed(typed);
        } catch (InvalidValue mistyped) {
            return numberProblem("NUMBER_MISTYPED", PageMessage.PAGE_NUMBER_MISTYPED);
        }
        return ledgerStates
                .certificate(number)
                .<HttpResponse<?>>map(known -> JsonResponses.json(record(known, ledger))
                        .header("Cache-Control", FRESH)
                        .header("Vary", "Accept, Accept-Language"))
                .orElseGet(() -> numberProblem("NUMBER_UNKNOWN", PageMessage.PAGE_NUMBER_UNKNOWN));
    }

    private Json.Obj record(CertificateId certificate, ProjectedLedgerState ledger) {
        return RecordJson.of(
                pages.known(certificate, ledger),
                ledger.read(LedgerKeys.certificate(certificate)).orElseThrow(),
                ledger.read(LedgerKeys.status(certificate)).orElseThrow());
    }

    private static HttpResponse<?> numberProblem(String code, PageMessage what) {
        return Problem.of(HttpStatus.NOT_FOUND, code, what.sentence()).response();
    }

    private MutableHttpResponse<byte[]> page(String typed, ProjectedLedgerState ledger, Language language) {
        CertificateNumber number;
        try {
            number = CertificateNumber.typed(typed);
        } catch (InvalidValue mistyped) {
            return notFound(pages.mistyped(typed, ledger), language);
        }
        return ledgerStates
                .certificate(number)
                .map(known -> HttpResponse.ok(utf8(PageWriter.write(pages.known(known, ledger), language))))
                .orElseGet(() -> notFound(pages.unknown(number, ledger), language));
    }

    private static MutableHttpResponse<byte[]> notFound(LotPage.Unknown page, Language language) {
        return HttpResponse.<byte[]>status(HttpStatus.NOT_FOUND).body(utf8(PageWriter.write(page, language)));
    }

    @Get("/page.css")
    @Produces("text/css")
    @Hidden
    HttpResponse<?> style() {
        return HttpResponse.ok(style).contentType("text/css; charset=utf-8").header("Cache-Control", FRESH);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
