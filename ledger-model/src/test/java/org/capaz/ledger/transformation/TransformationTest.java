// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.util.List;
import java.util.Random;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I14, I16 to I22: what may become of lots that are melted or split. */
class TransformationTest {
    private static final LotId LE = new LotId("LE");

    private final Consortium world = Stage.AT_AGGREGATOR.world();
    private final Json.Obj melt = WorkedCase.melt();

    private static Json.Obj loss(Json.Obj melt, long milligrams) {
        return Body.set(melt, "losses[0].fineMg", milligrams);
    }

    // I14

    @Test
    void nobody_states_the_fine_mass_of_a_bar() {
        assertThat(world.agg01().melts(Body.set(melt, "output.fineMg", 3_327_090)))
                .isRefusedBy(Rule.I14);
        assertThat(world.agg01().melts(melt)).isAccepted();
    }

    @Test
    void a_fine_mass_that_was_stated_is_written_again() {
        Statement stated =
                world.agg01().melts(Body.set(melt, "output.fineMg", 3_327_090)).statement();

        assertThat(CastLots.parseMelt(stated, Fields.of(stated.body())).body()).isEqualTo(stated.body());
    }

    // I16

    @Test
    void declared_losses_account_for_every_milligram() {
        assertThat(world.agg01().melts(loss(melt, 2_922))).isRefusedBy(Rule.I16);
        assertThat(world.agg01().melts(loss(melt, 2_924))).isRefusedBy(Rule.I16);
        assertThat(world.agg01().melts(Body.set(melt, "losses", "[]"))).isRefusedBy(Rule.I16);
        assertThat(world.agg01().melts(loss(melt, 2_923))).isAccepted();
    }

    @Test
    void a_bar_with_a_nought_too_few_is_not_told_to_be_a_loss_to_declare() {
        Json.Obj light = Body.set(melt, "output.grossMg", 39_486);
        Json.Obj poorer = Body.set(melt, "output.assay.fineness", 83_500);

        assertThat(world.agg01().melts(light)).isRefusedBy(Rule.I16, "check weights and finenesses before");
        assertThat(world.agg01().melts(poorer)).isRefusedBy(Rule.I16, "losses must be 32.932\u00a0g");
        assertThat(world.agg01().melts(loss(poorer, 32_932))).isAcceptedWithFlags(LedgerKeys.lot(LE), Rule.I17);
    }

    @Test
    void two_per_cent_more_fine_gold_come_from_nothing() {
        Json.Obj rich = Body.set(Body.set(melt, "output.assay.fineness", 86_020), "losses", "[]");

        assertThat(world.agg01().melts(rich)).isRefusedBy(Rule.I16, "exceeds fine in");
    }

    @ParameterizedTest
    @CsvSource({"84418, true", "84419, false"})
    void a_gain_is_allowed_within_what_two_assays_may_differ(long fineness, boolean allowed) {
        Json.Obj gain = Body.set(Body.set(melt, "output.assay.fineness", fineness), "losses", "[]");

        if (allowed) {
            assertThat(world.agg01().melts(gain)).isAccepted();
            assertThat(Body.number(world.lot("LE"), "fineMg")).isEqualTo(3_333_329);
        } else {
            assertThat(world.agg01().melts(gain)).isRefusedBy(Rule.I16);
        }
    }

    @Test
    void a_gain_with_a_declared_loss_contradicts_itself() {
        Json.Obj gain = Body.set(melt, "output.assay.fineness", 84_400);

        assertThat(world.agg01().melts(loss(gain, 1))).isRefusedBy(Rule.I16, "losses must be 0.000\u00a0g");
        assertThat(world.agg01().melts(loss(gain, 0))).isRefusedBy(Rule.I16).in("body.losses");
        assertThat(world.agg01().melts(Body.set(gain, "losses", "[]"))).isAccepted();
    }

