// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.capaz.gateway.Settings;
import org.capaz.gateway.fabric.FabricConnection;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;

/** Asks Fabric's own contract at this member's peer. What it answers is unsigned, and is judged like any file from outside. */
@Singleton
@Requires(beans = FabricConnection.class)
final class FabricOrderedBlocks implements OrderedBlocks {
    private final FabricConnection fabric;
    private final Settings settings;

    FabricOrderedBlocks(FabricConnection fabric, Settings settings) {
        this.fabric = fabric;
        this.settings = settings;
    }

    @Override
    public Optional<OrderedBlock> block(long number) {
        try {
            Block block = Block.parseFrom(fabric.chainQueries()
                    .newProposal("GetBlockByNumber")
                    .addArguments(settings.channel(), Long.toString(number))
                    .setEndorsingOrganizations(settings.mspId())
                    .build()
                    .evaluate());
            return Optional.of(new OrderedBlock(
                    block.getHeader().toByteArray(),
                    block.getData().getDataList().stream()
                            .map(ByteString::toByteArray)
                            .toList(),
                    block.getMetadata()
                            .getMetadata(BlockMetadataIndex.SIGNATURES_VALUE)
                            .toByteArray()));
        } catch (GatewayException | InvalidProtocolBufferException | IndexOutOfBoundsException noBlock) {
            return Optional.empty();
        }
    }
}
