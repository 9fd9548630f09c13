// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I24 to I28: seals, hand-overs, weights on the way. */
class TransferTest {
    private static final LotId LA = new LotId("LA");

    // I24

    @Test
    void the_custodian_changes_only_when_the_recipient_accepts() {
        Consortium world = Stage.SEALED.world();
        assertThat(world.amp01().offers(WorkedCase.offer("LA"))).isAccepted();
        assertThat(custodian(world)).isEqualTo("AMP-01");
        assertThat(world.amp01().dispatches(WorkedCase.dispatch("LA"))).isAccepted();
        assertThat(custodian(world)).isEqualTo("AMP-01");
        assertThat(world.agg01().receives(WorkedCase.receipt("LA"))).isAccepted();
        assertThat(custodian(world)).isEqualTo("AMP-01");

        assertThat(world.agg01().accepts(WorkedCase.acceptance("LA"))).isAccepted();

        assertThat(custodian(world)).isEqualTo("AGG-01");
        assertThat(Body.text(world.lot("LA"), "place")).isEqualTo("05001");
        assertThat(world.lot("LA").get("transfer")).isNull();
    }

    private static String custodian(Consortium world) {
        return Body.text(world.lot("LA"), "custodian");
    }

    @Test
    void only_the_custodian_offers() {
        Consortium world = Stage.SEALED.world();

        assertThat(world.amp02().offers(WorkedCase.offer("LA"))).isRefusedBy(Rule.I24);
        assertThat(world.amp01().offers(WorkedCase.offer("LA"))).isAccepted();
    }

    @Test
    void only_the_sender_dispatches() {
        Consortium world = EveryKind.offered();

        assertThat(world.amp02().dispatches(WorkedCase.dispatch("LA"))).isRefusedBy(Rule.I24);
        assertThat(world.amp01().dispatches(WorkedCase.dispatch("LA"))).isAccepted();
    }

    @Test
    void only_the_recipient_receives_and_accepts() {
        Consortium world = EveryKind.dispatched();
        assertThat(world.trd01().receives(WorkedCase.receipt("LA"))).isRefusedBy(Rule.I24);
        assertThat(world.amp01().receives(WorkedCase.receipt("LA"))).isRefusedBy(Rule.I24);
        assertThat(world.agg01().receives(WorkedCase.receipt("LA"))).isAccepted();

        assertThat(world.trd01().accepts(WorkedCase.acceptance("LA"))).isRefusedBy(Rule.I24);
        assertThat(world.amp01().accepts(WorkedCase.acceptance("LA"))).isRefusedBy(Rule.I24);
        assertThat(world.agg01().accepts(WorkedCase.acceptance("LA"))).isAccepted();
    }

    @Test
    void nothing_is_accepted_before_it_is_weighed() {
        Consortium world = EveryKind.dispatched();

        assertThat(world.agg01().accepts(WorkedCase.acceptance("LA"))).isRefusedBy(Rule.I24);
        world.agg01().receives(WorkedCase.receipt("LA")).recorded();
        assertThat(world.agg01().accepts(WorkedCase.acceptance("LA"))).isAccepted();
        assertThat(world.agg01().accepts(WorkedCase.acceptance("LA"))).isRefusedBy(Rule.I24);
    }

    // I25

    @Test
    void a_lot_already_on_offer_cannot_be_offered_again() {
        Consortium world = EveryKind.offered();

        assertThat(world.amp01().offers(Body.set(WorkedCase.offer("LA"), "transfer", "'T-2'")))
                .isRefusedBy(Rule.I25);
        assertThat(world.amp04().offers(WorkedCase.offer("LB"))).isAccepted();
    }

    @Test
    void a_lot_on_its_way_cannot_be_offered_again() {
        assertThat(EveryKind.dispatched().amp01().offers(Body.set(WorkedCase.offer("LA"), "transfer", "'T-2'")))
                .isRefusedBy(Rule.I25);
    }

    @Test
    void a_lot_on_offer_or_on_its_way_is_not_transformed() {
        assertThat(EveryKind.offered().amp01().splits(WorkedCase.split())).isRefusedBy(Rule.I25);
        assertThat(EveryKind.dispatched().amp01().splits(WorkedCase.split())).isRefusedBy(Rule.I25);
        assertThat(Stage.SEALED.world().amp01().splits(WorkedCase.split())).isAccepted();
    }

    @Test
    void a_transfer_is_dispatched_and_received_once() {
        Consortium world = EveryKind.received();

        assertThat(world.amp01().dispatches(WorkedCase.dispatch("LA"))).isRefusedBy(Rule.I25);
        assertThat(world.agg01().receives(WorkedCase.receipt("LA"))).isRefusedBy(Rule.I25);
        assertThat(world.amp01().offers(WorkedCase.offer("LA"))).isRefusedBy(Rule.I3);
    }