    /** What a better assay finds above 10 bp is there and belongs to no origin (I49). */
    @ParameterizedTest
    @CsvSource({"84423, 3330402, 0", "84424, 3330415, 27"})
    void an_outturn_counts_for_no_more_than_two_assays_may_differ(long fineness, long fineMg, long unattributedMg) {
        Consortium refining = Stage.AT_REFINER.world();
        Json.Obj outturn = Body.set(WorkedCase.outturn(), "assay.fineness", fineness);

        assertThat(refining.ref01().recordsOutturn(outturn)).isAcceptedWithFlags(LedgerKeys.lot(LE), Rule.I15);
        assertThat(Body.number(refining.lot("LE"), "fineMg")).isEqualTo(fineMg);
        assertThat(Body.numberOrZero(refining.lot("LE"), "unattributedMg")).isEqualTo(unattributedMg);
        assertThat(Body.number(refining.lot("LE"), "lossMg")).isEqualTo(3_327_090 - fineMg - unattributedMg);
    }

    @Test
    void a_bar_grows_no_heavier_in_the_crucible() {
        Consortium refining = Stage.AT_REFINER.world();
        Json.Obj heavy = Body.set(WorkedCase.outturn(), "netMeltMg", 3_990_000);

        assertThat(refining.ref01().recordsOutturn(heavy)).isRefusedBy(Rule.I16).in("body.netMeltMg");
        assertThat(refining.ref01().recordsOutturn(Body.set(heavy, "netMeltMg", 3_948_601)))
                .isAccepted();
    }

    // I17: 116.09 bp gross and 24.4 bp fine are the limits of this mix of doré and free gold

    @ParameterizedTest
    @CsvSource({
        "3927470, 84720, 2661, false",
        "3927469, 84720, 2662, true",
        "3948610, 84128, 8127, false",
        "3948609, 84128, 8128, true"
    })
    void a_loss_above_the_limit_of_the_mix_is_flagged(long gross, long fineness, long lost, boolean flagged) {
        Json.Obj body = Body.set(Body.set(melt, "output.grossMg", gross), "output.assay.fineness", fineness);

        if (flagged) {
            assertThat(world.agg01().melts(loss(body, lost))).isAcceptedWithFlags(LedgerKeys.lot(LE), Rule.I17);
        } else {
            assertThat(world.agg01().melts(loss(body, lost))).isAccepted();
        }
    }

    /** Sponge still holds mercury: with LC as sponge the gross limit of the mix is 128.2 bp. */
    @ParameterizedTest
    @CsvSource({"3922650, 84830, 2430, false", "3922649, 84830, 2430, true"})
    void sponge_may_lose_more_than_free_gold(long gross, long fineness, long lost, boolean flagged) {
        world.given(LedgerKeys.lot(new LotId("LC")), "material", "'SPONGE'");
        Json.Obj body = Body.set(Body.set(melt, "output.grossMg", gross), "output.assay.fineness", fineness);

        if (flagged) {
            assertThat(world.agg01().melts(loss(body, lost))).isAcceptedWithFlags(LedgerKeys.lot(LE), Rule.I17);
        } else {
            assertThat(world.agg01().melts(loss(body, lost))).isAccepted();
        }
    }

    @ParameterizedTest
    @CsvSource({"3928857, 84520, false", "3928856, 84520, true"})
    void an_outturn_above_the_limit_of_a_bar_is_flagged(long netMelt, long fineness, boolean flagged) {
        Consortium refining = Stage.AT_REFINER.world();
        refining.given(LedgerKeys.lot(LE), "fineness", Long.toString(fineness));
        Json.Obj outturn = Body.set(Body.set(WorkedCase.outturn(), "netMeltMg", netMelt), "assay.fineness", fineness);

        if (flagged) {
            assertThat(refining.ref01().recordsOutturn(outturn)).isAcceptedWithFlags(LedgerKeys.lot(LE), Rule.I17);
        } else {
            assertThat(refining.ref01().recordsOutturn(outturn)).isAccepted();
        }
    }

    // I18

