// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Arrays;

/**
 * Answers 304 without a body to an officer's program that already has what it asks for. The answers are for that officer:
 * whoever keeps one asks again before using it, and shows it to nobody else.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class NotModifiedFilter implements Ordered {
    private static final String TAG = "ETag";

    @ResponseFilter
    @Nullable
    MutableHttpResponse<?> shorten(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String tag = response.getHeaders().get(TAG);
        if (tag == null
                || request.getMethod() != HttpMethod.GET
                || response.status() != HttpStatus.OK
                || !PathRules.isForOfficers(request.getPath())) {
            return null;
        }
        response.header("Cache-Control", "private, no-cache").header("Vary", "Authorization");
        return isKnown(tag, request.getHeaders().get("If-None-Match"))
                ? HttpResponse.notModified()
                        .header(TAG, tag)
                        .header("Cache-Control", "private, no-cache")
                        .header("Vary", "Authorization")
                : null;
    }

    private static boolean isKnown(String tag, @Nullable String known) {
        return known != null
                && Arrays.stream(known.split(","))
                        .map(String::strip)
                        .anyMatch(each -> each.equals("*") || each.equals(tag));
    }

    /** Within the filter that adds the headers of every response. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 50;
    }
}
