// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.capaz.gateway.Database;
import org.capaz.gateway.Settings;
import org.capaz.gateway.follow.BlockFeed;
import org.capaz.gateway.follow.BlockFollower;
import org.capaz.gateway.projection.Alerts;
import org.capaz.gateway.projection.Outbox;
import org.capaz.gateway.projection.Projection;
import org.capaz.gateway.submit.CommittedTransactions;
import org.capaz.gateway.submit.LedgerClient;
import org.capaz.gateway.submit.StatusIndexes;
import org.capaz.gateway.submit.Submitter;

/** Makes the beans that join the packages. */
@Factory
final class GatewayFactory {
    /** Set while another process than the gateway itself rebuilds: it must neither follow nor submit. */
    private static final String REBUILDING = "capaz.rebuilding";

    @Singleton
    @Requires(missingBeans = Clock.class)
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    Alerts alerts() {
        return new Alerts();
    }

    @Singleton
    Projection projection(Database database, Settings settings, Alerts alerts, Outbox outbox) {
        return new Projection(database, Database.LEDGER, settings.chaincode(), alerts, outbox);
    }

    @Context
    @Requires(beans = BlockFeed.class)
    @Requires(property = REBUILDING, notEquals = "true")
    @Bean(preDestroy = "close")
    BlockFollower follower(BlockFeed feed, Projection projection) {
        var follower = new BlockFollower(feed, projection);
        follower.start();
        return follower;
    }

    @Context
    @Requires(beans = LedgerClient.class)
    @Requires(property = REBUILDING, notEquals = "true")
    @Bean(preDestroy = "close")
    Submitter submitter(
            LedgerClient ledger,
            CommittedTransactions committed,
            StatusIndexes indexes,
            Database database,
            Settings settings) {
        var submitter = new Submitter(
                ledger,
                committed,
                indexes,
                database,
                settings.submissionsInFlight(),
                settings.statementsPerTransaction());
        submitter.start();
        return submitter;
    }
}
