// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.PartyId;
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
import org.capaz.ledger.sample.HandOvers;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Settlements;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WayOut;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.sample.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody would try who wants gold, or its good name, from nothing; and beside each what must stay possible. */
class LaunderingTest {

    // I21

    @Test
    void a_lot_whose_shares_do_not_add_up_is_neither_worked_nor_settled_until_they_do() {
        Consortium melting = Stage.AT_AGGREGATOR.world();
        share(melting, "LA", 1_090_626);
        assertThat(melting.agg01().melts(WorkedCase.melt())).isRefusedBy(Rule.I21, "add up to 1\u00a0090.626\u00a0g");
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
        Consortium sold = Stage.SEALED.world();
        LedgerKey claim =
                LedgerKeys.claim(new LotId("LA"), new Code("DEMO-CREDIT"), new Code("CS-01"), new PartyId("BUY-01"));
        sold.ledger().put(claim, Json.object().with("fineMg", 1));
        assertThat(sold.amp01().voids(LotStory.mistake("LA"))).isRefusedBy(Rule.I37, "claimed");
        assertThat(Stage.SEALED.world().amp01().voids(LotStory.mistake("LA"))).isAccepted();
    }

    @Test
    void a_flag_is_not_washed_off_by_taking_the_lot_back() {
        Consortium contested = Stage.SEALED.world();
        contested
                .amp01()
                .raisesFlag(LotStory.grievance())
                .withId("demo-grievance-1")
                .recorded();
        assertThat(contested.amp01().voids(LotStory.mistake("LA"))).isRefusedBy(Rule.I3, "flagged");
        contested.aud01().closesFlag(LotStory.closing("demo-grievance-1")).recorded();
        assertThat(contested.amp01().voids(LotStory.mistake("LA"))).isAccepted();
    }

    // I29

    @Test
    void a_custodians_own_hold_does_not_keep_out_the_schemes_and_both_must_be_released() {
        Consortium certified = Stage.CERTIFIED.world();
        certified.ref01().holds(LotStory.hold("LE")).recorded();
        certified.sch01().holds(Body.set(LotStory.hold("LE"), "hold", "'H-2'")).recorded();
        certified.ref01().releases(LotStory.release("LE")).recorded();
        assertThat(certified.ref01().delivers(LotStory.delivery("LE"))).isRefusedBy(Rule.I29, "H-2");
        assertThat(status(certified)).isEqualTo("SUSPENDED HOLD H-2");

        certified
                .sch01()
                .releases(Body.set(LotStory.release("LE"), "hold", "'H-2'"))
                .recorded();
        assertThat(status(certified)).isEqualTo("ISSUED ISSUED");
        assertThat(certified.ref01().delivers(LotStory.delivery("LE"))).isAccepted();
    }

    private static String status(Consortium world) {
        Json.Obj status = world.record(LedgerKeys.status(new CertificateId(WorkedCase.CERTIFICATE)));
        return Body.text(status, "state") + " " + Body.text(status, "reason");
    }

    // I49, I15

    /** 843.45 per mille is 10 bp of the fine gold of LE's origins more than 842.60 is, and a little; 843.44 is not. */
    @Test
    void a_bar_counts_for_no_more_than_went_into_it_whoever_reads_it() {
        Consortium melted = Stage.MELTED.world();
        Json.Obj reading = Body.set(Settlements.assay("AS-Z", "FIRE", 84_345), "purpose", "'FINAL'");
        reading = Body.set(reading, "sampledOn", "'2024-03-06'");

        assertThat(melted.asy01().assays(Body.set(reading, "fineness", 84_344)))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LE")), Rule.I15);
        assertThat(Body.number(melted.lot("LE"), "fineMg")).isEqualTo(3_330_407);
        assertThat(melted.lot("LE").get("unattributedMg")).isNull();

        assertThat(melted.asy01().assays(Body.set(reading, "assay", "'AS-Y'")))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LE")), Rule.I15);
        assertThat(Body.number(melted.lot("LE"), "fineMg")).isEqualTo(3_327_090 + 3_325);
        assertThat(Body.number(melted.lot("LE"), "unattributedMg")).isEqualTo(31);
    }

    @Test
    void nor_by_the_mean_of_two_laboratories() {
        Consortium within = Settlements.assayed(84_344, 84_344);
        Consortium beyond = Settlements.assayed(84_345, 84_345);

        assertThat(beyond.ref01().exchanges(Settlements.exchange()))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LE")), Rule.I15);
        assertThat(Body.number(beyond.lot("LE"), "fineMg")).isEqualTo(3_327_090 + 3_325);
        assertThat(within.ref01().exchanges(Settlements.exchange()))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LE")), Rule.I15);
        assertThat(Body.number(within.lot("LE"), "fineMg")).isEqualTo(3_330_407);
    }

