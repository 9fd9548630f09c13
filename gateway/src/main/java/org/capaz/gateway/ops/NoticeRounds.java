// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import org.capaz.gateway.BackgroundThread;
import org.capaz.gateway.cooperative.notice.Notifier;
import org.capaz.gateway.follow.BlockFollower;
import org.capaz.gateway.projection.Projection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the notices that are due, twice a minute, on a thread of its own, so that a slow mail server holds up nothing. While old
 * blocks are read, payments look unanswered that are not; then it waits.
 */
@Context
@Requires(beans = BlockFollower.class)
final class NoticeRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeRounds.class);
    private static final long EVERY_MILLIS = 30_000;

    /** More blocks than the members make in that time. */
    private static final long CATCHING_UP = 200;

    private final Notifier notifier;
    private final BlockFollower follower;
    private final Projection projection;
    private final BackgroundThread thread = new BackgroundThread("notices", this::run);

    NoticeRounds(Notifier notifier, BlockFollower follower, Projection projection) {
        this.notifier = notifier;
        this.follower = follower;
        this.projection = projection;
        thread.start();
    }

    private void run() {
        long before = -1;
        while (!thread.stopping()) {
            try {
                Thread.sleep(EVERY_MILLIS);
                long height = projection.height();
                if (isCurrent(follower.status().state(), before, height)) {
                    notifier.round();
                }
                before = height;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!thread.stopping()) {
                    LOG.warn("a round of notices was interrupted, trying again: {}", e.getMessage());
                }
            }
        }
    }

    /**
     * Does the projection stand where the members are?
     *
     * @param before how far it was half a minute ago; negative when nobody looked
     */
    static boolean isCurrent(BlockFollower.State state, long before, long height) {
        return state == BlockFollower.State.FOLLOWING && before >= 0 && height - before < CATCHING_UP;
    }

    @Override
    @PreDestroy
    public void close() {
        thread.close();
    }
}
