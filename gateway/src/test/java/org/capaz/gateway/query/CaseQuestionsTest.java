// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.capaz.gateway.CaseGateway;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.RuleEvidence;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I23, I29, I48: what officers are answered about the worked case, and what only the miners' own organisation is. */
class CaseQuestionsTest {

    @Test
    void what_each_miner_brought_is_told_to_the_miners_own_organisation_only() {
        String miner = WorkedCase.miner("AMP-04", 1).value();
        try (CaseGateway own = new CaseGateway(Stage.CERTIFIED.world(), "ProducersMSP");
                CaseGateway other = new CaseGateway(Stage.CERTIFIED.world(), "TradersMSP")) {
            assertThat(own.ask("/v1/lots/LB").toString()).contains(miner);
            RuleEvidence.allowed("A gateway's answer about a lot");

            Json.Obj told = other.ask("/v1/lots/LB");
            assertThat(told.toString()).doesNotContain(miner);
            Json.Obj contributions = (Json.Obj) told.get("contributions");
            assertThat(RecordMembers.number(contributions, "contributors")).isEqualTo(58);
            assertThat(RecordMembers.number(contributions, "grossMg")).isEqualTo(487_200);
            RuleEvidence.refused(Rule.I48, "A gateway's answer about a lot");
        }
    }

    @Test
    void the_networks_balance_is_answered_with_both_sides_as_of_any_block() {
        Consortium world = Stage.SEALED.world();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            Json.Obj before = gateway.ask("/v1/audit/balance");
            assertThat(before.toString())
                    .contains("\"began\":{\"declaredMg\":3330013}", "\"activeMg\":3330013", "\"differenceMg\":0");

            world.at(Instant.parse("2024-03-05T20:30:00Z"))
                    .amp01()
                    .splits(WorkedCase.split())
                    .recorded();
            world.given(LedgerKeys.lot(new LotId("LA-1")), "fineMg", "654376");
            gateway.follow();
            assertThat(RecordMembers.number(gateway.ask("/v1/audit/balance"), "differenceMg"))
                    .isEqualTo(-1);
            assertThat(gateway.ask("/v1/audit/balance?asOf=0").without("height"))
                    .isEqualTo(before.without("height"));
        }
        try (CaseGateway melted = new CaseGateway(Stage.CERTIFIED.world(), "ProducersMSP")) {
            assertThat(melted.ask("/v1/audit/balance").toString())
                    .contains("\"declaredMg\":3330013", "\"activeMg\":3325156", "\"lostMg\":4857", "\"differenceMg\":0")
                    .contains(
                            "\"custodians\":[{\"creeping\":false,\"gainedMg\":0,\"gains\":0,\"losses\":1,\"lostMg\":2923,\"party\":\"AGG-01\"}]",
                            "\"laboratories\":[{\"creeping\":false,\"gainedMg\":0,\"gains\":0,\"losses\":1,\"lostMg\":1934,\"party\":\"REF-01\"}]",
                            "\"overcounted\":[]",
                            "\"unattributedMg\":0");
        }
    }

    @Test
    void a_held_lot_comes_with_its_hold_and_the_list_of_flags_names_what_each_stands_on() {
        Consortium world = Stage.SEALED.world();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            assertThat(RecordMembers.objects(gateway.ask("/v1/lots/LA"), "holds"))
                    .isEmpty();
            world.sch01().holds(LotStory.hold("LA")).recorded();
            gateway.follow();
            assertThat(RecordMembers.objects(gateway.ask("/v1/lots/LA"), "holds"))
                    .singleElement()
                    .satisfies(
                            hold -> assertThat(RecordMembers.text(hold, "hold")).isEqualTo("H-1"));
            assertThat(RecordMembers.objects(gateway.ask("/v1/flags?kind=HOLD"), "flags"))
                    .singleElement()
                    .satisfies(flag ->
                            assertThat(RecordMembers.text(flag, "subject")).isEqualTo("lot/LA"));

            world.sch01().releases(LotStory.release("LA")).recorded();
            gateway.follow();
            assertThat(RecordMembers.objects(gateway.ask("/v1/lots/LA"), "holds"))
                    .isEmpty();
            assertThat(RecordMembers.objects(gateway.ask("/v1/flags"), "flags")).isEmpty();
            assertThat(RecordMembers.objects(gateway.ask("/v1/flags?closed=true"), "flags"))
                    .hasSize(1);
        }
    }

    @Test
    void an_attestation_comes_with_its_contests_and_notices() {
        Consortium world = Stage.SEALED.world();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            String path = "/v1/attestations?subject=AMP-01";
            assertThat(gateway.ask(path).toString()).contains("\"notices\":[]").doesNotContain("CONTESTED");

            world.amp01().contests(Conduct.contest()).recorded();
            gateway.follow();
            assertThat(RecordMembers.objects(gateway.ask(path), "attestations"))
                    .filteredOn(attestation ->
                            RecordMembers.texts(attestation, "notices").contains("CONTESTED"))
                    .singleElement()
                    .satisfies(attestation -> {
                        assertThat(RecordMembers.text(attestation, "attestation"))
                                .isEqualTo("AT-AMP-01-M3");
                        assertThat(RecordMembers.objects(attestation, "contests"))
                                .hasSize(1);
                    });
        }
    }
}
