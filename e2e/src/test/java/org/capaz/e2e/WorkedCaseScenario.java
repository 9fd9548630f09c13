// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked case comes out of the ledger with the integers it was computed with on paper. */
@Order(1)
@ExtendWith(World.class)
class WorkedCaseScenario {
    private final Gateway buyers = Gateway.of("buyers");
    private final Officer refiner = Officer.of("buyers", "ref-01-custodian");

    @Test
    void the_demonstration_ends_well_and_tells_its_story_in_under_60_lines() {
        Run demo = World.demo();

        assertThat(demo.exit()).as("%s", demo).isZero();
        assertThat(demo.out().lines().count()).isLessThan(60);
        assertThat(demo.out())
                .contains("3 325.156 g", "4 356.14", "1 774.71", "321.50", "6 848.27")
                .contains("NOT GENUINE");
    }

    @ParameterizedTest
    @CsvSource({"LA,1090625", "LB,444326", "LC,80494", "LD,1714568"})
    void each_production_lot_holds_the_fine_gold_that_its_assay_says(String lot, long fineMg) {
        assertThat(lot(lot).get("fineMg")).isEqualTo(Json.number(fineMg));
        assertThat(lot(lot).get("successors")).isEqualTo(Json.texts(List.of("LE")));
    }

    @Test
    void lot_LB_has_its_58_contributions_and_only_its_producers_see_whose() {
        Gateway.Answer own = Gateway.of("producers").get("/v1/lots/LB", World.clerk("producers"));
        assertThat(own.status()).as(own.body()).isEqualTo(200);
        Json.Obj contributions = (Json.Obj) own.json().get("contributions");
        assertThat(((Json.Arr) contributions.get("contributions")).items()).hasSize(58);

        assertThat(CanonicalJson.write(described("LB"))).doesNotContain("\"miner\"");
    }

    @Test
    void bar_LE_holds_what_the_outturn_found_and_books_the_rest_as_loss() {
        assertThat(lot("LE").get("grossMg")).isEqualTo(Json.number(3_944_900));
        assertThat(lot("LE").get("fineness")).isEqualTo(Json.number(84_290));
        assertThat(lot("LE").get("fineMg")).isEqualTo(Json.number(3_325_156));
        assertThat(lot("LE").get("lossMg")).isEqualTo(Json.number(1_934));
        assertThat(shares(lot("LE")))
                .isEqualTo(Map.of("AMP-01", 1_089_035L, "AMP-02", 80_376L, "AMP-03", 1_712_067L, "AMP-04", 443_678L));
    }

    @Test
    void before_the_outturn_bar_LE_was_what_the_aggregator_had_cast() {
        long outturn = World.block("lot.outturn");

        Json.Obj before = (Json.Obj)
                buyers.get("/v1/lots/LE?asOf=" + (outturn - 1), refiner).json().get("lot");

        assertThat(before.get("fineMg")).as("%s", before).isEqualTo(Json.number(3_327_090));
        assertThat(shares(before))
                .isEqualTo(Map.of("AMP-01", 1_089_668L, "AMP-02", 80_423L, "AMP-03", 1_713_063L, "AMP-04", 443_936L));
    }

    @ParameterizedTest
    @CsvSource({"AMP-01,435614", "AMP-04,177471", "AMP-02,32150", "AMP-03,684827"})
    void each_producer_is_owed_its_cents_and_confirms_them(String producer, long cents) {
        Json.Obj obligation =
                (Json.Obj) ((Json.Arr) buyers.get("/v1/obligations?lot=LE&beneficiary=" + producer, refiner)
                                .json()
                                .get("obligations"))
                        .items()
                        .getFirst();

        assertThat(obligation.get("minor")).isEqualTo(Json.number(cents));
        assertThat(obligation.get("currency")).isEqualTo(Json.text("USD"));
        assertThat(obligation.get("state")).isEqualTo(Json.text("CONFIRMED"));
    }

    @Test
    void every_receipt_names_two_different_officers_and_what_arrived_in_pesos() {
        Officer payer = Officer.of("buyers", "buy-01-payments");
        List<Json> receipts =
                ((Json.Arr) buyers.get("/v1/receipts", payer).json().get("receipts")).items();
        assertThat(buyers.get("/v1/receipts", refiner).json().get("receipts"))
                .as("a refiner is neither payer nor payee")
                .isEqualTo(Json.texts(List.of()));

        assertThat(receipts).hasSize(4).allSatisfy(receipt -> {
            List<Json> confirmers = ((Json.Arr) ((Json.Obj) receipt).get("confirmedBy")).items();
            assertThat(confirmers.stream()
                            .map(officer -> ((Json.Obj) officer).get("officer"))
                            .distinct())
                    .hasSize(2);
            assertThat(((Json.Obj) ((Json.Obj) receipt).get("received")).get("currency"))
                    .isEqualTo(Json.text("COP"));
        });
    }

    @Test
    void every_member_tells_the_same() {
        assertThat(World.facts(0)).hasSize(4);
    }

    private Json.Obj described(String lot) {
        Gateway.Answer answer = buyers.get("/v1/lots/" + lot, refiner);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Json.Obj lot(String lot) {
        return (Json.Obj) described(lot).get("lot");
    }

    private static Map<String, Long> shares(Json.Obj lot) {
        Map<String, Long> shares = new TreeMap<>();
        ((Json.Arr) lot.get("vector"))
                .items()
                .forEach(share -> shares.merge(
                        ((Json.Str) ((Json.Obj) share).get("amp")).text(),
                        ((Json.Num) ((Json.Obj) share).get("fineMg")).value(),
                        Long::sum));
        return shares;
    }
}
