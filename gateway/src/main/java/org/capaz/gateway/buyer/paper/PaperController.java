// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.paper;

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
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.buyer.lot.LotPageReader;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.PreferredLanguage;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.record.LedgerKeys;

/** The files that a buyer takes along from the page of a record. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "public")
final class PaperController {
    private final LedgerStateReader ledgerStates;
    private final LotPageReader pages;

    PaperController(LedgerStateReader ledgerStates, LotPageReader pages) {
        this.ledgerStates = ledgerStates;
        this.pages = pages;
    }

    @Get("/c/{shortId}/report.pdf")
    @Produces({"application/pdf", Problem.MEDIA_TYPE})
    @Operation(summary = "The page of a lot's record as a report, with the data that it was made from attached")
    @ApiResponse(responseCode = "200", description = "A tagged PDF; the hash of its data stands on each page")
    @ApiResponse(responseCode = "404", description = "The ledger does not know this number, or it is mistyped")
    @ApiResponse(responseCode = "429", description = "Too many requests from this address")
    HttpResponse<?> report(HttpRequest<?> request, String shortId, @Nullable @QueryValue String lang) {
        ProjectedLedgerState ledger = ledgerStates.latest();
        var words = new Words(PreferredLanguage.of(request, lang));
        return certificate(shortId)
                .<HttpResponse<?>>map(certificate -> {
                    var page = pages.known(certificate, ledger);
                    byte[] data = CanonicalJson.bytes(RecordJson.of(
                            page,
                            ledger.read(LedgerKeys.certificate(certificate)).orElseThrow(),
                            ledger.read(LedgerKeys.status(certificate)).orElseThrow()));
                    return file(ReportPdf.of(page, words, data), "application/pdf", shortId + ".pdf");
                })
                .orElseGet(PaperController::unknown);
    }

    @Get("/c/{shortId}/facts.csv")
    @Produces({"text/csv", Problem.MEDIA_TYPE})
    @Operation(summary = "The facts of a lot's record, one a line, with their units")
    @ApiResponse(responseCode = "200", description = "Comma separated, UTF-8: subject,fact,value,unit")
    @ApiResponse(responseCode = "404", description = "The ledger does not know this number, or it is mistyped")
    @ApiResponse(responseCode = "429", description = "Too many requests from this address")
    HttpResponse<?> facts(String shortId) {
        ProjectedLedgerState ledger = ledgerStates.latest();
        return certificate(shortId)
                .<HttpResponse<?>>map(certificate -> file(
                        FactsCsv.of(pages.known(certificate, ledger)).getBytes(StandardCharsets.UTF_8),
                        "text/csv; charset=utf-8",
                        shortId + ".csv"))
                .orElseGet(PaperController::unknown);
    }

    private Optional<CertificateId> certificate(String typed) {
        try {
            return ledgerStates.certificate(CertificateNumber.typed(typed));
        } catch (InvalidValue mistyped) {
            return Optional.empty();
        }
    }

    private static HttpResponse<?> unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "NUMBER_UNKNOWN", PageMessage.PAGE_NUMBER_UNKNOWN.sentence())
                .response();
    }

    /** Named by letters and digits alone: what a number consists of once the ledger knows it. */
    private static HttpResponse<?> file(byte[] content, String type, String name) {
        return HttpResponse.ok(content)
                .contentType(type)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9.]", "") + "\"");
    }
}
