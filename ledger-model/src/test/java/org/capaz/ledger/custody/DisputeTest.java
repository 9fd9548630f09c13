// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.HandOvers;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I16, I24 to I28: offers that lapse or are cancelled, and hand-overs that sender and recipient settle. */
class DisputeTest {
    private static final Duration VALID = Duration.ofHours(168);

    // Cancelled, declined, run out

    @ParameterizedTest
    @ValueSource(strings = {"AMP-01", "AGG-01"})
    void sender_and_recipient_can_end_an_offer_and_nobody_else(String party) {
        Consortium world = EveryKind.offered();

        assertThat(world.trd01().cancels(HandOvers.cancellation())).isRefusedBy(Rule.I24);
        assertThat(world.by(party).cancels(HandOvers.cancellation())).isAccepted();

        assertThat(state(world, "T-LA")).isEqualTo("CANCELLED");
        assertThat(Body.text(world.lot("LA"), "custodyState")).isEqualTo("HELD");
        assertThat(world.amp01().offers(Body.set(WorkedCase.offer("LA"), "transfer", "'T-2'")))
                .isAccepted();
    }

    @Test
    void what_has_been_sent_off_is_not_cancelled() {
        assertThat(EveryKind.dispatched().amp01().cancels(HandOvers.cancellation()))
                .isRefusedBy(Rule.I25);
        assertThat(EveryKind.offered().amp01().cancels(HandOvers.cancellation()))
                .isAccepted();
    }

    @Test
    void a_cancelled_offer_is_neither_dispatched_nor_cancelled_again() {
        Consortium world = EveryKind.offered();
        world.amp01().cancels(HandOvers.cancellation()).recorded();

        assertThat(world.amp01().dispatches(WorkedCase.dispatch("LA"))).isRefusedBy(Rule.I25, "not on offer");
        assertThat(world.agg01().cancels(HandOvers.cancellation())).isRefusedBy(Rule.I25, "not on offer");
    }

    @Test
    void an_offer_can_be_dispatched_until_its_last_second() {
        Consortium inTime = EveryKind.offered().later(VALID);
        assertThat(inTime.amp01().dispatches(WorkedCase.dispatch("LA"))).isAccepted();

        Consortium late = EveryKind.offered().later(VALID.plusSeconds(1));
        assertThat(late.amp01().dispatches(WorkedCase.dispatch("LA"))).isRefusedBy(Rule.I25, "ran out");
        assertThat(late.amp01().cancels(HandOvers.cancellation())).isRefusedBy(Rule.I25, "ran out");
    }

    @Test
    void the_lots_of_an_offer_that_ran_out_are_free_again() {
        Json.Obj second = Body.set(WorkedCase.offer("LA"), "transfer", "'T-2'");
        assertThat(EveryKind.offered().later(VALID).amp01().offers(second)).isRefusedBy(Rule.I25);

        Consortium late = EveryKind.offered().later(VALID.plusSeconds(1));
        assertThat(late.amp01().offers(second)).isAccepted();
        assertThat(Body.text(late.lot("LA"), "transfer")).isEqualTo("T-2");
    }

    /** Dated back into the time of the first offer, when the lot had not been offered anew. */
    @Test
    void an_offer_whose_lot_was_offered_anew_is_not_dispatched() {
        Consortium world = EveryKind.offered();
        var before = world.now();
        world.later(VALID.plusSeconds(1));
        world.amp01()
                .offers(Body.set(WorkedCase.offer("LA"), "transfer", "'T-2'"))
                .recorded();

        assertThat(world.amp01().dispatches(WorkedCase.dispatch("LA")).happenedAt(before))
                .isRefusedBy(Rule.I25, "no longer on offer");
        assertThat(world.amp01().dispatches(Body.set(WorkedCase.dispatch("LA"), "transfer", "'T-2'")))
                .isAccepted();
    }

    // I28

