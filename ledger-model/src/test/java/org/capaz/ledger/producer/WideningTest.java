// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.PremiumPlans;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I63: nothing that widens a right takes effect before it was recorded. */
class WideningTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");
    private static final Instant STATED = Instant.parse("2024-03-04T15:00:00Z");

    /** Two days later. */
    private final Consortium world = Stage.ADMITTED.world().at(Instant.parse("2024-03-06T15:00:00Z"));

    // What a producer says of itself

    @ParameterizedTest
    @CsvSource({"85, 4800000, DORE", "84, 4800001, DORE", "84, 4800000, FREE_GOLD"})
    void a_larger_size_counts_from_its_recording_on(long miners, long capacityMg, String material) {
        Json.Obj update = Body.of(
                "{'from':'2024-03-05','materials':['%s'],'miners':%d,'capacityMg':%d}", material, miners, capacityMg);

        assertThat(world.amp01().updatesItself(update).happenedAt(STATED))
                .in("body.from")
                .isRefusedBy(Rule.I63, "from its recording on 2024-03-06");
        assertThat(world.amp01()
                        .updatesItself(Body.set(update, "from", "'2024-03-06'"))
                        .happenedAt(STATED))
                .isAccepted();
    }

    @Test
    void a_smaller_size_counts_from_the_day_that_it_states() {
        assertThat(world.amp01()
                        .updatesItself(
                                Body.of("{'from':'2024-03-05','materials':['DORE'],'miners':80,'capacityMg':4800000}"))
                        .happenedAt(STATED))
                .isAccepted();
    }

    @Test
    void a_further_unit_belongs_to_the_producer_from_the_recording_on() {
        Json.Obj wider = Body.of("{'version':2,'units':['U-01','U-02','U-03','U-04'],'validFrom':'2024-03-05'}");

        assertThat(world.amp01().declaresScope(wider).happenedAt(STATED))
                .in("body.validFrom")
                .isRefusedBy(Rule.I63, "2024-03-06");
        assertThat(world.amp01()
                        .declaresScope(Body.set(wider, "units", "['U-01']"))
                        .happenedAt(STATED))
                .isAccepted();
    }

    /** AMP-04 entered on 4 March; offline explains seven days. */
    @ParameterizedTest
    @CsvSource({"2024-03-20, 2024-03-12, I63", "2024-03-20, 2024-03-13, ", "2024-03-11, 2024-01-15, "})
    void only_who_has_just_entered_enrols_miners_for_the_days_before(String recorded, String from, Rule refusedBy) {
        world.at(Instant.parse(recorded + "T12:00:00Z"));
        Json.Obj enrolment = Body.set(
                Body.set(
                        WorkedCase.enrolment("AMP-04", 1),
                        "miners[0].miner",
                        "'" + WorkedCase.miner("AMP-04", 59) + "'"),
                "miners[0].from",
                "'" + from + "'");

        if (refusedBy == null) {
            assertThat(world.amp04().enrols(enrolment)).isAccepted();
        } else {
            assertThat(world.amp04().enrols(enrolment))
                    .in("body.miners[0].from")
                    .isRefusedBy(refusedBy, "from 2024-03-13 at the earliest");
        }
    }

    @Test
    void a_commitment_that_is_dated_back_makes_nobody_affiliated_before() {
        Json.Obj commitment =
                Body.set(Body.set(WorkedCase.commitment("AMP-01"), "commitment", "'C-BACK'"), "dueAt", "'2024-07-30'");
        world.amp01()
                .promises(commitment)
                .happenedAt(Instant.parse("2024-01-31T15:00:00Z"))
                .recorded();
        world.amp01()
                .promises(Body.set(commitment, "commitment", "'C-NOW'"))
                .happenedAt(STATED)
                .recorded();

        assertThat(adopted("C-BACK")).isEqualTo("2024-02-28");
        assertThat(adopted("C-NOW")).isEqualTo("2024-03-04");
    }

    private String adopted(String commitment) {
        return Body.text(world.record(LedgerKeys.commitment(AMP_01, new Code(commitment))), "adoptedAt");
    }

    /** Recorded on 4 March for the time from 26 January on. */
    @ParameterizedTest
    @CsvSource({"2024-02-25, REGISTERED", "2024-02-26, CANDIDATE"})
    void what_a_producer_says_of_itself_makes_it_no_candidate_long_before(String day, Affiliation.State state) {
        Consortium founded = Stage.FOUNDED.world();
        founded.amp01().describesItself(WorkedCase.producer("AMP-01")).recorded();
        founded.amp01().reports(WorkedCase.report()).recorded();
        for (int module = 1; module <= 2; module++) {
            Json.Obj own = Body.set(WorkedCase.attestation("AMP-01", module), "level", "'FIRST_PARTY'");
            founded.amp01()
                    .attests(Body.set(Body.set(own, "validFrom", "'2024-01-26'"), "validTo", "'2025-01-20'"))
                    .recorded();
        }

        assertThat(Affiliation.of(AMP_01, Day.parse(day), founded.now(), founded.ledger())
                        .state())
                .isEqualTo(state);
    }

    // What others grant

    @Test
    void a_key_is_trusted_no_longer_back_than_being_offline_explains() {
        DemoOfficer custodian = DemoOfficer.of("agg-01-second", "AGG-01", OfficerRole.CUSTODIAN);
        world.traders().registersOfficer(WorkedCase.officer(custodian)).recorded();

        assertThat(Body.number(world.record(LedgerKeys.officer(custodian.id())), "validFrom"))
                .isEqualTo(Instant.parse("2024-02-28T15:00:00Z").getEpochSecond());
        assertThat(world.agg01()
                        .introduces(Body.of(
                                "{'lot':'LX','material':'DORE','grossMg':1000,'place':'05001','source':'RECYCLED',"
                                        + "'evidence':'%s'}",
                                Body.hash("Demo slip")))
                        .signedBy(custodian)
                        .happenedAt(Instant.parse("2024-02-28T14:59:59Z")))
                .isDefective("OFFICER_NOT_VALID", "signatures");
    }

    @Test
    void a_registration_counts_no_longer_back_either_and_one_to_come_counts_from_its_day() {
        Json.Obj registration = Body.set(
                Body.set(Conduct.registration(), "commitment", "'" + Body.hash("Demo other") + "'"),
                "validFrom",
                "'2020-01-01'");
        world.traders().addsRegistration(registration).recorded();
        world.traders().addsRegistration(Conduct.registration()).recorded();

        Json.Obj party = world.record(LedgerKeys.party(new PartyId("AGG-01")));
        assertThat(Body.at(party, "registrations[1].validFrom")).isEqualTo(Json.text("2024-02-28"));
        assertThat(Body.at(party, "registrations[2].validFrom")).isEqualTo(Json.text("2027-05-01"));
        assertThat(world.traders().addsRegistration(registration)).isRefusedBy(Rule.I3);
    }

    /** AUD-01 was accredited on 4 March, from 1 January on. */
    @ParameterizedTest
    @CsvSource({"2024-03-03, I30", "2024-03-04, "})
    void an_accreditation_counts_from_the_day_on_which_it_was_granted(String day, Rule refusedBy) {
        Draft attestation = world.aud01()
                .attests(Body.set(WorkedCase.attestation("AMP-01", 1), "attestation", "'AT-BACK'"))
                .happenedAt(Instant.parse(day + "T15:00:00Z"));

        if (refusedBy == null) {
            assertThat(attestation).isAccepted();
        } else {
            assertThat(attestation).isRefusedBy(refusedBy, "AUD-01");
        }
    }

    @Test
    void money_spent_long_before_a_plan_was_recorded_is_not_spent_under_it() {
        Consortium proposed = PremiumPlans.proposed().later(Duration.ofDays(20));
        proposed.amp04().approvesPlan(PremiumPlans.approval()).recorded();
        proposed.amp04().fundsPlan(PremiumPlans.fund()).recorded();

        assertThat(proposed.amp04().spends(PremiumPlans.use())).isRefusedBy(Rule.I42, "2024-03-22");
        assertThat(proposed.amp04().spends(Body.set(PremiumPlans.use(), "spentOn", "'2024-03-22'")))
                .isAccepted();
    }

    /** The second version is for sales from 9 March on; the sale of that day is dated to the evening before. */
    @Test
    void the_day_of_a_sale_is_the_day_on_which_it_is_recorded() {
        Consortium outturn = Stage.OUTTURN.world().at(Instant.parse("2024-03-08T20:00:00Z"));
        Json.Obj second = Body.set(Body.set(WorkedCase.scheme(), "version", 2), "effectiveFrom", "'2024-03-09'");
        outturn.sch01().publishesScheme(second).recorded();
        outturn.at(Instant.parse("2024-03-09T15:00:00Z"));
        outturn.ref01()
                .settles(WorkedCase.settlement())
                .happenedAt(Instant.parse("2024-03-08T21:00:00Z"))
                .recorded();

        assertThat(outturn.buy01().obligesItself(WorkedCase.obligation())).isRefusedBy(Rule.I36, "2024-03-09");
        assertThat(outturn.buy01().obligesItself(Body.set(WorkedCase.obligation(), "version", 2)))
                .isAccepted();
    }
}