    /** Each reading lies within the 50 hundredths of two fire assays; together they do not. */
    @Test
    void a_rise_in_small_steps_is_a_jump_too() {
        Consortium sealed = Stage.SEALED.world();
        assertThat(sealed.asy01().assays(step(1, 87_290))).isAccepted();
        assertThat(sealed.asy01().assays(step(2, 87_301)))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LA")), Rule.I15);
    }

    /** A bar creeps up by 80 hundredths of a per mille at a time; what counts stops at 10 bp. */
    @Test
    void small_steps_do_not_lead_a_bar_up_without_end() {
        Consortium melted = Stage.MELTED.world();
        for (int number = 1; number <= 18; number++) {
            melted.asy01().assays(stepOfLE(number, 84_260 + 80 * number)).recorded();
        }
        assertThat(melted.asy01().assays(stepOfLE(19, 84_260 + 80 * 19)))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LE")), Rule.I15, Rule.I49);
        assertThat(Body.number(melted.lot("LE"), "fineMg")).isEqualTo(3_327_090 + 3_325);
        assertThat(Body.number(melted.lot("LE"), "nominalMg")).isEqualTo(3_327_090);
        assertThat(Body.number(melted.lot("LE"), "unattributedMg")).isEqualTo(3_387_109 - 3_330_415);
    }

    private static Json.Obj step(int number, long fineness) {
        Json.Obj assay = Body.set(WorkedCase.assay("LA"), "assay", "'AS-STEP-%d'".formatted(number));
        return Body.set(assay, "fineness", fineness);
    }

    private static Json.Obj stepOfLE(int number, long fineness) {
        return Body.set(Body.set(step(number, fineness), "lot", "'LE'"), "purpose", "'FINAL'");
    }

    // I5

    @Test
    void the_past_is_not_for_who_declares_now_to_choose_among() {
        Consortium admitted = EveryKind.withPaper("LA").at(Instant.parse("2024-05-28T15:00:00Z"));
        assertThat(admitted.amp01().declares(WorkedCase.lotLA())).isAccepted();

        Consortium later = EveryKind.withPaper("LA").at(Instant.parse("2024-05-29T15:00:00Z"));
        assertThat(later.amp01().declares(WorkedCase.lotLA())).isRefusedBy(Rule.I5, "more than 92 days");
        assertThat(later.amp01().declares(LotStory.ineligible(WorkedCase.lotLA())))
                .isAccepted();
    }

    @Test
    void a_hand_over_goes_forward_in_time() {
        Consortium offered = EveryKind.offered();
        assertThat(offered.amp01().dispatches(WorkedCase.dispatch("LA")).happened(before(offered, 901)))
                .isRefusedBy(Rule.I5, "earlier than the step before it");
        assertThat(offered.amp01().dispatches(WorkedCase.dispatch("LA")).happened(before(offered, 900)))
                .isAccepted();
    }

    private static Duration before(Consortium world, long seconds) {
        long offeredAt = Body.number(world.record(LedgerKeys.transfer(new Code("T-LA"))), "offeredAt");
        return Duration.between(Instant.ofEpochSecond(offeredAt), world.now()).plusSeconds(seconds);
    }

    @Test
    void a_lot_is_not_worked_before_it_came_into_being() {
        Consortium sealed = Stage.SEALED.world();
        Instant began = moment(sealed, "LA", "createdAt");
        assertThat(sealed.amp01().splits(WorkedCase.split()).happenedAt(began.minusSeconds(901)))
                .isRefusedBy(Rule.I5, "the beginning of lot LA");
        assertThat(sealed.amp01().splits(WorkedCase.split()).happenedAt(began.minusSeconds(900)))
                .isAccepted();
    }

    private static Instant moment(Consortium world, String lot, String member) {
        return Instant.ofEpochSecond(Body.number(world.lot(lot), member));
    }

