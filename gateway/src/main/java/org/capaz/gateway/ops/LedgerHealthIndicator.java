// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micronaut.context.BeanProvider;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.capaz.gateway.follow.BlockFollower;
import org.capaz.gateway.projection.Alerts;
import org.capaz.gateway.projection.Projection;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Ready while the chain is being followed; the details say how far it was read and what a person should look at. */
@Singleton
@Readiness
final class LedgerHealthIndicator implements HealthIndicator {
    private final BeanProvider<BlockFollower> follower;
    private final Projection projection;
    private final Alerts alerts;

    LedgerHealthIndicator(BeanProvider<BlockFollower> follower, Projection projection, Alerts alerts) {
        this.follower = follower;
        this.projection = projection;
        this.alerts = alerts;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        BlockFollower.Status status = follower.isPresent()
                ? follower.get().status()
                : new BlockFollower.Status(BlockFollower.State.STARTING, "this gateway has no peer");
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", status.state().name());
        details.put("height", projection.height());
        details.put("ledgerTime", projection.time());
        if (!status.because().isEmpty()) {
            details.put("because", status.because());
        }
        if (!alerts.open().isEmpty()) {
            details.put("alerts", alerts.open());
        }
        boolean up = status.state() == BlockFollower.State.FOLLOWING;
        return Mono.just(HealthResult.builder("ledger", up ? HealthStatus.UP : HealthStatus.DOWN)
                .details(details)
                .build());
    }
}
