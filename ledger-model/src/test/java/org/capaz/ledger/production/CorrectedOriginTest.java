// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Corrections;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I7, I9, I13, I77: a wrong panner and a paper's missing nought. */
class CorrectedOriginTest {
    private static final Day MARCH = Day.parse("2024-03-03");

    // A wrong panner

    @Test
    void a_wrong_panner_is_corrected_by_both_sides_and_both_names_stay() {
        Consortium world = Stage.AT_AGGREGATOR.world();

        assertThat(world.amp04().correctsMiner(Corrections.miner()).signedBy("amp-04-responsible"))
                .isRefusedBy(Rule.I1, "not signed");
        assertThat(world.amp04().correctsMiner(Corrections.miner())).isAccepted();

        Json.Obj record = world.record(LedgerKeys.contributions(new LotId("LB")));
        assertThat(Body.text(record, "contributions[0].miner"))
                .isEqualTo(WorkedCase.miner("AMP-04", 2).value());
        assertThat(Body.text(record, "corrections[0].miner"))
                .isEqualTo(WorkedCase.miner("AMP-04", 1).value());
        assertThat(Body.number(record, "corrections[0].grossMg")).isEqualTo(8_400);
        assertThat(Quota.of(WorkedCase.miner("AMP-04", 1), MARCH, world.ledger())
                        .yearMg())
                .isZero();
        assertThat(Quota.of(WorkedCase.miner("AMP-04", 2), MARCH, world.ledger())
                        .yearMg())
                .isEqualTo(16_800);
    }

    @Test
    void only_the_party_that_got_the_lot_signs_along() {
        Consortium world = Stage.AT_AGGREGATOR.world();

        assertThat(world.amp04().correctsMiner(Body.set(Corrections.miner(), "with", "'TRD-01'")))
                .isRefusedBy(Rule.I77);
        assertThat(world.amp04().correctsMiner(Body.set(Corrections.miner(), "transfer", "'T-LA'")))
                .isRefusedBy(Rule.I77);
        assertThat(world.amp01().correctsMiner(Corrections.miner())).isRefusedBy(Rule.I77);
        assertThat(world.amp04().correctsMiner(Corrections.miner())).isAccepted();
    }

    @Test
    void the_miner_instead_belonged_to_the_producer_and_the_first_did_bring_gold() {
        Consortium world = Stage.AT_AGGREGATOR.world();
        String stranger = "'" + WorkedCase.miner("AMP-02", 1) + "'";

        assertThat(world.amp04().correctsMiner(Body.set(Corrections.miner(), "instead", stranger)))
                .isRefusedBy(Rule.I7);
        assertThat(world.amp04().correctsMiner(Body.set(Corrections.miner(), "miner", stranger)))
                .isRefusedBy(Rule.I77, "no contribution");
        assertThat(world.amp04().correctsMiner(Corrections.miner())).isAccepted();
        assertThat(world.amp04().correctsMiner(Corrections.miner())).isRefusedBy(Rule.I77, "no contribution");
    }

    @Test
    void a_correction_does_not_exceed_the_quota_of_the_other_miner() {
        Consortium world = Stage.AT_AGGREGATOR.world();
        String sale = "{'sale':'S-1','miner':'%s','soldOn':'2024-03-01','grossMg':%d,'evidence':'%s'}";
        world.aud01()
                .attestsOutsideSale(
                        Body.of(sale, WorkedCase.miner("AMP-04", 2), 405_000, Body.hash("Demo sale elsewhere")))
                .recorded();

        assertThat(world.amp04().correctsMiner(Corrections.miner())).isRefusedBy(Rule.I9);
        String third = "'" + WorkedCase.miner("AMP-04", 3) + "'";
        assertThat(world.amp04().correctsMiner(Body.set(Corrections.miner(), "instead", third)))
                .isAccepted();
    }

    // A paper's missing nought

    @Test
    void a_papers_missing_nought_is_corrected_with_who_has_seen_it() {
        Consortium world = EveryKind.withPaper("LA");
        world.given(
                LedgerKeys.origin(new Code("AMP-01"), new Code("CO-LA"), new PartyId("AMP-01")),
                "quantityMg",
                "125000");
        assertThat(world.amp01().declares(WorkedCase.lotLA())).isRefusedBy(Rule.I13);

        assertThat(world.amp01().correctsPaper(Corrections.paper()).signedBy("amp-01-responsible"))
                .isRefusedBy(Rule.I1, "not signed");
        assertThat(world.amp01().correctsPaper(Body.set(Corrections.paper(), "with", "'AGG-01'")))
                .isRefusedBy(Rule.I77, "neither scheme nor auditor");
        assertThat(world.amp01().correctsPaper(Body.set(Corrections.paper(), "quantityMg", 1_250_000)))
                .isAccepted();

        Json.Obj paper = world.record(LedgerKeys.origin(new Code("AMP-01"), new Code("CO-LA"), new PartyId("AMP-01")));
        assertThat(Body.number(paper, "quantityMg")).isEqualTo(1_250_000);
        assertThat(Body.number(paper, "corrections[0].quantityMgBefore")).isEqualTo(125_000);
        assertThat(world.amp01().declares(WorkedCase.lotLA())).isAccepted();
    }

    @Test
    void no_lot_loses_its_paper_by_a_correction() {
        Consortium world = EveryKind.withPaper("LA");
        world.amp01().declares(WorkedCase.lotLA()).recorded();

        assertThat(world.amp01().correctsPaper(Body.set(Corrections.paper(), "quantityMg", 1_249_999)))
                .isRefusedBy(Rule.I13, "covers that");
        assertThat(world.amp01().correctsPaper(Corrections.paper())).isAccepted();
    }
}
