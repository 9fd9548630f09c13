// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capaz.verifier.demo.DemoNetwork.AS_OF;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS;
import static org.capaz.verifier.demo.DemoNetwork.PRODUCERS;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.capaz.verifier.fabric.SerializedIdentity;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.IdentityCheck;
import org.capaz.verifier.trust.Member;
import org.capaz.verifier.trust.Role;
import org.junit.jupiter.api.Test;

class IdentityCheckTest {
    @Test
    void a_key_serves_in_its_own_role_only() {
        var admin = DemoNetwork.ADMIN;

        assertThat(check(DemoNetwork.ANCHOR, admin, Role.ADMIN, AS_OF).member().mspId())
                .isEqualTo("BuyersMSP");
        for (Role role : List.of(Role.PEER, Role.CLIENT, Role.ORDERER)) {
            assertRefused(DemoNetwork.ANCHOR, admin, role, AS_OF, "E-ROLE");
        }
    }

    @Test
    void a_key_with_two_roles_has_none() {
        var both = BUYERS.holder("both", "peer,OU=client", 30, DemoMember.FROM, DemoMember.TO);

        assertRefused(DemoNetwork.ANCHOR, both, Role.PEER, AS_OF, "E-ROLE");
    }

    @Test
    void units_that_are_no_role_do_not_matter() {
        var sited = BUYERS.holder("sited", "peer,OU=Zurich", 31, DemoMember.FROM, DemoMember.TO);

        assertThat(check(DemoNetwork.ANCHOR, sited, Role.PEER, AS_OF).peer()).startsWith("sited");
    }

    @Test
    void an_authority_is_no_peer() {
        var root = new DemoMember.Holder("BuyersMSP", new DemoKey("BuyersMSP root"), BUYERS.root());

        assertRefused(DemoNetwork.ANCHOR, root, Role.PEER, AS_OF, "E-ROLE");
    }

    @Test
    void a_key_counts_to_the_very_second_of_its_end() {
        long end = Instant.parse("2026-06-01T00:00:00Z").getEpochSecond();

        assertPeerOfBuyers(check(DemoNetwork.ANCHOR, DemoNetwork.EXPIRED, Role.PEER, end), DemoNetwork.EXPIRED);
        assertRefused(DemoNetwork.ANCHOR, DemoNetwork.EXPIRED, Role.PEER, end + 1, "E-CERT-TIME");
    }

    @Test
    void a_revoked_key_counts_for_what_it_signed_before() {
        long revoked = Instant.parse("2026-10-01T00:00:00Z").getEpochSecond();

        assertPeerOfBuyers(check(DemoNetwork.ANCHOR, DemoNetwork.REVOKED, Role.PEER, revoked - 1), DemoNetwork.REVOKED);
        assertRefused(DemoNetwork.ANCHOR, DemoNetwork.REVOKED, Role.PEER, revoked, "E-REVOKED");
    }

    @Test
    void a_key_counts_no_longer_from_the_day_it_is_thought_to_be_in_other_hands() {
        Instant stolen = Instant.parse("2026-09-01T00:00:00Z");
        var crl = BUYERS.revoke(DemoNetwork.REVOKED, Instant.parse("2026-10-01T00:00:00Z"), Optional.of(stolen));
        Anchor anchor = anchor(List.of(BUYERS.root()), List.of(), List.of(crl), Optional.empty());

        assertPeerOfBuyers(
                check(anchor, DemoNetwork.REVOKED, Role.PEER, stolen.getEpochSecond() - 1), DemoNetwork.REVOKED);
        assertRefused(anchor, DemoNetwork.REVOKED, Role.PEER, stolen.getEpochSecond(), "E-REVOKED");
    }

    @Test
    void the_keys_of_a_member_that_has_left_count_for_what_they_signed_until_then() {
        Anchor anchor = withBuyers(DemoNetwork.member(BUYERS).leftAt(AS_OF));
        var admin = DemoNetwork.ADMIN;

        assertPeerOfBuyers(check(anchor, BUYERS.peer(), Role.PEER, AS_OF), BUYERS.peer());
        assertRefused(anchor, BUYERS.peer(), Role.PEER, AS_OF + 1, "E-CERT-TIME");
        assertRefused(anchor, admin, Role.ADMIN, AS_OF + 1, "E-CERT-TIME");
        assertThat(check(anchor, DemoNetwork.TRADERS.peer(), Role.PEER, AS_OF + 1)
                        .member()
                        .mspId())
                .isEqualTo("TradersMSP");
    }

