// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthCheckType;
import io.micronaut.management.health.indicator.HealthResult;
import org.reactivestreams.Publisher;

/**
 * Answers HEAD with the status that GET has: who watches a gateway often asks so, and the server would say 200 before it knows
 * the health.
 */
@ServerFilter(
        value = {"/health", HealthHeadFilter.LIVENESS, HealthHeadFilter.READINESS},
        methods = HttpMethod.HEAD)
final class HealthHeadFilter {
    static final String LIVENESS = "/health/liveness";
    static final String READINESS = "/health/readiness";

    private final HealthEndpoint health;
    private final HealthEndpoint.StatusConfiguration statuses;

    HealthHeadFilter(HealthEndpoint health, HealthEndpoint.StatusConfiguration statuses) {
        this.health = health;
        this.statuses = statuses;
    }

    @RequestFilter
    Publisher<MutableHttpResponse<?>> ask(HttpRequest<?> request) {
        return Publishers.map(
                result(request.getPath()),
                result -> HttpResponse.status(statuses.getHttpMapping()
                        .getOrDefault(result.getStatus().getName(), HttpStatus.OK)));
    }

    private Publisher<HealthResult> result(String path) {
        return switch (path) {
            case LIVENESS -> health.getHealth(null, HealthCheckType.LIVENESS);
            case READINESS -> health.getHealth(null, HealthCheckType.READINESS);
            default -> health.getHealth(null);
        };
    }
}
