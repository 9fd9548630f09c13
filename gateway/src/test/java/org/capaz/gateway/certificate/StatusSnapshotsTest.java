// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.MovedClock;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.certificate.EndorsedViews.View;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.Conclusion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status list of the day: made anew daily and when the list changes, and never one that the members do not vouch for. */
class StatusSnapshotsTest {
    private static final Path VECTORS = Path.of("../verifier/src/test/resources/vectors");
    private static final String FRESH = "valid/label-with-fresh-status-list.json";
    private static final String NAMING_IT = "broken/status-list-names-the-record.json";
    private static final String OF_ONE = "broken/status-list-of-one-organisation.json";

    @TempDir
    Path publicDir;

    private final SampleChain chain = new SampleChain();
    private Instant now;
    private TestGateway gateway;
    private StatusSnapshots lists;

    @BeforeEach
    void open() throws IOException {
        now = Instant.ofEpochSecond(vector(FRESH).integer("now"));
        Files.copy(VECTORS.resolve("anchor.json"), publicDir.resolve("anchor.json"));
        gateway = new TestGateway(publicDir, Map.of(), new MovedClock(() -> now));
        lists = gateway.bean(StatusSnapshots.class);
        gateway.projection().apply(chain.block(notIssued("[3]")).read());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private static SampleChain.Tx notIssued(String indexes) {
        return tx("listed " + indexes, write(LedgerKeys.notIssued(), indexes));
    }

    private static Fields vector(String path) throws IOException {
        return Fields.of(CanonicalJson.parseObject(Files.readString(VECTORS.resolve(path))));
    }

    /** What the peers sign when they are asked next. */
    private void thePeersSign(String path) throws IOException {
        Fields list = Fields.of(CanonicalJson.parseObject(vector(path).text("status")));
        list.texts("payloads", Base64Url::decode)
                .forEach(payload -> gateway.views.answers.add(new View.Endorsed(payload)));
    }

    private boolean thePeersWereAsked() {
        return gateway.views.answers.isEmpty();
    }

    private Conclusion judged(byte[] list) throws IOException {
        return Verifier.trusting(
                        List.of(Anchor.read(Files.readAllBytes(VECTORS.resolve("anchor.json")))),
                        PeerDirectory.read(Files.readAllBytes(VECTORS.resolve("peers.json"))))
                .label(
                        vector(FRESH).text("label"),
                        Optional.of(list),
                        vector(FRESH).integer("now"))
                .conclusion();
    }

    @Test
    void it_holds_for_a_label_and_stays_for_a_day_and_then_the_members_vouch_anew() throws IOException {
        thePeersSign(FRESH);
        byte[] first = gateway.get("/.well-known/gold/status.json").body();
        assertThat(judged(first)).isEqualTo(Conclusion.GENUINE_AS_OF);
        thePeersSign(FRESH);

        now = now.plus(Duration.ofHours(23));
        assertThat(lists.present()).contains(first);
        assertThat(thePeersWereAsked()).isFalse();

        now = now.plus(Duration.ofHours(2));
        assertThat(lists.present()).isPresent();
        assertThat(thePeersWereAsked()).isTrue();
    }

    @Test
    void a_certificate_that_is_issued_no_longer_is_on_it_after_a_minute_at_the_latest() throws IOException {
        thePeersSign(FRESH);
        byte[] before = lists.present().orElseThrow();
        gateway.projection().apply(List.of(chain.block(notIssued("[7]")).read().getLast()));
        thePeersSign(NAMING_IT);
        assertThat(lists.present()).contains(before);

        now = now.plus(Duration.ofSeconds(61));

        assertThat(judged(lists.present().orElseThrow())).isEqualTo(Conclusion.NO_LONGER_ISSUED);
    }

    @Test
    void what_too_few_members_sign_and_no_answer_leave_the_last_one_which_tells_its_age() throws IOException {
        thePeersSign(FRESH);
        byte[] first = lists.present().orElseThrow();
        now = now.plus(Duration.ofHours(25));

        thePeersSign(OF_ONE);
        assertThat(lists.present()).contains(first);
        assertThat(thePeersWereAsked()).isTrue();
        assertThat(lists.present()).contains(first);
    }
}
