// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the published description of this HTTP surface, docs/reference/openapi.json. */
@Controller
@Hidden
final class OpenApiController {
    private static final String DESCRIPTION = "classpath:openapi.json";

    private final byte[] description;

    OpenApiController(ResourceResolver resources) {
        try (InputStream in = resources.getResourceAsStream(DESCRIPTION).orElseThrow()) {
            description = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Get(uris = {"/openapi", "/openapi/capaz-gateway.json"})
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> openApi() {
        return HttpResponse.ok(description)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "max-age=60");
    }
}
