// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.webhook;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where this member lets its gateway send.
 *
 * @param hosts names of hosts, or {@code *.} and a domain; nothing is sent anywhere while there is none
 * @param inside whether also to addresses of this machine and of private networks, and without TLS
 * @param tlsRoots file of PEM certificates that are trusted beside those that Java trusts, such as the CA of the own network
 * @param mostOfParty how many one party may have
 * @param firstRetry after which a failed delivery is tried again; doubled each time, an hour at most
 * @param mostTries after which a webhook whose deliveries fail is stopped
 */
@ConfigurationProperties("capaz.webhooks")
record WebhookSettings(
        @Bindable(defaultValue = "") List<String> hosts,
        @Bindable(defaultValue = "false") boolean inside,
        @Nullable Path tlsRoots,
        @Bindable(defaultValue = "5") int mostOfParty,
        @Bindable(defaultValue = "5s") Duration firstRetry,
        @Bindable(defaultValue = "36") int mostTries) {

    private static final Duration LONGEST = Duration.ofHours(1);

    WebhookSettings {
        hosts = hosts.stream().filter(host -> !host.isBlank()).toList();
    }

    /** How long to wait after that many tries. */
    Duration wait(int tries) {
        Duration doubled = firstRetry.multipliedBy(1L << Math.min(tries - 1, 20));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