    @ParameterizedTest
    @CsvSource({"2020-01-01, 2024-03-04, false", "2024-03-06, 2027-04-30, false", "2024-03-05, 2024-03-05, true"})
    void a_carriers_registration_is_valid_on_the_day(String from, String to, boolean allowed) {
        Consortium world = EveryKind.offered();
        var carrier = LedgerKeys.party(new PartyId("CAR-01"));
        world.given(carrier, "registrations[0].validFrom", "'" + from + "'")
                .given(carrier, "registrations[0].validTo", "'" + to + "'");

        if (allowed) {
            assertThat(world.amp01().dispatches(WorkedCase.dispatch("LA"))).isAccepted();
        } else {
            assertThat(world.amp01().dispatches(WorkedCase.dispatch("LA"))).isRefusedBy(Rule.I28, "registration");
        }
    }

    // Who settles a dispute

    @Test
    void a_dispute_is_settled_by_sender_and_recipient_together() {
        Consortium world = HandOvers.disputed();
        Json.Obj resolution = HandOvers.resolution("AMP-04", "RETURNED");

        assertThat(world.agg01().resolves(resolution).signedBy("agg-01-custodian"))
                .isRefusedBy(Rule.I1, "AMP-04 has not signed");
        assertThat(world.agg01()
                        .resolves(resolution)
                        .signedBy("agg-01-custodian", "amp-04-responsible", "trd-01-custodian"))
                .isRefusedBy(Rule.I1, "neither");
        assertThat(world.agg01().resolves(HandOvers.resolution("TRD-01", "RETURNED")))
                .isRefusedBy(Rule.I24);
        assertThat(world.trd01().resolves(resolution)).isRefusedBy(Rule.I24);
        assertThat(world.agg01().resolves(resolution)).isAccepted();
        assertThat(world.amp04().resolves(HandOvers.resolution("AGG-01", "RETURNED")))
                .isRefusedBy(Rule.I25);
    }

    @Test
    void what_arrived_as_it_left_is_accepted_and_not_settled() {
        Consortium world = HandOvers.disputed("S-000812", 487_200);

        assertThat(world.agg01().resolves(HandOvers.resolution("AMP-04", "LOST")))
                .isRefusedBy(Rule.I25);
        assertThat(world.agg01().accepts(WorkedCase.acceptance("LB"))).isAccepted();
    }

    // Taken as found

    @Test
    void accepted_as_found_the_lot_bears_the_seal_that_was_read() {
        Consortium world = HandOvers.disputed();

        assertThat(world.agg01().resolves(HandOvers.resolution("AMP-04", "ACCEPTED_WITH_VARIANCE")))
                .isAccepted();

        assertThat(state(world, "T-LB")).isEqualTo("ACCEPTED_WITH_VARIANCE");
        assertThat(Body.text(world.lot("LB"), "custodian")).isEqualTo("AGG-01");
        assertThat(Body.text(world.lot("LB"), "place")).isEqualTo("05001");
        assertThat(Body.text(world.lot("LB"), "seal")).isEqualTo("S-000821");
        assertThat(Body.number(world.lot("LB"), "grossMg")).isEqualTo(487_200);
        assertThat(LotRecords.seal(world, "S-000812").get("removedAt")).isNotNull();
        assertThat(Body.text(LotRecords.seal(world, "S-000821"), "lot")).isEqualTo("LB");
    }

    @Test
    void a_found_number_that_had_its_life_elsewhere_leaves_the_lot_unsealed() {
        Consortium world = HandOvers.disputed("S-000811", 487_200);

        assertThat(world.agg01().resolves(HandOvers.resolution("AMP-04", "ACCEPTED_WITH_VARIANCE")))
                .isAccepted();
        assertThat(world.lot("LB").get("seal")).isNull();
        assertThat(Body.text(LotRecords.seal(world, "S-000811"), "lot")).isEqualTo("LA");
        assertThat(world.agg01().offers(Body.of("{'transfer':'T-2','lots':['LB'],'to':'TRD-01'}")))
                .isRefusedBy(Rule.I26);
    }

