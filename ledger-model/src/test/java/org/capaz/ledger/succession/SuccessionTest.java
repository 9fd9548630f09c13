// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.succession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WayOut;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;

/** I1, I3, I19, I20, I24, I28, I29: how gold of a member that is gone goes on, and that nobody is declared gone lightly. */
class SuccessionTest {
    private final Consortium world = Stage.SEALED.world();

    // The release

    /** With five members three are the majority; the released one's own signature is none of the others'. */
    @Test
    void an_organisation_is_released_by_more_than_half_of_the_others_whatever_it_signs_itself() {
        DemoOfficer fifth = DemoOfficer.of("others-registrar", "OthersMSP", OfficerRole.REGISTRAR);
        world.by("OthersMSP")
                .founds(Body.set(WorkedCase.organisation("TradersMSP"), "officer.spki", "'%s'".formatted(fifth.spki())))
                .signedBy(fifth)
                .recorded();
        Draft release = WayOut.release(world);

        assertThat(release.signedBy("assurance-registrar", "traders-registrar", "producers-registrar"))
                .isRefusedBy(Rule.I1, "[AssuranceMSP, TradersMSP] have signed");
        assertThat(release.signedBy("assurance-registrar", "traders-registrar", "buyers-registrar"))
                .isAccepted();
    }

    @Test
    void an_organisation_that_is_no_member_is_not_released() {
        Draft release = WayOut.release(world);

        assertThat(release.withBody(Body.set(WayOut.releaseBody(), "organisation", "'OthersMSP'")))
                .isRefusedBy(Rule.I1, "OthersMSP is no member");
        assertThat(release).isAccepted();
    }

    @Test
    void a_release_stands_for_ever_and_there_is_one_at_a_time() {
        WayOut.release(world).recorded();
        Draft second = WayOut.release(world).withBody(Body.set(WayOut.releaseBody(), "release", "'REL-02'"));

        assertThat(second).isRefusedBy(Rule.I3, "released already, by REL-01");
        WayOut.returned(world).recorded();
        assertThat(WayOut.release(world)).isRefusedBy(Rule.I3, "REL-01 of ProducersMSP exists already");
        assertThat(second).isAccepted();
    }

    /** The wait is fixed when the release is stated, from the day it was recorded. */
    @Test
    void neither_a_back_dated_release_nor_a_later_reference_value_shortens_the_wait() {
        WayOut.release(world).happened(Duration.ofDays(29)).recorded();
        world.assurance()
                .publishesValues(Body.of("{'effectiveFrom':'2024-03-19','values':{'release.waitingDays':7}}"))
                .recorded();

        Json.Obj release = world.record(LedgerKeys.release(new MspId("ProducersMSP"), new Code("REL-01")));

        assertThat(Body.text(release, "effectiveFrom")).isEqualTo("2024-04-04");
        assertThat(WayOut.rescue(world.later(Duration.ofDays(29)))).isRefusedBy(Rule.I24, "takes effect on 2024-04-04");
        assertThat(WayOut.rescue(world.later(Duration.ofDays(1)))).isAccepted();
    }

    /** I70: stated on the twentieth, of the eighteenth or of the twentieth itself. */
    @Test
    void a_release_waits_as_long_as_the_value_in_force_when_its_cause_arose() {
        world.assurance()
                .publishesValues(Body.of("{'effectiveFrom':'2024-03-19','values':{'release.waitingDays':7}}"))
                .recorded();
        Consortium twentieth = world.at(Instant.parse("2024-03-20T18:00:00Z"));
        assertThat(WayOut.release(twentieth).happened(Duration.ofDays(2))).isAccepted();
        assertThat(effectiveFrom(twentieth)).isEqualTo("2024-04-19");

        WayOut.returned(twentieth).recorded();
        twentieth
                .assurance()
                .states(StatementKind.RELEASE_ORGANISATION, Body.set(WayOut.releaseBody(), "release", "'REL-02'"))
                .signedBy("assurance-registrar", "traders-registrar", "buyers-registrar")
                .recorded();
        assertThat(Body.text(
                        twentieth.record(LedgerKeys.release(new MspId("ProducersMSP"), new Code("REL-02"))),
                        "effectiveFrom"))
                .isEqualTo("2024-03-27");
    }

    private static String effectiveFrom(Consortium world) {
        return Body.text(
                world.record(LedgerKeys.release(new MspId("ProducersMSP"), new Code("REL-01"))), "effectiveFrom");
    }

    @Test
    void only_the_released_organisation_ends_its_release_and_only_once() {
        WayOut.release(world).recorded();
        Draft stranger = world.traders().states(StatementKind.RETURN_ORGANISATION, Body.of("{'release':'REL-01'}"));

        assertThat(stranger).isRefusedBy(Rule.I1, "no release REL-01 of TradersMSP");
        assertThat(WayOut.returned(world)).isAccepted();
        assertThat(WayOut.returned(world)).isRefusedBy(Rule.I3, "ended already");
    }

