// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.TestDatabase;
import org.capaz.gateway.certificate.EndorsedViews.View;
import org.capaz.gateway.certificate.ViewCollector.ViewCollection;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.statement.Objection;
import org.capaz.verifier.trust.Anchor;
import org.junit.jupiter.api.Test;

class ViewCollectorTest {
    private static final Objection ENDED = new Objection(
            "CERTIFICATE_NOT_ISSUED",
            Message.CERTIFICATE_STATE_WRONG
                    .with("certificate", Argument.id("C-1"))
                    .and("state", Argument.id("ENDED")));
    private static final Json.Obj ANCHOR_FILE = anchorFile();
    private static final Anchor ANCHOR = read(ANCHOR_FILE);

    private final List<List<String>> asked = Collections.synchronizedList(new ArrayList<>());

    /** Of four members, two of which must sign. */
    private static Json.Obj anchorFile() {
        try {
            return CanonicalJson.parseObject(
                    Files.readString(Path.of("../verifier/src/test/resources/vectors/anchor.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Anchor read(Json.Obj anchor) {
        return Anchor.read(CanonicalJson.bytes(anchor));
    }

    private ViewCollector with(EndorsedViews views) {
        return new ViewCollector(
                (organisations, function, arguments) -> {
                    asked.add(organisations);
                    return views.ask(organisations, function, arguments);
                },
                TestDatabase.settings(""));
    }

    /** Peers that all answer alike, except those that are away. */
    private static EndorsedViews without(String... away) {
        return (organisations, function, arguments) -> organisations.stream().anyMatch(Set.of(away)::contains)
                ? new View.Unreachable(GatewayMessage.PEERS_NOT_REACHED.with("what", Argument.id("connection refused")))
                : new View.Endorsed(new byte[] {(byte) organisations.size()});
    }

    private static List<Byte> sizes(ViewCollection collection) {
        return ((ViewCollection.Collected) collection)
                .payloads().stream().map(payload -> payload[0]).toList();
    }

    @Test
    void a_state_is_asked_of_all_members_together() {
        assertThat(sizes(with(without()).state("id", "challenge"))).containsExactly((byte) 4);
    }

    @Test
    void when_one_is_away_the_others_are_asked_one_by_one() {
        assertThat(sizes(with(without("BuyersMSP")).state("id", "challenge")))
                .containsExactly((byte) 1, (byte) 1, (byte) 1);
    }

    @Test
    void when_nobody_answers_that_is_said() {
        assertThat(with(without("ProducersMSP", "TradersMSP", "BuyersMSP", "AssuranceMSP"))
                        .state("id", "challenge"))
                .isInstanceOf(ViewCollection.NotReached.class);
    }

    @Test
    void peers_at_different_heights_are_given_a_moment() {
        var answers = new ArrayList<View>(List.of(new View.Differing("heights"), new View.Endorsed(new byte[] {9})));

        assertThat(sizes(with((organisations, function, arguments) -> answers.removeFirst())
                        .status("challenge")))
                .containsExactly((byte) 9);
    }

    @Test
    void a_label_is_signed_by_two_members_other_than_this_one() {
        with(without()).label("id", ANCHOR);

        assertThat(asked).containsExactly(List.of("TradersMSP", "BuyersMSP"));
    }

    @Test
    void a_label_finds_the_two_others_that_are_there() {
        assertThat(with(without("TradersMSP")).label("id", ANCHOR)).isInstanceOf(ViewCollection.Collected.class);
        assertThat(asked.getLast()).containsExactly("BuyersMSP", "AssuranceMSP");
    }

    @Test
    void a_label_is_signed_by_as_many_others_as_the_anchor_asks_for() {
        Anchor three = read(ANCHOR_FILE.with("minOrgs", 3));

        assertThat(with(without()).label("id", three)).isInstanceOf(ViewCollection.Collected.class);
        assertThat(asked).containsExactly(List.of("TradersMSP", "BuyersMSP", "AssuranceMSP"));
        assertThat(with(without("TradersMSP")).label("id", three)).isInstanceOf(ViewCollection.NotReached.class);
    }

    @Test
    void an_operator_is_not_asked_for_a_label() {
        List<Json> members = ((Json.Arr) ANCHOR_FILE.get("orgs"))
                .items().stream()
                        .map(each -> (Json.Obj) each)
                        .map(each ->
                                each.with("operator", Json.text("TradersMSP").equals(each.get("mspId"))))
                        .map(Json.class::cast)
                        .toList();

        assertThat(with(without()).label("id", read(ANCHOR_FILE.with("orgs", members))))
                .isInstanceOf(ViewCollection.Collected.class);
        assertThat(asked).containsExactly(List.of("BuyersMSP", "AssuranceMSP"));
    }

    @Test
    void one_other_member_alone_makes_no_label() {
        assertThat(with(without("TradersMSP", "BuyersMSP")).label("id", ANCHOR))
                .isInstanceOf(ViewCollection.NotReached.class);
    }

    @Test
    void what_the_contract_refuses_is_not_asked_again() {
        assertThat(with((organisations, function, arguments) -> new View.Refused(ENDED))
                        .label("id", ANCHOR))
                .isEqualTo(new ViewCollection.Refused(ENDED));
        assertThat(asked).hasSize(1);
    }
}
