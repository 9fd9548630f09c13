// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.capaz.audit.RehearsedChain;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.PlayedMonths;
import org.capaz.ledger.sample.Stage;
import org.capaz.verifier.fabric.BlockHeader;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockMetadata;

/**
 * Blocks of plausible months, with all that four members' peers and gateways put into a transaction: identities, reads,
 * endorsements, signatures.
 */
record CaseChain(List<byte[]> blocks, int transactions) {
    /** A majority of four members. */
    static final int ENDORSERS = 3;

    private static final int IN_A_BLOCK = 12;
    private static final long SEED = 20_241;
    private static final int AGGREGATORS = 2;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant START = Instant.parse("2024-03-05T12:00:00Z");

    /** @param weeks that follow the founding; the worked case alone when there are none */
    static CaseChain of(int weeks) {
        var chain = new RehearsedChain();
        calls(weeks).forEach(call -> chain.add(call, ENDORSERS));
        List<ByteString> envelopes = chain.blocks().stream()
                .skip(1)
                .map(exported -> block(exported.block()).getData().getData(0))
                .toList();
        List<byte[]> blocks = new ArrayList<>();
        byte[] previous = new byte[0];
        for (int from = 0; from < envelopes.size(); from += IN_A_BLOCK) {
            List<ByteString> some = envelopes.subList(from, Math.min(from + IN_A_BLOCK, envelopes.size()));
            var header = new BlockHeader(
                    blocks.size(),
                    previous,
                    Digest.sha256(some.stream().map(ByteString::toByteArray).toArray(byte[][]::new)));
            blocks.add(block(header, some));
            previous = header.hash();
        }
        return new CaseChain(List.copyOf(blocks), envelopes.size());
    }

    private static byte[] block(BlockHeader header, List<ByteString> envelopes) {
        return Block.newBuilder()
                .setHeader(org.hyperledger.fabric.protos.common.BlockHeader.newBuilder()
                        .setNumber(header.number())
                        .setPreviousHash(ByteString.copyFrom(header.previousHash()))
                        .setDataHash(ByteString.copyFrom(header.dataHash())))
                .setData(BlockData.newBuilder().addAllData(envelopes))
                .setMetadata(BlockMetadata.newBuilder()
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(ByteString.copyFrom(new byte[envelopes.size()])))
                .build()
                .toByteArray();
    }

    static Block block(byte[] bytes) {
        try {
            return Block.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything from the founding on, as it is brought to a peer. */
    private static List<Draft.Call> calls(int weeks) {
        if (weeks == 0) {
            return Stage.CERTIFIED.world().calls();
        }
        return PlayedMonths.world(SEED, "B", AGGREGATORS, weeks, WEEK, START).calls();
    }
}
