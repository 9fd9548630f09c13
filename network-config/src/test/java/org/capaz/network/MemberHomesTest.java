// SPDX-License-Identifier: Apache-2.0
package org.capaz.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.keys.Identity;
import org.capaz.network.keys.MemberFile;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.machine.Resources;
import org.capaz.network.operation.NotAccepted;
import org.capaz.network.operation.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two homes tell each other; making the block itself needs Fabric's programs. */
class MemberHomesTest {

    @TempDir
    private Path folder;

    private Network traders;
    private Network buyers;
    private Member buyersMember;

    @BeforeEach
    void make() {
        traders = home("traders");
        buyers = home("buyers");
        buyersMember = buyers.operated().getFirst();
    }

    private Network home(String name) {
        NetworkLayout layout = new NetworkLayout(folder.resolve(name), 0);
        Home.make(layout, Resources.text("consortium.yaml"), name);
        var network = new Network(Home.read(layout.root()), layout, Path.of("chaincode"), Path.of("gateway"), Map.of());
        network.makeKeys();
        return network;
    }

    private MemberFile theirs() {
        return buyers.memberFile(buyersMember);
    }

    private void assertFilesMissing(String... missing) {
        assertThatThrownBy(() -> traders.found(List.of(theirs().text()), Progress.SILENT))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("missing: " + List.of(missing));
    }

    @Test
    void the_block_is_not_made_before_all_are_known_and_what_was_taken_is_kept() {
        assertFilesMissing("Demo Producers", "Demo Assurance");
        assertThatThrownBy(() -> traders.found(List.of(), Progress.SILENT))
                .hasMessageContaining("missing: [Demo Producers, Demo Assurance]");
    }

    @Test
    void a_home_exports_its_own_member_and_no_other() {
        assertThat(theirs().member()).isEqualTo("buyers");
        assertThatThrownBy(() -> traders.memberFile(buyersMember)).isInstanceOf(NotAccepted.class);
    }

    @Test
    void a_renewed_peer_of_another_member_is_taken() {
        assertFilesMissing("Demo Producers", "Demo Assurance");
        buyers.renew(buyersMember, List.of(Identity.PEER), Duration.ofDays(30));

        assertThat(traders.peerCertificate(buyersMember)).isNotEqualTo(theirs().peer());
        assertThat(traders.take(theirs().text())).isEqualTo(buyersMember);
        assertThat(traders.peerCertificate(buyersMember)).isEqualTo(theirs().peer());
    }

    @Test
    void other_roots_of_a_known_member_are_not_taken() {
        assertFilesMissing("Demo Producers", "Demo Assurance");
        String before = traders.peerCertificate(buyersMember);
        NetworkLayout elsewhere = new NetworkLayout(folder.resolve("elsewhere"), 0);
        elsewhere.create(new Home(buyers.consortium(), List.of(buyersMember)));
        CryptoMaterial others = new CryptoMaterial(elsewhere, buyersMember);
        others.createMissing(buyers.consortium());

        assertThatThrownBy(() -> traders.take(others.file(buyers.consortium()).text()))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("another root");
        assertThat(traders.peerCertificate(buyersMember)).isEqualTo(before);
    }
}