    @Test
    void every_lot_of_the_transfer_is_weighed_and_no_other() {
        Consortium world = EveryKind.offered();
        String item = Body.at(WorkedCase.dispatch("LA"), "items[0]").toString();

        assertThat(world.amp01().dispatches(Body.set(WorkedCase.dispatch("LA"), "items", "[]")))
                .isRefusedBy(Rule.I25);
        assertThat(world.amp01()
                        .dispatches(Body.set(WorkedCase.dispatch("LA"), "items", "[" + item + "," + item + "]")))
                .isRefusedBy(Rule.I25);
        assertThat(world.amp01().dispatches(Body.set(WorkedCase.dispatch("LA"), "items[0].lot", "'LB'")))
                .isRefusedBy(Rule.I25);
        assertThat(world.amp01().dispatches(WorkedCase.dispatch("LA"))).isAccepted();
    }

    // I26

    @Test
    void a_seal_number_is_used_once_in_its_life() {
        Consortium world = EveryKind.unsealed();
        world.amp01().seals(WorkedCase.seal("LA")).recorded();
        world.asy01().assays(WorkedCase.assay("LB")).recorded();

        assertThat(world.amp04().seals(Body.set(WorkedCase.seal("LB"), "seal", "'S-000811'")))
                .isRefusedBy(Rule.I26);
        assertThat(world.amp04().seals(WorkedCase.seal("LB"))).isAccepted();
    }

    @Test
    void a_seal_that_was_removed_is_not_used_again() {
        Consortium world = Stage.MELTED.world();
        assertThat(world.record(LedgerKeys.seal(new SealNumber("S-000811"), new LotId("LA")))
                        .get("removedAt"))
                .isNotNull();

        assertThat(world.agg01().seals(Body.set(WorkedCase.seal("LE"), "seal", "'S-000811'")))
                .isRefusedBy(Rule.I26);
        assertThat(world.agg01().seals(WorkedCase.seal("LE"))).isAccepted();
    }

    @Test
    void a_lot_bears_one_seal() {
        Consortium world = Stage.SEALED.world();

        assertThat(world.amp01().seals(Body.set(WorkedCase.seal("LA"), "seal", "'S-000999'")))
                .isRefusedBy(Rule.I26);
    }

    @Test
    void an_unsealed_lot_is_not_offered() {
        Consortium world = EveryKind.unsealed();

        assertThat(world.amp01().offers(WorkedCase.offer("LA"))).isRefusedBy(Rule.I26);
        world.amp01().seals(WorkedCase.seal("LA")).recorded();
        assertThat(world.amp01().offers(WorkedCase.offer("LA"))).isAccepted();
    }

    @Test
    void a_lot_is_dispatched_with_the_seal_it_bears() {
        Consortium world = EveryKind.offered();

        assertThat(world.amp01().dispatches(Body.set(WorkedCase.dispatch("LA"), "items[0].seal", "'S-000118'")))
                .isRefusedBy(Rule.I26);
        assertThat(world.amp01().dispatches(WorkedCase.dispatch("LA"))).isAccepted();
    }

    @Test
    void another_seal_at_receipt_makes_the_transfer_disputed() {
        Consortium world = Stage.SEALED.world();
        world.amp04().offers(WorkedCase.offer("LB")).recorded();
        world.amp04().dispatches(WorkedCase.dispatch("LB")).recorded();

        assertThat(world.agg01().receives(Body.set(WorkedCase.receipt("LB"), "items[0].seal", "'S-000821'")))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LB")), Rule.I26);

        assertThat(Body.text(world.record(LedgerKeys.transfer(new Code("T-LB"))), "state"))
                .isEqualTo("DISPUTED");
        assertThat(world.agg01().accepts(WorkedCase.acceptance("LB"))).isRefusedBy(Rule.I26);
        assertThat(Body.text(world.lot("LB"), "custodian")).isEqualTo("AMP-04");
    }

    @Test
    void the_same_seal_at_receipt_is_received() {
        Consortium world = EveryKind.dispatched();

        assertThat(world.agg01().receives(WorkedCase.receipt("LA"))).isAccepted();
        assertThat(Body.text(world.record(LedgerKeys.transfer(new Code("T-LA"))), "state"))
                .isEqualTo("RECEIVED");
    }

    // I27

