// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.OptionalInt;

/**
 * Which part of a list is asked for, as every list takes it.
 *
 * <p>Decision 166.
 *
 * @param limit how many entries at most
 * @param after the {@code next} of the page before; absent for the first page
 */
@Introspected
record Page(
        @Nullable
        @QueryValue
        @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100", nullable = true)
        String limit,

        @Nullable @QueryValue String after) {
    static final int MOST = 1_000;
    private static final int USUAL = 100;
    private static final int MOST_DIGITS = 4;

    /** How many entries; empty when what was sent is no number from 1 to {@link #MOST}. */
    OptionalInt size() {
        if (limit == null) {
            return OptionalInt.of(USUAL);
        }
        if (!limit.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            return OptionalInt.empty();
        }
        int size = Integer.parseInt(limit);
        return size >= 1 && size <= MOST ? OptionalInt.of(size) : OptionalInt.empty();
    }

    /** After which key the page begins, as the projection keeps it. */
    String begin() {
        return after == null ? "" : after.replace("\0", "%00");
    }
}
