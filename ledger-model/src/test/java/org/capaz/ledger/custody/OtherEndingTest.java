// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.HandOvers;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I24 to I28, I53, I76: hand-overs that honest people end in another way than by accepting all of them. */
class OtherEndingTest {
    private static final Duration WAITING = Duration.ofDays(10);
    private static final LedgerKey LB = LedgerKeys.lot(new LotId("LB"));

    // Received but not wanted

    @Test
    void what_was_weighed_and_is_not_wanted_goes_back_with_both_signatures() {
        Consortium world = HandOvers.onItsWay();
        world.agg01().receives(WorkedCase.receipt("LB")).recorded();
        Json.Obj back = HandOvers.resolution("AMP-04", "RETURNED");

        assertThat(world.agg01().resolves(back).signedBy("agg-01-custodian")).isRefusedBy(Rule.I1, "not signed");
        assertThat(world.agg01().resolves(back)).isAccepted();

        assertThat(state(world, "T-LB")).isEqualTo("RETURNED");
        assertThat(Body.number(transfer(world, "T-LB"), "items[0].receiptMg")).isEqualTo(487_200);
        assertThat(Body.text(world.lot("LB"), "custodian")).isEqualTo("AMP-04");
        assertThat(world.amp04().certifies(WorkedCase.certificate("LB"))).isAccepted();
    }

    @Test
    void the_sender_takes_back_alone_once_the_recipient_had_its_time_to_answer() {
        Draft early =
                HandOvers.onItsWay().later(WAITING.minusSeconds(1)).amp04().takesLotsBack(HandOvers.takenBack());
        assertThat(early).isRefusedBy(Rule.I76, "may still answer");

        Consortium world = HandOvers.onItsWay().later(WAITING);
        assertThat(world.amp04().takesLotsBack(HandOvers.takenBack())).isAccepted();

        assertThat(state(world, "T-LB")).isEqualTo("RETURNED");
        assertThat(Body.text(world.lot("LB"), "custodyState")).isEqualTo("HELD");
        assertThat(world.amp04().certifies(WorkedCase.certificate("LB"))).isRefusedBy(Rule.I44, "flag");
        assertThat(world.agg01().receives(WorkedCase.receipt("LB"))).isRefusedBy(Rule.I25, "already settled on");
    }

    /** A dispatch dated back by a week is known to the ledger from today. */
    @Test
    void no_stated_time_shortens_the_waiting() {
        Consortium world = Stage.SEALED.world();
        var earlier = world.now();
        world.later(Duration.ofDays(6));
        world.amp04().offers(WorkedCase.offer("LB")).happenedAt(earlier).recorded();
        world.amp04().dispatches(WorkedCase.dispatch("LB")).happenedAt(earlier).recorded();

        assertThat(world.later(Duration.ofDays(5)).amp04().takesLotsBack(HandOvers.takenBack()))
                .isRefusedBy(Rule.I76);
        assertThat(world.later(Duration.ofDays(5)).amp04().takesLotsBack(HandOvers.takenBack()))
                .isAccepted();
    }

    @Test
    void only_the_sender_takes_back() {
        Consortium world = HandOvers.onItsWay().later(WAITING);

        assertThat(world.agg01().takesLotsBack(HandOvers.takenBack())).isRefusedBy(Rule.I24);
        assertThat(world.amp04().takesLotsBack(HandOvers.takenBack())).isAccepted();
    }

    /** 480 000 mg at 912.00 hold 437 760 mg fine. */
    @Test
    void what_comes_back_lighter_is_the_lots_weight_and_flagged() {
        Consortium world = HandOvers.onItsWay().later(WAITING);

        assertThat(world.amp04().takesLotsBack(Body.set(HandOvers.takenBack(), "items[0].grossMg", 480_000)))
                .isAcceptedWithFlags(LB, Rule.I27);
        assertThat(Body.number(world.lot("LB"), "fineMg")).isEqualTo(437_760);
        assertThat(Body.number(world.lot("LB"), "lossMg")).isEqualTo(6_566);
    }

    // One of two lots arrives

    /** Half of it is gone: a loss of its life, and not only a difference between two scales. */
    @Test
    void what_comes_back_far_lighter_has_lost_more_than_a_lot_may_in_its_life() {
        Consortium world = HandOvers.onItsWay().later(WAITING);
        Json.Obj half = Body.set(HandOvers.takenBack(), "items[0].grossMg", 243_600);

        assertThat(world.amp04().takesLotsBack(half)).isAcceptedWithFlags(LB, Rule.I51, Rule.I27);
    }

    @Test
    void what_comes_back_as_it_went_has_lost_nothing() {
        Consortium world = HandOvers.onItsWay().later(WAITING);

        assertThat(world.amp04().takesLotsBack(HandOvers.takenBack())).isAcceptedWithFlags(LB);
    }

