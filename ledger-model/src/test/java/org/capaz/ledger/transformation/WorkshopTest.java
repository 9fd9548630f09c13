// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.sample.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I14, I16 to I22, I36, I44, I45: pouring together, mixing, retorting, refining, sampling. */
class WorkshopTest {
    private final Consortium world = Stage.AT_AGGREGATOR.world();

    // What all transformations keep

    @ParameterizedTest
    @EnumSource(
            names = {
                "MELT_LOTS",
                "RETORT_LOTS",
                "REFINE_LOTS",
                "AGGREGATE_LOTS",
                "BLEND_LOTS",
                "SAMPLE_LOT",
                "SPLIT_LOT"
            })
    void what_goes_in_comes_out_or_is_said_to_be_lost(StatementKind kind) {
        Draft draft = EveryKind.rightly(kind);
        assertThat(draft).isAccepted();

        Json.Obj record = transformation(draft);
        long lost = objects(record, "losses")
                .mapToLong(loss -> Body.number(loss, "fineMg"))
                .sum();
        assertThat(Body.number(record, "fineOutMg") + lost).isEqualTo(Body.number(record, "fineInMg"));
        long made = texts(record, "outputs")
                .map(draft.world()::lot)
                .mapToLong(lot -> Body.number(lot, "fineMg"))
                .sum();
        assertThat(made).isEqualTo(Body.number(record, "fineOutMg"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "MELT_LOTS",
                "RETORT_LOTS",
                "REFINE_LOTS",
                "AGGREGATE_LOTS",
                "BLEND_LOTS",
                "SAMPLE_LOT",
                "SPLIT_LOT"
            })
    void the_vector_of_every_output_adds_up_and_its_inputs_are_gone(StatementKind kind) {
        Draft draft = EveryKind.rightly(kind);
        draft.recorded();

        Json.Obj record = transformation(draft);
        texts(record, "outputs")
                .map(draft.world()::lot)
                .forEach(lot -> assertThat(objects(lot, "vector")
                                .mapToLong(share -> Body.number(share, "fineMg"))
                                .sum())
                        .isEqualTo(Body.number(lot, "fineMg")));
        texts(record, "inputs").map(draft.world()::lot).forEach(lot -> {
            assertThat(Body.text(lot, "state")).isEqualTo("CONSUMED");
            assertThat(lot.get("seal")).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RETORT_LOTS", "REFINE_LOTS", "AGGREGATE_LOTS", "BLEND_LOTS"})
    void inputs_lie_where_the_work_is_done(StatementKind kind) {
        Draft right = EveryKind.rightly(kind);

        assertThat(right.withBody(Body.set(right.statement().body(), "place", "'05154'")))
                .isRefusedBy(Rule.I19, "05154");
        assertThat(right).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({
        "RETORT_LOTS, output.lot",
        "REFINE_LOTS, outputs[0].lot",
        "AGGREGATE_LOTS, output.lot",
        "BLEND_LOTS, output.lot",
        "SAMPLE_LOT, output.lot"
    })
    void outputs_are_new_lots(StatementKind kind, String path) {
        Draft right = EveryKind.rightly(kind);

        assertThat(right.withBody(Body.set(right.statement().body(), path, "'LA'")))
                .isRefusedBy(Rule.I20);
        assertThat(right).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"RETORT_LOTS, LC", "AGGREGATE_LOTS, LC", "BLEND_LOTS, LC", "SAMPLE_LOT, LA"})
    void a_lot_on_offer_or_on_hold_is_not_worked(StatementKind kind, String lot) {
        Draft offered = EveryKind.rightly(kind);
        offered.world()
                .agg01()
                .offers(Body.of("{'transfer':'T-2','lots':['%s'],'to':'TRD-01'}", lot))
                .recorded();
        assertThat(offered).isRefusedBy(Rule.I25);

        Draft onHold = EveryKind.rightly(kind);
        onHold.world().sch01().holds(LotStory.hold(lot)).recorded();
        assertThat(onHold).isRefusedBy(Rule.I29);

        assertThat(EveryKind.rightly(kind)).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"RETORT_LOTS, LC", "AGGREGATE_LOTS, LB", "BLEND_LOTS, LC", "SAMPLE_LOT, LA"})
    void a_consumed_lot_is_not_worked_again(StatementKind kind, String lot) {
        Draft right = EveryKind.rightly(kind);
        right.world().given(key(lot), "state", "'CONSUMED'").given(key(lot), "successors", "['LZ']");

        assertThat(right).isRefusedBy(Rule.I19, "became");
        assertThat(EveryKind.rightly(kind)).isAccepted();
    }

    @ParameterizedTest
    @EnumSource(
            value = StatementKind.class,
            names = {
                "MELT_LOTS",
                "RETORT_LOTS",
                "REFINE_LOTS",
                "AGGREGATE_LOTS",
                "BLEND_LOTS",
                "SAMPLE_LOT",
                "SPLIT_LOT"
            })
    void a_witness_is_a_party_that_was_there_to_be_asked(StatementKind kind) {
        Draft right = EveryKind.rightly(kind);
        Json.Obj body = right.statement().body();

        assertThat(right.withBody(body.with("witness", "TRD-09"))).isRefusedBy(Rule.I1, "witness TRD-09");
        right.world()
                .traders()
                .withdrawsParty(Body.set(
                        Conduct.partyWithdrawal(), "from", right.world().now().getEpochSecond() + 1))
                .recorded();
        assertThat(right.withBody(body.with("witness", "TRD-01"))).isAccepted();
    }

    @Test
    void who_has_been_withdrawn_is_no_witness() {
        Json.Obj split = WorkedCase.split().with("witness", "TRD-01");
        long now = world.now().getEpochSecond();
        world.traders()
                .withdrawsParty(Body.set(Conduct.partyWithdrawal(), "from", now))
                .recorded();

        assertThat(world.agg01().splits(split)).isRefusedBy(Rule.I1, "witness TRD-01");
        assertThat(world.agg01().splits(WorkedCase.split())).isAccepted();
    }

    @Test
    void a_witness_may_stand_by_any_transformation() {
        assertThat(world.agg01().splits(WorkedCase.split().with("witness", "TRD-01")))
                .isAccepted();
        assertThat(Body.text(world.record(LedgerKeys.transformation(new Code("SP-01"))), "witness"))
                .isEqualTo("TRD-01");
    }

    @Test
    void pouring_together_ends_the_certificates_of_the_inputs() {
        Consortium sealed = Stage.SEALED.world();
        sealed.amp01().splits(WorkedCase.split()).recorded();
        sealed.amp01()
                .seals(Body.of("{'seal':'S-0001','lot':'LA-1','kind':'BAG'}"))
                .recorded();
        sealed.amp01().certifies(WorkedCase.certificate("LA-1")).recorded();

        assertThat(sealed.amp01()
                        .aggregates(Body.of("{'transformation':'AG-02','place':'52385','inputs':['LA-1','LA-2'],"
                                + "'output':{'lot':'LP','material':'DORE','grossMg':1250000}}")))
                .isAccepted();

        Json.Obj status = sealed.record(LedgerKeys.status(new CertificateId(WorkedCase.CERTIFICATE)));
        assertThat(Body.text(status, "state")).isEqualTo("ENDED");
        assertThat(Body.text(status, "reason")).isEqualTo("AGGREGATE LP");
        assertThat(objects(sealed.lot("LP"), "vector")).hasSize(1);
    }

    @Test
    void a_flag_is_not_lost_in_a_blend() {
        world.ledger()
                .put(LedgerKeys.flag(key("LC"), "I12", new RecordId("demo-flag")), Body.of("{'kind':'RED_FLAG'}"));

        assertThat(world.agg01().blends(Workshop.blend())).isAcceptedWithFlags(key("LP"), Rule.I44);
        assertThat(Flag.anyOn(key("LP"), world.ledger())).isTrue();
    }

    // I18

    @ParameterizedTest
    @CsvSource({"583016, false", "583017, true", "584183, true", "584184, false"})
    void pouring_together_keeps_the_gross_mass_within_the_scale(long gross, boolean allowed) {
        Json.Obj pooling = Body.set(Workshop.aggregate(), "output.grossMg", gross);

        if (allowed) {
            assertThat(world.agg01().aggregates(pooling)).isAccepted();
        } else {
            assertThat(world.agg01().aggregates(pooling)).isRefusedBy(Rule.I18);
        }
    }

    @Test
    void unlike_materials_are_blended_and_not_aggregated() {
        assertThat(world.agg01().aggregates(Workshop.blend())).isRefusedBy(Rule.I18, "AGGREGATE");
        assertThat(world.agg01().blends(Workshop.blend())).isAccepted();
        assertThat(Stage.AT_AGGREGATOR.world().agg01().aggregates(Workshop.aggregate()))
                .isAccepted();
    }

    @Test
    void mixing_makes_no_new_material() {
        assertThat(world.agg01().blends(Body.set(Workshop.blend(), "output.material", "'REFINED'")))
                .isRefusedBy(Rule.I18, "REFINED");
        assertThat(world.agg01().blends(Body.set(Workshop.blend(), "output.material", "'DORE'")))
                .isAccepted();
    }

    // I14, I16: a pool waits for its assay

    @Test
    void a_pool_has_no_fineness_and_goes_nowhere_before_a_laboratory_has_read_it() {
        world.agg01().aggregates(Workshop.aggregate()).recorded();
        Json.Obj seal = Body.of("{'seal':'S-0009','lot':'LP','kind':'BAG'}");

        assertThat(Body.text(world.lot("LP"), "state")).isEqualTo("DRAFT");
        assertThat(world.lot("LP").get("fineness")).isNull();
        assertThat(Body.number(world.lot("LP"), "fineMg")).isEqualTo(524_820);
        assertThat(world.agg01().seals(seal)).isRefusedBy(Rule.I19, "draft");
        assertThat(world.asy01().assays(Workshop.assayOfPool(89_900))).isAccepted();
        assertThat(world.agg01().seals(seal)).isAccepted();
        assertThat(Body.number(world.lot("LP"), "fineMg")).isEqualTo(524_656);
        assertThat(Body.number(world.lot("LP"), "lossMg")).isEqualTo(164);
    }

    @Test
    void a_pool_is_no_mistake_to_be_taken_back() {
        world.agg01().aggregates(Workshop.aggregate()).recorded();

        assertThat(world.agg01().voids(Body.of("{'lot':'LP','reason':'MISTAKE'}")))
                .isRefusedBy(Rule.I3, "come out of other lots");
    }

    /** 524 820 mg went in; a thousandth more is 524 mg, and what is read above it belongs to none of them (I49). */
    @ParameterizedTest
    @CsvSource({"90017, 525339, 0", "90018, 525344, 1"})
    void the_assay_of_a_pool_counts_for_no_more_than_two_assays_may_differ(
            long fineness, long fineMg, long unattributedMg) {
        world.agg01().aggregates(Workshop.aggregate()).recorded();

        assertThat(world.asy01().assays(Workshop.assayOfPool(fineness))).isAccepted();
        assertThat(Body.number(world.lot("LP"), "fineMg")).isEqualTo(fineMg);
        assertThat(Body.numberOrZero(world.lot("LP"), "unattributedMg")).isEqualTo(unattributedMg);
        assertThat(Body.number(world.lot("LP"), "lossMg")).isEqualTo(524_820 - fineMg - unattributedMg);
    }

    // I22

    @ParameterizedTest
    @CsvSource({"NONE, FULL, MIXED", "NONE, NONE, NONE", "MIXED, CANDIDATE, MIXED", "FULL, CANDIDATE, CANDIDATE"})
    void ineligible_metal_makes_the_whole_mixed_without_fire_too(String one, String other, String whole) {
        world.given(key("LB"), "claimClass", "'" + one + "'").given(key("LC"), "claimClass", "'" + other + "'");

        assertThat(world.agg01().aggregates(Workshop.aggregate())).isAccepted();
        assertThat(Body.text(world.lot("LP"), "claimClass")).isEqualTo(whole);
    }

    // Retort: 6 000 bp gross and 50 bp fine for sponge

    @ParameterizedTest
    @CsvSource({
        "210000, 84000, 95800, 22, false",
        "210000, 83999, 95800, 23, true",
        "96400, 81727, 98000, 402, false",
        "96400, 81726, 98000, 403, true"
    })
    void mercury_may_leave_sponge_and_gold_may_not(long before, long after, long fineness, long lost, boolean flagged) {
        Consortium retorting = Workshop.withSponge().given(key("LC"), "grossMg", Long.toString(before));
        Json.Obj retort = Body.set(Workshop.retort(), "output.grossMg", after);
        retort = Body.set(Body.set(retort, "output.assay.fineness", fineness), "losses[0].fineMg", lost);

        if (flagged) {
            assertThat(retorting.agg01().retorts(retort)).isAcceptedWithFlags(key("LS"), Rule.I17);
        } else {
            assertThat(retorting.agg01().retorts(retort)).isAccepted();
        }
    }

    @ParameterizedTest
    @CsvSource({"1243750, 6, false", "1243749, 7, true"})
    void a_retort_gives_a_bar_no_more_room_than_the_crucible(long after, long lost, boolean flagged) {
        Json.Obj retort = Body.set(Body.set(Workshop.retort(), "inputs", "['LA']"), "output.grossMg", after);
        retort = Body.set(Body.set(retort, "output.assay.fineness", 87_688), "losses[0].fineMg", lost);

        if (flagged) {
            assertThat(world.agg01().retorts(retort)).isAcceptedWithFlags(key("LS"), Rule.I17);
        } else {
            assertThat(world.agg01().retorts(retort)).isAccepted();
        }
    }

    @Test
    void a_retort_accounts_for_every_milligram() {
        Consortium retorting = Workshop.withSponge();

        assertThat(retorting.agg01().retorts(Body.set(Workshop.retort(), "losses[0].fineMg", 92)))
                .isRefusedBy(Rule.I16);
        assertThat(retorting.agg01().retorts(Body.set(Workshop.retort(), "output.fineMg", 80_401)))
                .isRefusedBy(Rule.I14);
        assertThat(retorting.agg01().retorts(Workshop.retort())).isAccepted();
    }

    // Refining

    @Test
    void a_refiner_makes_several_bars_that_hold_together_what_went_in() {
        Consortium refining = Stage.OUTTURN.world();

        assertThat(refining.ref01().refines(Body.set(Workshop.refine(), "losses[0].fineMg", 488)))
                .isRefusedBy(Rule.I16);
        assertThat(refining.ref01().refines(Body.set(Workshop.refine(), "outputs[1].fineMg", 1_324_867)))
                .isRefusedBy(Rule.I14);
        assertThat(refining.ref01().refines(Workshop.refine())).isAccepted();
        assertThat(Body.text(refining.lot("R1"), "material")).isEqualTo("REFINED");
        assertThat(Body.number(refining.lot("R1"), "fineMg")).isEqualTo(1_999_800);
        assertThat(objects(refining.lot("R2"), "vector")).hasSize(4);
        assertThat(texts(refining.lot("LE"), "successors")).containsExactly("R1", "R2");
    }

    @Test
    void only_a_refiner_refines() {
        Consortium melted = Stage.MELTED.world();
        Json.Obj refine = Body.set(Workshop.refine(), "place", "'05001'");

        assertThat(melted.agg01().refines(refine)).isRefusedBy(Rule.I1, "REFINER");
        assertThat(Stage.OUTTURN.world().ref01().refines(Workshop.refine())).isAccepted();
    }

    /** 20 bp of 3 325 156 mg. */
    @ParameterizedTest
    @CsvSource({"3318506, 6650, false", "3318505, 6651, true"})
    void refining_loses_little_gold(long gross, long lost, boolean flagged) {
        Consortium refining = Stage.OUTTURN.world();
        Json.Obj refine = Body.set(
                Workshop.refine(),
                "outputs",
                "[{'lot':'R1','grossMg':%d,'assay':{'assay':'AS-R1','method':'FIRE','fineness':100000,'certificate':'%s'}}]"
                        .formatted(gross, Body.hash("Demo assay R1")));
        refine = Body.set(refine, "losses[0].fineMg", lost);

        if (flagged) {
            assertThat(refining.ref01().refines(refine)).isAcceptedWithFlags(key("R1"), Rule.I17);
        } else {
            assertThat(refining.ref01().refines(refine)).isAccepted();
        }
    }

    // Samples

    @Test
    void the_gold_of_a_sample_is_a_loss_of_its_own_reason() {
        assertThat(world.agg01().samples(Workshop.sample())).isAccepted();

        Json.Obj record = world.record(LedgerKeys.transformation(new Code("SA-01")));
        assertThat(Body.text(record, "losses[0].reason")).isEqualTo("SAMPLE");
        assertThat(Body.number(record, "losses[0].fineMg")).isEqualTo(4_363);
        assertThat(Body.text(world.lot("LA-R"), "assay.assay")).isEqualTo("AS-LA");
    }

    @ParameterizedTest
    @CsvSource({"1250000, refused", "1249999, accepted", "1245000, accepted", "1244999, flagged"})
    void a_sample_is_something_and_little(long rest, String outcome) {
        Draft draft = world.agg01().samples(Body.set(Workshop.sample(), "output.grossMg", rest));

        switch (outcome) {
            case "refused" -> assertThat(draft).isRefusedBy(Rule.I18);
            case "flagged" -> assertThat(draft).isAcceptedWithFlags(key("LA-R"), Rule.I17);
            default -> assertThat(draft).isAccepted();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRD-01", "NOBODY"})
    void a_laboratory_takes_the_sample(String other) {
        assertThat(world.agg01().samples(Body.set(Workshop.sample(), "laboratory", "'" + other + "'")))
                .isRefusedBy(Rule.I28);
        assertThat(world.agg01().samples(Workshop.sample())).isAccepted();
    }

    private static LedgerKey key(String lot) {
        return LedgerKeys.lot(new LotId(lot));
    }

    private static Json.Obj transformation(Draft draft) {
        return draft.world()
                .record(LedgerKeys.transformation(
                        new Code(Body.text(draft.statement().body(), "transformation"))));
    }

    private static Stream<Json.Obj> objects(Json.Obj record, String list) {
        return ((Json.Arr) record.get(list)).items().stream().map(item -> (Json.Obj) item);
    }

    private static Stream<String> texts(Json.Obj record, String list) {
        return ((Json.Arr) record.get(list)).items().stream().map(item -> ((Json.Str) item).text());
    }
}
