package org.capaz.ledger.custody;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Settlements;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.sample.Workshop;
import org.junit.jupiter.api.Test;

/** What somebody would try who wants gold, or its good name, from nothing; and beside each what must stay possible. */
class LaunderingTest {

    // I21

    @Test
    void a_lot_whose_shares_do_not_add_up_is_neither_worked_nor_settled_until_they_do() {
        Consortium melting = Stage.AT_AGGREGATOR.world();
        share(melting, "LA", 1_090_626);
        assertThat(melting.agg01().melts(WorkedCase.melt())).isRefusedBy(Rule.I21, "add up to 1090626");
        assertThat(melting.agg01().splits(WorkedCase.split())).isRefusedBy(Rule.I21);
        assertThat(melting.agg01().samples(Workshop.sample())).isRefusedBy(Rule.I21);
        assertThat(melting.agg01().blends(Workshop.blend())).isRefusedBy(Rule.I21);
        share(melting, "LA", 1_090_625);
        assertThat(melting.agg01().melts(WorkedCase.melt())).isAccepted();

        Consortium refining = Stage.AT_REFINER.world();
        share(refining, "LE", 1);
        assertThat(refining.ref01().settlesProvisionally(Settlements.provisional()))
                .isRefusedBy(Rule.I21);
        assertThat(refining.ref01().recordsOutturn(WorkedCase.outturn())).isRefusedBy(Rule.I21);
        share(refining, "LE", 1_089_668);
        assertThat(refining.ref01().settlesProvisionally(Settlements.provisional()))
                .isAccepted();
        assertThat(refining.ref01().recordsOutturn(WorkedCase.outturn())).isAccepted();

        share(refining, "LE", 1);
        assertThat(refining.ref01().settles(WorkedCase.settlement())).isRefusedBy(Rule.I21);
        share(refining, "LE", 1_089_035);
        assertThat(refining.ref01().settles(WorkedCase.settlement())).isAccepted();
    }

    private static void share(Consortium world, String lot, long fineMg) {
        world.given(LedgerKeys.lot(new LotId(lot)), "vector[0].fineMg", Long.toString(fineMg));
    }

    // I36

    @Test
    void what_is_being_settled_is_not_sold_on_before_its_quantity_is_final() {
        Consortium refining = Stage.AT_REFINER.world();
        refining.ref01().settlesProvisionally(Settlements.provisional()).recorded();
        assertThat(refining.ref01().delivers(LotStory.delivery("LE"))).isRefusedBy(Rule.I36, "PROVISIONAL");

        Consortium exchanged = Settlements.assayed(84_290, 84_260);
        exchanged.ref01().exchanges(Settlements.exchange()).recorded();
        assertThat(exchanged.ref01().delivers(LotStory.delivery("LE"))).isRefusedBy(Rule.I36, "EXCHANGE");
        exchanged.ref01().settles(WorkedCase.settlement()).recorded();
        assertThat(exchanged.ref01().delivers(LotStory.delivery("LE"))).isAccepted();
    }

    @Test
    void a_theft_or_a_seizure_is_true_also_of_a_lot_that_is_being_settled() {
        Consortium refining = Stage.AT_REFINER.world();
        refining.ref01().settlesProvisionally(Settlements.provisional()).recorded();
        assertThat(refining.ref01().writesOff(LotStory.loss("LE"))).isAccepted();
        assertThat(refining.ref01().settles(WorkedCase.settlement())).isRefusedBy(Rule.I19, "written off");
    }

    // Void

    @Test
    void grams_that_a_premium_was_claimed_on_are_not_declared_anew() {
        Consortium sold = PremiumCase.beforeAnySale();
        sold.buy01().takesCredit(PremiumCase.creditSale()).recorded();
        assertThat(sold.amp01().voids(LotStory.mistake("LA"))).isRefusedBy(Rule.I37, "claimed");
        assertThat(PremiumCase.beforeAnySale().amp01().voids(LotStory.mistake("LA")))
                .isAccepted();
    }

    @Test
    void a_flag_is_not_washed_off_by_taking_the_lot_back() {
        Consortium contested = Stage.SEALED.world();
        contested
                .amp02()
                .raisesFlag(LotStory.grievance())
                .withId("demo-grievance-1")
                .recorded();
        assertThat(contested.amp01().voids(LotStory.mistake("LA"))).isRefusedBy(Rule.I3, "flagged");
        contested.aud01().closesFlag(LotStory.closing("demo-grievance-1")).recorded();
        assertThat(contested.amp01().voids(LotStory.mistake("LA"))).isAccepted();
    }
}
