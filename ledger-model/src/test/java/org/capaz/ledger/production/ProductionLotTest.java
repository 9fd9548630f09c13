// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I6, I7, I12, I13, I14, I20: how gold enters the ledger. */
class ProductionLotTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");

    private final Consortium world = EveryKind.withPaper("LA");
    private final Json.Obj lotLA = WorkedCase.lotLA();

    @Test
    void a_declared_lot_is_a_draft_in_its_producers_hands() {
        assertThat(world.amp01().declares(lotLA)).isAccepted();

        Json.Obj lot = world.lot("LA");
        assertThat(Body.text(lot, "state")).isEqualTo("DRAFT");
        assertThat(Body.text(lot, "custodian")).isEqualTo("AMP-01");
        assertThat(Body.text(lot, "claimClass")).isEqualTo("FULL");
        assertThat(lot.get("fineMg")).isNull();
    }

    // I6

    @Test
    void a_lot_needs_a_declared_producer() {
        Consortium founded = Stage.FOUNDED.world();
        founded.amp01().registersPaper(WorkedCase.paper("LA")).recorded();

        assertThat(founded.amp01().declares(lotLA)).isRefusedBy(Rule.I6, "no declared producer");
    }

    @Test
    void a_registered_producer_is_not_yet_admitted() {
        assertThat(assessedUpTo(1).amp01().declares(lotLA)).isRefusedBy(Rule.I6, "REGISTERED");
    }

    @Test
    void a_candidate_may_declare_lots_of_class_candidate() {
        Consortium candidates = assessedUpTo(2);

        assertThat(candidates.amp01().declares(lotLA)).isAccepted();
        assertThat(Body.text(candidates.lot("LA"), "claimClass")).isEqualTo("CANDIDATE");
    }

    private static Consortium assessedUpTo(int modules) {
        Consortium world = Stage.FOUNDED.world();
        world.sch01().accredits(WorkedCase.accreditation()).recorded();
        world.amp01().describesItself(WorkedCase.producer("AMP-01")).recorded();
        world.amp01().reports(WorkedCase.report()).recorded();
        for (int module = 1; module <= modules; module++) {
            world.aud01().attests(WorkedCase.attestation("AMP-01", module)).recorded();
        }
        world.amp01().registersPaper(WorkedCase.paper("LA")).recorded();
        return world;
    }

    @Test
    void a_module_3_finding_blocks_new_lots_and_leaves_recorded_ones() {
        world.amp01().declares(lotLA).recorded();
        Json.Obj before = world.lot("LA");
        Json.Obj finding = Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-FORCED-LABOUR'");
        world.aud01()
                .attests(Body.set(finding, "findings[1].status", "'NOT_CONTROLLED'"))
                .recorded();

        assertThat(world.amp01().declares(Body.set(lotLA, "lot", "'LA-2'"))).isRefusedBy(Rule.I6, "SUSPENDED");
        assertThat(world.lot("LA")).isEqualTo(before);
    }

    @Test
    void a_producer_whose_report_has_expired_declares_no_lots() {
        Json.Obj winter = Body.set(Body.set(lotLA, "periodFrom", "'2024-12-01'"), "periodTo", "'2024-12-31'");
        winter = Body.set(winter, "origins[0].number", "'CO-WINTER'");
        Json.Obj paper = Body.set(WorkedCase.paper("LA"), "number", "'CO-WINTER'");
        world.later(Duration.ofDays(310))
                .amp01()
                .registersPaper(Body.set(paper, "date", "'2024-12-31'"))
                .recorded();

        assertThat(world.later(Duration.ofDays(30)).amp01().declares(winter)).isRefusedBy(Rule.I6, "EXPIRED");
        assertThat(world.later(Duration.ofDays(-20)).amp01().declares(winter)).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"2024-03-03, I6", "2024-03-04, "})
    void the_legal_basis_is_valid_on_the_day(String validTo, Rule refusedBy) {
        world.given(LedgerKeys.basis(AMP_01, new Code("LB-01")), "validTo", "'" + validTo + "'");

        assertDeclared(refusedBy);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-05, I6", "2024-03-04, I62", "2024-02-27, I62", "2024-02-26, "})
    void the_scope_is_in_effect_on_the_day_and_on_every_day_of_production(String validFrom, Rule refusedBy) {
        world.given(LedgerKeys.scope(AMP_01, 1), "validFrom", "'" + validFrom + "'");

        assertDeclared(refusedBy);
    }

    private void assertDeclared(Rule refusedBy) {
        if (refusedBy == null) {
            assertThat(world.amp01().declares(lotLA)).isAccepted();
        } else {
            assertThat(world.amp01().declares(lotLA)).isRefusedBy(refusedBy);
        }
    }

    // I7

    @ParameterizedTest
    @CsvSource({"512301, I7", "512299, I7", "512300, "})
    void contributions_add_up_to_the_milligram(long first, Rule refusedBy) {
        Json.Obj lot = Body.set(lotLA, "contributions[0].grossMg", first);

        if (refusedBy == null) {
            assertThat(world.amp01().declares(lot)).isAccepted();
        } else {
            assertThat(world.amp01().declares(lot)).isRefusedBy(refusedBy, "add up to");
        }
    }

    @Test
    void a_lot_without_contributions_is_nobodys_gold() {
        assertThat(world.amp01().declares(Body.set(lotLA, "contributions", "[]")))
                .isRefusedBy(Rule.I7);
    }

    @Test
    void a_unit_outside_the_scope_contributes_nothing() {
        assertThat(world.amp01().declares(Body.set(lotLA, "contributions[2].unit", "'U-04'")))
                .isRefusedBy(Rule.I7, "U-04");
        assertThat(world.amp01().declares(lotLA)).isAccepted();
    }

    @Test
    void a_miner_contributes_to_the_own_producer_only() {
        Consortium barequeros = EveryKind.withPaper("LB");
        Json.Obj foreign =
                Body.set(WorkedCase.lotLB(), "contributions[57].miner", "'" + WorkedCase.miner("AMP-02", 1) + "'");
        Json.Obj ghost =
                Body.set(WorkedCase.lotLB(), "contributions[57].miner", "'" + WorkedCase.miner("NOBODY", 1) + "'");

        assertThat(barequeros.amp04().declares(foreign)).isRefusedBy(Rule.I7);
        assertThat(barequeros.amp04().declares(ghost)).isRefusedBy(Rule.I7);
        assertThat(barequeros.amp04().declares(WorkedCase.lotLB())).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"2024-03-04, I7", "2024-03-03, "})
    void a_miner_is_enrolled_by_the_end_of_production(String from, Rule refusedBy) {
        Consortium barequeros = EveryKind.withPaper("LB");
        barequeros.given(LedgerKeys.miner(WorkedCase.miner("AMP-04", 58)), "from", "'" + from + "'");

        if (refusedBy == null) {
            assertThat(barequeros.amp04().declares(WorkedCase.lotLB())).isAccepted();
        } else {
            assertThat(barequeros.amp04().declares(WorkedCase.lotLB())).isRefusedBy(refusedBy);
        }
    }

    // I12

    @Test
    void a_material_unusual_for_the_producer_is_flagged() {
        assertThat(world.amp01().declares(Body.set(lotLA, "material", "'FREE_GOLD'")))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LA")), Rule.I12);
    }

    @Test
    void the_usual_material_raises_no_flag() {
        assertThat(world.amp01().declares(lotLA)).isAccepted();
    }

    // I13

    @ParameterizedTest
    @CsvSource({"2024-03-05, I5", "2024-03-04, "})
    void a_paper_is_not_registered_before_its_date(String date, Rule refusedBy) {
        Json.Obj paper = Body.set(Body.set(WorkedCase.paper("LA"), "number", "'CO-LA-2'"), "date", "'" + date + "'");

        if (refusedBy == null) {
            assertThat(world.amp01().registersPaper(paper)).isAccepted();
        } else {
            assertThat(world.amp01().registersPaper(paper)).isRefusedBy(refusedBy, "is dated 2024-03-05");
        }
    }

    @Test
    void a_lot_cites_papers_for_all_of_its_mass() {
        assertThat(world.amp01().declares(Body.set(lotLA, "origins", "[]"))).isRefusedBy(Rule.I13);
        assertThat(world.amp01().declares(Body.set(lotLA, "origins[0].grossMg", 1_249_999)))
                .isRefusedBy(Rule.I13);
        assertThat(world.amp01().declares(lotLA)).isAccepted();
    }

    @Test
    void a_lot_cites_a_paper_once() {
        String half = "{'issuer':'AMP-01','number':'CO-LA','grossMg':625000}";

        assertThat(world.amp01().declares(Body.set(lotLA, "origins", "[" + half + "," + half + "]")))
                .isRefusedBy(Rule.I13, "twice");
        assertThat(world.amp01().declares(lotLA)).isAccepted();
    }

    @Test
    void a_paper_must_be_registered_by_the_producer_that_cites_it() {
        assertThat(world.amp01().declares(Body.set(lotLA, "origins[0].number", "'CO-XX'")))
                .isRefusedBy(Rule.I13);
        world.amp03().registersPaper(WorkedCase.paper("LD")).recorded();
        Json.Obj foreign = Body.set(Body.set(lotLA, "origins[0].issuer", "'AMP-03'"), "origins[0].number", "'CO-LD'");
        assertThat(world.amp01().declares(foreign)).isRefusedBy(Rule.I13, "not registered by AMP-01");
    }

    @ParameterizedTest
    @CsvSource({"23601, I13", "23600, "})
    void what_all_lots_cite_of_a_paper_stays_within_its_quantity(long second, Rule refusedBy) {
        Consortium selectors = EveryKind.withPaper("LC");
        selectors.amp02().declares(WorkedCase.lotLC()).recorded();
        Json.Obj lot = Body.set(Body.set(WorkedCase.lotLC(), "lot", "'LC-2'"), "grossMg", second);
        lot = Body.set(lot, "contributions", "[{'unit':'U-01','grossMg':" + second + "}]");
        lot = Body.set(lot, "origins[0].grossMg", second);

        if (refusedBy == null) {
            assertThat(selectors.amp02().declares(lot)).isAccepted();
        } else {
            assertThat(selectors.amp02().declares(lot)).isRefusedBy(refusedBy, "covers 120.000\u00a0g");
        }
    }

    // I14

    @Test
    void nobody_states_a_fine_mass() {
        assertThat(world.amp01().declares(Body.set(lotLA, "fineMg", 1_090_625))).isRefusedBy(Rule.I14);
        assertThat(world.amp01().declares(lotLA)).isAccepted();
    }

    // I20

    @Test
    void a_lot_id_is_used_once_in_the_whole_network() {
        world.amp01().declares(lotLA).recorded();
        world.amp03().registersPaper(WorkedCase.paper("LD")).recorded();

        assertThat(world.amp03().declares(Body.set(WorkedCase.lotLD(), "lot", "'LA'")))
                .isRefusedBy(Rule.I20);
        assertThat(world.amp03().declares(WorkedCase.lotLD())).isAccepted();
    }
}
