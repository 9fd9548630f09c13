package org.capaz.ledger.custody;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I1, I2, I3, I24, I36: buyer and seller settle a lot by its final assay, once. */
class SettlementTest {
    private final Consortium world = Stage.OUTTURN.world();
    private final Json.Obj settlement = WorkedCase.settlement();

    @Test
    void buyer_and_seller_both_sign() {
        assertThat(world.ref01().settles(settlement).signedBy("ref-01-settlement"))
                .isRefusedBy(Rule.I1, "seller AGG-01");
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
}