    /** 91 200 hundredths: 480 000 mg hold 437 760 mg fine; what is missing of 444 326 mg is the lot's loss. */
    @ParameterizedTest
    @CsvSource({"480000, 480000, 437760, 6566", "500000, 487200, 444326, 0"})
    void the_lesser_of_both_weights_is_the_lots_for_nothing_comes_from_nothing(
            long weighed, long gross, long fine, long lost) {
        Consortium world = HandOvers.disputed("S-000812", weighed);

        assertThat(world.agg01().resolves(HandOvers.resolution("AMP-04", "ACCEPTED_WITH_VARIANCE")))
                .isAccepted();

        assertThat(Body.number(world.lot("LB"), "grossMg")).isEqualTo(gross);
        assertThat(Body.number(world.lot("LB"), "fineMg")).isEqualTo(fine);
        assertThat(Body.number(world.lot("LB"), "vector[0].fineMg")).isEqualTo(fine);
        assertThat(Body.number(world.lot("LB"), "lossMg")).isEqualTo(lost);
        assertThat(Body.text(world.lot("LB"), "seal")).isEqualTo("S-000812");
    }

    @Test
    void the_flags_of_a_dispute_outlive_its_settlement() {
        Consortium world = HandOvers.disputed();
        world.agg01()
                .resolves(HandOvers.resolution("AMP-04", "ACCEPTED_WITH_VARIANCE"))
                .recorded();

        assertThat(Flag.anyOn(LedgerKeys.lot(new LotId("LB")), world.ledger())).isTrue();
        assertThat(world.agg01().certifies(WorkedCase.certificate("LB"))).isRefusedBy(Rule.I44, "flagged");
    }

    // Given back, lost

    @Test
    void what_is_given_back_is_the_senders_again_in_its_place() {
        Consortium world = HandOvers.disputed();

        assertThat(world.amp04().resolves(HandOvers.resolution("AGG-01", "RETURNED")))
                .isAccepted();

        assertThat(state(world, "T-LB")).isEqualTo("RETURNED");
        assertThat(Body.text(world.lot("LB"), "custodian")).isEqualTo("AMP-04");
        assertThat(Body.text(world.lot("LB"), "place")).isEqualTo("05250");
        assertThat(Body.text(world.lot("LB"), "custodyState")).isEqualTo("HELD");
        assertThat(Body.text(world.lot("LB"), "seal")).isEqualTo("S-000821");
    }

    @Test
    void what_is_lost_is_written_off_and_its_certificate_ends() {
        Consortium world = Stage.SEALED.world();
        world.amp04().certifies(WorkedCase.certificate("LB")).recorded();
        world.amp04().offers(WorkedCase.offer("LB")).recorded();
        world.amp04().dispatches(WorkedCase.dispatch("LB")).recorded();

        assertThat(world.amp04().resolves(HandOvers.resolution("AGG-01", "LOST")))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LB")), Rule.I17);

        assertThat(state(world, "T-LB")).isEqualTo("LOST");
        assertThat(Body.text(world.lot("LB"), "state")).isEqualTo("WRITTEN_OFF");
        assertThat(certificate(world)).isEqualTo("ENDED");
        assertThat(world.amp04().offers(Body.set(WorkedCase.offer("LB"), "transfer", "'T-2'")))
                .isRefusedBy(Rule.I19, "written off");
    }

    @Test
    void nobody_accepts_what_never_arrived_but_it_can_come_back() {
        Consortium world = HandOvers.onItsWay();

        assertThat(world.agg01().resolves(HandOvers.resolution("AMP-04", "ACCEPTED_WITH_VARIANCE")))
                .isRefusedBy(Rule.I24, "not been received");
        assertThat(world.agg01().resolves(HandOvers.resolution("AMP-04", "RETURNED")))
                .isAccepted();
        assertThat(Body.text(world.lot("LB"), "seal")).isEqualTo("S-000812");
    }

    private static String state(Consortium world, String transfer) {
        return Body.text(world.record(LedgerKeys.transfer(new Code(transfer))), "state");
    }

    private static String certificate(Consortium world) {
        return Body.text(world.record(LedgerKeys.status(new CertificateId(WorkedCase.CERTIFICATE))), "state");
    }
}
