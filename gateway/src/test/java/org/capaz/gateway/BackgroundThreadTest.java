// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.gateway.follow.BlockFeed;
import org.capaz.gateway.submit.Outcome;
import org.capaz.gateway.submit.Submission;
import org.capaz.gateway.submit.Submitter;
import org.junit.jupiter.api.Test;

/** A gateway that is stopped closes nothing under the work that goes on beside the requests. */
class BackgroundThreadTest {
    private static final Submission STATEMENT =
            new Submission("statement-1", List.of("statement-1"), "AMP-01", "lot.declare", "a", "DeclareLot", "{}");

    /** Waits, whatever interrupts it. */
    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether that thread is in a method of that class, or has left it and ended. */
    private static boolean hasReached(Thread thread, Class<?> place) {
        return thread.getState() == Thread.State.TERMINATED
                || Stream.of(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(place.getName()));
    }

    @Test
    void the_stop_waits_for_what_is_under_way() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var done = new AtomicBoolean();
        var background = new BackgroundThread("asking", () -> {
            begun.countDown();
            await(asked);
            done.set(true);
        });
        background.start();
        begun.await();
        var doneBefore = new CompletableFuture<Boolean>();
        Thread stop = Thread.ofPlatform().start(() -> {
            background.close();
            doneBefore.complete(done.get());
        });
        Eventually.holds(() -> hasReached(stop, BackgroundThread.class));
        asked.countDown();

        assertThat(doneBefore.join()).isTrue();
        assertThat(background.stopping()).isTrue();
    }

    @Test
    void the_stop_does_not_wait_for_ever() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var background = new BackgroundThread("hanging", () -> {
            begun.countDown();
            await(never);
        });
        background.start();
        begun.await();

        background.close();

        assertThat(never.getCount()).isEqualTo(1);
        never.countDown();
    }

    @Test
    void the_last_tasks_are_waited_for_too() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        var tasks = Executors.newSingleThreadExecutor();
        tasks.execute(() -> {
            begun.countDown();
            try {
                TimeUnit.MINUTES.sleep(1);
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        begun.await();
        tasks.shutdownNow();

        BackgroundThread.awaitEnd(tasks);

        assertThat(interrupted).isTrue();
    }

    @Test
    void a_submission_in_flight_comes_to_its_outcome_before_the_database_is_closed() {
        var gateway = new TestGateway(Path.of("target"), Map.of());
        var stop = Thread.ofPlatform().unstarted(gateway::close);
        var sent = new CompletableFuture<Void>();
        gateway.ledger.gate = new CompletableFuture<>() {
            @Override
            public Void join() {
                sent.complete(null);
                Eventually.holds(() -> hasReached(stop, Submitter.class));
                return null;
            }
        };
        CompletableFuture<Outcome> outcome = gateway.bean(Submitter.class).submit(STATEMENT);
        sent.join();

        stop.start();

        assertThat(outcome.join()).isInstanceOf(Outcome.Committed.class);
    }

    /** A peer that delivers nothing. */
    private static BlockFeed silentPeer() {
        return number -> new BlockFeed.Blocks() {
            @Override
            public byte[] next() {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IllegalStateException("closed");
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void no_thread_of_a_gateway_outlives_it() {
        Set<Thread> before = threads();
        var gateway =
                new TestGateway(Path.of("target"), Map.of("capaz.webhooks.hosts", "erp.example.org"), silentPeer());
        Set<Thread> own = new HashSet<>(threads());
        own.removeAll(before);
        assertThat(own.stream().map(Thread::getName))
                .containsExactlyInAnyOrder("follow", "heartbeat", "notices", "resolve", "webhooks");

        gateway.close();

        assertThat(own).noneMatch(Thread::isAlive);
    }

    /** All of this process that work for gateways. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> Set.of("follow", "heartbeat", "notices", "resolve", "webhooks")
                        .contains(thread.getName()))
                .collect(Collectors.toSet());
    }
}
