// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.dishonest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.e2e.World;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.statement.P256;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.label.LabelPayload;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.label.LabelViewResponse;
import org.capaz.verifier.trust.ChaincodeDefinition;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.wire.ProtoWriter;
import org.hyperledger.fabric.client.identity.Identities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Members' own peers as the attackers: their keys sign what no ledger holds. Shows where the verdict stands firm, and where it
 * ends: with as many members as must sign.
 */
@Order(11)
@ExtendWith(World.class)
class DishonestPeersScenario {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Phone PHONE = new Phone(CHROMIUM);

    private final Network network = World.network();

    @TempDir
    Path home;

    private Verifier verifier;

    @BeforeEach
    void somebody_who_has_seen_nothing_yet() {
        verifier = Verifier.in(home);
    }

    private static String label() throws IOException {
        return Files.readString(World.demoFile("label.txt")).strip();
    }

    private Member member(String name) {
        return network.consortium().member(name);
    }

    /** A member's peer's key, in hands that sign what they like. */
    private record PeerKey(byte[] identity, PrivateKey key) {
        LabelPayload.Signature signs(byte[] response) {
            byte[] signed = new ProtoWriter().raw(response).raw(identity).toBytes();
            return new LabelPayload.Signature(PeerDirectory.keyTag(identity), P256.sign(key, signed));
        }
    }

    private PeerKey peerKey(String name) throws IOException, GeneralSecurityException {
        Member member = member(name);
        var crypto = new CryptoMaterial(network.layout(), member);
        try (Reader key = Files.newBufferedReader(crypto.keyOf(crypto.peer()))) {
            return new PeerKey(
                    new ProtoWriter()
                            .text(1, member.mspId())
                            .text(2, network.peerCertificate(member))
                            .toBytes(),
                    Identities.readPrivateKey(key));
        }
    }

    /** The demonstration's label with other claims, and over them the signatures of these keys. */
    private String signed(LabelClaims claims, PeerKey... keys) throws IOException {
        ChaincodeDefinition definition = verifier.anchor().definitions().getFirst();
        LabelPayload genuine = payload();
        byte[] response = LabelViewResponse.rebuild(
                with(genuine, claims, List.of()), claims, definition.chaincode(), definition.version());
        List<LabelPayload.Signature> signatures =
                Stream.of(keys).map(key -> key.signs(response)).toList();
        return new LabelText(
                        label().substring(0, label().indexOf('#')),
                        with(genuine, claims, signatures).bytes())
                .text();
    }

    private static LabelPayload with(
            LabelPayload genuine, LabelClaims claims, List<LabelPayload.Signature> signatures) {
        return new LabelPayload(
                genuine.networkTag(),
                genuine.proposalHash(),
                genuine.definition(),
                genuine.certificate(),
                genuine.status(),
                claims.bytes(),
                signatures);
    }

    private static LabelPayload payload() throws IOException {
        return LabelPayload.read(LabelText.parse(label()).payload());
    }

    private static LabelClaims claims() throws IOException {
        return LabelClaims.read(payload().claims());
    }

    /** The same bar with twice the gold, under a record that is on no ledger. */
    private static LabelClaims withMoreGold() throws IOException {
        LabelClaims claims = claims();
        return new LabelClaims(
                claims.domain(),
                claims.certificate(),
                Digest.sha256("no record".getBytes(UTF_8)),
                claims.asOf(),
                claims.validUntil(),
                claims.statusIndex(),
                2 * claims.grossMg(),
                2 * claims.fineMg(),
                claims.fineness(),
                claims.country(),
                claims.seal());
    }

    @Test
    void a_label_that_the_same_members_signed_on_another_channel_is_not_genuine_here() throws Exception {
        LabelClaims here = claims();
        var elsewhere = new LabelClaims(
                LabelClaims.domain("another-channel", network.consortium().chaincode()),
                here.certificate(),
                here.recordHash(),
                here.asOf(),
                here.validUntil(),
                here.statusIndex(),
                here.grossMg(),
                here.fineMg(),
                here.fineness(),
                here.country(),
                here.seal());
        PeerKey traders = peerKey("traders");
        PeerKey assurance = peerKey("assurance");

        notGenuine(signed(elsewhere, traders, assurance), "E-DOMAIN");

        assertThat(verifier.check(signed(here, traders, assurance))
                        .endingWith(0)
                        .verdict())
                .isEqualTo("GENUINE_STATUS_UNKNOWN");
    }

    @Test
    void one_member_alone_makes_no_label() throws Exception {
        PeerKey traders = peerKey("traders");

        notGenuine(signed(withMoreGold(), traders, traders), "E-QUORUM");
    }

    /** By the program and on a telephone. */
    private void notGenuine(String label, String code, String... options) {
        Verifier.Report report = verifier.check(label, options).endingWith(1);
        assertThat(report.verdict()).isEqualTo("NOT_GENUINE");
        assertThat(report.code()).isEqualTo(code);

        Phone.Shown shown = PHONE.scans(label);
        assertThat(shown.verdict()).isEqualTo("NOT_GENUINE");
        assertThat(shown.code()).isEqualTo(code);
        assertThat(shown.classes()).contains("over");
    }

    /** What the page "What a verdict does not prove" says of it, and what to do about it. */
    @Test
    void what_two_members_sign_together_only_the_other_members_expose() throws Exception {
        String label = signed(withMoreGold(), peerKey("traders"), peerKey("assurance"));

        assertThat(verifier.check(label).endingWith(0).verdict()).isEqualTo("GENUINE_STATUS_UNKNOWN");

        notGenuine(label, "E-RECORD", "--live");
    }
}
