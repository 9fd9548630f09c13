// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.access.Caller;
import org.capaz.gateway.projection.Sights;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.HandOvers;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.PremiumPlans;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** Each record that is not for everybody: those who see it do, and their neighbours do not; decision 176. */
class WhoSeesWhatTest {

    private static List<String> names(Json.Obj answer, String list, String member) {
        return RecordMembers.objects(answer, list).stream()
                .map(each -> RecordMembers.text(each, member))
                .toList();
    }

    private static List<String> payments(CaseGateway gateway, String party, String list) {
        return names(gateway.askAs(party, "/v1/" + list), list, "payment");
    }

    private static Consortium withAuditor(Consortium world) {
        return world.given(LedgerKeys.party(new PartyId("AUD-01")), "roles", "['ASSESSOR','AUDITOR']");
    }

    private static void assertUnknown(CaseGateway gateway, String party, String path, String unknown) {
        var forbidden = gateway.answerTo(party, path);
        var notThere = gateway.answerTo(party, unknown);
        assertThat(forbidden.statusCode()).as(path).isEqualTo(404);
        assertThat(notThere.statusCode()).as(unknown).isEqualTo(404);
        assertThat(TestGateway.json(forbidden).without("detail").without("detail_es"))
                .isEqualTo(TestGateway.json(notThere).without("detail").without("detail_es"));
    }

    @Test
    void a_payment_and_its_receipt_are_for_payer_and_payee_and_not_for_another_producer_of_the_same_member() {
        try (CaseGateway gateway = new CaseGateway(Stage.CONFIRMED.world(), "ProducersMSP")) {
            for (String list : List.of("payments", "receipts")) {
                assertThat(payments(gateway, "AMP-01", list)).containsExactly("P-AMP-01");
                assertThat(payments(gateway, "AMP-02", list)).containsExactly("P-AMP-02");
                assertThat(names(gateway.ask("/v1/" + list), list, "payment")).hasSize(4);
                assertThat(gateway.answerTo("AMP-01", "/v1/" + list + "/P-AMP-01")
                                .statusCode())
                        .isEqualTo(200);
                assertUnknown(gateway, "AMP-02", "/v1/" + list + "/P-AMP-01", "/v1/" + list + "/P-NONE");
            }
            assertThat(names(gateway.askAs("AMP-02", "/v1/payments?beneficiary=AMP-01"), "payments", "payment"))
                    .isEmpty();
            assertThat(names(gateway.askAs("AMP-01", "/v1/payments?beneficiary=AMP-01"), "payments", "payment"))
                    .containsExactly("P-AMP-01");
        }
    }

    @Test
    void the_payer_sees_its_payments_and_their_receipts_and_a_refiner_of_the_same_member_none() {
        try (CaseGateway gateway = new CaseGateway(Stage.CONFIRMED.world(), "BuyersMSP")) {
            assertThat(payments(gateway, "BUY-01", "payments")).hasSize(4);
            assertThat(payments(gateway, "BUY-01", "receipts")).hasSize(4);
            assertThat(payments(gateway, "REF-01", "payments")).isEmpty();
            assertThat(payments(gateway, "REF-01", "receipts")).isEmpty();
        }
    }

    @Test
    void an_auditor_that_the_members_admitted_sees_payments_and_a_traders_custodian_does_not() {
        Consortium world = withAuditor(Stage.CONFIRMED.world());
        try (CaseGateway assurance = new CaseGateway(world, "AssuranceMSP");
                CaseGateway traders = new CaseGateway(world, "TradersMSP")) {
            assertThat(payments(assurance, "AUD-01", "payments")).hasSize(4);
            assertThat(payments(assurance, "AUD-01", "receipts")).hasSize(4);
            assertThat(payments(assurance, "SCH-01", "receipts")).isEmpty();
            assertThat(payments(traders, "AGG-01", "receipts")).isEmpty();
        }
    }

    @Test
    void an_assessor_that_was_not_admitted_as_an_auditor_sees_no_payments() {
        try (CaseGateway assurance = new CaseGateway(Stage.CONFIRMED.world(), "AssuranceMSP")) {
            assertThat(payments(assurance, "AUD-01", "payments")).isEmpty();
        }
    }

    @Test
    void whole_blocks_are_handed_to_auditors_and_to_the_organisation_itself_and_to_no_party() {
        try (CaseGateway assurance = new CaseGateway(withAuditor(Stage.CONFIRMED.world()), "AssuranceMSP")) {
            Sights sights = assurance.bean(Sights.class);
            assertThat(sights.mayTakeBlocks(asking("AUD-01"))).isTrue();
            assertThat(sights.mayTakeBlocks(asking("AssuranceMSP"))).isTrue();
            assertThat(sights.mayTakeBlocks(asking("SCH-01"))).isFalse();
        }
    }

    private static HttpRequest<?> asking(String owner) {
        return HttpRequest.GET("/v1/audit/export")
                .setAttribute(Caller.ATTRIBUTE, new Caller.Officer("2XTS8C64E", owner, "AssuranceMSP"));
    }

