// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.capaz.gateway.Database;
import org.capaz.gateway.Eventually;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestDatabase;
import org.capaz.gateway.projection.Alerts;
import org.capaz.gateway.projection.Projection;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.record.LedgerKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockFollowerTest {
    private final Database database = TestDatabase.fresh();
    private final Projection projection = new Projection(database, Database.LEDGER, "capaz", new Alerts());
    private final ScriptedPeer peer = new ScriptedPeer();
    private final BlockFollower follower = new BlockFollower(peer, projection);
    private final SampleChain chain = new SampleChain()
            .block(tx("t0", write(LedgerKeys.lot(new LotId("LA")), "{}")))
            .block(tx("t1", write(LedgerKeys.lot(new LotId("LB")), "{}")))
            .block(tx("t2", write(LedgerKeys.lot(new LotId("LC")), "{}")));

    /** A peer that delivers what the test tells it, then waits; an empty delivery breaks the stream. */
    private static final class ScriptedPeer implements BlockFeed {
        private final LinkedBlockingQueue<byte[]> deliveries = new LinkedBlockingQueue<>();
        private final List<Long> askedFrom = new CopyOnWriteArrayList<>();

        @Override
        public Blocks from(long number) {
            askedFrom.add(number);
            return new Blocks() {
                @Override
                public byte[] next() {
                    try {
                        byte[] block = deliveries.poll(30, TimeUnit.SECONDS);
                        if (block == null || block.length == 0) {
                            throw new IllegalStateException("stream closed");
                        }
                        return block;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    @AfterEach
    void close() {
        follower.close();
        database.close();
    }

    @Test
    void blocks_are_followed_from_the_first_to_the_head() {
        peer.deliveries.addAll(chain.bytes());
        follower.start();

        assertThat(projection.await(2, Eventually.PATIENCE)).isTrue();
        Eventually.holds(() -> follower.status().state() == BlockFollower.State.FOLLOWING);
    }

    @Test
    void a_quiet_channel_is_followed_too() {
        follower.start();

        Eventually.holds(() -> follower.status().state() == BlockFollower.State.FOLLOWING);
    }

    @Test
    void a_broken_stream_is_opened_again_where_the_projection_stands() {
        peer.deliveries.addAll(chain.bytes().subList(0, 2));
        peer.deliveries.add(new byte[0]);
        follower.start();
        Eventually.holds(() -> peer.askedFrom.size() == 2);
        peer.deliveries.add(chain.bytes().get(2));

        assertThat(projection.await(2, Eventually.PATIENCE)).isTrue();
        assertThat(peer.askedFrom).containsExactly(0L, 2L);
    }

    @Test
    void a_peer_that_leaves_out_a_block_changes_nothing_and_is_reported() {
        peer.deliveries.add(chain.bytes().get(0));
        peer.deliveries.add(chain.bytes().get(2));
        follower.start();

        Eventually.holds(() -> follower.status().state() == BlockFollower.State.BROKEN);
        assertThat(projection.next()).isLessThanOrEqualTo(1);
        assertThat(follower.status().because()).contains("was expected");
    }

    @Test
    void bytes_that_are_no_block_change_nothing_and_are_reported() {
        peer.deliveries.add(new byte[] {(byte) 0xff, 1, 2});
        follower.start();

        Eventually.holds(() -> follower.status().state() == BlockFollower.State.BROKEN);
        assertThat(projection.next()).isZero();
    }
}
