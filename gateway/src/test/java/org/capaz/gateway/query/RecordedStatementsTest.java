// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.TestGateway;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** A recorded statement with its signatures: for who made it and who sees all that it wrote, and for nobody else; decision 201. */
class RecordedStatementsTest {
    private static Consortium withAuditor(Consortium world) {
        return world.given(LedgerKeys.party(new PartyId("AUD-01")), "roles", "['ASSESSOR','AUDITOR']");
    }

    /** Records it and reads it at each of these gateways. */
    private static String recorded(Draft draft, CaseGateway... gateways) {
        draft.recorded();
        for (CaseGateway gateway : gateways) {
            gateway.follow();
        }
        return "/v1/statements/" + draft.statement().id();
    }

    private static List<String> families(Json.Obj answer) {
        return RecordMembers.objects(answer, "records").stream()
                .map(record -> RecordMembers.text(record, "family"))
                .toList();
    }

    private static void assertHidden(CaseGateway gateway, String party, String path) {
        HttpResponse<byte[]> hidden = gateway.answerTo(party, path);
        HttpResponse<byte[]> unknown = gateway.answerTo(party, "/v1/statements/no-such-statement");
        assertThat(hidden.statusCode()).as(party).isEqualTo(404);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(TestGateway.json(hidden).without("detail").without("detail_es"))
                .isEqualTo(TestGateway.json(unknown).without("detail").without("detail_es"));
    }

    private static void assertShown(CaseGateway gateway, String party, String path) {
        assertThat(gateway.answerTo(party, path).statusCode()).as(party).isEqualTo(200);
    }

    @Test
    void it_is_answered_as_it_was_signed_with_its_place_and_what_it_wrote() {
        Consortium world = PremiumCase.announced();
        try (CaseGateway producers = new CaseGateway(world, "ProducersMSP")) {
            Draft confirmation = world.amp01().confirms(WorkedCase.arrival("AMP-01"));
            String path = recorded(confirmation, producers);
            Json.Obj answer = producers.ask(path);

            Json.Obj signed = (Json.Obj) answer.get("signed");
            assertThat(signed)
                    .isEqualTo(CanonicalJson.parseObject(
                            world.calls().getLast().arguments().get(1)));
            assertThat(RecordMembers.objects(signed, "signatures"))
                    .hasSize(confirmation.signers().size());
            assertThat(((Json.Obj) answer.get("recorded")).get("block")).isEqualTo(Json.number(1));
            assertThat(families(answer)).containsExactly("receipt");
        }
    }

    @Test
    void what_became_of_a_payment_is_for_payer_payee_and_auditor_and_for_no_other_producer_of_the_same_member() {
        Consortium world = withAuditor(PremiumCase.denied());
        try (CaseGateway producers = new CaseGateway(world, "ProducersMSP");
                CaseGateway buyers = new CaseGateway(world, "BuyersMSP");
                CaseGateway assurance = new CaseGateway(world, "AssuranceMSP")) {
            for (Draft draft : List.of(
                    world.amp01().confirms(WorkedCase.arrival("AMP-01")),
                    world.amp04().corrects(PremiumCase.correction("AMP-04")))) {
                String path = recorded(draft, producers, buyers, assurance);

                assertShown(producers, draft.statement().actor(), path);
                assertShown(buyers, "BUY-01", path);
                assertShown(assurance, "AUD-01", path);
                assertHidden(producers, "AMP-02", path);
                assertHidden(buyers, "REF-01", path);
                assertHidden(assurance, "SCH-01", path);
            }
        }
    }

    @Test
    void who_brought_what_is_for_the_producer_alone_and_the_lot_is_for_everybody() {
        Consortium world = withAuditor(EveryKind.withPaper("LB"));
        try (CaseGateway producers = new CaseGateway(world, "ProducersMSP");
                CaseGateway assurance = new CaseGateway(world, "AssuranceMSP")) {
            String path = recorded(world.by("AMP-04").declares(WorkedCase.lotLB()), producers, assurance);

            assertShown(producers, "AMP-04", path);
            assertThat(producers.raw(path).statusCode()).isEqualTo(200);
            assertHidden(producers, "AMP-01", path);
            assertHidden(assurance, "AUD-01", path);
            assertShown(producers, "AMP-01", "/v1/lots/LB");
        }
    }

