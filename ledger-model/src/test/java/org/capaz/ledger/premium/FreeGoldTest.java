// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** I66: a premium is paid on gold that somebody else has accepted, and that nothing stands against. */
class FreeGoldTest {

    private static Json.Obj credit(String lot, long milligrams) {
        return Body.set(PremiumCase.creditSale(), "grams", "[{'lot':'%s','fineMg':%d}]".formatted(lot, milligrams));
    }

    private static LotId id(String lot) {
        return new LotId(lot);
    }

    @Nested
    class AsCredit {
        private final Consortium world = PremiumCase.beforeAnySale();

        @Test
        void gold_that_nobody_else_has_weighed_earns_no_credit() {
            Consortium before = Stage.SEALED.world();
            before.sch01().publishesScheme(PremiumCase.creditScheme()).recorded();

            assertThat(before.buy01().takesCredit(credit("LA", 100_000)))
                    .isRefusedBy(Rule.I66, "are in [LA]")
                    .in("body.grams[0].lot");
            assertThat(world.buy01().takesCredit(credit("LA", 100_000))).isAccepted();
        }

        /** Declared a second time, its metal is the same, so there is nothing that could be handed over. */
        @Test
        void the_twin_of_a_bar_earns_none_either() {
            Json.Obj twin = Body.set(Body.set(world.lot("LA"), "lot", "'LT'"), "vector[0].lot", "'LT'");
            world.ledger().put(LedgerKeys.lot(id("LT")), Body.set(twin, "custodian", "'AMP-01'"));

            assertThat(world.buy01().takesCredit(credit("LT", 100_000))).isRefusedBy(Rule.I66);
            assertThat(world.buy01().takesCredit(credit("LA", 100_000))).isAccepted();
        }

        @Test
        void gold_on_hold_earns_none_until_it_is_released() {
            world.sch01().holds(LotStory.hold("LA")).recorded();
            assertThat(world.buy01().takesCredit(credit("LA", 100_000))).isRefusedBy(Rule.I66);
            assertThat(world.buy01().takesCredit(credit("LB", 100_000))).isAccepted();

            world.sch01().releases(LotStory.release("LA")).recorded();
            assertThat(world.buy01().takesCredit(Body.set(credit("LA", 100_000), "sale", "'CS-02'")))
                    .isAccepted();
        }

        @Test
        void nor_does_gold_that_is_flagged_or_lost() {
            world.sch01()
                    .raisesFlag(Body.set(LotStory.grievance(), "lot", "'LA'"))
                    .recorded();
            world.agg01().writesOff(LotStory.loss("LB")).recorded();

            assertThat(world.buy01().takesCredit(credit("LA", 100_000))).isRefusedBy(Rule.I66);
            assertThat(world.buy01().takesCredit(credit("LB", 100_000))).isRefusedBy(Rule.I66);
            assertThat(world.buy01().takesCredit(credit("LD", 100_000))).isAccepted();
        }

        @Test
        void what_stands_against_the_bar_stands_against_the_gold_inside() {
            world.agg01().melts(WorkedCase.melt()).recorded();
            world.sch01().holds(LotStory.hold("LE")).recorded();

            assertThat(world.buy01().takesCredit(credit("LA", 100_000))).isRefusedBy(Rule.I66, "are in [LE]");
            world.sch01().releases(LotStory.release("LE")).recorded();
            assertThat(world.buy01().takesCredit(credit("LA", 100_000))).isAccepted();
        }

        /** The bar's own flag only says that an input had one. */
        @Test
        void a_flag_handed_on_to_the_bar_counts_as_long_as_that_of_the_input() {
            world.amp01()
                    .raisesFlag(LotStory.grievance())
                    .withId("demo-grievance-1")
                    .recorded();
            world.agg01().melts(WorkedCase.melt()).submitted();
            assertThat(world.buy01().takesCredit(credit("LB", 100_000))).isRefusedBy(Rule.I66, "are in [LE]");

            world.aud01().closesFlag(LotStory.closing("demo-grievance-1")).recorded();
            assertThat(world.buy01().takesCredit(credit("LB", 100_000))).isAccepted();
        }

