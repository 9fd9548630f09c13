// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Change;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.HandOvers;
import org.capaz.ledger.sample.InMemoryLedger;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.RuleEvidence;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WayOut;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.sample.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** I23: every milligram that was ever declared is somewhere. */
class BalanceTest {
    private static Balance of(Consortium world) {
        return of(world.ledger());
    }

    private static Balance of(InMemoryLedger ledger) {
        return Balance.of(records("lot", ledger), records("transformation", ledger), records("rescued", ledger));
    }

    private static List<Json.Obj> records(String family, InMemoryLedger ledger) {
        return ledger.records().entrySet().stream()
                .filter(entry -> entry.getKey().family().onLedger().equals(family))
                .map(Map.Entry::getValue)
                .map(record -> (Json.Obj) record)
                .toList();
    }

    /** As any member can, from its own blocks. */
    @Test
    void the_worked_case_adds_up_after_every_statement() {
        var replayed = new InMemoryLedger();
        for (List<StateChange> statement : Stage.CERTIFIED.world().ledger().accepted()) {
            replayed.accept(statement);
            assertThat(of(replayed).differenceMg()).as("%s", statement).isZero();
        }
        assertThat(of(replayed)).isEqualTo(of(Stage.CERTIFIED.world()));
        RuleEvidence.allowed("Balance, an audit over the blocks");
    }

    @Test
    void the_worked_case_ends_with_its_melt_loss_and_its_outturn_loss() {
        assertThat(of(Stage.CERTIFIED.world())).isEqualTo(new Balance(3_330_013, 3_325_156, 0, 2_923 + 1_934, 0));
    }

    @Test
    void what_a_dispute_or_the_assay_of_a_pool_no_longer_finds_is_a_loss() {
        Consortium world = HandOvers.disputed("S-000812", 480_000);
        world.agg01()
                .resolves(HandOvers.resolution("AMP-04", "ACCEPTED_WITH_VARIANCE"))
                .recorded();
        assertThat(of(world)).isEqualTo(new Balance(3_330_013, 3_330_013 - 6_566, 0, 6_566, 0));

        Consortium pooling = Stage.AT_AGGREGATOR.world();
        pooling.agg01().aggregates(Workshop.aggregate()).recorded();
        assertThat(of(pooling)).isEqualTo(new Balance(3_330_013, 3_330_013, 0, 0, 0));
        pooling.asy01().assays(Workshop.assayOfPool(89_900)).recorded();
        assertThat(of(pooling)).isEqualTo(new Balance(3_330_013, 3_330_013 - 164, 0, 164, 0));
    }