    @Test
    void what_everybody_may_know_is_shown_to_every_officer_of_a_member() {
        Draft assessment = EveryKind.rightly(StatementKind.RECORD_ASSESSMENT);
        try (CaseGateway traders = new CaseGateway(assessment.world(), "TradersMSP")) {
            String path = recorded(assessment, traders);

            assertShown(traders, "AGG-01", path);
            assertThat(families(traders.askAs("AGG-01", path))).contains("assessment");
        }
    }

    @Test
    void of_a_batch_each_statement_is_shown_alone_and_to_those_who_see_it() {
        Consortium world = PremiumCase.announced();
        try (CaseGateway producers = new CaseGateway(world, "ProducersMSP")) {
            Draft first = world.amp01().confirms(WorkedCase.arrival("AMP-01"));
            first.recorded();
            Draft second = world.amp02().confirms(WorkedCase.arrival("AMP-02"));
            String path = recorded(second, producers);

            Json.Obj answer = producers.askAs("AMP-02", path);
            assertThat(answer.toString()).contains("P-AMP-02").doesNotContain("P-AMP-01");
            assertHidden(
                    producers, "AMP-02", "/v1/statements/" + first.statement().id());
            assertShown(
                    producers, "AMP-01", "/v1/statements/" + first.statement().id());
        }
    }

    @Test
    void while_the_peer_hands_out_no_block_those_who_may_see_it_are_told_so_and_others_nothing() {
        Consortium world = PremiumCase.announced();
        try (CaseGateway producers = new CaseGateway(world, "ProducersMSP")) {
            String path = recorded(world.amp01().confirms(WorkedCase.arrival("AMP-01")), producers);
            assertShown(producers, "AMP-01", path);
            producers.loseBlocks();

            HttpResponse<byte[]> away = producers.answerTo("AMP-01", path);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(TestGateway.code(away)).isEqualTo("BLOCK_NOT_READ");
            assertHidden(producers, "AMP-02", path);
        }
    }

    @Test
    void a_correction_stands_beside_what_it_corrects_and_is_told_as_a_change_to_the_same_people() {
        Consortium world = PremiumCase.denied();
        try (CaseGateway producers = new CaseGateway(world, "ProducersMSP");
                CaseGateway buyers = new CaseGateway(world, "BuyersMSP")) {
            producers.tokenOf("AMP-04");
            producers.tokenOf("AMP-01");
            buyers.tokenOf("BUY-01");
            buyers.tokenOf("REF-01");
            long height = RecordMembers.number(producers.ask("/v1/changes"), "height");
            long atBuyers = RecordMembers.number(buyers.ask("/v1/changes"), "height");
            recorded(world.amp04().corrects(PremiumCase.correction("AMP-04")), producers, buyers);

            assertThat(told(producers, "AMP-04", height)).contains("\"correction\"");
            assertThat(told(buyers, "BUY-01", atBuyers)).contains("\"correction\"");
            assertThat(told(producers, "AMP-01", height)).doesNotContain("correction");
            assertThat(told(buyers, "REF-01", atBuyers)).doesNotContain("correction");

            Json.Obj payment =
                    (Json.Obj) buyers.askAs("BUY-01", "/v1/payments/P-AMP-04").get("payment");
            assertThat(RecordMembers.text(payment, "state")).isEqualTo("CONFIRMED");
            Json.Obj receipt = (Json.Obj)
                    producers.askAs("AMP-04", "/v1/receipts/P-AMP-04").get("receipt");
            assertThat(RecordMembers.objects(receipt, "corrections")).hasSize(1);
            assertThat(RecordMembers.objects(
                            RecordMembers.objects(producers.askAs("AMP-04", "/v1/receipts"), "receipts")
                                    .getFirst(),
                            "corrections"))
                    .hasSize(1);
        }
    }

    private static String told(CaseGateway gateway, String party, long after) {
        return gateway.askAs(party, "/v1/changes?after=" + after + ".0").toString();
    }
}
