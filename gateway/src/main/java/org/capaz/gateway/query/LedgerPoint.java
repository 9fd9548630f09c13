// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The block as of which a question is asked, as every question takes it. Both are text here, so that what is no number is
 * answered by naming the parameter.
 *
 * @param asOf the number of that block; absent for the last one read
 * @param height a block that must be read before the answer; the filter has waited for it when a controller runs
 */
@Introspected
record LedgerPoint(
        @Nullable @QueryValue @Schema(type = "integer", format = "int64", nullable = true)
        String asOf,

        @Nullable @QueryValue @Schema(type = "integer", format = "int64", nullable = true)
        String height) {}
