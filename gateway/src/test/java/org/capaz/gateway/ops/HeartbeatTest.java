// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;
import static org.capaz.gateway.TestOfficer.signed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.capaz.gateway.Eventually;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.TestOfficer;
import org.capaz.gateway.follow.BlockFeed;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final TestOfficer OURS = TestOfficer.create();

    /** A peer that delivers these blocks and then nothing more. */
    private static BlockFeed peerWith(SampleChain chain) {
        return number -> {
            var blocks = new LinkedBlockingQueue<>(
                    chain.bytes().subList((int) number, chain.bytes().size()));
            return new BlockFeed.Blocks() {
                @Override
                public byte[] next() {
                    try {
                        return blocks.take();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void close() {}
            };
        };
    }

    @Test
    void after_a_certificate_is_issued_the_heartbeat_covers_its_index() {
        var chain = new SampleChain()
                .block(tx(
                        "t0",
                        write(
                                LedgerKeys.officer(new OfficerId(OURS.id())),
                                OURS.record("REF-01", "ProducersMSP").toString()),
                        write(LedgerKeys.statusIndex(6), "\"3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713\"")));
        try (var gateway = new TestGateway(Path.of("target"), Map.of(), peerWith(chain))) {
            assertThat(gateway.projection().await(0, Eventually.PATIENCE)).isTrue();

            Json.Obj certificate = Json.object()
                    .with("certificate", "3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab714")
                    .with("lot", "LE")
                    .with("commitments", Json.object());
            assertThat(gateway.hand(signed("certificate.issue", "statement-1", "REF-01", certificate, OURS), OURS)
                            .statusCode())
                    .isEqualTo(201);

            List<String> issue = gateway.ledger.proposed.peek();
            assertThat(Long.parseLong(issue.get(1))).isBetween(7L, 10L);
            Eventually.holds(() -> gateway.ledger.proposed.size() > 1);
            assertThat(List.copyOf(gateway.ledger.proposed).getLast()).isEqualTo(List.of("7"));
            assertThat(new String(gateway.get("/prometheus").body(), StandardCharsets.UTF_8))
                    .as("until a heartbeat is in a block that this gateway has read")
                    .contains("capaz_certificates_uncovered 7.0");
        }
    }
}