    @Test
    void the_lot_that_came_is_accepted_and_the_other_stays_open_and_flagged() {
        Draft receipt = HandOvers.partialReceipt();
        assertThat(receipt).isAccepted();
        Consortium world = receipt.world();
        assertThat(Flag.anyOn(LedgerKeys.lot(new LotId("LA-2")), world.ledger()))
                .isTrue();
        assertThat(Flag.anyOn(LedgerKeys.lot(new LotId("LA-1")), world.ledger()))
                .isFalse();

        assertThat(world.agg01().accepts(Body.of("{'transfer':'T-2','lots':['LA-2']}")))
                .isRefusedBy(Rule.I25, "are open");
        assertThat(world.agg01().accepts(Body.of("{'transfer':'T-2'}"))).isAccepted();

        assertThat(Body.text(world.lot("LA-1"), "custodian")).isEqualTo("AGG-01");
        assertThat(Body.text(world.lot("LA-2"), "custodyState")).isEqualTo("IN_TRANSIT");
        assertThat(state(world, "T-2")).isEqualTo("RECEIVED");
        assertThat(Body.text(transfer(world, "T-2"), "items[0].outcome")).isEqualTo("ACCEPTED");
        assertThat(world.agg01().accepts(Body.of("{'transfer':'T-2'}"))).isRefusedBy(Rule.I24, "not arrived yet");
    }

    @Test
    void what_comes_later_is_received_and_accepted_later() {
        Consortium world = HandOvers.partlyReceived();
        world.agg01().accepts(Body.of("{'transfer':'T-2'}")).recorded();

        assertThat(world.agg01().receives(HandOvers.bothArrive())).isRefusedBy(Rule.I25);
        assertThat(world.agg01().receives(HandOvers.laterArrival())).isAccepted();
        assertThat(world.agg01().accepts(Body.of("{'transfer':'T-2'}"))).isAccepted();

        assertThat(state(world, "T-2")).isEqualTo("ENDED_BY_LOT");
        assertThat(Body.text(world.lot("LA-2"), "custodian")).isEqualTo("AGG-01");
        assertThat(world.agg01().accepts(Body.of("{'transfer':'T-2'}"))).isRefusedBy(Rule.I24, "already settled on");
    }

    @Test
    void what_never_came_is_settled_by_both_for_that_lot_alone() {
        Consortium world = HandOvers.partlyReceived();
        world.agg01().accepts(Body.of("{'transfer':'T-2'}")).recorded();

        assertThat(world.agg01().resolves(HandOvers.settling("AMP-01", "LOST", "['LA-1']")))
                .isRefusedBy(Rule.I25);
        assertThat(world.agg01().resolves(HandOvers.settling("AMP-01", "LOST", "['LA-2']")))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LA-2")), Rule.I17);

        assertThat(state(world, "T-2")).isEqualTo("ENDED_BY_LOT");
        assertThat(Body.text(transfer(world, "T-2"), "items[1].outcome")).isEqualTo("LOST");
        assertThat(Body.text(world.lot("LA-2"), "state")).isEqualTo("WRITTEN_OFF");
        assertThat(Body.text(world.lot("LA-1"), "custodian")).isEqualTo("AGG-01");
    }

    @Test
    void one_of_two_lots_is_accepted_and_the_other_not_wanted() {
        Consortium world = HandOvers.twoOnTheirWay();
        world.agg01().receives(HandOvers.bothArrive()).recorded();

        assertThat(world.agg01().resolves(HandOvers.settling("AMP-01", "RETURNED", "['LA-2']")))
                .isAccepted();
        assertThat(world.agg01().accepts(Body.of("{'transfer':'T-2'}"))).isAccepted();

        assertThat(state(world, "T-2")).isEqualTo("ENDED_BY_LOT");
        assertThat(Body.text(world.lot("LA-1"), "custodian")).isEqualTo("AGG-01");
        assertThat(Body.text(world.lot("LA-2"), "custodian")).isEqualTo("AMP-01");
    }

    @Test
    void only_what_is_open_can_be_missing() {
        Consortium world = HandOvers.twoOnTheirWay();
        Json.Obj partial = HandOvers.partialReceipt().statement().body();

        assertThat(world.agg01().receives(Body.set(partial, "missing", "['LB']")))
                .isRefusedBy(Rule.I25);
        assertThat(world.agg01().receives(Body.set(partial, "missing", "['LA-1']")))
                .isRefusedBy(Rule.I25);
        assertThat(world.agg01().receives(Body.without(partial, "missing"))).isRefusedBy(Rule.I25);
        assertThat(world.agg01().receives(partial)).isAccepted();
    }

