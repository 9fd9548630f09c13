// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.capaz.ledger.identity.Digest;

/**
 * The channel's first block, written so that everybody who makes it from the same configuration has the same bytes.
 * configtxgen writes the present time and a random number into it, and the entries of maps in random order.
 *
 * <p>Decision 219.
 */
final class GenesisBlock {

    private static final int NONCE_BYTES = 24;

    private GenesisBlock() {}

    /**
     * The block that stands for all that configtxgen makes of one configuration.
     *
     * @param block as configtxgen made it
     * @param time that everybody derives alike
     */
    static byte[] derived(byte[] block, Instant time) {
        ProtoMessage whole = ProtoMessage.parse(block);
        ProtoMessage envelope = ProtoMessage.parse(whole.message(2).bytes(1));
        ProtoMessage payload = envelope.message(1);

        ProtoMessage configEnvelope = payload.message(2);
        ProtoMessage config = configEnvelope.message(1);
        byte[] configuration = configEnvelope
                .with(1, config.with(2, inOrder(config.message(2))))
                .toBytes();

        byte[] nonce = Arrays.copyOf(Digest.sha256(configuration), NONCE_BYTES);
        String transaction = HexFormat.of().formatHex(Digest.sha256(nonce));
        ProtoMessage header = payload.message(1);
        ProtoMessage channelHeader = header.message(1)
                .with(3, ProtoMessage.empty().with(1, time.getEpochSecond()))
                .with(5, transaction.getBytes(StandardCharsets.US_ASCII));
        byte[] data = envelope.with(
                        1,
                        payload.with(
                                        1,
                                        header.with(1, channelHeader)
                                                .with(2, header.message(2).with(2, nonce)))
                                .with(2, configuration))
                .toBytes();
        return whole.with(1, whole.message(1).with(3, Digest.sha256(data)))
                .with(2, ProtoMessage.empty().with(1, data))
                .toBytes();
    }

    /** A group of the configuration with the entries of its three maps (groups, values, policies) by their keys. */
    private static ProtoMessage inOrder(ProtoMessage group) {
        List<ProtoMessage.Field> fields = group.fields().stream()
                .map(field -> field.number() == 2 ? groupInOrder(field) : field)
                .sorted(Comparator.comparing(GenesisBlock::key))
                .toList();
        return new ProtoMessage(fields);
    }

    private static ProtoMessage.Field groupInOrder(ProtoMessage.Field entry) {
        ProtoMessage keyAndGroup = ProtoMessage.parse(entry.bytes());
        return new ProtoMessage.Field(
                entry.number(),
                entry.wireType(),
                0,
                keyAndGroup.with(2, inOrder(keyAndGroup.message(2))).toBytes());
    }

    private static String key(ProtoMessage.Field field) {
        boolean entry = field.number() >= 2 && field.number() <= 4;
        return entry ? new String(ProtoMessage.parse(field.bytes()).bytes(1), StandardCharsets.UTF_8) : "";
    }
}
