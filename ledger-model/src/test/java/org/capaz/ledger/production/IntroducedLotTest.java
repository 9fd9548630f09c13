// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Instant;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Actor;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I22: metal that the ledger has not seen begin is told as such, for ever. */
class IntroducedLotTest {
    private static final LotId LX = new LotId("LX");

    private final Consortium world = Stage.AT_AGGREGATOR.world();

    /** LX lies assayed and sealed with that party. */
    private static void brought(Actor by, Consortium world) {
        by.introduces(LotStory.introduction()).recorded();
        assayed("LX", 90_000, world);
        by.seals(sealOf("LX")).recorded();
    }

    private static void assayed(String lot, int fineness, Consortium world) {
        Json.Obj assay = Body.set(Body.set(WorkedCase.assay(lot), "fineness", fineness), "sampledOn", "'2024-03-05'");
        world.asy01().assays(assay).recorded();
    }

    private static Json.Obj sealOf(String lot) {
        return Body.set(Body.set(WorkedCase.seal("LA"), "lot", "'" + lot + "'"), "seal", "'S-900-" + lot + "'");
    }

    @Test
    void its_origin_is_who_brought_it() {
        brought(world.agg01(), world);

        Json.Obj lot = world.lot("LX");
        assertThat(Body.text(lot, "claimClass")).isEqualTo("NONE");
        assertThat(Body.text(lot, "vector[0].amp")).isEqualTo("AGG-01");
        assertThat(Body.text(lot, "vector[0].lot")).isEqualTo("LX");
        assertThat(Body.number(lot, "vector[0].fineMg")).isEqualTo(450_000);
        assertThat(Body.text(world.record(LedgerKeys.introduction(LX)), "source"))
                .isEqualTo("RECYCLED");
    }

    @Test
    void it_gets_no_certificate_and_no_premium() {
        brought(world.agg01(), world);

        assertThat(world.agg01().certifies(WorkedCase.certificate("LX")))
                .isRefusedBy(Rule.I44, "its claim class is NONE");
        assertThat(world.agg01().certifies(WorkedCase.certificate("LA"))).isAccepted();
    }

    @Test
    void dividing_or_recasting_it_alone_makes_it_no_better() {
        brought(world.agg01(), world);
        Json.Obj split = Body.of("{'transformation':'SP-X','input':'LX',"
                + "'outputs':[{'lot':'LX-1','grossMg':300000},{'lot':'LX-2','grossMg':200000}]}");
        world.agg01().splits(split).recorded();
        assertThat(Body.text(world.lot("LX-1"), "claimClass")).isEqualTo("NONE");

        Json.Obj melt = Body.set(WorkedCase.melt(), "inputs", "['LX-1','LX-2']");
        melt = Body.set(Body.set(melt, "output.grossMg", 500_000), "output.assay.fineness", 90_000);
        world.agg01().melts(Body.set(melt, "losses", "[]")).recorded();
        assertThat(Body.text(world.lot("LE"), "claimClass")).isEqualTo("NONE");
        assertThat(Body.text(world.lot("LE"), "vector[0].amp")).isEqualTo("AGG-01");
    }

    @Test
    void a_lot_that_it_joined_stays_mixed_through_every_later_step_and_earns_nothing() {
        brought(world.agg01(), world);
        Json.Obj melt = Body.set(WorkedCase.melt(), "inputs", "['LA','LX']");
        melt = Body.set(Body.set(melt, "output.grossMg", 1_750_000), "output.assay.fineness", 88_035);
        melt = Body.set(melt, "losses[0].fineMg", 1_090_625 + 450_000 - 1_540_612);
        world.agg01().melts(melt).recorded();
        world.agg01()
                .splits(Body.of("{'transformation':'SP-X','input':'LE',"
                        + "'outputs':[{'lot':'LE-1','grossMg':1000000},{'lot':'LE-2','grossMg':750000}]}"))
                .recorded();

        assertThat(Body.text(world.lot("LE-1"), "claimClass")).isEqualTo("MIXED");
        world.agg01().seals(sealOf("LE-1")).recorded();
        assertThat(world.agg01().certifies(WorkedCase.certificate("LE-1")))
                .isRefusedBy(Rule.I44, "its claim class is MIXED");
        assertThat(world.agg01().certifies(WorkedCase.certificate("LD"))).isAccepted();
    }

    /** AMP-01's title allows 4 800 g a month, and that much is counted already. */
    @Test
    void what_a_producer_only_brought_in_is_no_production_of_its_month() {
        Consortium declared = Stage.DECLARED.world().at(Instant.parse("2024-03-06T14:00:00Z"));
        var amp = new PartyId("AMP-01");
        declared.ledger()
                .put(
                        LedgerKeys.produced(amp, 2024, 3, new LotId("EARLIER")),
                        Json.object().with("lot", "EARLIER").with("fineMg", 4_800_000));

        brought(declared.amp01(), declared);
        assertThat(declared.ledger().has(LedgerKeys.produced(amp, 2024, 3, LX))).isFalse();
        assertThat(declared.asy01().assays(WorkedCase.assay("LA")))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LA")), Rule.I11);
    }
}
