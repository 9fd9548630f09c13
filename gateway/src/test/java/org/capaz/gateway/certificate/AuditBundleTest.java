// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;
import static org.capaz.gateway.TestGateway.code;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.TestOfficer;
import org.capaz.gateway.certificate.EndorsedViews.View;
import org.capaz.gateway.certificate.OrderedBlocks.OrderedBlock;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.statement.Objection;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.bundle.ChainPart;
import org.capaz.verifier.bundle.IssuePart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle with the block of the issue, which an officer of this member gets and nobody else. */
class AuditBundleTest {
    private static final Path VECTORS = Path.of("../verifier/src/test/resources/vectors");
    private static final CertificateId LE = new CertificateId("3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713");
    private static final String PATH = "/v1/certificates/" + LE.value() + "/audit-bundle";
    private static final TestOfficer OURS = TestOfficer.create();
    private static final TestOfficer THEIRS = TestOfficer.create();

    @TempDir
    Path publicDir;

    private Bundle right;
    private Instant now;
    private Optional<OrderedBlock> block;
    private Function<Object[], TestGateway> opened;
    private TestGateway gateway;

    @BeforeEach
    void open() throws IOException {
        Fields vector = Fields.of(
                CanonicalJson.parseObject(Files.readString(VECTORS.resolve("valid/audit-of-the-last-block.json"))));
        right = Bundle.read(vector.text("bundle").getBytes(StandardCharsets.UTF_8));
        now = Instant.ofEpochSecond(vector.integer("now"));
        block = Optional.of(new OrderedBlock(chain().header(), chain().envelopes(), chain().signatures()));
        Files.writeString(publicDir.resolve("anchor.json"), vector.text("anchor"));
        Files.copy(VECTORS.resolve("peers.json"), publicDir.resolve("peers.json"));
        OrderedBlocks blocks = number -> number == issue().place().block() ? block : Optional.empty();
        opened = more -> {
            var beans = Stream.concat(Stream.of(blocks, Clock.fixed(now, ZoneOffset.UTC)), Stream.of(more));
            var made = new TestGateway(publicDir, Map.of(), beans.toArray());
            made.projection().apply(followed());
            return made;
        };
        gateway = opened.apply(new Object[0]);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private IssuePart issue() {
        return right.issue().orElseThrow();
    }

    private ChainPart chain() {
        return issue().chain().orElseThrow();
    }

    /** What this gateway has followed: the certificate stands where the vector has it, in the last block. */
    private List<org.capaz.verifier.fabric.Block> followed() {
        var chain = new SampleChain()
                .block(tx(
                        "t0",
                        write(LedgerKeys.organisation(new MspId("ProducersMSP")), "{\"msp\":\"ProducersMSP\"}"),
                        officer(OURS, "AMP-01", "ProducersMSP"),
                        officer(THEIRS, "TRD-01", "TradersMSP")));
        while (chain.bytes().size() < issue().place().block()) {
            chain.block();
        }
        return chain.block(
                        tx("of-others"),
                        tx(
                                "issue",
                                write(LedgerKeys.number(LE.number()), "\"" + LE.value() + "\""),
                                write(LedgerKeys.certificate(LE), right.value().orElseThrow()),
                                write(
                                        LedgerKeys.status(LE),
                                        Json.object()
                                                .with("state", "ISSUED")
                                                .with("reason", "ISSUED")
                                                .with("at", now.getEpochSecond() - 3_600)
                                                .toString())))
                .read();
    }

    private static org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite officer(
            TestOfficer officer, String owner, String msp) {
        return write(
                LedgerKeys.officer(new OfficerId(officer.id())),
                officer.record(owner, msp).toString());
    }

    /** The peers answer what the vector holds; of a label they know nothing. */
    private void peersAnswer() {
        gateway.views.answers.add(new View.Endorsed(right.stateViews().getFirst()));
        gateway.views.answers.add(new View.Refused(new Objection("DEMO", Message.HASH_NOT_SHA256.sentence())));
        gateway.views.answers.add(new View.Endorsed(issue().validity().getFirst()));
        gateway.views.answers.add(new View.Endorsed(chain().chainInfo().getFirst()));
    }

    private HttpResponse<byte[]> asks(TestOfficer officer) {
        long at = now.getEpochSecond();
        return gateway.get(
                PATH,
                "Authorization",
                "Bearer " + officer.token("ES256", officer.id(), "capaz:producers", at, at + 600));
    }

    private Bundle withoutLabel() {
        return new Bundle(
                right.network(),
                right.channel(),
                right.certificate(),
                right.value(),
                Optional.empty(),
                right.stateViews(),
                right.issue(),
                right.premium());
    }

    @Test
    void an_officer_of_this_member_gets_the_block_with_the_bundle() {
        peersAnswer();

        HttpResponse<byte[]> answer = asks(OURS);

        assertThat(answer.statusCode()).isEqualTo(200);
        Bundle audit = Bundle.read(answer.body());
        assertThat(audit.bytes()).isEqualTo(withoutLabel().bytes());
        assertThat(answer.headers().firstValue("X-Bundle-Sha256")).hasValue(Digest.hex(answer.body()));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void what_this_member_states_of_the_premium_is_in_the_file_and_spoils_nothing_when_its_key_is_of_no_member() {
        gateway.close();
        gateway = opened.apply(new Object[] {
            new MemberSignature() {
                @Override
                public byte[] identity() {
                    return new byte[] {1};
                }

                @Override
                public byte[] over(byte[] message) {
                    return new byte[] {2};
                }
            }
        });
        peersAnswer();

        HttpResponse<byte[]> answer = asks(OURS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Bundle.read(answer.body()).premium().orElseThrow().statement())
                .contains("\"certId\":\"" + LE.value() + "\"", "\"owed\":[]");
    }

    @Test
    void nobody_gets_it_without_signing_in_nor_by_its_hash() {
        peersAnswer();
        String hash = Digest.hex(asks(OURS).body());

        assertThat(gateway.get(PATH).statusCode()).isEqualTo(401);
        assertThat(asks(THEIRS).statusCode()).isEqualTo(403);
        assertThat(gateway.get("/v1/bundles/" + hash).statusCode()).isEqualTo(404);
        HttpResponse<byte[]> shown = gateway.get("/v1/bundles/of/" + LE.value());
        HttpResponse<byte[]> file =
                gateway.get(shown.headers().firstValue("Location").orElseThrow());
        assertThat(Bundle.read(file.body()).issue().orElseThrow().chain()).isEmpty();
    }

    @Test
    void a_block_that_is_not_the_one_that_was_ordered_does_not_leave() {
        peersAnswer();
        block = Optional.of(
                new OrderedBlock(chain().header(), chain().envelopes().subList(0, 2), chain().signatures()));

        HttpResponse<byte[]> answer = asks(OURS);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(code(answer)).isEqualTo("E-DATAHASH");
    }

    @Test
    void without_the_block_there_is_none_and_that_is_said() {
        peersAnswer();
        block = Optional.empty();

        assertThat(asks(OURS).statusCode()).isEqualTo(503);
    }
}