    @ParameterizedTest
    @CsvSource({"500000, ", "498750, ", "498749, I18", "501251, I18", "501250, "})
    void splitting_keeps_the_gross_mass_within_the_scale(long second, Rule refusedBy) {
        Consortium sealed = Stage.SEALED.world();
        Json.Obj split = Body.set(WorkedCase.split(), "outputs[1].grossMg", second);

        if (refusedBy == null) {
            assertThat(sealed.amp01().splits(split)).isAccepted();
        } else {
            assertThat(sealed.amp01().splits(split)).isRefusedBy(refusedBy);
        }
    }

    /** 10 mg more than the 1 250 000 mg of LA come off the heavier part; both statements keep what the scale showed. */
    @Test
    void parts_a_few_milligrams_heavier_than_the_whole_hold_no_more_gold() {
        Consortium sealed = Stage.SEALED.world();

        assertThat(sealed.amp01().splits(Body.set(WorkedCase.split(), "outputs[1].grossMg", 500_010)))
                .isAccepted();
        assertThat(Body.number(sealed.lot("LA-1"), "grossMg")).isEqualTo(749_990);
        assertThat(Body.number(sealed.lot("LA-2"), "grossMg")).isEqualTo(500_010);
        assertThat(Body.number(sealed.lot("LA-1"), "fineMg") + Body.number(sealed.lot("LA-2"), "fineMg"))
                .isLessThanOrEqualTo(1_090_625);
    }

    /** A record of a part that weighs nothing could not be read again. */
    @Test
    void a_lot_of_a_milligram_is_not_two() {
        Consortium sealed = Stage.SEALED.world();
        sealed.given(LedgerKeys.lot(new LotId("LA")), "grossMg", "1")
                .given(LedgerKeys.lot(new LotId("LA")), "fineMg", "0")
                .given(LedgerKeys.lot(new LotId("LA")), "vector[0].fineMg", "0");
        Json.Obj split = Body.set(Body.set(WorkedCase.split(), "outputs[0].grossMg", 1), "outputs[1].grossMg", 1);

        assertThat(sealed.amp01().splits(split)).isRefusedBy(Rule.I18);
        sealed.given(LedgerKeys.lot(new LotId("LA")), "grossMg", "2");
        assertThat(sealed.amp01().splits(split)).isAccepted();
    }

    @Test
    void the_parts_of_a_lot_keep_its_assay_and_share_its_gold() {
        Consortium sealed = Stage.SEALED.world();
        sealed.amp01().splits(WorkedCase.split()).recorded();

        assertThat(Body.number(sealed.lot("LA-1"), "fineMg")).isEqualTo(654_375);
        assertThat(Body.number(sealed.lot("LA-2"), "fineMg")).isEqualTo(436_250);
        assertThat(Body.text(sealed.lot("LA-1"), "assay.assay")).isEqualTo("AS-LA");
        assertThat(Body.text(sealed.lot("LA-2"), "vector[0].lot")).isEqualTo("LA");
        assertThat(Body.text(sealed.lot("LA"), "state")).isEqualTo("CONSUMED");
    }

    @Test
    void parts_that_come_together_again_are_one_share() {
        Consortium halves = Stage.AT_AGGREGATOR.world();
        halves.agg01().splits(WorkedCase.split()).recorded();
        Json.Obj together = Body.set(melt, "inputs", "['LA-1','LA-2','LB','LC','LD']");

        assertThat(halves.agg01().melts(together)).isAccepted();
        assertThat(((Json.Arr) halves.lot("LE").get("vector")).items()).hasSize(4);
        assertThat(Body.number(halves.lot("LE"), "vector[0].fineMg")).isEqualTo(1_089_668);
    }

    // I19

    @Test
    void a_lot_is_consumed_for_ever() {
        world.agg01().melts(melt).recorded();
        Json.Obj again = Body.set(Body.set(melt, "transformation", "'M-02'"), "output.lot", "'LF'");

        assertThat(world.agg01().melts(Body.set(again, "inputs", "['LB']"))).isRefusedBy(Rule.I19, "became [LE]");
        assertThat(world.agg01().splits(Body.set(WorkedCase.split(), "input", "'LB'")))
                .isRefusedBy(Rule.I19);
        assertThat(world.agg01()
                        .offers(Body.set(WorkedCase.offer("LB"), "to", "'TRD-01'")
                                .with("transfer", "T-2")))
                .isRefusedBy(Rule.I19);
    }

