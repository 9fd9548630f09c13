// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The block that must be read before the answer. {@link OfficerAuthFilter} has waited for it when a controller runs; this
 * declares the parameter.
 */
@Introspected
public record AwaitedHeight(
        @Nullable @QueryValue @Schema(type = "integer", format = "int64", nullable = true)
        String height) {}
