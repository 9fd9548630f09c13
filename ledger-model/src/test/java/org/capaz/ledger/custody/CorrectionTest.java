// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.HandOvers;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Settlements;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I19, I22, I36, I77: what is put right after the hand-over, by whom it concerns. */
class CorrectionTest {

    // A mistyped weighing

    /** LB holds 444 326 mg fine in 487 200 mg. */
    @Test
    void a_mistyped_weighing_is_corrected_by_both_and_both_values_stay() {
        Consortium world = HandOvers.mistyped();
        assertThat(Body.number(world.lot("LB"), "grossMg")).isEqualTo(48_720);

        assertThat(world.agg01().correctsWeighing(HandOvers.correction()).signedBy("agg-01-custodian"))
                .isRefusedBy(Rule.I1, "not signed");
        assertThat(world.agg01().correctsWeighing(HandOvers.correction())).isAccepted();

        Json.Obj transfer = world.record(LedgerKeys.transfer(new Code("T-LB")));
        assertThat(Body.number(transfer, "items[0].receiptMg")).isEqualTo(487_200);
        assertThat(Body.number(transfer, "items[0].varianceBp")).isZero();
        assertThat(Body.number(transfer, "items[0].corrections[0].receiptMgBefore"))
                .isEqualTo(48_720);
        assertThat(Body.text(transfer, "items[0].corrections[0].reason")).isEqualTo("MISTYPED");
        assertThat(Body.number(world.lot("LB"), "grossMg")).isEqualTo(487_200);
        assertThat(Body.number(world.lot("LB"), "fineMg")).isEqualTo(444_326);
        assertThat(Body.number(world.lot("LB"), "lossMg")).isZero();
    }

    @Test
    void a_correction_does_not_move_the_difference_to_the_other_side() {
        Consortium world = HandOvers.mistyped();
        Json.Obj half = Body.set(HandOvers.correction(), "receiptMg", 243_600);

        assertThat(world.agg01().correctsWeighing(half)).isRefusedBy(Rule.I77, "slip of the pen");
        assertThat(world.agg01().correctsWeighing(HandOvers.correction())).isAccepted();
    }

    /** Both scales corrected upwards together would be gold that nobody took from the lot. */
    @Test
    void a_correction_gives_a_lot_no_more_than_was_taken_from_it() {
        Consortium world = HandOvers.mistyped();
        Json.Obj more = Body.set(HandOvers.correction(), "receiptMg", 600_000).with("dispatchMg", 600_000);

        assertThat(world.agg01().correctsWeighing(more)).isAccepted();
        assertThat(Body.number(world.lot("LB"), "grossMg")).isEqualTo(48_720);
    }

    @Test
    void only_a_hand_over_that_is_over_is_corrected_and_only_by_its_sides() {
        Json.Obj correction = Body.set(HandOvers.correction(), "with", "'AMP-04'");
        assertThat(HandOvers.disputed("S-000812", 48_720).agg01().correctsWeighing(correction))
                .isRefusedBy(Rule.I77, "not over");
        assertThat(HandOvers.mistyped().agg01().correctsWeighing(Body.set(correction, "transfer", "'T-NONE'")))
                .isRefusedBy(Rule.I77, "there is no transfer");
        assertThat(HandOvers.mistyped().agg01().correctsWeighing(Body.set(correction, "with", "'TRD-01'")))
                .isRefusedBy(Rule.I77);
        assertThat(HandOvers.mistyped().agg01().correctsWeighing(correction)).isAccepted();
    }

    @Test
    void a_lot_that_was_worked_since_keeps_its_weight() {
        Consortium world = HandOvers.mistyped();
        world.agg01().delivers(LotStory.delivery("LB")).recorded();

        assertThat(world.agg01().correctsWeighing(HandOvers.correction())).isAccepted();
        assertThat(Body.number(world.lot("LB"), "grossMg")).isEqualTo(48_720);
    }

    // A sale that falls through

    @Test
    void a_provisional_settlement_falls_through_with_both_signatures_and_stays_visible() {
        Consortium world = Settlements.begun();
        Json.Obj withdrawal = Settlements.withdrawal();

        assertThat(world.ref01().withdrawsSettlement(withdrawal).signedBy("ref-01-settlement"))
                .isRefusedBy(Rule.I1, "not signed");
        assertThat(world.ref01().withdrawsSettlement(Body.set(withdrawal, "settlement", "'SET-02'")))
                .isRefusedBy(Rule.I36);
        assertThat(world.ref01().withdrawsSettlement(withdrawal)).isAccepted();
        assertThat(world.ref01().withdrawsSettlement(withdrawal)).isRefusedBy(Rule.I36, "has begun");

        assertThat(world.ref01().settlesProvisionally(Body.set(Settlements.provisional(), "settlement", "'SET-02'")))
                .isAccepted();
        Json.Obj record = world.record(LedgerKeys.settlement(new LotId("LE")));
        assertThat(Body.text(record, "settlement")).isEqualTo("SET-02");
        assertThat(Body.text(record, "fellThrough[0].settlement")).isEqualTo("SET-01");
        assertThat(Body.text(record, "fellThrough[0].reason")).isEqualTo("NOT-PAID");
    }

    @Test
    void a_final_settlement_does_not_fall_through() {
        assertThat(Stage.SETTLED.world().ref01().withdrawsSettlement(Settlements.withdrawal()))
                .isRefusedBy(Rule.I3);
        assertThat(Settlements.begun().ref01().withdrawsSettlement(Settlements.withdrawal()))
                .isAccepted();
    }

    // A downgrade

    @Test
    void a_holder_downgrades_its_lot_and_the_certificate_ends() {
        Consortium world = Stage.SEALED.world();
        world.amp01().certifies(WorkedCase.certificate("LA")).recorded();

        assertThat(world.agg01().downgrades(LotStory.downgrade("LA"))).isRefusedBy(Rule.I24);
        assertThat(world.amp01().downgrades(LotStory.downgrade("LA"))).isAccepted();

        assertThat(Body.text(world.lot("LA"), "claimClass")).isEqualTo("NONE");
        assertThat(Body.number(world.lot("LA"), "fineMg")).isEqualTo(1_090_625);
        assertThat(world.amp01().downgrades(LotStory.downgrade("LA"))).isRefusedBy(Rule.I22, "already");
    }

    @Test
    void after_a_settlement_no_holder_takes_a_lots_claim_away() {
        assertThat(Settlements.begun().ref01().downgrades(LotStory.downgrade("LE")))
                .isRefusedBy(Rule.I36);
        assertThat(Stage.AT_REFINER.world().ref01().downgrades(LotStory.downgrade("LE")))
                .isAccepted();
    }

    // An own move

    @Test
    void a_custodian_moves_its_lot_between_its_own_places() {
        Consortium world = Stage.AT_AGGREGATOR.world();

        assertThat(world.amp01().moves(LotStory.move("LA", "05154"))).isRefusedBy(Rule.I24);
        assertThat(world.agg01().moves(LotStory.move("LA", "05001"))).isRefusedBy(Rule.I19, "already");
        assertThat(world.agg01().moves(LotStory.move("LA", "05154"))).isAccepted();

        assertThat(Body.text(world.lot("LA"), "place")).isEqualTo("05154");
        assertThat(Body.text(world.lot("LA"), "custodian")).isEqualTo("AGG-01");
        assertThat(world.agg01().melts(WorkedCase.melt())).isRefusedBy(Rule.I19);
        assertThat(EveryKind.dispatched().amp01().moves(LotStory.move("LA", "05154")))
                .isRefusedBy(Rule.I25);
    }
}