    @Test
    void miners_are_for_their_own_producer_and_organisation_and_not_for_auditors() {
        Consortium world = withAuditor(Stage.CERTIFIED.world());
        String miner = WorkedCase.miner("AMP-04", 1).value();
        try (CaseGateway producers = new CaseGateway(world, "ProducersMSP");
                CaseGateway assurance = new CaseGateway(world, "AssuranceMSP")) {
            assertThat(RecordMembers.objects(producers.askAs("AMP-04", "/v1/miners?amp=AMP-04"), "miners"))
                    .hasSize(58);
            assertThat(producers.askAs("AMP-04", "/v1/miners/" + miner).toString())
                    .contains(miner);
            assertThat(RecordMembers.objects(producers.ask("/v1/miners?amp=AMP-04"), "miners"))
                    .hasSize(58);
            assertThat(names(producers.ask("/v1/miners"), "miners", "amp")).contains("AMP-02", "AMP-04");
            assertThat(RecordMembers.objects(producers.askAs("AMP-01", "/v1/miners"), "miners"))
                    .isEmpty();
            assertUnknown(producers, "AMP-01", "/v1/miners/" + miner, "/v1/miners/0000000000000");
            assertThat(RecordMembers.objects(assurance.askAs("AUD-01", "/v1/miners"), "miners"))
                    .isEmpty();
            assertThat(producers.askAs("AMP-04", "/v1/lots/LB").toString()).contains(miner);
            assertThat(producers.askAs("AMP-01", "/v1/lots/LB").toString())
                    .doesNotContain(miner)
                    .contains("\"contributors\":58");
        }
    }

    @Test
    void a_plan_is_for_its_producer_and_a_use_for_who_verified_it_too() {
        Consortium world = PremiumPlans.verified();
        try (CaseGateway producers = new CaseGateway(world, "ProducersMSP");
                CaseGateway buyers = new CaseGateway(world, "BuyersMSP")) {
            assertThat(names(producers.askAs("AMP-04", "/v1/plans"), "plans", "plan"))
                    .containsExactly("PL-01");
            assertThat(names(producers.askAs("AMP-01", "/v1/plans"), "plans", "plan"))
                    .isEmpty();
            assertThat(names(buyers.askAs("BUY-01", "/v1/plans"), "plans", "plan"))
                    .isEmpty();
            assertThat(names(producers.askAs("AMP-04", "/v1/uses"), "uses", "verifiedBy"))
                    .containsExactly("AUD-01");
        }
    }

    @Test
    void gold_on_its_way_is_known_to_those_who_take_part_and_to_all_once_it_has_arrived() {
        try (CaseGateway producers = new CaseGateway(HandOvers.onItsWay(), "ProducersMSP")) {
            assertThat(names(producers.askAs("AMP-04", "/v1/transfers?lot=LB"), "transfers", "to"))
                    .containsExactly("AGG-01");
            assertThat(names(producers.askAs("AMP-02", "/v1/transfers?lot=LB"), "transfers", "to"))
                    .isEmpty();
            assertThat(RecordMembers.objects(producers.askAs("AMP-04", "/v1/lots/LB"), "transfers"))
                    .hasSize(1);
            assertThat(RecordMembers.objects(producers.askAs("AMP-02", "/v1/lots/LB"), "transfers"))
                    .isEmpty();
        }
        try (CaseGateway arrived = new CaseGateway(Stage.AT_AGGREGATOR.world(), "ProducersMSP")) {
            assertThat(names(arrived.askAs("AMP-02", "/v1/transfers?lot=LA"), "transfers", "to"))
                    .containsExactly("AGG-01");
        }
    }

    @Test
    void a_correction_stands_beside_the_receipt_that_it_corrects_and_the_payment_says_what_became_of_it() {
        Consortium world = PremiumCase.announced();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            String payment = "/v1/payments?beneficiary=AMP-04";
            assertThat(names(gateway.ask(payment), "payments", "became")).containsExactly("ANNOUNCED");
            world.amp04().denies(PremiumCase.denial("AMP-04")).recorded();
            gateway.follow();
            assertThat(names(gateway.ask(payment), "payments", "became")).containsExactly("DENIED");
            assertThat(gateway.ask("/v1/receipts").toString()).doesNotContain("corrections");

            world.amp04().corrects(PremiumCase.correction("AMP-04")).recorded();
            world.amp01().confirms(WorkedCase.arrival("AMP-01")).recorded();
            gateway.follow();
            assertThat(names(gateway.ask(payment), "payments", "became")).containsExactly("CORRECTED");
            assertThat(names(gateway.ask("/v1/payments?beneficiary=AMP-01"), "payments", "became"))
                    .containsExactly("RECEIVED");
            assertThat(RecordMembers.objects(gateway.ask("/v1/receipts?beneficiary=AMP-04"), "receipts"))
                    .singleElement()
                    .satisfies(receipt -> {
                        assertThat(RecordMembers.text(receipt, "state")).isEqualTo("DISPUTED");
                        assertThat(RecordMembers.text(receipt, "payer")).isEqualTo("BUY-01");
                        assertThat(names(receipt, "corrections", "receipt")).containsExactly("R-AMP-04-2");
                    });
        }
    }

    @Test
    void a_payment_that_the_bank_sent_back_is_cancelled() {
        Consortium world = PremiumCase.denied();
        try (CaseGateway gateway = new CaseGateway(world, "BuyersMSP")) {
            world.later(Duration.ofDays(1))
                    .buy01()
                    .takesPaymentBack(PremiumCase.reversal("AMP-04"))
                    .recorded();
            gateway.follow();
            assertThat(names(gateway.askAs("BUY-01", "/v1/payments?beneficiary=AMP-04"), "payments", "became"))
                    .containsExactly("CANCELLED");
        }
    }
}
