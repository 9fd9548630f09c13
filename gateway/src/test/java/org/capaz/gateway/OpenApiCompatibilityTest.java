// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.Endpoint;

/**
 * The published description of the HTTP surface is the one that the build wrote, and a change that breaks a client is
 * named as such. With {@code -Dcapaz.write=true} the description is published anew instead; the breaking change is then
 * a line of the commit, to be told in the change log.
 */
class OpenApiCompatibilityTest {
    private static final Path PUBLISHED = Path.of("../docs/reference/openapi.yml");
    private static final String BUILT = "/META-INF/swagger/capaz-gateway-0.1.yml";

    @Test
    void no_client_of_the_published_surface_is_broken() throws IOException {
        ChangedOpenApi change = OpenApiCompare.fromContents(published(), built());

        assertThat(broken(change))
                .as("what a client of docs/reference/openapi.yml relies on and no longer finds")
                .isEmpty();
        assertThat(change.isCompatible()).isTrue();
    }

    @Test
    void the_published_description_is_the_one_that_the_build_wrote() throws IOException {
        assertThat(published())
                .as("docs/reference/openapi.yml is written anew with -Dcapaz.write=true")
                .isEqualTo(built());
    }

    /** A comparison that never objects would be no gate. */
    @Test
    void a_path_that_is_gone_breaks_its_clients() {
        String without = built().replace("  /v1/attestations:\n", "  /v1/attests:\n");

        assertThat(broken(OpenApiCompare.fromContents(built(), without))).containsExactly("GET /v1/attestations: gone");
    }

    @Test
    void a_parameter_that_becomes_required_breaks_its_clients() {
        String stricter = built().replaceFirst("in: query\n", "in: query\n        required: true\n");

        assertThat(broken(OpenApiCompare.fromContents(built(), stricter)))
                .singleElement()
                .asString()
                .endsWith("changed so that a client of before fails");
    }

    @Test
    void a_path_that_is_new_breaks_nobody() {
        String without = built().replaceFirst("(?s)  /v1/attestations:\n.*?(?=\n  /)", "");

        assertThat(without).isNotEqualTo(built());
        assertThat(broken(OpenApiCompare.fromContents(without, built()))).isEmpty();
    }

    private static List<String> broken(ChangedOpenApi change) {
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

    private static String published() throws IOException {
        if (Boolean.getBoolean("capaz.write")) {
            Files.writeString(PUBLISHED, built());
        }
        return Files.readString(PUBLISHED);
    }

    private static String built() {
        try (InputStream in = OpenApiCompatibilityTest.class.getResourceAsStream(BUILT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