    @Test
    void all_inputs_lie_in_the_same_place() {
        assertThat(world.agg01().melts(Body.set(melt, "place", "'05154'"))).isRefusedBy(Rule.I19, "05154");
        assertThat(world.agg01().melts(melt)).isAccepted();
    }

    @Test
    void told_is_the_lot_that_lies_elsewhere_or_the_place_where_none_lies() {
        world.given(LedgerKeys.lot(new LotId("LB")), "place", "'05154'");

        assertThat(world.agg01().melts(melt)).isRefusedBy(Rule.I19).in("body.inputs[1]");
        assertThat(world.agg01().melts(Body.set(melt, "place", "'05266'")))
                .isRefusedBy(Rule.I19)
                .in("body.place");
    }

    @Test
    void all_inputs_are_in_the_melters_hands() {
        assertThat(world.trd01().melts(melt)).isRefusedBy(Rule.I24);
        assertThat(world.agg01().melts(Body.set(melt, "inputs[3]", "'LZ'"))).isRefusedBy(Rule.I19, "no lot LZ");
        assertThat(Stage.DECLARED.world().amp01().splits(WorkedCase.split())).isRefusedBy(Rule.I19, "draft");
    }

    @Test
    void an_input_on_offer_is_not_melted() {
        world.agg01()
                .offers(Body.of("{'transfer':'T-2','lots':['LB'],'to':'TRD-01'}"))
                .recorded();

        assertThat(world.agg01().melts(melt)).isRefusedBy(Rule.I25);
    }

    // I20

    @Test
    void outputs_are_new_lots() {
        assertThat(world.agg01().melts(Body.set(melt, "output.lot", "'LA'"))).isRefusedBy(Rule.I20);
        assertThat(world.agg01().splits(Body.set(WorkedCase.split(), "outputs[0].lot", "'LA'")))
                .isRefusedBy(Rule.I20);
        assertThat(world.agg01().splits(Body.set(WorkedCase.split(), "outputs[0].lot", "'LD'")))
                .isRefusedBy(Rule.I20);
        assertThat(world.agg01().melts(melt)).isAccepted();
    }

    @Test
    void a_transformation_is_recorded_once() {
        world.agg01()
                .splits(Body.set(WorkedCase.split(), "transformation", "'M-01'"))
                .recorded();

        assertThat(world.agg01().melts(Body.set(melt, "inputs[0]", "'LA-1'"))).isRefusedBy(Rule.I3);
    }

    // I21

    @Test
    void after_any_number_of_splits_and_melts_the_vector_adds_up() {
        Random random = new Random(21);
        String bar = "LE";
        world.agg01().melts(melt).recorded();
        for (int round = 1; round <= 12; round++) {
            long gross = Body.number(world.lot(bar), "grossMg");
            long first = 1 + (long) random.nextInt((int) gross - 1);
            String a = "A-" + round;
            String b = "B-" + round;
            world.agg01()
                    .splits(Body.of(
                            "{'transformation':'SP-%d','input':'%s','outputs':[{'lot':'%s','grossMg':%d},{'lot':'%s','grossMg':%d}]}",
                            round, bar, a, first, b, gross - first))
                    .recorded();
            long fineIn = fine(a) + fine(b);
            long fineOut = gross * 84_260 / 100_000;
            bar = "M-" + round;
            String losses = fineOut < fineIn ? "{'reason':'SLAG','fineMg':" + (fineIn - fineOut) + "}" : "";
            world.agg01()
                    .melts(Body.of(
                            "{'transformation':'ME-%d','place':'05001','inputs':['%s','%s'],'output':{'lot':'%s','material':'DORE',"
                                    + "'grossMg':%d,'assay':{'assay':'AS-%d','method':'FIRE','fineness':84260,'certificate':'%s'}},"
                                    + "'losses':[%s]}",
                            round, a, b, bar, gross, round, Body.hash("Demo"), losses))
                    .recorded();
            for (String lot : List.of(a, b, bar)) {
                assertThat(vectorSum(lot)).as(lot).isEqualTo(fine(lot));
            }
        }
    }

