// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.capaz.gateway.BackgroundThread;
import org.capaz.verifier.fabric.Block;
import org.capaz.verifier.verdict.CheckFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a sink at the head of the chain. Blocks are decoded on a thread of their own, a few ahead, because the sink waits
 * for the database; what has piled up is applied at once, so that catching up is faster than following.
 *
 * <p>Whatever goes wrong, the feed is closed and opened again where the sink stands, after a pause that grows to ten
 * seconds. A block that does not fit is asked for again and again but never skipped: until the peer delivers the right
 * one, the ledger shown here is not up to date and says so.
 */
public final class BlockFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlockFollower.class);
    private static final int DECODED_AHEAD = 16;
    private static final long SHORTEST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final long QUIET_MILLIS = 1_000;

    private final BlockFeed feed;
    private final BlockSink sink;
    private final BackgroundThread thread = new BackgroundThread("follow", this::run);

    /** Set by the following thread alone. */
    private volatile Status status = new Status(State.STARTING, "");

    /** How following goes. */
    public enum State {
        STARTING,
        FOLLOWING,
        /** The peer or the database does not answer; trying again. */
        INTERRUPTED,
        /** The peer delivers a chain that does not fit ours. */
        BROKEN
    }

    public record Status(State state, String because) {}

    /** What the decoding thread hands over. */
    private sealed interface Delivery {
        record Decoded(Block block) implements Delivery {}

        /** Why there will be no more. */
        record Ended(RuntimeException because) implements Delivery {}
    }

    public BlockFollower(BlockFeed feed, BlockSink sink) {
        this.feed = feed;
        this.sink = sink;
    }

    public void start() {
        thread.start();
    }

    public Status status() {
        return status;
    }

    @Override
    public void close() {
        thread.close();
    }

    private void run() {
        long pause = SHORTEST_PAUSE_MILLIS;
        while (!thread.stopping()) {
            long before = Long.MIN_VALUE;
            try {
                before = sink.next();
                follow(before);
            } catch (BrokenChainException | CheckFailed e) {
                report(State.BROKEN, e);
                pause = LONGEST_PAUSE_MILLIS;
            } catch (RuntimeException e) {
                report(State.INTERRUPTED, e);
                pause = advancedSince(before) ? SHORTEST_PAUSE_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            try {
                Thread.sleep(pause + ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MILLIS));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void follow(long from) throws InterruptedException {
        BlockingQueue<Delivery> decoded = new ArrayBlockingQueue<>(DECODED_AHEAD);
        try (BlockFeed.Blocks blocks = feed.from(from)) {
            Thread decoder = Thread.ofPlatform().name("decode").daemon().start(() -> decode(blocks, decoded));
            try {
                while (true) {
                    apply(decoded);
                }
            } finally {
                decoder.interrupt();
            }
        }
    }

    private void apply(BlockingQueue<Delivery> decoded) throws InterruptedException {
        List<Delivery> deliveries = new ArrayList<>();
        Delivery first = decoded.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            // The stream is open and delivers nothing: no block is due, and this is the end of the chain. Only a block
            // ends the state BROKEN.
            if (status.state() != State.BROKEN) {
                status = new Status(State.FOLLOWING, "");
            }
            return;
        }
        deliveries.add(first);
        decoded.drainTo(deliveries);
        List<Block> blocks = deliveries.stream()
                .filter(Delivery.Decoded.class::isInstance)
                .map(delivery -> ((Delivery.Decoded) delivery).block())
                .toList();
        if (!blocks.isEmpty()) {
            sink.apply(blocks);
            status = new Status(State.FOLLOWING, "");
        }
        if (deliveries.getLast() instanceof Delivery.Ended(RuntimeException because)) {
            throw because;
        }
    }

    private static void decode(BlockFeed.Blocks blocks, BlockingQueue<Delivery> decoded) {
        try {
            while (true) {
                try {
                    decoded.put(new Delivery.Decoded(Block.read(blocks.next())));
                } catch (RuntimeException e) {
                    decoded.put(new Delivery.Ended(e));
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean advancedSince(long before) {
        try {
            return before != Long.MIN_VALUE && sink.next() > before;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Says it once, not at every attempt. */
    private void report(State state, RuntimeException e) {
        Status now = new Status(state, String.valueOf(e.getMessage()));
        Status was = status;
        status = now;
        if (thread.stopping() || now.equals(was)) {
            return;
        }
        if (state == State.BROKEN) {
            LOG.error("ALERT the chain does not fit: {}", e.getMessage());
        } else {
            LOG.warn("following was interrupted: {}", e.getMessage());
        }
    }
}