    @Test
    void a_chain_may_pass_an_intermediate_that_the_anchor_knows() {
        var branch = new DemoMember("BuyersMSP", "Branch", BUYERS);
        Anchor known = anchor(List.of(BUYERS.root()), List.of(branch.root()), List.of(), Optional.empty());

        assertPeerOfBuyers(check(known, branch.peer(), Role.PEER, AS_OF), branch.peer());
        assertRefused(DemoNetwork.ANCHOR, branch.peer(), Role.PEER, AS_OF, "E-CHAIN");
    }

    @Test
    void where_one_authority_issues_the_peers_no_other_may() {
        var branch = new DemoMember("BuyersMSP", "Branch", BUYERS);
        Anchor anchor = anchor(List.of(BUYERS.root()), List.of(branch.root()), List.of(), Optional.of(branch.root()));

        assertPeerOfBuyers(check(anchor, branch.peer(), Role.PEER, AS_OF), branch.peer());
        assertRefused(anchor, BUYERS.peer(), Role.PEER, AS_OF, "E-CHAIN");
    }

    /** Decision 207: what is remembered of a certificate is whose signature it bears, not that it may sign. */
    @Test
    void what_held_under_one_anchor_at_one_time_is_asked_anew_under_another() {
        var namesake = new DemoMember("BuyersMSP", "Namesake", BUYERS);
        Anchor other = anchor(List.of(namesake.root()), List.of(), List.of(), Optional.empty());
        long before = DemoMember.FROM.getEpochSecond() - 1;

        for (int again = 0; again < 2; again++) {
            assertPeerOfBuyers(check(DemoNetwork.ANCHOR, BUYERS.peer(), Role.PEER, AS_OF), BUYERS.peer());
            assertRefused(other, BUYERS.peer(), Role.PEER, AS_OF, "E-CHAIN");
            assertRefused(DemoNetwork.ANCHOR, BUYERS.peer(), Role.CLIENT, AS_OF, "E-ROLE");
            assertRefused(DemoNetwork.ANCHOR, BUYERS.peer(), Role.PEER, before, "E-CERT-TIME");
        }
    }

    @Test
    void a_certificate_must_stand_alone_in_its_identity() throws Exception {
        byte[] one = DemoMember.pem(BUYERS.peer().certificate().getEncoded());
        String pem = new String(one, StandardCharsets.US_ASCII);

        assertPeerOfBuyers(IdentityCheck.require(DemoNetwork.ANCHOR, identity(pem), Role.PEER, AS_OF), BUYERS.peer());
        for (String other : List.of(pem + pem, "", pem.replace("CERTIFICATE", "KEY"), pem + "x")) {
            assertThatThrownBy(() -> IdentityCheck.require(DemoNetwork.ANCHOR, identity(other), Role.PEER, AS_OF))
                    .hasMessageContaining("E-CHAIN");
        }
    }

    @Test
    void an_anchor_reads_back_as_it_was_written() {
        Anchor anchor = anchor(
                List.of(BUYERS.root()),
                List.of(),
                List.of(BUYERS.revoke(DemoNetwork.REVOKED, Instant.parse("2026-10-01T00:00:00Z"))),
                Optional.of(BUYERS.root()));

        assertThat(Anchor.read(anchor.bytes()).bytes()).isEqualTo(anchor.bytes());
        assertThat(Anchor.read(anchor.bytes()).id()).isEqualTo(anchor.id()).hasSize(64);
    }

    private static IdentityCheck.VerifiedIdentity check(Anchor anchor, DemoMember.Holder holder, Role role, long at) {
        return IdentityCheck.require(anchor, SerializedIdentity.read(holder.identity()), role, at);
    }

    private static void assertPeerOfBuyers(IdentityCheck.VerifiedIdentity found, DemoMember.Holder holder) {
        assertThat(found.member().mspId()).isEqualTo("BuyersMSP");
        assertThat(found.certificate()).isEqualTo(holder.certificate());
        assertThat(found.certificate().getSubjectX500Principal().getName().split(","))
                .contains("OU=peer");
    }

    private static SerializedIdentity identity(String pem) {
        return new SerializedIdentity("BuyersMSP", pem, pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static void assertRefused(Anchor anchor, DemoMember.Holder holder, Role role, long at, String code) {
        assertThatThrownBy(() -> check(anchor, holder, role, at)).hasMessageContaining(code);
    }

    private static Anchor anchor(
            List<X509Certificate> roots,
            List<X509Certificate> intermediates,
            List<X509CRL> crls,
            Optional<X509Certificate> peerCa) {
        return withBuyers(new Member(
                "BuyersMSP",
                "Buyers",
                false,
                roots,
                intermediates,
                crls,
                "peer",
                peerCa,
                List.of(),
                OptionalLong.empty()));
    }

    private static Anchor withBuyers(Member buyers) {
        return DemoNetwork.anchor(List.of(DemoNetwork.member(PRODUCERS), DemoNetwork.member(TRADERS), buyers));
    }
}
