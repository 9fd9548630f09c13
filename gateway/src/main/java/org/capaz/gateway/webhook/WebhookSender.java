// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.webhook;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capaz.gateway.BackgroundThread;
import org.capaz.gateway.access.LedgerHeight;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the deliveries that are due, and tries those that failed again, later each time, under the same id. A crash between
 * a delivery and its row sends it twice; none is lost.
 *
 * <p>Decision 203.
 */
@Context
@Requires(property = "capaz.rebuilding", notEquals = "true")
final class WebhookSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int LONGEST_FAILURE = 200;

    private final WebhookStore webhooks;
    private final WebhookSettings settings;
    private final LedgerHeight ledger;
    private final Clock clock;
    private final Sending sending;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BackgroundThread thread = new BackgroundThread("webhooks", this::run);

    WebhookSender(WebhookStore webhooks, WebhookSettings settings, LedgerHeight ledger, Clock clock) {
        this.webhooks = webhooks;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
        this.sending = new Sending(settings.inside(), WebhookTrust.sockets(Optional.ofNullable(settings.tlsRoots())));
    }

    @PostConstruct
    void start() {
        if (!settings.hosts().isEmpty()) {
            thread.start();
        }
    }

    private void run() {
        while (!thread.stopping()) {
            long height = ledger.height();
            try {
                round();
            } catch (RuntimeException e) {
                if (!thread.stopping()) {
                    LOG.warn("deliveries to webhooks failed, trying again: {}", e.getMessage());
                }
            }
            ledger.await(height + 1, LOOK_AGAIN);
        }
    }

    /** Waits for the slowest, which is bounded; the next round takes what came meanwhile. */
    private void round() {
        List<? extends Future<?>> all = webhooks.due().stream()
                .map(webhook -> threads.submit(() -> deliver(webhook)))
                .toList();
        for (Future<?> each : all) {
            try {
                each.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                LOG.warn("a delivery to a webhook failed, trying again: {}", e.getMessage());
            }
        }
    }

    private void deliver(Webhook webhook) {
        Webhook.Due due = webhook.due().orElseThrow();
        Optional<String> failure = send(webhook, Delivery.changed(due.delivery(), due.place()));
        if (failure.isEmpty()) {
            webhooks.delivered(webhook, due.delivery());
            return;
        }
        int tries = webhook.tries() + 1;
        webhooks.failed(webhook, due.delivery(), failure.get(), settings.wait(tries), tries >= settings.mostTries());
    }

    /** Sends a delivery that tells nothing but that it came; why it did not come, where it did not. */
    Optional<String> test(Webhook webhook) {
        return send(webhook, Delivery.test(UUID.randomUUID().toString()));
    }

    private Optional<String> send(Webhook webhook, Delivery delivery) {
        Optional<Target> target = Target.of(webhook.url(), settings);
        if (target.isEmpty()) {
            return Optional.of("this member no longer lets its gateway send there");
        }
        try {
            int status = sending.send(target.get(), delivery, webhook.secret(), clock.instant());
            return status / 100 == 2 ? Optional.empty() : Optional.of("status " + status);
        } catch (IOException e) {
            String why = e.getClass().getSimpleName() + ": " + e.getMessage();
            return Optional.of(why.substring(0, Math.min(why.length(), LONGEST_FAILURE)));
        }
    }

    @Override
    @PreDestroy
    public void close() {
        thread.close();
        // Not interrupted, which would break a virtual thread's connection to the database in the middle of a question.
        threads.shutdown();
        BackgroundThread.awaitEnd(threads);
    }
}