    // The rescue

    @Test
    void a_lot_is_rescued_once_its_custodians_organisation_is_released_and_the_wait_is_over_and_not_a_second_before() {
        assertThat(WayOut.rescue(world)).isRefusedBy(Rule.I24, "ProducersMSP is not released");
        WayOut.release(world).recorded();

        // The day changes at five in the morning, UTC: midnight in Bogota.
        assertThat(WayOut.rescue(world.at(Instant.parse("2024-04-04T04:59:59Z"))))
                .isRefusedBy(Rule.I24, "release REL-01 of ProducersMSP takes effect on 2024-04-04");
        assertThat(WayOut.rescue(world.at(Instant.parse("2024-04-04T05:00:00Z"))))
                .isAccepted();
    }

    @Test
    void nothing_is_rescued_from_an_organisation_that_has_come_back() {
        Consortium back = WayOut.inEffect();
        WayOut.returned(back).recorded();

        assertThat(WayOut.rescue(back)).isRefusedBy(Rule.I24, "ProducersMSP is not released");
        assertThat(WayOut.rescue(WayOut.inEffect())).isAccepted();
    }

    /** A rescue is an organisation's act, so that what it carries over was raised by an organisation and by no party. */
    @Test
    void a_flag_on_a_rescued_lot_is_closed_by_another_organisation_than_the_one_that_stated_the_rescue() {
        assertThat(closingAfterRescueBy("AssuranceMSP")).isRefusedBy(Rule.I2, "AssuranceMSP");
        assertThat(closingAfterRescueBy("TradersMSP")).isAccepted();
    }

    private static Draft closingAfterRescueBy(String organisation) {
        Consortium here = WayOut.inEffect();
        here.amp01().raisesFlag(LotStory.grievance()).recorded();
        here.by(organisation)
                .states(StatementKind.RESCUE_LOT, WayOut.rescueBody())
                .signedBy("assurance-registrar", "traders-registrar", "buyers-registrar", "agg-01-custodian")
                .withId("demo-rescue-1")
                .recorded();
        return here.aud01().closesFlag(Body.set(LotStory.closing("demo-rescue-1"), "lot", "'LA-R'"));
    }

    @Test
    void the_majority_decides_on_a_rescue() {
        Draft rescue = WayOut.rescue(WayOut.inEffect());

        assertThat(rescue.signedBy("assurance-registrar", "traders-registrar", "agg-01-custodian"))
                .isRefusedBy(Rule.I1, "more than half");
        assertThat(rescue).isAccepted();
    }

    @Test
    void the_new_custodian_signs_for_the_gold_it_takes() {
        Draft rescue = WayOut.rescue(WayOut.inEffect());

        assertThat(rescue.signedBy("assurance-registrar", "traders-registrar", "buyers-registrar"))
                .isRefusedBy(Rule.I24, "AGG-01 has not signed");
        assertThat(rescue).isAccepted();
    }

    @Test
    void the_new_custodian_is_of_another_organisation() {
        Consortium here = WayOut.inEffect();
        here.given(LedgerKeys.party(new PartyId("AMP-03")), "roles", "['AMP','AGGREGATOR']");
        Draft rescue = WayOut.rescue(here);

        assertThat(rescue.withBody(Body.set(WayOut.rescueBody(), "to", "'AMP-03'")))
                .isRefusedBy(Rule.I24, "AMP-03 is no party of another organisation than ProducersMSP");
        assertThat(rescue).isAccepted();
    }

    @Test
    void the_new_custodian_may_receive_gold_and_is_registered_that_day() {
        Draft rescue = WayOut.rescue(WayOut.inEffect());
        Consortium unregistered = WayOut.inEffect();
        unregistered.given(LedgerKeys.party(new PartyId("AGG-01")), "registrations[0].validTo", "'2024-04-03'");
        Consortium lastDay = WayOut.inEffect();
        lastDay.given(LedgerKeys.party(new PartyId("AGG-01")), "registrations[0].validTo", "'2024-04-04'");

        assertThat(rescue.withBody(Body.set(WayOut.rescueBody(), "to", "'CAR-01'")))
                .isRefusedBy(Rule.I28, "CAR-01 holds no role");
        assertThat(WayOut.rescue(unregistered)).isRefusedBy(Rule.I28, "no registration valid on 2024-04-04");
        assertThat(WayOut.rescue(lastDay)).isAccepted();
    }

