// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.ledger.assessment.AttestationRef;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** Leads anybody to the present bundle of an attestation, under the hash that it keeps for ever. */
@Controller("/v1/bundles/of/attestation")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = AttestationBundles.class)
@Tag(name = "public")
final class AttestationBundleController {
    private final AttestationBundles bundles;

    AttestationBundleController(AttestationBundles bundles) {
        this.bundles = bundles;
    }

    @Get("/{producer}/{module}/{attestation}")
    @Produces(Problem.MEDIA_TYPE)
    @Operation(
            operationId = "presentAttestationBundle",
            summary = "The present bundle of an attestation",
            description =
                    "A redirection to /v1/bundles/{sha256}. The module has two digits, as in the record's name. The"
                            + " file is not older than a quarter of an hour, and younger than the attestation's last change.")
    @ApiResponse(responseCode = "303", description = "Where the file is")
    @ApiResponse(responseCode = "404", description = "No such attestation")
    @ApiResponse(responseCode = "429", description = "Too many requests from this address")
    @ApiResponse(responseCode = "502", description = "What came together does not verify; nothing leaves")
    @ApiResponse(responseCode = "503", description = "Not enough members' peers could be asked")
    HttpResponse<?> present(String producer, String module, String attestation) {
        String name = "attestation/" + producer + "/" + module + "/" + attestation;
        try {
            return CertificateFileController.answer(
                    bundles.recent(AttestationRef.named(name)),
                    file -> HttpResponse.seeOther(URI.create("/v1/bundles/" + file.sha256())),
                    () -> unknown(name));
        } catch (InvalidValue noName) {
            return unknown(name);
        }
    }

    private static HttpResponse<?> unknown(String name) {
        return JsonResponses.notFound(Message.ATTESTATION_UNKNOWN.with("attestation", Argument.id(name)));
    }
}