    // Robbed or seized on the road, told by one side

    @Test
    void sender_recipient_and_carrier_may_stop_a_lot_on_its_way() {
        for (String party : new String[] {"AMP-04", "AGG-01", "CAR-01"}) {
            Consortium world = HandOvers.onItsWay();
            assertThat(world.by(party).holds(LotStory.hold("LB"))).isAccepted();
            assertThat(world.agg01().receives(WorkedCase.receipt("LB"))).isAccepted();
            assertThat(world.agg01().accepts(WorkedCase.acceptance("LB"))).isRefusedBy(Rule.I29);
        }
        assertThat(HandOvers.onItsWay().trd01().holds(LotStory.hold("LB"))).isRefusedBy(Rule.I24);
    }

    @Test
    void a_carrier_holds_nothing_that_it_does_not_carry() {
        assertThat(Stage.AT_AGGREGATOR.world().car01().holds(LotStory.hold("LA")))
                .isRefusedBy(Rule.I24);
        assertThat(EveryKind.dispatched().car01().holds(LotStory.hold("LA"))).isAccepted();
    }

    @Test
    void the_sender_alone_states_a_loss_on_the_road_after_it_was_told_and_the_other_was_silent() {
        Consortium world = HandOvers.onItsWay();
        Json.Obj loss = LotStory.loss("LB");
        assertThat(world.amp04().writesOff(loss)).isRefusedBy(Rule.I76, "on hold first");
        world.amp04().holds(LotStory.hold("LB")).recorded();
        assertThat(world.amp04().writesOff(loss)).isRefusedBy(Rule.I76, "may still answer");

        world.later(WAITING);
        assertThat(world.amp04().writesOff(loss)).isAcceptedWithFlags(LB, Rule.I76);
        assertThat(Stage.AT_AGGREGATOR.world().agg01().writesOff(loss)).isAccepted();
        assertThat(state(world, "T-LB")).isEqualTo("LOST");
        assertThat(Body.text(world.lot("LB"), "state")).isEqualTo("WRITTEN_OFF");
    }

    @Test
    void the_hold_of_a_scheme_is_no_word_about_a_loss_on_the_road() {
        Consortium world = HandOvers.onItsWay();
        world.amp04().holds(LotStory.hold("LB")).recorded();
        world.sch01().holds(Body.set(LotStory.hold("LB"), "hold", "'H-SCH'")).recorded();
        world.later(WAITING);

        assertThat(world.amp04().writesOff(LotStory.loss("LB"))).isRefusedBy(Rule.I74);
        world.sch01()
                .releases(Body.set(LotStory.release("LB"), "hold", "'H-SCH'"))
                .recorded();
        assertThat(world.amp04().writesOff(LotStory.loss("LB"))).isAcceptedWithFlags(LB, Rule.I76);
    }

    @Test
    void what_the_recipient_has_weighed_was_not_lost_on_the_road() {
        Consortium world = HandOvers.onItsWay();
        world.amp04().holds(LotStory.hold("LB")).recorded();
        world.agg01().receives(WorkedCase.receipt("LB")).recorded();
        world.later(WAITING);

        assertThat(world.amp04().writesOff(LotStory.loss("LB"))).isRefusedBy(Rule.I76, "has weighed it");
        assertThat(world.agg01().resolves(HandOvers.resolution("AMP-04", "RETURNED")))
                .isAccepted();
    }

    // Without a seal

    @Test
    void a_bag_without_a_seal_moves_with_the_reason_and_shows_it() {
        Draft receipt = HandOvers.unsealedReceipt();
        assertThat(receipt).isAccepted();
        Consortium world = receipt.world();
        assertThat(world.agg01().accepts(WorkedCase.acceptance("LA"))).isAccepted();

        Json.Obj transfer = transfer(world, "T-LA");
        assertThat(Body.text(transfer, "items[0].noSealOut")).isEqualTo("NO-SEALS-LEFT");
        assertThat(Body.text(transfer, "items[0].noSealIn")).isEqualTo("NO-SEALS-LEFT");
        assertThat(transfer.get("counter")).isEqualTo(new Json.Bool(true));
        assertThat(world.lot("LA").get("seal")).isNull();
        assertThat(Body.text(world.lot("LA"), "custodian")).isEqualTo("AGG-01");
    }

    @Test
    void a_sealed_lot_is_not_said_to_have_no_seal() {
        Json.Obj offer = WorkedCase.offer("LA").with("noSeal", "NO-SEALS-LEFT");
        assertThat(Stage.SEALED.world().amp01().offers(offer)).isRefusedBy(Rule.I53, "sealed");
        assertThat(HandOvers.unsealedOffer()).isAccepted();

        Json.Obj item = Body.without(WorkedCase.dispatch("LA"), "items[0].seal");
        assertThat(EveryKind.offered().amp01().dispatches(Body.set(item, "items[0].noSeal", "'LOST'")))
                .isRefusedBy(Rule.I26, "S-000811");
    }

