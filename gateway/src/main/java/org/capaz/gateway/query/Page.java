// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpParameters;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which part of a list is asked for, as every list takes it.
 *
 * <p>Decision 166.
 *
 * @param limit how many entries at most
 * @param after the {@code next} of the page before; absent for the first page
 * @param total whether the whole list is to be counted too
 */
record Page(
        @Nullable String limit,
        @Nullable String after,
        @Nullable String total) {
    static final int MOST = 1_000;
    static final int USUAL = 100;
    static final List<String> YES_OR_NO = List.of("false", "true");
    private static final int MOST_DIGITS = 4;

    static Page of(HttpParameters parameters) {
        return new Page(parameters.get("limit"), parameters.get("after"), parameters.get("total"));
    }

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

    boolean isCounted() {
        return "true".equals(total);
    }

    /** After which key the page begins, as the projection keeps it. */
    String begin() {
        return after == null ? "" : after.replace("\0", "%00");
    }
}
