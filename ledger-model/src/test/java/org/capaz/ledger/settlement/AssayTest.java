// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I14, I15: fine mass follows from the assay of record, and the better assay is the one of record. */
class AssayTest {
    private static final LotId LA = new LotId("LA");

    private final Consortium world = Stage.DECLARED.world().later(Duration.ofDays(1));

    private static Json.Obj assay(String id, String method, long fineness) {
        Json.Obj assay = Body.set(WorkedCase.assay("LA"), "assay", "'" + id + "'");
        return Body.set(Body.set(assay, "method", "'" + method + "'"), "fineness", fineness);
    }

    // I14

    @Test
    void the_laboratory_states_fineness_and_never_fine_mass() {
        assertThat(world.asy01().assays(Body.set(WorkedCase.assay("LA"), "fineMg", 1_090_626)))
                .isRefusedBy(Rule.I14);
        assertThat(world.asy01().assays(WorkedCase.assay("LA"))).isAccepted();
        assertThat(Body.number(world.lot("LA"), "fineMg")).isEqualTo(1_090_625);
    }

    @Test
    void a_fine_mass_that_was_stated_is_written_again() {
        Statement stated = world.asy01()
                .assays(Body.set(WorkedCase.assay("LA"), "fineMg", 1_090_626))
                .statement();

        assertThat(RecordAssay.parse(stated, Fields.of(stated.body())).body()).isEqualTo(stated.body());
    }

    // I5

    /** LA was produced from 26 February on; it is read on 5 March, when 6 March has begun elsewhere. */
    @ParameterizedTest
    @CsvSource({"2024-02-25, false", "2024-02-26, true", "2024-03-06, true", "2024-03-07, false"})
    void a_sample_is_taken_after_production_began_and_before_the_reading(String sampledOn, boolean allowed) {
        Json.Obj reading = Body.set(WorkedCase.assay("LA"), "sampledOn", "'" + sampledOn + "'");

        if (allowed) {
            assertThat(world.asy01().assays(reading)).isAccepted();
        } else {
            assertThat(world.asy01().assays(reading)).isRefusedBy(Rule.I5, "the sample of " + sampledOn);
        }
    }

    /** Old jewellery may have been read long before anybody brought it in. */
    @Test
    void of_metal_without_history_nobody_knows_when_it_was_produced() {
        Consortium recycling = Stage.AT_AGGREGATOR.world();
        recycling.agg01().introduces(LotStory.introduction()).recorded();
        Json.Obj reading = Body.set(WorkedCase.assay("LA"), "lot", "'LX'");

        assertThat(recycling.asy01().assays(Body.set(reading, "sampledOn", "'2023-01-01'")))
                .isAccepted();
    }

    // I15

