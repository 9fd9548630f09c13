// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.ledger.message.Argument;

/**
 * Limits public requests a minute for each address. What finds nothing counts as ten: who tries numbers is stopped, and a village
 * behind one address reads its labels. Counted in memory; each gateway counts its own.
 *
 * <p>Decision 217.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RateLimitFilter implements Ordered {
    /** Addresses remembered; the longest unseen is forgotten first, so that a flood of addresses cannot fill memory. */
    private static final int ADDRESSES = 10_000;

    private static final int COST_OF_FINDING_NOTHING = 10;

    private final long perMinute;
    private final List<String> trustedProxies;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    RateLimitFilter(Settings settings) {
        this.perMinute = (long) COST_OF_FINDING_NOTHING * settings.publicRequestsPerMinute();
        this.trustedProxies = settings.trustedProxies();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> limit(HttpRequest<?> request) {
        if (!PathRules.isRateLimited(request.getPath())) {
            return null;
        }
        ConsumptionProbe probe = bucket(address(request)).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return null;
        }
        long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "RATE_LIMITED",
                        GatewayMessage.REQUESTS_OF_ADDRESS_TOO_MANY.with("most", Argument.count(perMinute)))
                .response()
                .header("Retry-After", Long.toString(seconds));
    }

    @ResponseFilter
    void count(HttpRequest<?> request, HttpResponse<?> response) {
        int status = response.code();
        boolean foundNothing = status >= 400 && status < 500 && status != HttpStatus.TOO_MANY_REQUESTS.getCode();
        if (foundNothing && PathRules.isRateLimited(request.getPath())) {
            bucket(address(request)).consumeIgnoringRateLimits(COST_OF_FINDING_NOTHING - 1L);
        }
    }

    private String address(HttpRequest<?> request) {
        return ClientAddress.of(
                request.getRemoteAddress().getAddress().getHostAddress(),
                request.getHeaders().getAll("X-Forwarded-For"),
                trustedProxies);
    }

    private synchronized Bucket bucket(String address) {
        return buckets.computeIfAbsent(
                address,
                unseen -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 100;
    }
}
