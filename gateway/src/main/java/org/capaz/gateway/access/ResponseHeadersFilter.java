// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds the headers that every response has, whatever made it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ResponseHeadersFilter implements Ordered {
    static final String HEIGHT = "X-Ledger-Height";
    static final String TIME = "X-Ledger-Time";

    static final Map<String, String> ALWAYS = new TreeMap<>(Map.of(
            ContentPolicy.HEADER,
            ContentPolicy.asking(List.of()),
            "Strict-Transport-Security",
            "max-age=63072000; includeSubDomains",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "camera=(self), geolocation=(), microphone=(), payment=()",
            "Cross-Origin-Opener-Policy",
            "same-origin"));

    private final LedgerHeight ledger;

    ResponseHeadersFilter(LedgerHeight ledger) {
        this.ledger = ledger;
    }

    @ResponseFilter
    void addHeaders(HttpRequest<?> request, MutableHttpResponse<?> response) {
        ALWAYS.forEach((name, value) -> {
            if (!response.getHeaders().contains(name)) {
                response.header(name, value);
            }
        });
        response.header(HEIGHT, Long.toString(ledger.height()));
        response.header(TIME, Long.toString(ledger.time()));
        boolean publicData = PathRules.isPublicData(request.getPath());
        response.header("Cross-Origin-Resource-Policy", publicData ? "cross-origin" : "same-origin");
        if (publicData) {
            response.header("Access-Control-Allow-Origin", "*");
        }
        if (!response.getHeaders().contains("Cache-Control")) {
            response.header("Cache-Control", "no-store");
        }
    }

    /** Outermost, so that refusals of the other filters have them too. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
