// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.AwaitedHeight;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.certificate.LabelService.Result;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.verdict.StatedNotices;

/** Serves officers the files of a certificate: its label to print and its bundle to keep. */
@Controller("/v1/certificates/{certificate}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = LabelService.class)
@Tag(name = "certificates")
final class CertificateFileController {
    private static final String PDF = "application/pdf";
    private static final String SVG = "image/svg+xml";
    private static final String CONFIRMATION = "X-Label-Confirmation";

    private final LabelService labels;
    private final BundleService bundles;

    CertificateFileController(LabelService labels, BundleService bundles) {
        this.labels = labels;
        this.bundles = bundles;
    }

    @Get("/label")
    @Produces({MediaType.TEXT_PLAIN, PDF, SVG, Problem.MEDIA_TYPE})
    @Operation(
            summary = "A fresh label: text of the QR code, PDF or SVG",
            description = "By ?format=text|pdf|svg or Accept; paper labels speak both languages. Signed by the peers of"
                    + " two members other than this one and verified before it is sent. Where the members state notices,"
                    + " ?confirm= with what a first answer names, and the paper has a mark.")
    @ApiResponse(responseCode = "200", description = "The label")
    @ApiResponse(responseCode = "404", description = "No such certificate")
    @ApiResponse(
            responseCode = "409",
            description = "The members state notices: read them, and confirm by what stands in X-Label-Confirmation")
    @ApiResponse(responseCode = "422", description = "The certificate is not ISSUED")
    @ApiResponse(responseCode = "502", description = "What came together does not verify; nothing leaves")
    @ApiResponse(responseCode = "503", description = "Not enough members' peers could be asked")
    HttpResponse<?> label(
            HttpRequest<?> request,
            String certificate,
            @Nullable @QueryValue String format,
            @Nullable @QueryValue String confirm,
            @RequestBean AwaitedHeight awaited) {
        String confirmed = confirm == null ? "" : confirm;
        return switch (format == null ? preferred(request) : format) {
            case "text" -> with(certificate, id -> answer(id, labels.text(id, confirmed), this::text));
            case "pdf" ->
                with(certificate, id -> answer(id, labels.printed(id, LabelService.Paper.PDF, confirmed), file(PDF)));
            case "svg" ->
                with(certificate, id -> answer(id, labels.printed(id, LabelService.Paper.SVG, confirmed), file(SVG)));
            default ->
                Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED", GatewayMessage.CERTIFICATE_FORMAT_UNKNOWN.sentence())
                        .atField("format")
                        .response();
        };
    }

    /** By what the caller says it accepts; the text of the code when it does not say. */
    private static String preferred(HttpRequest<?> request) {
        String accepted = String.valueOf(request.getHeaders().get("Accept"));
        return accepted.contains(PDF) ? "pdf" : accepted.contains(SVG) ? "svg" : "text";
    }

    private static Function<byte[], HttpResponse<?>> file(String type) {
        return content -> HttpResponse.ok(content).contentType(type);
    }

    @Get("/bundle")
    @Produces({BundleStore.MEDIA_TYPE, Problem.MEDIA_TYPE})
    @Operation(
            operationId = "certificateBundle",
            summary = "A fresh bundle: record, label and the members' endorsed word on its state, in one file")
    @ApiResponse(responseCode = "200", description = "The file; its SHA-256 stands in X-Bundle-Sha256")
    @ApiResponse(responseCode = "404", description = "No such certificate")
    @ApiResponse(responseCode = "502", description = "What came together does not verify; nothing leaves")
    @ApiResponse(responseCode = "503", description = "Not enough members' peers could be asked")
    HttpResponse<?> bundle(String certificate, @RequestBean AwaitedHeight awaited) {
        return with(
                certificate,
                id -> answer(
                        id,
                        bundles.fresh(id),
                        file -> HttpResponse.ok(file.content())
                                .contentType(BundleStore.MEDIA_TYPE)
                                .header("X-Bundle-Sha256", file.sha256())));
    }

    private HttpResponse<?> text(LabelText label) {
        return HttpResponse.ok(label.text().getBytes(StandardCharsets.US_ASCII)).contentType(MediaType.TEXT_PLAIN_TYPE);
    }

    static HttpResponse<?> with(String certificate, Function<CertificateId, HttpResponse<?>> answer) {
        Optional<CertificateId> id;
        try {
            id = Optional.of(new CertificateId(certificate));
        } catch (IllegalArgumentException noUuid) {
            id = Optional.empty();
        }
        return id.<HttpResponse<?>>map(answer).orElseGet(() -> unknown(certificate));
    }

    static <T> HttpResponse<?> answer(CertificateId certificate, Result<T> made, Function<T, HttpResponse<?>> file) {
        return answer(made, file, () -> unknown(certificate.value()));
    }

    /** @param unknown what is answered when there is nothing to make a file of */
    static <T> HttpResponse<?> answer(
            Result<T> made, Function<T, HttpResponse<?>> file, Supplier<HttpResponse<?>> unknown) {
        return switch (made) {
            case Result.Done<T> done -> file.apply(done.value());
            case Result.Unknown<T> none -> unknown.get();
            case Result.Refused<T> no ->
                Problem.of(
                                HttpStatus.UNPROCESSABLE_ENTITY,
                                no.objection().code(),
                                no.objection().sentence())
                        .response();
            case Result.NotReached<T> away ->
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "MEMBERS_NOT_REACHED", away.because())
                        .response()
                        .header("Retry-After", "5");
            case Result.NotGenuine<T> no ->
                Problem.of(HttpStatus.BAD_GATEWAY, no.code(), no.because()).response();
            case Result.Unconfirmed<T> ask ->
                unconfirmed(ask.notices(), ask.confirmation()).response().header(CONFIRMATION, ask.confirmation());
        };
    }

    private static Problem unconfirmed(StatedNotices notices, String confirmation) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "NOTICES_UNCONFIRMED",
                        GatewayMessage.LABEL_NOTICES_TO_CONFIRM
                                .with("count", Argument.count(notices.count()))
                                .and(
                                        "notices",
                                        Argument.several(notices.entries().stream()
                                                .map(StatedNotices.Entry::sentence)
                                                .toList()))
                                .and("confirm", Argument.id(confirmation)))
                .atField("confirm")
                .withErrors(notices.entries().stream()
                        .map(notice -> Problem.error(notice.code(), "", notice.sentence()))
                        .toList());
    }

    private static HttpResponse<?> unknown(String certificate) {
        return JsonResponses.notFound(GatewayMessage.LEDGER_CERTIFICATE_UNKNOWN.with("id", Argument.id(certificate)));
    }
}
