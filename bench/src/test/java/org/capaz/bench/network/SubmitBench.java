// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Figure;
import org.capaz.bench.measure.Goal;

/**
 * Statements of many regions, posted over HTTP with the officers' own signatures and done when they are committed and read
 * by the office that took them, beside transactions of a contract that writes one key, sent with Fabric's own client.
 *
 * <p>Before the first turn everybody is registered, and the regions spread over a week, so that at any time all kinds of a
 * week are under way.
 */
public final class SubmitBench implements Bench {
    /** Longer than the wait for a block, so that a call begins at any moment of it. */
    private static final int LONGEST_PAUSE_MILLIS = 1_000;

    private static final int FOUNDED_AT_ONCE = 8;

    private final Way way;
    private final Size size;
    private final Offices offices;
    private final OneKeyLedger bare;
    private final LinkedBlockingQueue<Convoy> waiting = new LinkedBlockingQueue<>();
    private final AtomicBoolean ready = new AtomicBoolean();
    private final Side ours;
    private final Side yardstick;

    /** How statements are sent, and what is looked at. */
    public enum Way {
        SINGLE("submit", new Size(100, 1, 600, 100, 600), Figure.RATE, false, Goal.ratioAtLeast(0.75)),
        BATCHED("submit-batched", new Size(100, 20, 30, 100, 600), Figure.RATE, false, Goal.ratioAtLeast(8)),
        LATENCY("latency", new Size(4, 1, 40, 1, 40), Figure.P50, true, Goal.ratioAtMost(1.1)),
        LATENCY_P95("latency-p95", new Size(4, 1, 40, 1, 40), Figure.P95, true, Goal.ratioAtMost(1.1)),
        LATENCY_P99("latency-p99", new Size(20, 1, 400, 20, 400), Figure.P99, false, Goal.ratioAtMost(1.2));

        private final String name;
        private final Size size;
        private final Figure figure;
        private final boolean openLoop;
        private final Goal goal;

        Way(String name, Size size, Figure figure, boolean openLoop, Goal goal) {
            this.name = name;
            this.size = size;
            this.figure = figure;
            this.openLoop = openLoop;
            this.goal = goal;
        }

        public String benchName() {
            return name;
        }

        public Size size() {
            return size;
        }
    }

    /**
     * How much is done.
     *
     * @param together regions that go in step; the others are under way at the same time
     * @param calls of ours that make a turn
     * @param bareInFlight transactions of the yardstick that are under way at the same time
     * @param bareCalls of the yardstick that make a turn
     */
    public record Size(int regions, int together, int calls, int bareInFlight, int bareCalls) {}

    public SubmitBench(Way way, Size size, Offices offices, OneKeyLedger bare) {
        this.way = way;
        this.size = size;
        this.offices = offices;
        this.bare = bare;
        String unit = way.figure == Figure.RATE ? "facts" : "a statement";
        String what = size.together == 1
                ? "single statements of a plausible week over HTTP"
                : size.together + " statements of a plausible week in one request";
        this.ours = new Side(what, unit, way.openLoop ? 1 : size.regions / size.together, new Statements())
                .turnsOf(size.calls)
                .with(offices.cpu());
        this.yardstick = new Side(
                        "one key of 1 kB written through Fabric's client",
                        way.figure == Figure.RATE ? "transactions" : "a transaction",
                        size.bareInFlight,
                        new OneKey())
                .turnsOf(size.bareCalls)
                .with(bare.cpu());
    }

    @Override
    public String name() {
        return way.name;
    }

    @Override
    public Side ours() {
        return ours;
    }

    @Override
    public Side yardstick() {
        return yardstick;
    }

    @Override
    public Figure figure() {
        return way.figure;
    }

    @Override
    public Goal goal() {
        return way.goal;
    }

    @Override
    public void close() {
        offices.close();
        bare.close();
    }

    /** At random moments, whatever became of the call before, where the loop is open. */
    private void awaitNext() throws InterruptedException {
        if (way.openLoop) {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
        }
    }

    private final class Statements implements Work {
        @Override
        public void prepare() throws Exception {
            if (!ready.getAndSet(true)) {
                found();
            }
        }

        private void found() throws Exception {
            List<Region> regions = Region.of(
                    size.regions, offices, Instant.ofEpochSecond(Instant.now().getEpochSecond()));
            List<Convoy> convoys = IntStream.range(0, size.regions / size.together)
                    .mapToObj(i -> new Convoy(regions.subList(i * size.together, (i + 1) * size.together), offices))
                    .toList();
            int week = regions.getFirst().aWeek();
            try (var founders = Executors.newFixedThreadPool(FOUNDED_AT_ONCE)) {
                List<Future<Void>> all = new ArrayList<>();
                for (int i = 0; i < convoys.size(); i++) {
                    Convoy convoy = convoys.get(i);
                    int passed = i * week / convoys.size();
                    all.add(founders.submit(() -> {
                        convoy.found();
                        for (int step = 0; step < passed; step++) {
                            convoy.next();
                        }
                        return null;
                    }));
                }
                for (Future<Void> one : all) {
                    one.get();
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof NotDone notDone ? notDone : e;
            }
            waiting.addAll(convoys);
        }

        @Override
        public int once() throws Exception {
            Convoy convoy = waiting.take();
            try {
                if (!convoy.goesOn()) {
                    throw new NotDone("the weeks of a region are over; ask for fewer rounds");
                }
                return convoy.next();
            } finally {
                waiting.add(convoy);
            }
        }

        @Override
        public void await() throws InterruptedException {
            awaitNext();
        }
    }

    private final class OneKey implements Work {
        @Override
        public int once() throws NotDone {
            bare.write(UUID.randomUUID().toString());
            return 1;
        }

        @Override
        public void await() throws InterruptedException {
            awaitNext();
        }
    }
}
