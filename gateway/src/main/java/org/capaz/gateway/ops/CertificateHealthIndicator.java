// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Which of the member's own certificates ends first, and when. Always up: an end that comes nearer stops nothing yet, and
 * after it the ledger's indicator is down.
 */
@Singleton
final class CertificateHealthIndicator implements HealthIndicator {
    private final OwnCertificates certificates;

    CertificateHealthIndicator(OwnCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("level", certificates.level().name());
        certificates.earliest().ifPresent(own -> {
            details.put("earliest", own.name());
            details.put("ends", own.ends().toString());
        });
        certificates.daysLeft().ifPresent(days -> details.put("daysLeft", days));
        return Mono.just(HealthResult.builder("certificates", HealthStatus.UP)
                .details(details)
                .build());
    }
}