    private long fine(String lot) {
        return Body.number(world.lot(lot), "fineMg");
    }

    private long vectorSum(String lot) {
        return ((Json.Arr) world.lot(lot).get("vector"))
                .items().stream()
                        .mapToLong(share -> Body.number((Json.Obj) share, "fineMg"))
                        .sum();
    }

    @Test
    void dust_below_a_milligram_of_gold_can_be_melted() {
        for (String lot : List.of("LA", "LD")) {
            world.given(LedgerKeys.lot(new LotId(lot)), "grossMg", "1")
                    .given(LedgerKeys.lot(new LotId(lot)), "fineMg", "0")
                    .given(LedgerKeys.lot(new LotId(lot)), "vector[0].fineMg", "0");
        }
        Json.Obj dust = Body.set(Body.set(melt, "inputs", "['LA','LD']"), "output.grossMg", 1);

        assertThat(world.agg01().melts(Body.set(dust, "losses", "[]")))
                .isAcceptedWithFlags(LedgerKeys.lot(LE), Rule.I17);
    }

    @Test
    void weights_beyond_what_one_lot_can_weigh_are_refused_by_a_rule() {
        Json.Obj split = Body.set(WorkedCase.split(), "outputs[1].grossMg", 4_294_967_295L);

        assertThat(world.agg01().splits(split)).isRefusedBy(Rule.I18);
    }

    // I22

    @ParameterizedTest
    @CsvSource({
        "FULL, FULL, FULL",
        "FULL, CANDIDATE, CANDIDATE",
        "CANDIDATE, CANDIDATE, CANDIDATE",
        "FULL, NONE, MIXED",
        "NONE, CANDIDATE, MIXED",
        "MIXED, FULL, MIXED",
        "MIXED, NONE, MIXED",
        "NONE, NONE, NONE"
    })
    void ineligible_metal_makes_the_whole_mixed(ClaimClass one, ClaimClass other, ClaimClass whole) {
        assertThat(one.joinedWith(other)).isEqualTo(whole);
        assertThat(other.joinedWith(one)).isEqualTo(whole);
    }

    @Test
    void a_bar_with_one_ineligible_input_is_mixed() {
        world.given(LedgerKeys.lot(new LotId("LC")), "claimClass", "'NONE'");

        assertThat(world.agg01().melts(melt)).isAccepted();
        assertThat(Body.text(world.lot("LE"), "claimClass")).isEqualTo("MIXED");
    }

    // I44

    @Test
    void a_flag_is_not_washed_off_in_the_crucible() {
        flagged("LC");

        assertThat(world.agg01().melts(melt)).isAcceptedWithFlags(LedgerKeys.lot(LE), Rule.I44);
        world.agg01().seals(WorkedCase.seal("LE")).recorded();
        assertThat(world.agg01().certifies(WorkedCase.certificate("LE"))).isRefusedBy(Rule.I44, "flagged");
    }

    @Test
    void a_flag_stays_on_every_part_of_a_lot() {
        flagged("LA");
        world.agg01().splits(WorkedCase.split()).submitted();

        assertThat(Flag.anyOn(LedgerKeys.lot(new LotId("LA-1")), world.ledger()))
                .isTrue();
        assertThat(Flag.anyOn(LedgerKeys.lot(new LotId("LA-2")), world.ledger()))
                .isTrue();
    }

    private void flagged(String lot) {
        var key = LedgerKeys.flag(LedgerKeys.lot(new LotId(lot)), "I12", new RecordId("demo-flag"));
        world.ledger().put(key, Body.of("{'kind':'RED_FLAG'}"));
    }

    @Test
    void an_unsealed_lot_can_be_worked_by_its_custodian() {
        assertThat(EveryKind.unsealed().amp01().splits(WorkedCase.split())).isAccepted();
    }
}
