// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.InetAddress;
import org.capaz.gateway.GatewayMessage;

/**
 * Keeps the metrics on the machine, as peer and orderer keep theirs: they tell how much a member trades, and when it is in
 * trouble. What a proxy passes on comes from elsewhere, even if the proxy stands on this machine.
 *
 * <p>Decision 234.
 */
@ServerFilter("/prometheus")
final class MetricsFilter implements Ordered {
    @RequestFilter
    @Nullable
    HttpResponse<?> keep(HttpRequest<?> request) {
        boolean passedOn = request.getHeaders().contains("X-Forwarded-For")
                || request.getHeaders().contains(HttpHeaders.FORWARDED)
                || request.getHeaders().contains(HttpHeaders.VIA);
        return !passedOn
                        && isThisMachine(
                                request.getRemoteAddress().getAddress(),
                                request.getServerAddress().getAddress())
                ? null
                : Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", GatewayMessage.METRICS_ONLY_HERE.sentence())
                        .response();
    }

    /** Loopback, or the very address that was asked: a machine that asks itself. */
    static boolean isThisMachine(InetAddress client, InetAddress server) {
        return client.isLoopbackAddress() || client.equals(server);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 110;
    }
}
