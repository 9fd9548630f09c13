// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Settlements;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I1 to I3, I15, I24, I36: buyer and seller settle a lot once, by its final assay, their mean, or an umpire. */
class SettlementTest {
    private final Consortium world = Stage.OUTTURN.world();
    private final Json.Obj settlement = WorkedCase.settlement();

    @Test
    void buyer_and_seller_both_sign() {
        assertThat(world.ref01().settles(settlement).signedBy("ref-01-settlement"))
                .isRefusedBy(Rule.I1, "AGG-01 has not signed");
        assertThat(world.ref01().settles(settlement).signedBy("agg-01-settlement"))
                .isRefusedBy(Rule.I1);
        assertThat(world.ref01().settles(settlement).signedBy("ref-01-settlement", "agg-01-settlement"))
                .isAccepted();
    }

    @Test
    void nobody_else_signs_a_settlement() {
        assertThat(world.ref01()
                        .settles(settlement)
                        .signedBy("ref-01-settlement", "agg-01-settlement", "trd-01-custodian"))
                .isRefusedBy(Rule.I1, "neither REF-01 nor AGG-01");
    }

    @Test
    void nobody_buys_from_itself() {
        assertThat(world.ref01()
                        .settles(Body.set(settlement, "seller", "'REF-01'"))
                        .signedBy("ref-01-settlement"))
                .isRefusedBy(Rule.I1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void what_the_buyer_said_of_the_laboratory_is_written_again(String agreed) {
        Statement stated = world.ref01()
                .settles(Body.set(settlement, "laboratoryAgreed", agreed))
                .statement();

        assertThat(SettleLot.parse(stated, Fields.of(stated.body())).body()).isEqualTo(stated.body());
    }

    @Test
    void the_settlement_laboratory_is_not_the_seller_unless_the_buyer_agreed() {
        world.given(LedgerKeys.lot(new LotId("LE")), "assay.laboratory", "'AGG-01'");

        assertThat(world.ref01().settles(settlement)).isRefusedBy(Rule.I2);
        assertThat(world.ref01().settles(Body.set(settlement, "laboratoryAgreed", "false")))
                .isRefusedBy(Rule.I2);
        assertThat(world.ref01().settles(Body.set(settlement, "laboratoryAgreed", "true")))
                .isAccepted();
    }

    @Test
    void a_lot_has_one_final_settlement() {
        world.ref01().settles(settlement).recorded();

        assertThat(world.ref01().settles(Body.set(settlement, "settlement", "'SET-02'")))
                .isRefusedBy(Rule.I3);
    }

    @Test
    void an_outturn_after_the_settlement_is_too_late() {
        world.ref01().settles(settlement).recorded();
        Json.Obj again = Body.set(WorkedCase.outturn(), "assay.assay", "'AS-LE-G'");

        assertThat(world.ref01().recordsOutturn(again)).isRefusedBy(Rule.I3);
        assertThat(Stage.OUTTURN.world().ref01().recordsOutturn(again)).isAccepted();
    }

    @Test
    void a_settlement_is_by_the_final_assay() {
        assertThat(Stage.AT_REFINER.world().ref01().settles(settlement)).isRefusedBy(Rule.I36, "outturn is missing");
        assertThat(world.ref01().settles(settlement)).isAccepted();
    }

    @Test
    void the_buyer_holds_the_lot() {
        assertThat(world.buy01().settles(settlement)).isRefusedBy(Rule.I24);
        assertThat(world.ref01().settles(settlement)).isAccepted();
    }

    @Test
    void only_the_refiner_who_holds_the_lot_records_its_outturn() {
        assertThat(Stage.MELTED.world().ref01().recordsOutturn(WorkedCase.outturn()))
                .isRefusedBy(Rule.I24);
        assertThat(Stage.AT_REFINER.world().ref01().recordsOutturn(WorkedCase.outturn()))
                .isAccepted();
    }

    /** REF-01 settles in the evening of 8 March in Bogota, when 9 March has begun elsewhere. */
    @ParameterizedTest
    @CsvSource({"2024-03-09, true", "2024-03-10, false"})
    void a_value_is_by_a_price_that_was_fixed(String date, boolean allowed) {
        Json.Obj dated = Body.set(settlement, "fixing.date", "'" + date + "'");

        if (allowed) {
            assertThat(world.ref01().settles(dated)).isAccepted();
        } else {
            assertThat(world.ref01().settles(dated)).isRefusedBy(Rule.I5, "not fixed yet");
        }
    }

    @Test
    void nobody_pays_for_more_gold_than_there_is() {
        Consortium refining = Stage.AT_REFINER.world();
        Json.Obj provisional = Settlements.provisional();
        assertThat(refining.ref01().settlesProvisionally(Body.set(provisional, "payableBp", 10_001)))
                .isDefective("MALFORMED", "body.payableBp");
        assertThat(refining.ref01().settlesProvisionally(Body.set(provisional, "payableBp", 10_000)))
                .isAccepted();

        assertThat(world.ref01().settles(Body.set(settlement, "payableBp", 10_001)))
                .isDefective("MALFORMED", "body.payableBp");
        assertThat(world.ref01().settles(Body.set(settlement, "payableBp", 10_000)))
                .isAccepted();
    }

    @Test
    void a_settlement_goes_forward_in_time() {
        Consortium provisional = Stage.AT_REFINER.world().later(Duration.ofHours(1));
        Duration within = Duration.ofSeconds(900);
        provisional.ref01().settlesProvisionally(Settlements.provisional()).recorded();
        provisional.ref01().recordsOutturn(WorkedCase.outturn()).recorded();
        assertThat(provisional.ref01().settles(settlement).happened(within.plusSeconds(1)))
                .isRefusedBy(Rule.I5, "earlier than the step before it in the settlement");
        assertThat(provisional.ref01().settles(settlement).happened(within)).isAccepted();

        Consortium assayed = Settlements.assayed(84_311, 84_260);
        Instant begun = Instant.ofEpochSecond(Body.number(settlement(assayed), "at"));
        assertThat(assayed.ref01().exchanges(Settlements.exchange()).happenedAt(begun.minusSeconds(901)))
                .isRefusedBy(Rule.I5, "in the settlement");
        assertThat(assayed.ref01().exchanges(Settlements.exchange()).happenedAt(begun.minusSeconds(900)))
                .isAccepted();

        Consortium apart = Settlements.apart();
        Instant exchanged = Instant.ofEpochSecond(Body.number(settlement(apart), "at"));
        assertThat(apart.agg01().bringsUmpire(Settlements.umpire()).happenedAt(exchanged.minusSeconds(901)))
                .isRefusedBy(Rule.I5, "in the settlement");
        assertThat(apart.agg01().bringsUmpire(Settlements.umpire()).happenedAt(exchanged.minusSeconds(900)))
                .isAccepted();
    }

    // On the way to final

    @Test
    void a_provisional_settlement_is_by_the_assay_so_far_and_keeps_its_figure() {
        Consortium refining = Stage.AT_REFINER.world();

        assertThat(refining.ref01().settlesProvisionally(Settlements.provisional()))
                .isAccepted();
        assertThat(Body.number(settlement(refining), "fineMg")).isEqualTo(3_327_090);
        assertThat(Body.text(settlement(refining), "state")).isEqualTo("PROVISIONAL");

        refining.ref01().recordsOutturn(WorkedCase.outturn()).recorded();
        assertThat(refining.ref01().settles(settlement)).isAccepted();
        assertThat(Body.text(settlement(refining), "state")).isEqualTo("FINAL");
        assertThat(Body.number(settlement(refining), "fineMg")).isEqualTo(3_325_156);
        assertThat(Body.number(settlement(refining), "provisional.fineMg")).isEqualTo(3_327_090);
    }

    @Test
    void a_settlement_begins_once() {
        Consortium refining = Stage.AT_REFINER.world();
        refining.ref01().settlesProvisionally(Settlements.provisional()).recorded();

        assertThat(refining.ref01().settlesProvisionally(Body.set(Settlements.provisional(), "settlement", "'SET-2'")))
                .isRefusedBy(Rule.I3);
        assertThat(Stage.SETTLED.world().ref01().settlesProvisionally(Settlements.provisional()))
                .isRefusedBy(Rule.I3);
    }

    @Test
    void a_lot_can_be_settled_provisionally_while_the_seller_holds_it_and_by_nobody_else() {
        Consortium melted = Stage.MELTED.world();

        assertThat(melted.ref01().settlesProvisionally(Body.set(Settlements.provisional(), "seller", "'TRD-01'")))
                .isRefusedBy(Rule.I24);
        assertThat(melted.ref01()
                        .settlesProvisionally(Settlements.provisional())
                        .signedBy("ref-01-settlement"))
                .isRefusedBy(Rule.I1, "AGG-01 has not signed");
        assertThat(melted.ref01().settlesProvisionally(Settlements.provisional()))
                .isAccepted();
    }

    @Test
    void what_began_between_two_parties_ends_between_them() {
        Consortium refining = Stage.AT_REFINER.world();
        refining.ref01().settlesProvisionally(Settlements.provisional()).recorded();
        refining.ref01().recordsOutturn(WorkedCase.outturn()).recorded();

        assertThat(refining.ref01().settles(Body.set(settlement, "settlement", "'SET-02'")))
                .isRefusedBy(Rule.I36, "SET-01");
        assertThat(refining.ref01().settles(Body.set(settlement, "seller", "'TRD-01'")))
                .isRefusedBy(Rule.I36, "AGG-01");
        assertThat(refining.ref01().settles(settlement)).isAccepted();
    }

    @Test
    void a_lot_that_is_being_settled_is_not_transformed() {
        Consortium refining = Stage.AT_REFINER.world();
        refining.ref01().settlesProvisionally(Settlements.provisional()).recorded();
        refining.ref01().recordsOutturn(WorkedCase.outturn()).recorded();
        Json.Obj split = Body.of("{'transformation':'SP-09','input':'LE',"
                + "'outputs':[{'lot':'LE-1','grossMg':2000000},{'lot':'LE-2','grossMg':1944900}]}");

        assertThat(refining.ref01().splits(split)).isRefusedBy(Rule.I36, "PROVISIONAL");
        refining.ref01().settles(settlement).recorded();
        assertThat(refining.ref01().splits(split)).isAccepted();
    }

    // Exchange

    @Test
    void an_assay_for_the_exchange_stands_beside_the_assay_of_record() {
        Consortium exchanging = Settlements.assayed(84_290, 84_260);

        assertThat(Body.text(exchanging.lot("LE"), "assay.assay")).isEqualTo("AS-LE");
        assertThat(Body.number(exchanging.lot("LE"), "fineMg")).isEqualTo(3_327_090);
    }

    /** The splitting limit is 5 bp of the whole: 50 hundredths of a per mille. */
    @Test
    void within_the_splitting_limit_the_mean_rounded_down_binds_both() {
        Consortium exchanging = Settlements.assayed(84_311, 84_262);
        assertThat(exchanging.ref01().exchanges(Settlements.exchange())).isAccepted();

        assertThat(Body.text(settlement(exchanging), "state")).isEqualTo("EXCHANGE");
        assertThat(Body.number(settlement(exchanging), "fineness")).isEqualTo(84_286);
        assertThat(Body.number(exchanging.lot("LE"), "fineness")).isEqualTo(84_286);
        assertThat(Body.text(exchanging.lot("LE"), "assay.assay")).isEqualTo("AS-MEAN");
        assertThat(exchanging.agg01().bringsUmpire(Settlements.umpire())).isRefusedBy(Rule.I15, "agree");
        assertThat(exchanging.ref01().settles(settlement)).isAccepted();
        assertThat(Body.number(settlement(exchanging), "fineMg")).isEqualTo(3_328_116);
    }

    @ParameterizedTest
    @CsvSource({"84310, true", "84311, false"})
    void beyond_the_splitting_limit_only_an_umpire_settles(long sellers, boolean agreed) {
        Consortium exchanging = Settlements.assayed(sellers, 84_260);
        assertThat(exchanging.ref01().exchanges(Settlements.exchange())).isAccepted();

        if (agreed) {
            assertThat(exchanging.ref01().settles(settlement)).isAccepted();
        } else {
            assertThat(Body.text(exchanging.lot("LE"), "assay.assay")).isEqualTo("AS-LE");
            assertThat(exchanging.ref01().settles(settlement)).isRefusedBy(Rule.I15, "umpire");
        }
    }

    @Test
    void each_side_brings_a_fire_assay_of_its_own() {
        Consortium exchanging = Settlements.assayed(84_290, 84_260);
        Json.Obj exchange = Settlements.exchange();

        assertThat(exchanging.ref01().exchanges(Body.set(exchange, "sellersAssay", "'AS-B'")))
                .isRefusedBy(Rule.I2);
        assertThat(exchanging.ref01().exchanges(Body.set(exchange, "buyersAssay", "'AS-S'")))
                .isRefusedBy(Rule.I2);
        assertThat(exchanging.ref01().exchanges(Body.set(exchange, "buyersAssay", "'AS-NONE'")))
                .isRefusedBy(Rule.I15);
        assertThat(exchanging.ref01().exchanges(exchange).signedBy("ref-01-settlement"))
                .isRefusedBy(Rule.I1);
        assertThat(exchanging.ref01().exchanges(exchange)).isAccepted();
    }

    @Test
    void an_xrf_reading_is_not_exchanged() {
        Consortium exchanging = Settlements.assayed(84_290, 84_260);
        exchanging.asy01().assays(Settlements.assay("AS-X", "XRF", 84_290)).recorded();

        assertThat(exchanging.ref01().exchanges(Body.set(Settlements.exchange(), "sellersAssay", "'AS-X'")))
                .isRefusedBy(Rule.I15);
    }

    @Test
    void assays_are_exchanged_once_and_after_a_provisional_settlement() {
        Consortium unsettled = Stage.AT_REFINER.world();
        assertThat(unsettled.ref01().exchanges(Settlements.exchange()))
                .isRefusedBy(Rule.I36, "has not begun; it must be PROVISIONAL");

        Consortium exchanging = Settlements.assayed(84_290, 84_260);
        exchanging.ref01().exchanges(Settlements.exchange()).recorded();
        assertThat(exchanging.ref01().exchanges(Settlements.exchange())).isRefusedBy(Rule.I36, "EXCHANGE");
    }

    @Test
    void after_the_exchange_no_other_assay_or_outturn_replaces_the_figure() {
        Consortium exchanging = Settlements.assayed(84_290, 84_260);
        Json.Obj another = Body.set(Settlements.assay("AS-Z", "FIRE", 84_300), "purpose", "'FINAL'");
        exchanging.ref01().exchanges(Settlements.exchange()).recorded();

        assertThat(exchanging.asy01().assays(another)).isRefusedBy(Rule.I3);
        assertThat(exchanging.ref01().recordsOutturn(WorkedCase.outturn())).isRefusedBy(Rule.I3);
        assertThat(Settlements.assayed(84_290, 84_260).asy01().assays(another)).isAccepted();
    }

    // Umpire

    @ParameterizedTest
    @ValueSource(strings = {"AGG-01", "REF-01"})
    void an_umpire_binds_whoever_brings_the_reading(String party) {
        Consortium apart = Settlements.apart();

        assertThat(apart.by("TRD-01").bringsUmpire(Settlements.umpire())).isRefusedBy(Rule.I1, "neither the buyer");
        assertThat(apart.by(party).bringsUmpire(Settlements.umpire())).isAccepted();

        assertThat(Body.text(settlement(apart), "state")).isEqualTo("UMPIRE");
        assertThat(Body.number(apart.lot("LE"), "fineness")).isEqualTo(84_280);
        assertThat(apart.ref01().settles(settlement)).isAccepted();
        assertThat(Body.text(settlement(apart), "umpire.laboratory")).isEqualTo("ASY-09");
    }

    @Test
    void only_an_umpires_reading_decides() {
        Consortium apart = Settlements.apart();

        assertThat(apart.agg01().bringsUmpire(Body.set(Settlements.umpire(), "assay", "'AS-S'")))
                .isRefusedBy(Rule.I15);
        assertThat(apart.agg01().bringsUmpire(Settlements.umpire())).isAccepted();
    }

    @Test
    void an_umpire_is_of_neither_the_buyers_nor_the_sellers_organisation() {
        Consortium settling = Settlements.assayed(84_311, 84_260);
        Json.Obj reading = Settlements.assay("AS-U", "UMPIRE", 84_280);

        assertThat(settling.asy01().assays(reading)).isRefusedBy(Rule.I15, "AGG-01");
        assertThat(settling.ref01().assays(reading)).isRefusedBy(Rule.I15, "REF-01");
        assertThat(Settlements.byThirdLaboratory(settling, reading)).isAccepted();
    }

    @Test
    void a_laboratory_of_the_sellers_organisation_counts_as_the_seller() {
        world.given(LedgerKeys.lot(new LotId("LE")), "assay.laboratory", "'ASY-01'");

        assertThat(world.ref01().settles(settlement)).isRefusedBy(Rule.I2, "ASY-01");
        assertThat(world.ref01().settles(Body.set(settlement, "laboratoryAgreed", "true")))
                .isAccepted();
    }

    private static Json.Obj settlement(Consortium world) {
        return world.record(LedgerKeys.settlement(new LotId("LE")));
    }
}
