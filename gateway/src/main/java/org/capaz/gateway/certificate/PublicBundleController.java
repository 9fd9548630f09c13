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
import org.capaz.gateway.access.Problem;

/** Leads anybody to the present bundle of a certificate, under the hash that it keeps for ever. */
@Controller("/v1/bundles/of")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = BundleService.class)
@Tag(name = "public")
final class PublicBundleController {
    private final BundleService bundles;

    PublicBundleController(BundleService bundles) {
        this.bundles = bundles;
    }

    @Get("/{certificate}")
    @Produces(Problem.MEDIA_TYPE)
    @Operation(
            operationId = "presentBundle",
            summary = "The present bundle of a certificate",
            description = "A redirection to /v1/bundles/{sha256}. The file is not older than a quarter of an hour, and"
                    + " younger than the certificate's last change of state.")
    @ApiResponse(responseCode = "303", description = "Where the file is")
    @ApiResponse(responseCode = "404", description = "No such certificate")
    @ApiResponse(responseCode = "429", description = "Too many requests from this address")
    @ApiResponse(responseCode = "502", description = "What came together does not verify; nothing leaves")
    @ApiResponse(responseCode = "503", description = "Not enough members' peers could be asked")
    HttpResponse<?> present(String certificate) {
        return CertificateFileController.with(
                certificate,
                id -> CertificateFileController.answer(
                        id,
                        bundles.recent(id),
                        file -> HttpResponse.seeOther(URI.create("/v1/bundles/" + file.sha256()))));
    }
}