    @Test
    void a_seal_that_is_gone_at_receipt_is_a_dispute() {
        Json.Obj item = Body.without(WorkedCase.receipt("LA"), "items[0].seal");
        Consortium world = EveryKind.dispatched();

        assertThat(world.agg01().receives(Body.set(item, "items[0].noSeal", "'TORN-OFF'")))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LA")), Rule.I26);
        assertThat(world.agg01()
                        .resolves(Body.set(
                                HandOvers.resolution("AMP-01", "ACCEPTED_WITH_VARIANCE"), "transfer", "'T-LA'")))
                .isAccepted();
        assertThat(world.lot("LA").get("seal")).isNull();
    }

    @Test
    void a_weighing_says_either_the_seal_or_why_there_is_none() {
        Json.Obj both = Body.set(WorkedCase.dispatch("LA"), "items[0].noSeal", "'LOST'");
        Json.Obj none = Body.without(WorkedCase.dispatch("LA"), "items[0].seal");

        assertThat(EveryKind.offered().amp01().dispatches(both)).isDefective("MALFORMED", "body.items[0]");
        assertThat(EveryKind.offered().amp01().dispatches(none)).isDefective("MALFORMED", "body.items[0]");
    }

    // At the counter

    @Test
    void at_the_counter_the_gold_is_received_where_it_was_and_nobody_carries() {
        Json.Obj counter = Body.without(WorkedCase.dispatch("LA"), "carrier").with("counter", true);
        Consortium world = EveryKind.offered();
        assertThat(world.amp01().dispatches(counter)).isAccepted();

        assertThat(world.agg01().receives(WorkedCase.receipt("LA"))).isRefusedBy(Rule.I28, "counter");
        assertThat(world.agg01().receives(Body.set(WorkedCase.receipt("LA"), "place", "'52385'")))
                .isAccepted();
    }

    @Test
    void that_nobody_carries_is_said() {
        Json.Obj silent = Body.without(WorkedCase.dispatch("LA"), "carrier");

        assertThat(EveryKind.offered().amp01().dispatches(silent)).isDefective("MALFORMED", "body");
        assertThat(EveryKind.offered()
                        .amp01()
                        .dispatches(WorkedCase.dispatch("LA").with("counter", true)))
                .isDefective("MALFORMED", "body");
    }

    // Back to the producer

    @Test
    void a_producer_has_its_own_gold_again_and_no_other() {
        Consortium world = Stage.AT_AGGREGATOR.world();
        Json.Obj back = Body.of("{'transfer':'T-BACK','lots':['LA'],'to':'AMP-01'}");

        assertThat(world.agg01().offers(Body.set(back, "lots", "['LA','LB']"))).isRefusedBy(Rule.I28);
        assertThat(world.agg01().offers(Body.set(back, "to", "'AMP-02'"))).isRefusedBy(Rule.I28);
        assertThat(world.agg01().offers(back)).isAccepted();

        String item = "[{'lot':'LA','grossMg':1250000,'seal':'S-000811'}]";
        world.agg01()
                .dispatches(Body.of("{'transfer':'T-BACK','carrier':'CAR-01','items':" + item + "}"))
                .recorded();
        world.amp01()
                .receives(Body.of("{'transfer':'T-BACK','place':'52385','items':" + item + "}"))
                .recorded();
        assertThat(world.amp01().accepts(Body.of("{'transfer':'T-BACK'}"))).isAccepted();
        assertThat(Body.text(world.lot("LA"), "custodian")).isEqualTo("AMP-01");
    }

    // Said in words

    @Test
    void accepting_twice_and_unknown_transfers_are_answered_by_what_they_are() {
        Consortium world = EveryKind.received();
        assertThat(world.agg01().accepts(WorkedCase.acceptance("LA"))).isAccepted();

        assertThat(world.agg01().accepts(WorkedCase.acceptance("LA")))
                .isRefusedBy(Rule.I24, "already accepted on 2024-");
        assertThat(world.agg01().accepts(Body.of("{'transfer':'T-NONE'}")))
                .isRefusedBy(Rule.I24, "there is no transfer T-NONE");
        assertThat(world.agg01().receives(WorkedCase.receipt("LA"))).isRefusedBy(Rule.I25, "already accepted on 2024-");
    }

    private static Json.Obj transfer(Consortium world, String id) {
        return world.record(LedgerKeys.transfer(new Code(id)));
    }

    private static String state(Consortium world, String transfer) {
        return Body.text(transfer(world, transfer), "state");
    }
}
