// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.follow;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.capaz.gateway.fabric.FabricConnection;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;

/** Full blocks as this member's own peer delivers them. */
@Singleton
@Requires(beans = FabricConnection.class)
final class FabricBlockFeed implements BlockFeed {
    private final FabricConnection fabric;

    FabricBlockFeed(FabricConnection fabric) {
        this.fabric = fabric;
    }

    @Override
    public Blocks from(long number) {
        CloseableIterator<Block> blocks = fabric.network()
                .newBlockEventsRequest()
                .startBlock(number)
                .build()
                .getEvents();
        return new Blocks() {
            @Override
            public byte[] next() {
                return blocks.next().toByteArray();
            }

            @Override
            public void close() {
                blocks.close();
            }
        };
    }
}
