// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.certificate.BundleStore;
import org.capaz.gateway.certificate.PremiumStatements;
import org.capaz.gateway.certificate.StatusSnapshots;
import org.capaz.gateway.certificate.TrustFiles;
import org.capaz.gateway.certificate.ViewCollector;
import org.capaz.gateway.certificate.ViewCollector.ViewCollection;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.verifier.view.PremiumPart;

/** Data for a buyer's own verifier, which checks all of it. No login; readable by scripts of any page. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "public")
final class PublicDataController {
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private static final String STATUS_LIST = "status.json";

    private final BeanProvider<ViewCollector> collector;
    private final BeanProvider<StatusSnapshots> statusLists;
    private final PremiumStatements premiums;
    private final BundleStore bundles;
    private final TrustFiles trust;
    private final LedgerStateReader ledgerStates;

    PublicDataController(
            BeanProvider<ViewCollector> collector,
            BeanProvider<StatusSnapshots> statusLists,
            PremiumStatements premiums,
            BundleStore bundles,
            TrustFiles trust,
            LedgerStateReader ledgerStates) {
        this.collector = collector;
        this.statusLists = statusLists;
        this.premiums = premiums;
        this.bundles = bundles;
        this.trust = trust;
        this.ledgerStates = ledgerStates;
    }

    @Post("/v1/view")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            summary = "The members' endorsed word on a certificate, for the asker's own challenge",
            description = "The premium is the word of this member alone, and signed by it.")
    @ApiResponse(
            responseCode = "200",
            description = "{\"payloads\":[b64u],\"premium\":{\"signature\":b64u,\"signer\":b64u,\"statement\":text}"
                    + " or null,\"value\":text or null}")
    @ApiResponse(responseCode = "400", description = "Not {\"certId\":uuid,\"challenge\":64 hexadecimal digits}")
    @ApiResponse(responseCode = "429", description = "Too many requests from this address")
    @ApiResponse(responseCode = "503", description = "No member's peer could be asked")
    HttpResponse<?> view(@Body byte[] body) {
        return asked(body, fields -> {
            CertificateId certificate = fields.parsed("certId", CertificateId::new);
            String challenge = fields.parsed("challenge", Digest::requireHex);
            fields.end();
            return collected(
                    all -> all.state(certificate.value(), challenge),
                    payloads -> Json.object()
                            .with("payloads", encoded(payloads))
                            .with(
                                    "value",
                                    ledgerStates
                                            .latest()
                                            .read(LedgerKeys.certificate(certificate))
                                            .<Json>map(record -> Json.text(CanonicalJson.write(record)))
                                            .orElse(Json.NULL))
                            .with(
                                    "premium",
                                    premiums.of(certificate)
                                            .<Json>map(PremiumPart::json)
                                            .orElse(Json.NULL)));
        });
    }

    @Post("/v1/status")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "The list of certificates that are not ISSUED, vouched for by the members")
    @ApiResponse(responseCode = "200", description = "{\"bits\":b64u of gzip,\"payloads\":[b64u]}")
    @ApiResponse(responseCode = "400", description = "Not {\"challenge\":64 hexadecimal digits}")
    @ApiResponse(responseCode = "429", description = "Too many requests from this address")
    @ApiResponse(responseCode = "503", description = "No member's peer could be asked")
    HttpResponse<?> status(@Body byte[] body) {
        return asked(body, fields -> {
            String challenge = fields.parsed("challenge", Digest::requireHex);
            fields.end();
            return collected(
                    all -> all.status(challenge), payloads -> statusLists.get().answer(payloads));
        });
    }

    @Get("/v1/bundles/{sha256}")
    @Produces({BundleStore.MEDIA_TYPE, Problem.MEDIA_TYPE})
    @Operation(
            operationId = "publicBundle",
            summary = "A bundle that this gateway has issued, by its hash; never changes")
    @ApiResponse(responseCode = "200", description = "The file")
    @ApiResponse(responseCode = "404", description = "No such bundle was issued here")
    HttpResponse<?> bundle(String sha256) {
        return bundles.find(sha256)
                .<HttpResponse<?>>map(content -> HttpResponse.ok(content)
                        .contentType(BundleStore.MEDIA_TYPE)
                        .header("Cache-Control", IMMUTABLE))
                .orElseGet(
                        () -> JsonResponses.notFound(GatewayMessage.BUNDLE_UNKNOWN.with("hash", Argument.id(sha256))));
    }

    @Get("/.well-known/gold/{name}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            summary = "anchor.json, anchor.sigs.json or peers.json, as the operators publish them, or status.json",
            description = "status.json is the list of certificates that are not ISSUED as the members vouched for it"
                    + " within the last day, to be kept for checks without a network.")
    @ApiResponse(responseCode = "200", description = "The file, byte for byte")
    @ApiResponse(responseCode = "404", description = "Not published")
    HttpResponse<?> wellKnown(String name) {
        return document(name)
                .<HttpResponse<?>>map(content ->
                        HttpResponse.ok(content).contentType("application/json").header("Cache-Control", "max-age=60"))
                .orElseGet(() ->
                        JsonResponses.notFound(GatewayMessage.DOCUMENT_NOT_PUBLISHED.with("name", Argument.id(name))));
    }

    private Optional<byte[]> document(String name) {
        return name.equals(STATUS_LIST) && statusLists.isPresent()
                ? statusLists.get().present()
                : trust.file(name);
    }

    /** Browsers ask first before they send JSON from another page. */
    @Options(uris = {"/v1/view", "/v1/status"})
    @Hidden
    MutableHttpResponse<?> preflight() {
        return HttpResponse.noContent()
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", "Content-Type")
                .header("Access-Control-Max-Age", "86400");
    }

    private static HttpResponse<?> asked(byte[] body, Function<Fields, HttpResponse<?>> answer) {
        try {
            return answer.apply(Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(body))));
        } catch (JsonException e) {
            return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED", Problem.sentence(e))
                    .atField(e.field())
                    .response();
        }
    }

    private HttpResponse<?> collected(
            Function<ViewCollector, ViewCollection> question, Function<List<byte[]>, Json.Obj> answer) {
        ViewCollection collection = collector.isPresent()
                ? question.apply(collector.get())
                : new ViewCollection.NotReached(GatewayMessage.GATEWAY_WITHOUT_PEER.sentence());
        return switch (collection) {
            case ViewCollection.Collected collected -> JsonResponses.json(answer.apply(collected.payloads()));
            case ViewCollection.Refused no ->
                Problem.of(
                                HttpStatus.UNPROCESSABLE_ENTITY,
                                no.objection().code(),
                                no.objection().sentence())
                        .response();
            case ViewCollection.NotReached away ->
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "MEMBERS_NOT_REACHED", away.because())
                        .response()
                        .header("Retry-After", "5");
        };
    }

    private static Json encoded(List<byte[]> payloads) {
        return Json.texts(payloads.stream().map(Base64Url::encode).toList());
    }
}
