// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.MEMBERS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Member;
import org.junit.jupiter.api.Test;

/** An anchor that is made anew from the network after an upgrade asks no less than the one before. */
class NextAnchorTest {
    /** What a network shows: members with their roots, and nothing that was decided. */
    private static final Anchor FOUND = DemoNetwork.anchor(
            MEMBERS.stream().map(member -> member.member(List.of())).toList());

    private static final String PEER_CA = text(organisation(ANCHOR, "ProducersMSP"), "roots");

    private static final Anchor DECIDED = Anchor.read(CanonicalJson.bytes(json(ANCHOR)
            .with("version", 7)
            .with("minOrgs", 3)
            .with("maxSkew", 60)
            .with("statusMaxAge", 86_400)
            .with("timeAttested", false)
            .with("heartbeat", 3_600)
            .with("labelHost", Json.NULL)
            .with("orgs", decided())));

    private static List<Json> decided() {
        return ((Json.Arr) json(ANCHOR).get("orgs"))
                .items().stream()
                        .map(each -> (Json.Obj) each)
                        .map(each -> switch (((Json.Str) each.get("mspId")).text()) {
                            case "ProducersMSP" -> each.with("peerCa", PEER_CA);
                            case "AssuranceMSP" -> each.with("operator", true);
                            default -> each;
                        })
                        .map(Json.class::cast)
                        .toList();
    }

    @Test
    void what_was_decided_for_all_stays() {
        Anchor next = FOUND.asNextAfter(DECIDED);

        assertThat(next.version()).isEqualTo(8);
        assertThat(next.previous()).contains(DECIDED.id());
        assertThat(next.minOrgs()).isEqualTo(3);
        assertThat(next.maxSkew()).isEqualTo(60);
        assertThat(next.statusMaxAge()).isEqualTo(86_400);
        assertThat(next.timeAttested()).isFalse();
        assertThat(next.heartbeat()).isEqualTo(3_600);
        assertThat(next.labelHost()).isEmpty();
    }

    @Test
    void what_was_decided_about_a_member_stays_and_nothing_is_decided_about_the_others() {
        Anchor next = FOUND.asNextAfter(DECIDED);

        assertThat(member(next, "BuyersMSP").crls())
                .isNotEmpty()
                .isEqualTo(member(ANCHOR, "BuyersMSP").crls());
        assertThat(member(next, "ProducersMSP").peerCa()).isPresent();
        assertThat(member(next, "AssuranceMSP").operator()).isTrue();
        assertThat(member(next, "TradersMSP")).isEqualTo(member(FOUND, "TradersMSP"));
    }

    @Test
    void a_member_that_leaves_stays_for_what_it_signed_and_neither_is_asked_nor_counts() {
        Member left = member(ANCHOR, "BuyersMSP").leftAt(100);
        Anchor next = DemoNetwork.anchor(ANCHOR.members().stream()
                .map(member -> member.mspId().equals("BuyersMSP") ? left : member)
                .toList());

        assertThat(Anchor.read(next.bytes())).isEqualTo(next);
        assertThat(next.present())
                .extracting(Member::mspId)
                .containsExactly("AssuranceMSP", "ProducersMSP", "TradersMSP");
        assertThat(left.gateways()).isEmpty();
        assertThat(left.crls()).isEqualTo(member(ANCHOR, "BuyersMSP").crls());
        assertThat(left.leftAt(200)).isEqualTo(left);
        assertThat(member(next.asNextAfter(ANCHOR), "BuyersMSP").until()).hasValue(100);
    }

    @Test
    void no_more_organisations_must_sign_than_there_still_are() {
        Json.Obj three = json(ANCHOR).with("minOrgs", 4);

        assertThat(Anchor.read(CanonicalJson.bytes(three)).minOrgs()).isEqualTo(4);
        assertThatThrownBy(() -> Anchor.read(CanonicalJson.bytes(three.with(
                        "orgs",
                        ((Json.Arr) three.get("orgs"))
                                .items().stream()
                                        .map(each -> (Json.Obj) each)
                                        .map(each -> Json.text("BuyersMSP").equals(each.get("mspId"))
                                                ? each.with("until", 100)
                                                : each)
                                        .map(Json.class::cast)
                                        .toList()))))
                .hasMessageContaining("E-ANCHOR");
    }

    @Test
    void a_root_of_before_stays_beside_the_one_of_now() {
        Member renewed = MEMBERS.getFirst().member(List.of());
        Member other = DemoNetwork.STRANGER.member(List.of());
        Member now = Member.of(renewed.mspId(), renewed.name(), other.roots().getFirst(), List.of());

        assertThat(now.asDecidedBefore(Optional.of(renewed)).roots())
                .containsExactly(renewed.roots().getFirst(), other.roots().getFirst());
    }

    @Test
    void what_the_network_shows_is_taken_from_it() {
        Anchor next = FOUND.asNextAfter(DECIDED);

        assertThat(next.definitions()).isEqualTo(FOUND.definitions());
        assertThat(next.consenters()).isEqualTo(FOUND.consenters());
        assertThat(Anchor.read(next.bytes())).isEqualTo(next);
    }

    private static Member member(Anchor anchor, String mspId) {
        return anchor.member(mspId).orElseThrow();
    }

    private static Json.Obj json(Anchor anchor) {
        return CanonicalJson.parseObject(new String(anchor.bytes(), StandardCharsets.UTF_8));
    }

    private static Json.Obj organisation(Anchor anchor, String mspId) {
        return ((Json.Arr) json(anchor).get("orgs"))
                .items().stream()
                        .map(each -> (Json.Obj) each)
                        .filter(each -> Json.text(mspId).equals(each.get("mspId")))
                        .findFirst()
                        .orElseThrow();
    }

    private static String text(Json.Obj organisation, String list) {
        return ((Json.Str) ((Json.Arr) organisation.get(list)).items().getFirst()).text();
    }
}