    static Stream<Arguments> deeds() {
        return Stream.of(
                deed(
                        "assay",
                        Stage.DECLARED,
                        "LA",
                        "createdAt",
                        world -> world.asy01().assays(Body.set(WorkedCase.assay("LA"), "sampledOn", "'2024-03-03'"))),
                deed(
                        "seal",
                        Stage.MELTED,
                        "LE",
                        "createdAt",
                        world -> world.agg01().seals(WorkedCase.seal("LE"))),
                deed(
                        "delivery",
                        Stage.SEALED,
                        "LA",
                        "createdAt",
                        world -> world.amp01().delivers(LotStory.delivery("LA"))),
                deed(
                        "provisional settlement",
                        Stage.MELTED,
                        "LE",
                        "createdAt",
                        world -> world.ref01().settlesProvisionally(Settlements.provisional())),
                deed(
                        "split",
                        Stage.AT_AGGREGATOR,
                        "LA",
                        "movedAt",
                        world -> world.agg01().splits(WorkedCase.split())),
                deed(
                        "offer",
                        Stage.AT_AGGREGATOR,
                        "LA",
                        "movedAt",
                        world -> world.agg01().offers(Body.of("{'transfer':'T-2','lots':['LA'],'to':'REF-01'}"))),
                deed(
                        "assay",
                        Stage.AT_AGGREGATOR,
                        "LA",
                        "movedAt",
                        world -> world.asy01().assays(Body.set(WorkedCase.assay("LA"), "assay", "'AS-2'"))),
                deed(
                        "seal",
                        Stage.OUTTURN,
                        "LE",
                        "movedAt",
                        world -> world.ref01().seals(Body.set(WorkedCase.seal("LE"), "seal", "'S-000902'"))),
                deed(
                        "delivery",
                        Stage.AT_REFINER,
                        "LE",
                        "movedAt",
                        world -> world.ref01().delivers(LotStory.delivery("LE"))),
                deed(
                        "provisional settlement",
                        Stage.AT_REFINER,
                        "LE",
                        "movedAt",
                        world -> world.ref01().settlesProvisionally(Settlements.provisional())),
                deed(
                        "loss",
                        Stage.AT_AGGREGATOR,
                        "LA",
                        "movedAt",
                        world -> world.agg01().writesOff(LotStory.loss("LA"))),
                deed(
                        "seizure",
                        Stage.AT_AGGREGATOR,
                        "LA",
                        "createdAt",
                        world -> world.agg01().losesToAuthority(LotStory.seizure("LA"))),
                deed(
                        "opening",
                        Stage.AT_AGGREGATOR,
                        "LA",
                        "movedAt",
                        world -> world.agg01().opens(LotStory.opening("LA", "S-000811"))),
                deed(
                        "mistake",
                        Stage.DECLARED,
                        "LA",
                        "createdAt",
                        world -> world.amp01().voids(LotStory.mistake("LA"))),
                deed(
                        "hold",
                        Stage.AT_AGGREGATOR,
                        "LA",
                        "createdAt",
                        world -> world.sch01().holds(LotStory.hold("LA"))),
                deed(
                        "outturn",
                        Stage.AT_REFINER,
                        "LE",
                        "movedAt",
                        world -> world.ref01().recordsOutturn(WorkedCase.outturn())),
                deed(
                        "settlement",
                        Stage.OUTTURN,
                        "LE",
                        "movedAt",
                        world -> world.ref01().settles(WorkedCase.settlement())));
    }

    private static Arguments deed(
            String name, Stage stage, String lot, String since, Function<Consortium, Draft> statement) {
        return Arguments.of(name, stage, lot, since, statement);
    }

    @ParameterizedTest(name = "{0} since {3}")
    @MethodSource("deeds")
    void nothing_befalls_a_lot_before_it_began_nor_before_it_came_to_its_custodian(
            String name, Stage stage, String lot, String since, Function<Consortium, Draft> statement) {
        Consortium world = stage.world();
        Instant earliest = moment(world, lot, since).minusSeconds(900);

        assertThat(statement.apply(world).happenedAt(earliest.minusSeconds(1)))
                .isRefusedBy(Rule.I5, (since.equals("movedAt") ? "last movement" : "beginning") + " of lot " + lot);
        assertThat(statement.apply(world).happenedAt(earliest)).isAccepted();
    }

    @Test
    void a_lot_is_not_given_back_before_it_came() {
        Consortium onHold = LotStory.onHold();
        Instant came = moment(onHold, "LA", "movedAt");
        assertThat(onHold.agg01().returns(LotStory.returned()).happenedAt(came.minusSeconds(901)))
                .isRefusedBy(Rule.I5, "last movement of lot LA");
        assertThat(onHold.agg01().returns(LotStory.returned()).happenedAt(came.minusSeconds(900)))
                .isAccepted();
    }

    @Test
    void what_goes_on_after_its_keeper_is_gone_began_no_earlier_than_it_came_to_the_keeper() {
        Consortium gone = WayOut.inEffect();
        Draft rescue = WayOut.rescue(gone);
        Instant came = Instant.ofEpochSecond(
                Body.number(gone.lot(Body.text(rescue.statement().body(), "lot")), "createdAt"));
        assertThat(rescue.happenedAt(came.minusSeconds(901))).isRefusedBy(Rule.I5, "the beginning of lot");
        assertThat(rescue.happenedAt(came.minusSeconds(900))).isAccepted();
    }

    @Test
    void a_record_is_not_reinstated_before_it_was_suspended() {
        Consortium suspended = LotRecords.suspended();
        Draft reinstatement = suspended.later(Duration.ofHours(1)).sch01().reinstates(LotRecords.reinstatement());
        assertThat(reinstatement.happened(Duration.ofDays(1))).isRefusedBy(Rule.I5, "earlier than what it ends");
        assertThat(reinstatement.happened(Duration.ofHours(1))).isAccepted();
    }