    @Test
    void the_successor_has_a_new_name() {
        Draft rescue = WayOut.rescue(WayOut.inEffect());

        assertThat(rescue.withBody(Body.set(WayOut.rescueBody(), "successor", "'LB'")))
                .isRefusedBy(Rule.I20);
        assertThat(rescue.withBody(Body.set(WayOut.rescueBody(), "successor", "'LA'")))
                .isRefusedBy(Rule.I20);
        assertThat(rescue).isAccepted();
    }

    @Test
    void a_lot_is_rescued_once_and_not_when_it_is_consumed_or_unknown() {
        Consortium here = WayOut.inEffect();
        Draft unknown = WayOut.rescue(here).withBody(Body.set(WayOut.rescueBody(), "lot", "'LX'"));

        assertThat(unknown).isRefusedBy(Rule.I19, "there is no lot LX");
        assertThat(WayOut.rescue(here)).isAccepted();
        assertThat(WayOut.rescue(here).withBody(Body.set(WayOut.rescueBody(), "successor", "'LA-R2'")))
                .isRefusedBy(Rule.I19, "became [LA-R]");
    }

    /** Offered or on its way, the gold of a lost custodian cannot be accepted either: its key does not move. */
    @Test
    void a_lot_that_is_offered_or_on_its_way_can_be_rescued_too() {
        for (Consortium moving : new Consortium[] {EveryKind.offered(), EveryKind.dispatched()}) {
            Consortium here = WayOut.released(moving).later(Duration.ofDays(30));

            assertThat(WayOut.rescue(here)).isAccepted();
            assertThat(Body.text(here.lot("LA-R"), "custodyState")).isEqualTo("HELD");
        }
    }

    @Test
    void a_hand_over_whose_lot_was_rescued_on_its_way_goes_no_further() {
        Consortium there = WayOut.released(EveryKind.received()).later(Duration.ofDays(30));
        Consortium onTheWay = WayOut.released(EveryKind.dispatched()).later(Duration.ofDays(30));
        WayOut.rescue(there).recorded();
        WayOut.rescue(onTheWay).recorded();

        assertThat(there.agg01().accepts(WorkedCase.acceptance("LA"))).isRefusedBy(Rule.I19, "became [LA-R]");
        assertThat(onTheWay.agg01().receives(WorkedCase.receipt("LA"))).isRefusedBy(Rule.I19, "became [LA-R]");
        assertThat(EveryKind.received().agg01().accepts(WorkedCase.acceptance("LA")))
                .isAccepted();
        assertThat(EveryKind.dispatched().agg01().receives(WorkedCase.receipt("LA")))
                .isAccepted();
    }

    // What follows

    @Test
    void the_old_key_stays_as_it_is_and_the_successor_holds_the_same_gold() {
        Consortium here = WayOut.inEffect();
        Json.Obj before = here.lot("LA");

        WayOut.rescue(here).recorded();

        assertThat(here.lot("LA")).isEqualTo(before);
        Json.Obj successor = here.lot("LA-R");
        for (String same :
                new String[] {"material", "grossMg", "fineMg", "fineness", "assay", "vector", "claimClass"}) {
            assertThat(successor.get(same)).as(same).isEqualTo(before.get(same));
        }
        assertThat(successor.get("parents")).isEqualTo(Json.texts(java.util.List.of("LA")));
        assertThat(Body.text(successor, "custodian")).isEqualTo("AGG-01");
        assertThat(successor.get("seal")).isNull();
    }

    @Test
    void who_comes_back_can_do_nothing_more_with_a_rescued_lot_and_the_new_custodian_can() {
        Consortium here = WayOut.inEffect();
        assertThat(here.amp01().offers(WorkedCase.offer("LA"))).isAccepted();
        Consortium rescued = WayOut.inEffect();
        WayOut.rescue(rescued).recorded();

        assertThat(rescued.amp01().offers(WorkedCase.offer("LA"))).isRefusedBy(Rule.I19, "became [LA-R]");
        assertThat(rescued.amp01().splits(WorkedCase.split())).isRefusedBy(Rule.I19, "became [LA-R]");
        assertThat(rescued.agg01()
                        .seals(Body.set(Body.set(WorkedCase.seal("LA"), "lot", "'LA-R'"), "seal", "'S-000899'")))
                .isAccepted();
    }

    @Test
    void the_rescue_ends_the_lots_certificate_in_the_same_transaction() {
        Consortium here = WayOut.released(LotRecords.issued()).later(Duration.ofDays(30));
        var status = LedgerKeys.status(new CertificateId(WorkedCase.CERTIFICATE));
        assertThat(Body.text(here.record(status), "state")).isEqualTo("ISSUED");

        WayOut.rescue(here).recorded();

        assertThat(Body.text(here.record(status), "state")).isEqualTo("ENDED");
        assertThat(Body.text(here.record(status), "reason")).contains("RESCUE", "LA-R");
    }