    @ParameterizedTest
    @CsvSource({
        "1250000, 0, ACCEPTED",
        "1248750, 10, ACCEPTED",
        "1251250, 10, ACCEPTED",
        "1248749, 10, ACCEPTED_WITH_VARIANCE",
        "1251251, 10, ACCEPTED_WITH_VARIANCE",
        "1243750, 50, ACCEPTED_WITH_VARIANCE",
        "1256250, 50, ACCEPTED_WITH_VARIANCE"
    })
    void a_weight_at_receipt_within_the_second_limit_can_be_accepted(long weighed, long bp, String state) {
        Consortium world = EveryKind.dispatched();

        assertThat(world.agg01().receives(Body.set(WorkedCase.receipt("LA"), "items[0].grossMg", weighed)))
                .isAccepted();
        assertThat(world.agg01().accepts(WorkedCase.acceptance("LA"))).isAccepted();

        Json.Obj transfer = world.record(LedgerKeys.transfer(new Code("T-LA")));
        assertThat(Body.text(transfer, "state")).isEqualTo(state);
        assertThat(Body.number(transfer, "items[0].varianceBp")).isEqualTo(bp);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_243_749, 1_256_251})
    void a_weight_at_receipt_beyond_the_second_limit_is_disputed(long weighed) {
        Consortium world = EveryKind.dispatched();

        assertThat(world.agg01().receives(Body.set(WorkedCase.receipt("LA"), "items[0].grossMg", weighed)))
                .isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I27);
        assertThat(world.agg01().accepts(WorkedCase.acceptance("LA"))).isRefusedBy(Rule.I26);
    }

    @ParameterizedTest
    @CsvSource({"96300, ACCEPTED", "96299, ACCEPTED_WITH_VARIANCE"})
    void a_scale_reads_no_finer_than_its_floor(long weighed, String state) {
        Consortium world = Stage.SEALED.world();
        world.amp02().offers(WorkedCase.offer("LC")).recorded();
        world.amp02().dispatches(WorkedCase.dispatch("LC")).recorded();
        world.agg01()
                .receives(Body.set(WorkedCase.receipt("LC"), "items[0].grossMg", weighed))
                .recorded();
        world.agg01().accepts(WorkedCase.acceptance("LC")).recorded();

        assertThat(Body.text(world.record(LedgerKeys.transfer(new Code("T-LC"))), "state"))
                .isEqualTo(state);
    }

    @Test
    void a_weight_is_judged_by_the_limits_of_the_day_on_which_it_was_read() {
        Consortium world = EveryKind.dispatched();
        world.assurance()
                .publishesValues(Body.of("{'effectiveFrom':'2024-03-20','values':{'transfer.toleranceBp':5}}"))
                .recorded();
        world.at(Instant.parse("2024-03-19T15:00:00Z"))
                .agg01()
                .receives(Body.set(WorkedCase.receipt("LA"), "items[0].grossMg", 1_248_750))
                .recorded();

        assertThat(world.later(Duration.ofDays(2)).agg01().accepts(WorkedCase.acceptance("LA")))
                .isAccepted();
        assertThat(Body.text(world.record(LedgerKeys.transfer(new Code("T-LA"))), "state"))
                .isEqualTo("ACCEPTED");
    }

    /** LA is recorded with 1 250 000 mg: 10 bp are 1 250 mg, 50 bp 6 250 mg. */
    @ParameterizedTest
    @CsvSource({
        "1250000, false",
        "1248750, false",
        "1251250, false",
        "1248749, true",
        "1251251, true",
        "1243749, true",
        "1000000, true"
    })
    void a_weight_at_dispatch_that_does_not_fit_the_recorded_one_is_flagged(long weighed, boolean flagged) {
        Consortium world = EveryKind.offered();
        Draft dispatch = world.amp01().dispatches(Body.set(WorkedCase.dispatch("LA"), "items[0].grossMg", weighed));

        if (flagged) {
            assertThat(dispatch).isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I27);
        } else {
            assertThat(dispatch).isAccepted();
        }
    }

    /** LC is recorded with 96 400 mg, of which 10 bp are less than the floor of 100 mg. */
    @Test
    void nor_does_a_scale_at_dispatch_read_finer_than_its_floor() {
        Consortium world = Stage.SEALED.world();
        world.amp02().offers(WorkedCase.offer("LC")).recorded();
        Json.Obj dispatch = WorkedCase.dispatch("LC");

        assertThat(world.amp02().dispatches(Body.set(dispatch, "items[0].grossMg", 96_299)))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LC")), Rule.I27);
        Consortium other = Stage.SEALED.world();
        other.amp02().offers(WorkedCase.offer("LC")).recorded();
        assertThat(other.amp02().dispatches(Body.set(dispatch, "items[0].grossMg", 96_300)))
                .isAccepted();
    }

    @Test
    void what_was_skimmed_before_the_dispatch_moves_on_and_gets_no_certificate() {
        Consortium world = EveryKind.offered();
        world.amp01()
                .dispatches(Body.set(WorkedCase.dispatch("LA"), "items[0].grossMg", 1_000_000))
                .recorded();
        world.agg01()
                .receives(Body.set(WorkedCase.receipt("LA"), "items[0].grossMg", 1_000_000))
                .recorded();
        assertThat(world.agg01().accepts(WorkedCase.acceptance("LA"))).isAccepted();

        assertThat(Body.number(world.lot("LA"), "grossMg")).isEqualTo(1_250_000);
        assertThat(world.agg01().certifies(WorkedCase.certificate("LA"))).isRefusedBy(Rule.I44, "flag");
        Consortium honest = EveryKind.received();
        honest.agg01().accepts(WorkedCase.acceptance("LA")).recorded();
        assertThat(honest.agg01().certifies(WorkedCase.certificate("LA"))).isAccepted();
    }

    @Test
    void seal_and_weight_together_raise_two_flags() {
        Consortium world = EveryKind.dispatched();
        Json.Obj receipt = Body.set(WorkedCase.receipt("LA"), "items[0].grossMg", 1_000_000);

        assertThat(world.agg01().receives(Body.set(receipt, "items[0].seal", "'S-000118'")))
                .isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I26, Rule.I27);
    }

    // I28

    @ParameterizedTest
    @ValueSource(strings = {"CAR-01", "AMP-02", "SCH-01", "NOBODY", "AMP-01"})
    void a_recipient_holds_a_role_that_may_receive(String recipient) {
        Consortium world = Stage.SEALED.world();

        assertThat(world.amp01().offers(Body.set(WorkedCase.offer("LA"), "to", "'" + recipient + "'")))
                .isRefusedBy(Rule.I28);
        assertThat(world.amp01().offers(WorkedCase.offer("LA"))).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"2020-01-01, 2024-03-04, false", "2024-03-06, 2027-04-30, false", "2024-03-05, 2024-03-05, true"})
    void a_recipients_registration_is_valid_on_the_day(String from, String to, boolean allowed) {
        Consortium world = Stage.SEALED.world();
        var party = LedgerKeys.party(new PartyId("AGG-01"));
        world.given(party, "registrations[0].validFrom", "'" + from + "'")
                .given(party, "registrations[0].validTo", "'" + to + "'");

        if (allowed) {
            assertThat(world.amp01().offers(WorkedCase.offer("LA"))).isAccepted();
        } else {
            assertThat(world.amp01().offers(WorkedCase.offer("LA"))).isRefusedBy(Rule.I28, "registration");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRD-01", "NOBODY"})
    void a_carrier_is_named_for_each_dispatch(String carrier) {
        Consortium world = EveryKind.offered();

        assertThat(world.amp01().dispatches(Body.set(WorkedCase.dispatch("LA"), "carrier", "'" + carrier + "'")))
                .isRefusedBy(Rule.I28);
        assertThat(world.amp01().dispatches(WorkedCase.dispatch("LA"))).isAccepted();
    }

    @Test
    void several_lots_travel_in_one_transfer() {
        Consortium world = Stage.SEALED.world();
        world.amp01().splits(WorkedCase.split()).recorded();
        world.amp01()
                .seals(Body.of("{'seal':'S-0001','lot':'LA-1','kind':'BAG'}"))
                .recorded();
        world.amp01()
                .seals(Body.of("{'seal':'S-0002','lot':'LA-2','kind':'BAG'}"))
                .recorded();
        String items =
                "[{'lot':'LA-2','grossMg':500000,'seal':'S-0002'},{'lot':'LA-1','grossMg':750000,'seal':'S-0001'}]";

        assertThat(world.amp01().offers(Body.of("{'transfer':'T-2','lots':['LA-1','LA-2'],'to':'AGG-01'}")))
                .isAccepted();
        assertThat(world.amp01().dispatches(Body.of("{'transfer':'T-2','carrier':'CAR-01','items':" + items + "}")))
                .isAccepted();
        assertThat(world.agg01().receives(Body.of("{'transfer':'T-2','place':'05001','items':" + items + "}")))
                .isAccepted();
        assertThat(world.agg01().accepts(Body.of("{'transfer':'T-2'}"))).isAccepted();
        assertThat(Body.text(world.lot("LA-1"), "custodian")).isEqualTo("AGG-01");
        assertThat(Body.text(world.lot("LA-2"), "custodian")).isEqualTo("AGG-01");
    }
}
