// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;

/** The metrics by which an operator is reminded to renew the member's own certificates. */
@Context
@Requires(beans = MeterRegistry.class)
final class CertificateMetrics {
    CertificateMetrics(MeterRegistry registry, OwnCertificates own) {
        register(registry, own);
    }

    static void register(MeterRegistry registry, OwnCertificates own) {
        own.earliest()
                .ifPresent(first -> Gauge.builder(
                                "capaz.own.certificates.left",
                                own,
                                o -> o.daysLeft().orElseThrow())
                        .description("whole days until the first of this member's own certificates in use here ends")
                        .baseUnit("days")
                        .register(registry));
        Gauge.builder("capaz.own.certificates.level", own, o -> o.level().number())
                .description("0 fine, 1 at most 60 days left, 2 at most 30, 3 at most 7, 4 ended")
                .register(registry);
    }
}
