// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.capaz.ledger.identity.Digest;
import org.junit.jupiter.api.Test;

/** Blocks as configtxgen makes them, by Fabric's field numbers. */
class GenesisBlockTest {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    /** A block of two organisations; configtxgen chooses time, nonce and the order of the entries. */
    private static byte[] made(long seconds, String nonce, boolean turned, String policy) {
        ProtoMessage application = group(
                turned,
                entry(
                        2,
                        "ProducersMSP",
                        group(turned, entry(4, "Admins", text(policy)), entry(4, "Writers", text("w")))),
                entry(2, "TradersMSP", group(turned, entry(3, "MSP", text("roots")))));
        ProtoMessage config = ProtoMessage.empty().with(2, group(turned, entry(2, "Application", application)));
        ProtoMessage channelHeader = ProtoMessage.empty()
                .with(1, 1)
                .with(3, ProtoMessage.empty().with(1, seconds).with(2, 123_456_789))
                .with(4, "capaz".getBytes(UTF_8))
                .with(5, Digest.hex(nonce).getBytes(UTF_8));
        ProtoMessage header = ProtoMessage.empty()
                .with(1, channelHeader)
                .with(2, ProtoMessage.empty().with(2, nonce.getBytes(UTF_8)));
        ProtoMessage payload = ProtoMessage.empty()
                .with(1, header)
                .with(2, ProtoMessage.empty().with(1, config));
        byte[] data = ProtoMessage.empty().with(1, payload).toBytes();
        return ProtoMessage.empty()
                .with(1, ProtoMessage.empty().with(3, Digest.sha256(data)))
                .with(2, ProtoMessage.empty().with(1, data))
                .with(3, ProtoMessage.empty().with(1, "metadata".getBytes(UTF_8)))
                .toBytes();
    }

    private static ProtoMessage text(String value) {
        return ProtoMessage.empty().with(1, value.getBytes(UTF_8));
    }

    private static ProtoMessage.Field entry(int map, String key, ProtoMessage value) {
        return new ProtoMessage.Field(
                map,
                2,
                0,
                ProtoMessage.empty().with(1, key.getBytes(UTF_8)).with(2, value).toBytes());
    }

    private static ProtoMessage group(boolean turned, ProtoMessage.Field... entries) {
        List<ProtoMessage.Field> all = new ArrayList<>(List.of(entries));
        if (turned) Collections.reverse(all);
        all.add(new ProtoMessage.Field(5, 2, 0, "Admins".getBytes(UTF_8)));
        return new ProtoMessage(all);
    }

    @Test
    void whoever_makes_it_from_the_same_configuration_has_the_same_bytes() {
        byte[] one = made(1_000, "a nonce of one member...", false, "majority");
        byte[] other = made(2_000, "another member's nonce..", true, "majority");

        assertThat(one).isNotEqualTo(other);
        assertThat(GenesisBlock.derived(one, TIME)).isEqualTo(GenesisBlock.derived(other, TIME));
        assertThat(GenesisBlock.derived(GenesisBlock.derived(one, TIME), TIME))
                .isEqualTo(GenesisBlock.derived(one, TIME));
    }

    @Test
    void another_configuration_or_another_time_is_another_block() {
        byte[] block = GenesisBlock.derived(made(1_000, "nonce", false, "majority"), TIME);

        assertThat(GenesisBlock.derived(made(1_000, "nonce", false, "any"), TIME))
                .isNotEqualTo(block);
        assertThat(GenesisBlock.derived(made(1_000, "nonce", false, "majority"), TIME.plusSeconds(1)))
                .isNotEqualTo(block);
    }

    @Test
    void its_header_names_its_data_and_its_transaction_id_is_that_of_its_nonce() {
        ProtoMessage block = ProtoMessage.parse(GenesisBlock.derived(made(1_000, "nonce", true, "majority"), TIME));

        byte[] data = block.message(2).bytes(1);
        assertThat(block.message(1).bytes(3)).isEqualTo(Digest.sha256(data));
        ProtoMessage header = ProtoMessage.parse(data).message(1).message(1);
        byte[] nonce = header.message(2).bytes(2);
        assertThat(nonce).hasSize(24);
        assertThat(new String(header.message(1).bytes(5), UTF_8)).isEqualTo(Digest.hex(nonce));
        assertThat(new String(header.message(1).bytes(4), UTF_8)).isEqualTo("capaz");
        assertThat(block.message(3).bytes(1)).isEqualTo("metadata".getBytes(UTF_8));
    }
}