    @Test
    void what_leaves_is_lost_or_void_is_accounted_for() {
        Consortium world = Stage.AT_AGGREGATOR.world();
        world.agg01().writesOff(LotStory.loss("LC")).recorded();
        world.agg01().delivers(LotStory.delivery("LB")).recorded();
        world.agg01().introduces(LotStory.introduction()).recorded();
        world.sch01().holds(LotStory.hold("LD")).recorded();
        Balance balance = of(world);
        assertThat(balance).isEqualTo(new Balance(3_330_013, 1_090_625 + 1_714_568, 444_326, 0, 80_494));
        assertThat(balance.differenceMg()).isZero();

        Consortium sealed = Stage.SEALED.world();
        sealed.amp01().voids(LotStory.mistake("LA")).recorded();
        assertThat(of(sealed)).isEqualTo(new Balance(3_330_013 - 1_090_625, 3_330_013 - 1_090_625, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void no_statement_makes_gold_or_hides_it(StatementKind kind) {
        Draft draft = EveryKind.rightly(kind);
        long before = of(draft.world()).differenceMg();

        draft.recorded();

        assertThat(of(draft.world()).differenceMg()).isEqualTo(before);
    }

    /**
     * What a lot out of the ground has lost since its first assay is read from its own record, so one more milligram of it
     * would show as declared; every other quantity is held against a second record.
     */
    @ParameterizedTest
    @CsvSource({
        "lot, LA, fineMg",
        "lot, LD, fineMg",
        "lot, LE, fineMg",
        "lot, LE, lossMg",
        "transformation, M-01, fineInMg",
        "transformation, M-01, fineOutMg"
    })
    void one_milligram_altered_is_found(String family, String id, String quantity) {
        for (long altered : new long[] {-1, 1}) {
            Consortium world = Stage.CERTIFIED.world();
            var key = new LedgerKey(Family.of(family).orElseThrow(), List.of(id));
            long before = Body.number(world.record(key), quantity);
            world.ledger().put(key, Body.set(world.record(key), quantity, before + altered));

            assertThat(Math.absExact(of(world).differenceMg())).isEqualTo(1);
        }
        RuleEvidence.flagged(Rule.I23, "Balance, an audit over the blocks");
    }

    private static GoldChanges changes(Consortium world) {
        InMemoryLedger ledger = world.ledger();
        return GoldChanges.of(
                records("lot", ledger),
                records("transformation", ledger),
                records("rescued", ledger),
                new BasisPoints(10));
    }

    @Test
    void gains_and_losses_are_told_apart_by_who_weighed_or_read() {
        Consortium world = Stage.AT_AGGREGATOR.world();
        world.asy01().assays(reading("R-1", 87_290)).recorded();
        world.asy01().assays(reading("R-2", 87_280)).recorded();
        world.agg01().samples(Workshop.sample()).recorded();

        assertThat(of(world).lostMg()).isEqualTo(-375 + 4_364);
        assertThat(changes(world).parties())
                .containsExactly(
                        new GoldChanges.ByParty(
                                Change.Source.CUSTODIAN, new PartyId("AGG-01"), 0, 4_364, 0, 1, 1_091_000),
                        new GoldChanges.ByParty(
                                Change.Source.LABORATORY, new PartyId("ASY-01"), 500, 125, 1, 1, 1_091_000));
    }

    private static Json.Obj reading(String id, long fineness) {
        return Body.set(Body.set(WorkedCase.assay("LA"), "assay", "'" + id + "'"), "fineness", fineness);
    }

    /** Three or more that together exceed one tolerance of the most gold that was had at once. */
    @Test
    void gains_that_creep_are_named() {
        var gain = new BasisPoints(10);
        var lab = new PartyId("ASY-01");
        assertThat(new GoldChanges.ByParty(Change.Source.LABORATORY, lab, 1_000, 0, 3, 0, 1_000_000).creeping(gain))
                .isFalse();
        assertThat(new GoldChanges.ByParty(Change.Source.LABORATORY, lab, 1_001, 0, 3, 0, 1_000_000).creeping(gain))
                .isTrue();
        assertThat(new GoldChanges.ByParty(Change.Source.LABORATORY, lab, 1_001, 0, 2, 0, 1_000_000).creeping(gain))
                .isFalse();
        assertThat(new GoldChanges.ByParty(Change.Source.LABORATORY, lab, 1_900, 950, 3, 3, 1_000_000).creeping(gain))
                .isFalse();
    }

    @Test
    void gold_that_counts_for_more_than_its_production_lot_gave_is_listed() {
        Consortium world = Stage.CERTIFIED.world();
        assertThat(changes(world).overcounted()).isEmpty();

        world.given(LedgerKeys.lot(new LotId("LE")), "vector[0].fineMg", "1091716");
        assertThat(changes(world).overcounted()).containsExactly(new LotId("LA"));
        world.given(LedgerKeys.lot(new LotId("LE")), "vector[0].fineMg", "1091715");
        assertThat(changes(world).overcounted()).isEmpty();
    }

    @Test
    void gold_that_no_origin_accounts_for_is_told() {
        Consortium refining = Stage.AT_REFINER.world();
        refining.ref01()
                .recordsOutturn(Body.set(WorkedCase.outturn(), "assay.fineness", 84_500))
                .submitted();

        assertThat(changes(refining).unattributedMg()).isEqualTo(3_025);
        assertThat(changes(Stage.CERTIFIED.world()).unattributedMg()).isZero();
        assertThat(of(refining).differenceMg()).isZero();
    }

    /** The old record stays as it was; it does not count twice. */
    @Test
    void a_rescued_lot_counts_once_assayed_before_or_not() {
        Consortium assayed = WayOut.inEffect();
        Balance before = of(assayed);
        WayOut.rescue(assayed).recorded();
        assertThat(of(assayed)).isEqualTo(before);

        Consortium draft = WayOut.released(Stage.DECLARED.world()).later(Duration.ofDays(30));
        WayOut.rescue(draft).recorded();
        assertThat(of(draft).differenceMg()).isZero();
        draft.asy01().assays(Body.set(WorkedCase.assay("LA"), "lot", "'LA-R'")).recorded();
        assertThat(of(draft)).isEqualTo(new Balance(1_090_625, 1_090_625, 0, 0, 0));
    }
}
