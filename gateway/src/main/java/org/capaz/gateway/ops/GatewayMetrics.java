// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import java.io.File;
import java.time.Clock;
import java.util.Locale;
import org.capaz.gateway.Database;
import org.capaz.gateway.follow.BlockFollower;
import org.capaz.gateway.projection.Alerts;
import org.capaz.gateway.projection.Projection;
import org.capaz.gateway.submit.Submitter;

/** The metrics an operator watches: how far the chain was read, what is under way, what came of it, what needs a person. */
@Context
@Requires(beans = {MeterRegistry.class, Submitter.class, BlockFollower.class})
final class GatewayMetrics {

    GatewayMetrics(
            MeterRegistry registry,
            Database database,
            Projection projection,
            Submitter submitter,
            BlockFollower follower,
            Alerts alerts,
            Heartbeat heartbeat,
            Clock clock) {
        Gauge.builder("capaz.ledger.height", projection, Projection::height)
                .description("number of the last block read")
                .register(registry);
        Gauge.builder("capaz.ledger.age", projection, p -> clock.instant().getEpochSecond() - p.time())
                .description("seconds since the latest time stated in the last block read")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(
                        "capaz.ledger.following",
                        follower,
                        f -> f.status().state() == BlockFollower.State.FOLLOWING ? 1 : 0)
                .description("1 while the chain is followed")
                .register(registry);
        FunctionCounter.builder("capaz.database.asked", database, Database::asked)
                .description("how often the database was asked: single statements and transactions")
                .register(registry);
        Gauge.builder("capaz.alerts", alerts, a -> a.open().size())
                .description("what the ledger holds and this program cannot read")
                .register(registry);
        // Orderer, peer and database write to the same disk in a member's home, and stop when it is full.
        Gauge.builder("capaz.disk.free", new File("."), File::getUsableSpace)
                .description("bytes left on the disk of the member's home")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("capaz.certificates.uncovered", heartbeat, Heartbeat::uncovered)
                .description("certificates issued that the newest heartbeat does not cover; 0 but for seconds")
                .register(registry);
        Gauge.builder("capaz.submissions.in.flight", submitter, Submitter::inFlight)
                .register(registry);
        Gauge.builder("capaz.submissions.waiting", submitter, Submitter::waiting)
                .description("submissions that wait to be endorsed, and will share transactions")
                .register(registry);
        Gauge.builder("capaz.submissions.unknown", submitter, Submitter::unknown)
                .description("submissions sent of which it is not known what became")
                .register(registry);
        submitter.listen((submission, outcome) -> registry.counter(
                        "capaz.submissions",
                        "function",
                        submission.function(),
                        "outcome",
                        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment());
    }
}