    @ParameterizedTest
    @CsvSource({
        "TOUCHSTONE, TOUCHSTONE, true",
        "TOUCHSTONE, XRF, true",
        "TOUCHSTONE, UMPIRE, true",
        "XRF, TOUCHSTONE, false",
        "XRF, XRF, true",
        "XRF, FIRE, true",
        "FIRE, TOUCHSTONE, false",
        "FIRE, XRF, false",
        "FIRE, FIRE, true",
        "FIRE, UMPIRE, true",
        "UMPIRE, XRF, false",
        "UMPIRE, FIRE, false",
        "UMPIRE, UMPIRE, true"
    })
    void a_poorer_assay_does_not_replace_a_better_one(String first, String second, boolean allowed) {
        world.asy01().assays(assay("AS-1", first, 87_250)).recorded();

        if (allowed) {
            assertThat(world.asy01().assays(assay("AS-2", second, 87_251))).isAccepted();
            assertThat(Body.number(world.lot("LA"), "fineness")).isEqualTo(87_251);
        } else {
            assertThat(world.asy01().assays(assay("AS-2", second, 87_251))).isRefusedBy(Rule.I15);
            assertThat(Body.number(world.lot("LA"), "fineness")).isEqualTo(87_250);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "XRF, FIRE, 1500, false",
        "XRF, FIRE, 1501, true",
        "XRF, FIRE, -1500, false",
        "XRF, FIRE, -1501, true",
        "TOUCHSTONE, FIRE, 1501, true",
        "FIRE, FIRE, 50, false",
        "FIRE, FIRE, 51, true",
        "FIRE, UMPIRE, -51, true"
    })
    void a_jump_beyond_the_tolerance_of_the_former_method_is_flagged(
            String first, String second, long jump, boolean flagged) {
        world.asy01().assays(assay("AS-1", first, 87_250)).recorded();

        var later = world.asy01().assays(assay("AS-2", second, 87_250 + jump));
        if (flagged) {
            assertThat(later).isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I15);
        } else {
            assertThat(later).isAccepted();
        }
    }

    @Test
    void an_umpire_is_a_third_laboratory() {
        Consortium melting = Stage.AT_AGGREGATOR.world();
        assertThat(melting.agg01().melts(Body.set(WorkedCase.melt(), "output.assay.method", "'UMPIRE'")))
                .isRefusedBy(Rule.I15);
        assertThat(melting.agg01().melts(WorkedCase.melt())).isAccepted();

        Json.Obj umpires = Body.set(assay("AS-U", "UMPIRE", 87_250), "lot", "'LA'");
        assertThat(Stage.AT_AGGREGATOR.world().asy01().assays(umpires)).isRefusedBy(Rule.I15, "AGG-01");
        assertThat(Stage.SEALED.world().asy01().assays(umpires)).isAccepted();

        Consortium refining = Stage.AT_REFINER.world();
        assertThat(refining.ref01().recordsOutturn(Body.set(WorkedCase.outturn(), "assay.method", "'UMPIRE'")))
                .isRefusedBy(Rule.I15);
        assertThat(refining.ref01().recordsOutturn(WorkedCase.outturn())).isAccepted();
    }

    @Test
    void an_outturn_by_a_poorer_method_does_not_replace_the_assay_of_record() {
        Consortium refining = Stage.AT_REFINER.world();

        assertThat(refining.ref01().recordsOutturn(Body.set(WorkedCase.outturn(), "assay.method", "'XRF'")))
                .isRefusedBy(Rule.I15);
        assertThat(refining.ref01().recordsOutturn(WorkedCase.outturn())).isAccepted();
    }

    @Test
    void a_better_assay_that_finds_less_books_the_difference_as_loss() {
        world.asy01().assays(assay("AS-1", "FIRE", 87_250)).recorded();
        world.asy01().assays(assay("AS-2", "FIRE", 87_240)).recorded();

        assertThat(Body.number(world.lot("LA"), "fineMg")).isEqualTo(1_090_500);
        assertThat(Body.number(world.lot("LA"), "lossMg")).isEqualTo(125);
        assertThat(Body.number(world.lot("LA"), "vector[0].fineMg")).isEqualTo(1_090_500);
    }

    @ParameterizedTest
    @CsvSource({"12750, true", "12751, false"})
    void gold_and_silver_are_no_more_than_the_whole(long silver, boolean allowed) {
        Json.Obj assay = WorkedCase.assay("LA").with("silver", silver).with("uncertainty", 15);

        if (allowed) {
            assertThat(world.asy01().assays(assay)).isAccepted();
            Json.Obj record = world.record(LedgerKeys.assay(LA, new Code("AS-LA")));
            assertThat(Body.number(record, "silver")).isEqualTo(silver);
            assertThat(Body.number(record, "uncertainty")).isEqualTo(15);
        } else {
            assertThat(world.asy01().assays(assay)).isDefective("MALFORMED", "body.silver");
        }
    }

    @Test
    void a_sample_is_taken_by_a_registered_party() {
        Json.Obj assay = WorkedCase.assay("LA");

        assertThat(world.asy01().assays(Body.set(assay, "sampledBy", "'ASY-07'")))
                .isRefusedBy(Rule.I1, "taken by ASY-07");
        assertThat(world.asy01().assays(Body.set(assay, "sampledBy", "'AMP-01'")))
                .isAccepted();
    }

    /** On its last day it may still have been there. */
    @Test
    void nor_is_it_taken_by_who_was_withdrawn_before() {
        Json.Obj assay = Body.set(WorkedCase.assay("LA"), "sampledBy", "'TRD-01'");
        world.traders().withdrawsParty(Conduct.partyWithdrawal()).recorded();
        world.later(Duration.ofDays(2));

        assertThat(world.asy01().assays(Body.set(assay, "sampledOn", "'2024-03-06'")))
                .isRefusedBy(Rule.I1, "taken by TRD-01");
        assertThat(world.asy01().assays(Body.set(assay, "sampledOn", "'2024-03-05'")))
                .isAccepted();
    }

    // Which lots

    @Test
    void an_assay_has_an_id_of_its_own() {
        world.asy01().assays(assay("AS-1", "XRF", 87_250)).recorded();

        assertThat(world.asy01().assays(assay("AS-1", "FIRE", 87_250))).isRefusedBy(Rule.I3);
        assertThat(world.asy01().assays(assay("AS-2", "FIRE", 87_250))).isAccepted();
        assertThat(Body.text(world.record(LedgerKeys.assay(LA, new Code("AS-1"))), "method"))
                .isEqualTo("XRF");
    }

    @Test
    void a_lot_is_assayed_in_its_custodians_hands_only() {
        assertThat(EveryKind.offered().asy01().assays(assay("AS-2", "FIRE", 87_250)))
                .isRefusedBy(Rule.I25);
        assertThat(EveryKind.dispatched().asy01().assays(assay("AS-2", "FIRE", 87_250)))
                .isRefusedBy(Rule.I25);
        assertThat(Stage.MELTED.world().asy01().assays(assay("AS-2", "FIRE", 87_250)))
                .isRefusedBy(Rule.I19);
        assertThat(world.asy01().assays(Body.set(WorkedCase.assay("LA"), "lot", "'LZ'")))
                .isRefusedBy(Rule.I19);
        assertThat(Stage.AT_AGGREGATOR.world().asy01().assays(assay("AS-2", "FIRE", 87_250)))
                .isAccepted();
    }

    @Test
    void the_assay_of_a_settled_lot_is_final() {
        Json.Obj again = Body.set(Body.set(WorkedCase.assay("LE"), "assay", "'AS-LATE'"), "fineness", 84_300);

        assertThat(Stage.SETTLED.world().asy01().assays(again)).isRefusedBy(Rule.I3);
        assertThat(Stage.OUTTURN.world().asy01().assays(again)).isAccepted();
    }
}