        @Test
        void what_was_only_recorded_late_earns_all_the_same() {
            LedgerKey late = LedgerKeys.flag(LedgerKeys.lot(id("LA")), "I5", new RecordId("demo-late-1"));
            world.ledger()
                    .put(
                            late,
                            Body.of("{'kind':'LATE','rule':'I5','raisedBy':'AMP-01','raisedAt':1709553600,"
                                    + "'raisedWith':'demo-late-1','reason':'LATE'}"));

            assertThat(world.buy01().takesCredit(credit("LA", 100_000))).isAccepted();
            world.given(late, "kind", "'RED_FLAG'");
            assertThat(world.buy01().takesCredit(Body.set(credit("LA", 100_000), "sale", "'CS-02'")))
                    .isRefusedBy(Rule.I66);
        }

        /** 750 of LA's 1 250 grams went on to AGG-01, with 654 375 mg of fine gold. */
        @Test
        void of_a_part_that_was_sold_credits_are_taken_and_no_more() {
            Consortium split = Stage.SEALED.world();
            split.sch01().publishesScheme(PremiumCase.creditScheme()).recorded();
            split.amp01().splits(WorkedCase.split()).recorded();
            split.given(LedgerKeys.lot(id("LA-1")), "custodian", "'AGG-01'");

            assertThat(split.buy01().takesCredit(credit("LA", 654_376))).isRefusedBy(Rule.I66, "are in [LA-2]");
            assertThat(split.buy01().takesCredit(credit("LA", 654_375))).isAccepted();
            assertThat(split.buy01().takesCredit(Body.set(credit("LA", 2), "sale", "'CS-02'")))
                    .isRefusedBy(Rule.I66);
        }
    }

    @Nested
    class OnMetal {
        private final Consortium world = Stage.SETTLED.world();

        @Test
        void a_bar_on_hold_earns_no_premium() {
            Consortium held = Stage.SETTLED.world();
            held.sch01().holds(LotStory.hold("LE")).recorded();

            assertThat(held.buy01().obligesItself(WorkedCase.obligation()))
                    .isRefusedBy(Rule.I66, "are in [LE]")
                    .in("body.lot");
            assertThat(world.buy01().obligesItself(WorkedCase.obligation())).isAccepted();
        }

        @Test
        void nor_does_a_flagged_or_lost_one() {
            Consortium flagged = Stage.SETTLED.world();
            flagged.amp02()
                    .raisesFlag(Body.set(LotStory.grievance(), "lot", "'LE'"))
                    .recorded();
            Consortium lost = Stage.SETTLED.world();
            lost.ref01().writesOff(LotStory.loss("LE")).recorded();

            assertThat(flagged.buy01().obligesItself(WorkedCase.obligation())).isRefusedBy(Rule.I66);
            assertThat(lost.buy01().obligesItself(WorkedCase.obligation())).isRefusedBy(Rule.I66);
            assertThat(world.buy01().obligesItself(WorkedCase.obligation())).isAccepted();
        }

        @Test
        void gold_bought_and_sold_within_the_producers_house_earns_none() {
            world.given(LedgerKeys.party(new PartyId("REF-01")), "msp", "'ProducersMSP'");
            assertThat(world.buy01().obligesItself(WorkedCase.obligation())).isAccepted();

            Consortium house = Stage.SETTLED.world();
            house.given(LedgerKeys.party(new PartyId("REF-01")), "msp", "'ProducersMSP'");
            house.given(LedgerKeys.party(new PartyId("AGG-01")), "msp", "'ProducersMSP'");
            assertThat(house.buy01().obligesItself(WorkedCase.obligation()))
                    .isRefusedBy(Rule.I66, "of the same organisation")
                    .in("body.lot");
        }
    }
}
