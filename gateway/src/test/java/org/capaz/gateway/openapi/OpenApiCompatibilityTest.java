// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.openapi.OpenApiDocument.list;
import static org.capaz.gateway.openapi.OpenApiDocument.object;
import static org.capaz.gateway.openapi.OpenApiDocument.ordered;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capaz.ledger.contract.SchemaText;
import org.capaz.ledger.json.CanonicalJson;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.Endpoint;

/**
 * A change of paths or parameters that breaks a client of the published description is named as such. When the description is
 * published anew, the breaking change is a line of the commit, to be told in the change log.
 */
class OpenApiCompatibilityTest {
    private static final Path PUBLISHED = Path.of("../docs/reference/openapi.json");

    @Test
    void no_client_of_the_published_surface_is_broken() throws IOException {
        Map<String, Object> published = object(OpenApiDocument.plain(CanonicalJson.parse(Files.readString(PUBLISHED))));

        assertThat(broken(published, OpenApiDocument.built()))
                .as("what a client of docs/reference/openapi.json relies on and no longer finds")
                .isEmpty();
    }

    /** A comparison that never objects would be no gate. */
    @Test
    void a_path_that_is_gone_breaks_its_clients() {
        Map<String, Object> without = OpenApiDocument.built();
        object(without, "paths").remove("/v1/attestations");

        assertThat(broken(OpenApiDocument.built(), without)).containsExactly("GET /v1/attestations: gone");
    }

    @Test
    void a_parameter_that_becomes_required_breaks_its_clients() {
        Map<String, Object> stricter = OpenApiDocument.built();
        object(list(object(object(object(stricter, "paths"), "/v1/attestations"), "get"), "parameters")
                        .getFirst())
                .put("required", true);

        assertThat(broken(OpenApiDocument.built(), stricter))
                .containsExactly("GET /v1/attestations: changed so that a client of before fails");
    }

    @Test
    void a_path_that_is_new_breaks_nobody() {
        Map<String, Object> without = OpenApiDocument.built();
        object(without, "paths").remove("/v1/attestations");

        assertThat(broken(without, OpenApiDocument.built())).isEmpty();
    }

    private static List<String> broken(Map<String, Object> before, Map<String, Object> after) {
        ChangedOpenApi change = OpenApiCompare.fromContents(asked(before), asked(after));
        List<String> broken = new ArrayList<>();
        for (Endpoint gone : change.getMissingEndpoints()) {
            broken.add(gone.getMethod() + " " + gone.getPathUrl() + ": gone");
        }
        for (ChangedOperation operation : change.getChangedOperations()) {
            if (operation.isIncompatible()) {
                broken.add(operation.getHttpMethod() + " " + operation.getPathUrl()
                        + ": changed so that a client of before fails");
            }
        }
        return broken;
    }

    /** What may be asked, without what is answered: answers gain members, and their schemas follow the worked case. */
    private static String asked(Map<String, Object> document) {
        Map<String, Object> paths = new LinkedHashMap<>();
        object(document, "paths").forEach((path, methods) -> {
            Map<String, Object> operations = new LinkedHashMap<>();
            object(methods)
                    .forEach((method, operation) -> operations.put(
                            method,
                            ordered(
                                    "operationId",
                                    object(operation).get("operationId"),
                                    "parameters",
                                    list(object(operation), "parameters").stream()
                                            .map(each -> OpenApiDocument.parameter(object(each)))
                                            .toList(),
                                    "responses",
                                    Map.of("200", Map.of("description", "answered")))));
            paths.put(path, operations);
        });
        return SchemaText.of(ordered(
                "openapi", "3.0.1", "info", ordered("title", "CAPAZ gateway", "version", "0.1"), "paths", paths));
    }
}
