// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.machine.Resources;
import org.capaz.network.operation.NotAccepted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberFileTest {
    private static final Consortium CONSORTIUM = Consortium.ours();

    @TempDir
    private Path folder;

    private MemberFile traders;
    private MemberFile buyers;

    @BeforeEach
    void export() {
        traders = keys("traders").file(CONSORTIUM);
        buyers = keys("buyers").file(CONSORTIUM);
    }

    private CryptoMaterial keys(String name) {
        Member member = CONSORTIUM.member(name);
        NetworkLayout layout = new NetworkLayout(folder.resolve(name), 0);
        layout.create(new Home(CONSORTIUM, List.of(member)));
        CryptoMaterial keys = new CryptoMaterial(layout, member);
        keys.createMissing(CONSORTIUM);
        return keys;
    }

    @Test
    void it_says_the_same_after_the_way_to_another_member_and_holds_no_key() {
        assertThat(MemberFile.read(traders.text(), CONSORTIUM)).isEqualTo(traders);
        assertThat(traders.text()).contains("BEGIN CERTIFICATE").doesNotContain("PRIVATE");
    }

    @Test
    void what_is_taken_from_it_is_what_the_member_itself_publishes() {
        var elsewhere =
                new CryptoMaterial(new NetworkLayout(folder.resolve("buyers"), 0), CONSORTIUM.member("traders"));
        assertThat(elsewhere.isPublished()).isFalse();

        elsewhere.take(traders);

        var own = new CryptoMaterial(new NetworkLayout(folder.resolve("traders"), 0), CONSORTIUM.member("traders"));
        for (String file : new String[] {
            "msp/cacerts/ca.pem",
            "msp/tlscacerts/tlsca.pem",
            "msp/config.yaml",
            "peer.pem",
            "orderer.pem",
            "orderer-tls.pem"
        }) {
            assertThat(elsewhere.published().resolve(file))
                    .hasSameTextualContentAs(own.published().resolve(file));
        }
    }

    @Test
    void a_renewed_peer_is_another_file_and_the_same_member() {
        CryptoMaterial own =
                new CryptoMaterial(new NetworkLayout(folder.resolve("traders"), 0), CONSORTIUM.member("traders"));

        own.renew(Identity.PEER, Duration.ofDays(30));

        MemberFile renewed = own.file(CONSORTIUM);
        assertThat(renewed).isNotEqualTo(traders);
        assertThat(renewed.hasRootsOf(traders)).isTrue();
        assertThat(renewed).isEqualTo(own.publishedFile(CONSORTIUM));
        assertThat(MemberFile.read(renewed.text(), CONSORTIUM)).isEqualTo(renewed);
    }

    private void assertRefused(UnaryOperator<String> alteration, String because) {
        assertThatThrownBy(() -> MemberFile.read(alteration.apply(traders.text()), CONSORTIUM))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining(because);
    }

    @Test
    void a_certificate_of_another_member_or_for_another_purpose_is_refused() {
        assertRefused(text -> text.replace(indented(traders.peer()), indented(buyers.peer())), "(peer)");
        assertRefused(text -> text.replace(indented(traders.peer()), indented(traders.orderer())), "(peer)");
        assertRefused(text -> text.replace(indented(traders.orderer()), indented(traders.peer())), "(orderer)");
        assertRefused(text -> text.replace(indented(traders.ordererTls()), indented(buyers.ordererTls())), "TLS");
        assertRefused(text -> text.replace(indented(traders.root()), indented(traders.peer())), "Demo Traders");
    }

    @Test
    void a_certificate_with_anything_before_or_after_it_is_refused_since_the_block_would_differ() {
        assertRefused(text -> text.replace("peer: |\n", "peer: |\n  A remark\n"), "(peer)");
    }

    @Test
    void two_members_with_one_authority_are_refused_and_each_with_its_own_are_not() {
        var oneForBoth = new MemberFile(
                "traders",
                traders.description(),
                buyers.root(),
                buyers.tlsRoot(),
                buyers.peer(),
                buyers.orderer(),
                buyers.ordererTls());

        assertThatThrownBy(() -> MemberFile.requireOwnRoots(List.of(oneForBoth, buyers), CONSORTIUM))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContainingAll("Demo Traders", "Demo Buyers", "one CA");
        assertThatCode(() -> MemberFile.requireOwnRoots(List.of(traders, buyers), CONSORTIUM))
                .doesNotThrowAnyException();
    }

    @Test
    void two_files_of_one_member_that_differ_are_refused_and_the_same_file_twice_is_not() {
        var renewed = new MemberFile(
                traders.member(),
                traders.description(),
                traders.root(),
                traders.tlsRoot(),
                buyers.peer(),
                traders.orderer(),
                traders.ordererTls());

        assertThatThrownBy(() -> MemberFile.requireOneOfEach(List.of(traders, buyers, renewed), CONSORTIUM))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContainingAll("Demo Traders", "two files");
        assertThatCode(() -> MemberFile.requireOneOfEach(List.of(traders, buyers, traders), CONSORTIUM))
                .doesNotThrowAnyException();
    }

    @Test
    void a_file_for_another_description_is_refused_with_both_digests() {
        Consortium other =
                Consortium.parse(Resources.text("consortium.yaml").replace("batchMessages: 50", "batchMessages: 51"));

        assertThatThrownBy(() -> MemberFile.read(traders.text(), other))
                .hasMessageContainingAll(CONSORTIUM.digest(), other.digest(), "Demo Traders");
    }

    @Test
    void what_is_no_such_file_is_refused() {
        assertRefused(text -> "", "no file of a member");
        assertRefused(text -> "- a list", "no file of a member");
        assertRefused(text -> "a: {", "no file of a member");
        assertRefused(text -> text.replace("ordererTls:", "somethingElse:"), "no file of a member");
        assertRefused(text -> text.replace("peer: |\n", "peer: {a: 1}\nother: |\n"), "no file of a member");
    }

    private static String indented(String pem) {
        return pem.strip().indent(2);
    }
}