    @Test
    void a_hold_is_not_lifted_nor_a_flag_closed_before_it_was_raised() {
        Consortium onHold = LotStory.onHold();
        Duration held = Duration.ofHours(1).plusSeconds(900);
        assertThat(onHold.sch01().releases(LotStory.release("LA")).happened(held.plusSeconds(1)))
                .isRefusedBy(Rule.I5, "earlier than what it ends");
        assertThat(onHold.sch01().releases(LotStory.release("LA")).happened(held))
                .isAccepted();

        Consortium contested = LotStory.contested("demo-grievance-1");
        Draft closing = contested.aud01().closesFlag(LotStory.closing("demo-grievance-1"));
        assertThat(closing.happened(Duration.ofDays(2))).isRefusedBy(Rule.I5, "earlier than what it ends");
        assertThat(closing).isAccepted();
    }

    @Test
    void what_came_back_from_the_road_has_moved_too() {
        Consortium returned = HandOvers.disputed();
        returned.agg01().resolves(HandOvers.resolution("AMP-04", "RETURNED")).recorded();
        assertThat(moment(returned, "LB", "movedAt")).isEqualTo(returned.now());

        Consortium taken = HandOvers.disputed();
        taken.agg01()
                .resolves(HandOvers.resolution("AMP-04", "ACCEPTED_WITH_VARIANCE"))
                .recorded();
        assertThat(moment(taken, "LB", "movedAt")).isEqualTo(taken.now());

        Consortium onHold = LotStory.onHold();
        onHold.agg01().returns(LotStory.returned()).recorded();
        assertThat(moment(onHold, "LA", "movedAt")).isEqualTo(onHold.now());
    }

    // I1

    @Test
    void who_was_withdrawn_agrees_to_nothing_either() {
        Consortium settling = Stage.OUTTURN.world();
        settling.traders()
                .withdrawsParty(Body.set(
                        Body.set(Conduct.partyWithdrawal(), "party", "'AGG-01'"),
                        "from",
                        Long.toString(settling.now().plusSeconds(60).getEpochSecond())))
                .recorded();
        settling.later(Duration.ofSeconds(60));
        assertThat(settling.ref01().settles(WorkedCase.settlement())).isRefusedBy(Rule.I1, "AGG-01 was withdrawn");
        settling.later(Duration.ofSeconds(-1));
        assertThat(settling.ref01().settles(WorkedCase.settlement())).isAccepted();
    }

    // Lists

    @Test
    void a_custodian_does_not_bury_its_lot_under_holds() {
        Consortium world = Stage.AT_AGGREGATOR.world();
        Json.Obj closed = Json.object().with("closedAt", 1);
        for (int number = 0; number < 400; number++) {
            RecordId id = new RecordId("demo-flood-" + number);
            world.ledger().put(LedgerKeys.flag(LedgerKeys.lot(new LotId("LA")), "I29", id), closed);
        }
        assertThat(world.agg01().holds(LotStory.hold("LA"))).isDefective("LIST_TOO_LONG", "");
        assertThat(world.sch01().holds(LotStory.hold("LA"))).isAccepted();
        assertThat(world.sch01().losesToAuthority(LotStory.seizure("LA"))).isAccepted();
    }

    @Test
    void nor_a_miner_under_attested_sales() {
        Consortium admitted = EveryKind.withPaper("LB");
        MinerRef miner = WorkedCase.miner("AMP-04", 1);
        Json.Obj crumb = Json.object().with("grossMg", 1).with("month", 1);
        for (int number = 0; number < 400; number++) {
            admitted.ledger().put(LedgerKeys.drawn(miner, 2024, 1, "sale", "OS-F" + number), crumb);
        }
        assertThat(admitted.aud01().attestsOutsideSale(LotStory.outsideSale(1))).isDefective("LIST_TOO_LONG", "");
        assertThat(admitted.amp04().declares(WorkedCase.lotLB())).isAccepted();
    }

    @Test
    void losses_beyond_any_lot_are_no_losses() {
        Consortium melting = Stage.AT_AGGREGATOR.world();
        assertThat(melting.agg01().melts(Body.set(WorkedCase.melt(), "losses[0].fineMg", 4_294_967_296L)))
                .isDefective("MALFORMED", "body.losses[0].fineMg");
        assertThat(melting.agg01().melts(Body.set(WorkedCase.melt(), "losses[0].fineMg", 4_294_967_295L)))
                .isRefusedBy(Rule.I16);
        assertThat(melting.agg01().melts(WorkedCase.melt())).isAccepted();
    }
}