    @Test
    void what_was_claimed_on_the_lot_is_claimed_on_its_successor() {
        Consortium here = Stage.OBLIGED.world();
        Draft release = here.assurance()
                .states(
                        StatementKind.RELEASE_ORGANISATION,
                        Body.set(WayOut.releaseBody(), "organisation", "'BuyersMSP'"))
                .signedBy("assurance-registrar", "traders-registrar", "producers-registrar");
        release.recorded();
        here.later(Duration.ofDays(30));
        Json.Obj body = Body.set(
                Body.set(Body.set(WayOut.rescueBody(), "lot", "'LE'"), "successor", "'LE-R'"), "to", "'TRD-01'");

        here.assurance()
                .states(StatementKind.RESCUE_LOT, body)
                .signedBy("assurance-registrar", "traders-registrar", "producers-registrar", "trd-01-custodian")
                .recorded();

        assertThat(Body.at(here.lot("LE-R"), "vector")).isEqualTo(Body.at(here.lot("LE"), "vector"));
        assertThat(here.ledger().list(LedgerKeys.claims(new LotId("LA"))))
                .as("claims stand with the production lots, which are the same")
                .hasSize(1);
    }

    @Test
    void a_lot_on_hold_is_not_rescued_before_its_release() {
        Consortium here = WayOut.inEffect();
        here.sch01().holds(LotStory.hold("LA")).recorded();

        assertThat(WayOut.rescue(here)).isRefusedBy(Rule.I29, "on hold");
        assertThat(WayOut.rescue(WayOut.inEffect())).isAccepted();
    }

    // Attestations

    @Test
    void an_attestation_is_withdrawn_in_the_place_of_an_issuer_that_is_gone_and_of_no_other() {
        Consortium here = Stage.SEALED.world();
        here.given(LedgerKeys.party(new PartyId("AUD-01")), "msp", "'BuyersMSP'");

        assertThat(WayOut.withdrawal(here)).isRefusedBy(Rule.I24, "BuyersMSP is not released");
        WayOut.buyersRelease(here).recorded();
        assertThat(WayOut.withdrawal(here.later(Duration.ofDays(29)))).isRefusedBy(Rule.I24, "takes effect on");
        assertThat(WayOut.withdrawal(here.later(Duration.ofDays(1)))).isAccepted();
    }

    @Test
    void only_the_scheme_that_accredited_the_issuer_withdraws_its_attestation() {
        Consortium here = WayOut.auditorGone();
        here.given(LedgerKeys.party(new PartyId("TRD-01")), "roles", "['TRADER','SCHEME']");
        DemoOfficer other = DemoOfficer.of("trd-01-scheme", "TRD-01", OfficerRole.SCHEME_OFFICER);
        here.traders().registersOfficer(WorkedCase.officer(other)).recorded();

        assertThat(here.trd01()
                        .states(StatementKind.WITHDRAW_ATTESTATION, WayOut.withdrawalBody())
                        .signedBy(other))
                .isRefusedBy(Rule.I1, "TRD-01 has not accredited AUD-01");
        assertThat(WayOut.withdrawal(here)).isAccepted();
    }

    @Test
    void an_attestation_is_withdrawn_once_and_its_own_record_stays() {
        Consortium here = WayOut.auditorGone();
        var key = LedgerKeys.attestation(new PartyId("AMP-01"), 3, new Code("AT-AMP-01-M3"));
        Json.Obj before = here.record(key);
        Draft unknown = WayOut.withdrawal(here).withBody(Body.set(WayOut.withdrawalBody(), "attestation", "'AT-NONE'"));

        assertThat(unknown).isRefusedBy(Rule.I3, "no attestation AT-NONE");
        assertThat(WayOut.withdrawal(here)).isAccepted();
        assertThat(WayOut.withdrawal(here)).isRefusedBy(Rule.I3);
        assertThat(here.record(key)).isEqualTo(before);
    }

    /** From that day on and as far as known: of the days before it speaks. */
    @Test
    void a_withdrawn_attestation_carries_no_standing_from_its_day_on() {
        Consortium here = WayOut.auditorGone();
        PartyId amp = new PartyId("AMP-01");
        assertThat(Affiliation.of(amp, Day.parse("2024-03-10"), here.now(), here.ledger())
                        .state())
                .isEqualTo(Affiliation.State.AFFILIATED);

        WayOut.withdrawal(here).recorded();

        assertThat(Affiliation.of(amp, Day.parse("2024-03-09"), here.now(), here.ledger())
                        .state())
                .isEqualTo(Affiliation.State.AFFILIATED);
        assertThat(Affiliation.of(amp, Day.parse("2024-03-10"), here.now(), here.ledger())
                        .state())
                .isNotEqualTo(Affiliation.State.AFFILIATED);
    }
}
