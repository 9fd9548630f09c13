// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.capaz.gateway.access.AwaitedHeight;
import org.capaz.gateway.access.Problem;

/** Serves an officer of this member the audit bundle of a certificate. It is never public. */
@Controller("/v1/certificates/{certificate}/audit-bundle")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = AuditBundles.class)
@Tag(name = "certificates")
final class AuditBundleController {
    private final AuditBundles audits;

    AuditBundleController(AuditBundles audits) {
        this.audits = audits;
    }

    @Get
    @Produces({BundleStore.MEDIA_TYPE, Problem.MEDIA_TYPE})
    @Operation(
            operationId = "auditBundle",
            summary = "A fresh audit bundle: the bundle, the block of the issue and its place in the members' chain",
            description = "It holds other people's transactions of that block. Keep it to those who may see them.")
    @ApiResponse(responseCode = "200", description = "The file; its SHA-256 stands in X-Bundle-Sha256")
    @ApiResponse(responseCode = "401", description = "Not an officer of this member")
    @ApiResponse(responseCode = "404", description = "No such certificate")
    @ApiResponse(responseCode = "502", description = "What came together does not verify; nothing leaves")
    @ApiResponse(responseCode = "503", description = "Not enough members' peers could be asked, or no block was read")
    HttpResponse<?> audit(String certificate, @RequestBean AwaitedHeight awaited) {
        return CertificateFileController.with(
                certificate,
                id -> CertificateFileController.answer(
                        id,
                        audits.fresh(id),
                        file -> HttpResponse.ok(file.content())
                                .contentType(BundleStore.MEDIA_TYPE)
                                .header("X-Bundle-Sha256", file.sha256())));
    }
}
