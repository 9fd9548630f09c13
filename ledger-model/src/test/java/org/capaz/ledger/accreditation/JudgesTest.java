// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
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
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.PremiumPlans;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I57: whoever judges others is accredited by a scheme that the majority admitted, and is not concerned. */
class JudgesTest {
    private static final DemoOfficer STRANGER = DemoOfficer.of("ass-09-assessor", "ASS-09", OfficerRole.ASSESSOR);
    private static final Json.Obj CLOSING = LotStory.closing("demo-grievance-1");

    /** ASS-09, an assessor that some member has registered by itself. */
    private static Consortium withAssessorOf(String member, Consortium world) {
        world.by(member)
                .registersParty(Body.set(WorkedCase.party("AUD-01"), "party", "'ASS-09'"))
                .recorded();
        world.by(member).registersOfficer(WorkedCase.officer(STRANGER)).recorded();
        return world;
    }

    private static void accredit(Consortium world, String party, String activity) {
        world.sch01().accreditsJudge(WorkedCase.judge(party, activity)).recorded();
    }

    private static Draft closesFlag(Consortium world, Json.Obj closing) {
        return world.by("ASS-09").closesFlag(closing).signedBy(STRANGER);
    }

    // Accredited

    @Test
    void nobody_closes_a_flag_by_having_registered_itself_as_an_assessor() {
        Consortium contested = withAssessorOf("AssuranceMSP", LotStory.contested("demo-grievance-1"));

        assertThat(closesFlag(contested, CLOSING)).isRefusedBy(Rule.I57, "not accredited for FLAG_CLOSING");
        accredit(contested, "ASS-09", "USE_VERIFICATION");
        assertThat(closesFlag(contested, CLOSING)).isRefusedBy(Rule.I57, "not accredited for FLAG_CLOSING");
        accredit(contested, "ASS-09", "FLAG_CLOSING");
        assertThat(closesFlag(contested, CLOSING)).isAccepted();
    }

    @Test
    void a_scheme_that_the_majority_admitted_judges_by_its_role() {
        assertThat(LotStory.contested("demo-grievance-1").sch01().closesFlag(CLOSING))
                .isAccepted();
    }

    @Test
    void an_accreditation_ends_when_it_is_withdrawn_and_with_its_scheme() {
        Consortium contested = LotStory.contested("demo-grievance-1");
        Consortium withoutScheme = LotStory.contested("demo-grievance-1");
        contested.sch01().withdrawsJudge(Conduct.judgeWithdrawal()).recorded();
        assertThat(contested.aud01().closesFlag(CLOSING)).isRefusedBy(Rule.I57);

        withoutScheme
                .assurance()
                .withdrawsParty(Body.set(Conduct.partyWithdrawal(), "party", "'SCH-01'"))
                .recorded();
        assertThat(withoutScheme.later(Duration.ofDays(1)).aud01().closesFlag(CLOSING))
                .isRefusedBy(Rule.I57);
        assertThat(LotStory.contested("demo-grievance-1").aud01().closesFlag(CLOSING))
                .isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"2024-03-05T12:00:00Z, 2024-03-05, true", "2024-03-05T12:00:00Z, 2024-03-06, false"})
    void it_counts_for_nothing_that_happened_before_it_began_or_was_recorded(
            Instant happened, String validFrom, boolean allowed) {
        Consortium late = Stage.DECLARED.world().at(Instant.parse("2024-03-05T14:00:00Z"));
        late.sch01()
                .withdrawsJudge(Body.set(
                        Body.set(Conduct.judgeWithdrawal(), "party", "'ASY-01'"), "activity", "'UMPIRE_ASSAY'"))
                .recorded();
        Json.Obj anew = Body.set(WorkedCase.judge("ASY-01", "FIRE_ASSAY"), "validFrom", "'" + validFrom + "'");
        late.sch01().accreditsJudge(anew).recorded();
        Draft reading = late.asy01().assays(WorkedCase.assay("LA")).happenedAt(happened);

        if (allowed) {
            assertThat(reading).isAccepted();
        } else {
            assertThat(reading).isRefusedBy(Rule.I57, "FIRE_ASSAY");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-06T13:00:00Z, 2024-03-06T13:00:00Z, true",
        "2024-03-06T13:00:00Z, 2024-03-05T14:00:00Z, false",
        "2024-03-05T13:00:00Z, 2024-03-05T14:00:00Z, true",
        "2024-02-20T13:00:00Z, 2024-03-05T14:00:00Z, true"
    })
    void an_accreditation_is_not_written_back(Instant granted, Instant happened, boolean allowed) {
        Consortium world = Stage.DECLARED.world().at(Instant.parse("2024-03-06T14:00:00Z"));
        world.sch01()
                .withdrawsJudge(Body.set(
                        Body.set(Conduct.judgeWithdrawal(), "party", "'ASY-01'"), "activity", "'UMPIRE_ASSAY'"))
                .recorded();
        world.sch01()
                .accreditsJudge(WorkedCase.judge("ASY-01", "FIRE_ASSAY"))
                .happenedAt(granted)
                .recorded();
        Draft reading = world.asy01()
                .assays(Body.set(WorkedCase.assay("LA"), "sampledOn", "'2024-03-04'"))
                .happenedAt(happened);

        if (allowed) {
            assertThat(reading).isAccepted();
        } else {
            assertThat(reading).isRefusedBy(Rule.I57);
        }
    }

    @Test
    void one_that_is_dated_far_back_counts_from_a_week_before_it_was_recorded() {
        Consortium world = Stage.FOUNDED.world();
        world.sch01()
                .accreditsJudge(WorkedCase.judge("ASY-01", "FIRE_ASSAY"))
                .happened(Duration.ofDays(30))
                .recorded();

        assertThat(Body.text(
                        world.record(LedgerKeys.judge(
                                new PartyId("ASY-01"),
                                Activity.FIRE_ASSAY.keyPart(),
                                new PartyId("SCH-01"),
                                Day.parse("2024-01-01"))),
                        "countsFrom"))
                .isEqualTo("2024-02-26");
    }

    @ParameterizedTest
    @CsvSource({
        "XRF_ASSAY, TOUCHSTONE, true",
        "XRF_ASSAY, XRF, true",
        "XRF_ASSAY, FIRE, false",
        "FIRE_ASSAY, XRF, true",
        "FIRE_ASSAY, FIRE, true",
        "FIRE_ASSAY, UMPIRE, false",
        "UMPIRE_ASSAY, FIRE, true",
        "UMPIRE_ASSAY, UMPIRE, true",
        "NONE, TOUCHSTONE, false"
    })
    void a_laboratory_reads_by_the_methods_that_it_is_accredited_for(String activity, String method, boolean allowed) {
        DemoOfficer assayer = DemoOfficer.of("lab-09-assayer", "LAB-09", OfficerRole.ASSAYER);
        Consortium world = Stage.DECLARED.world().later(Duration.ofDays(1));
        world.producers()
                .registersParty(Body.set(WorkedCase.party("ASY-01"), "party", "'LAB-08'"))
                .recorded();
        world.traders()
                .registersParty(Body.set(WorkedCase.party("ASY-01"), "party", "'LAB-09'"))
                .recorded();
        world.traders().registersOfficer(WorkedCase.officer(assayer)).recorded();
        if (!activity.equals("NONE")) {
            accredit(world, "LAB-09", activity);
        }
        accredit(world, "LAB-08", "UMPIRE_ASSAY");
        Draft reading = world.by("LAB-09")
                .assays(Body.set(WorkedCase.assay("LA"), "method", "'" + method + "'"))
                .signedBy(assayer);

        if (allowed) {
            assertThat(reading).isAccepted();
        } else {
            assertThat(reading).isRefusedBy(Rule.I57, "LAB-09 is not accredited");
        }
    }

    @Test
    void a_refiner_records_an_outturn_when_it_is_accredited_as_a_laboratory() {
        Json.Obj withdrawal =
                Body.set(Body.set(Conduct.judgeWithdrawal(), "party", "'REF-01'"), "activity", "'UMPIRE_ASSAY'");
        Consortium untrusted = Stage.AT_REFINER.world();
        untrusted.sch01().withdrawsJudge(withdrawal).recorded();

        assertThat(untrusted.ref01().recordsOutturn(WorkedCase.outturn())).isRefusedBy(Rule.I57, "FIRE_ASSAY");
        assertThat(Stage.AT_REFINER.world().ref01().recordsOutturn(WorkedCase.outturn()))
                .isAccepted();
    }

    // Who is accredited, by whom

    @ParameterizedTest
    @CsvSource({
        "FIRE_ASSAY, ASY-01, true",
        "FIRE_ASSAY, REF-01, true",
        "FIRE_ASSAY, AGG-01, false",
        "OUTSIDE_SALES, AGG-01, true",
        "OUTSIDE_SALES, TRD-01, false",
        "FLAG_CLOSING, ASY-01, false"
    })
    void a_party_is_accredited_for_what_its_role_may_do(String activity, String party, boolean allowed) {
        Consortium founded = Stage.FOUNDED.world();

        if (allowed) {
            assertThat(founded.sch01().accreditsJudge(WorkedCase.judge(party, activity)))
                    .isAccepted();
        } else {
            assertThat(founded.sch01().accreditsJudge(WorkedCase.judge(party, activity)))
                    .isRefusedBy(Rule.I1, "not registered as one of");
        }
    }

    @Test
    void an_accreditation_has_a_period_and_is_granted_and_withdrawn_once() {
        Consortium founded = Stage.FOUNDED.world();
        Json.Obj judge = WorkedCase.judge("AUD-01", "FLAG_CLOSING");

        assertThat(founded.sch01().accreditsJudge(Body.set(judge, "validTo", "'2023-12-31'")))
                .isRefusedBy(Rule.I57, "ends before it begins");
        assertThat(founded.sch01().withdrawsJudge(Conduct.judgeWithdrawal())).isRefusedBy(Rule.I1, "no accreditation");
        assertThat(founded.sch01().accreditsJudge(judge)).isAccepted();
        assertThat(founded.sch01().accreditsJudge(judge)).isRefusedBy(Rule.I3, "already");
        assertThat(founded.sch01().withdrawsJudge(Conduct.judgeWithdrawal())).isAccepted();
        assertThat(founded.sch01().withdrawsJudge(Conduct.judgeWithdrawal())).isRefusedBy(Rule.I3, "already");
    }

    // Concerned

    /** Custodian AGG-01, producers AMP-01 to AMP-04, seller and buyer; the carrier's house is that of AGG-01. */
    @ParameterizedTest
    @ValueSource(strings = {"TradersMSP", "ProducersMSP", "BuyersMSP"})
    void nobody_whom_a_lot_concerns_closes_a_flag_on_it(String member) {
        Consortium settled = withAssessorOf(member, Stage.OBLIGED.world());
        accredit(settled, "ASS-09", "FLAG_CLOSING");
        settled.amp01()
                .raisesFlag(Body.set(LotStory.grievance(), "lot", "'LE'"))
                .withId("demo-grievance-1")
                .recorded();

        assertThat(closesFlag(settled, Body.set(CLOSING, "lot", "'LE'"))).isRefusedBy(Rule.I57, "whom lot/LE concerns");
        assertThat(settled.aud01().closesFlag(Body.set(CLOSING, "lot", "'LE'"))).isAccepted();
    }

    @Test
    void a_lot_concerns_its_custodian_and_creator_every_producer_and_who_pays_for_it() {
        assertThat(Concerned.by(
                        LedgerKeys.lot(new LotId("LE")), Stage.OBLIGED.world().ledger()))
                .extracting(PartyId::value)
                .containsExactly("AGG-01", "AMP-01", "AMP-02", "AMP-03", "AMP-04", "BUY-01", "REF-01");
    }

    @Test
    void a_premium_concerns_payer_and_payee() {
        Consortium announced = PremiumCase.announced();

        assertThat(Concerned.by(LedgerKeys.payment(new Code("P-AMP-04")), announced.ledger()))
                .extracting(PartyId::value)
                .containsExactly("AMP-04", "BUY-01");
    }

    /** A member that pays the premium does not say how well it was used. */
    @ParameterizedTest
    @CsvSource({"BuyersMSP, BUY-01, I69", "ProducersMSP, AMP-04, I57"})
    void a_use_is_not_verified_by_the_house_of_the_payer_or_the_spender(String member, String concerned, Rule rule) {
        Consortium shown = withAssessorOf(member, PremiumPlans.shown());
        Draft verification =
                shown.by("ASS-09").verifiesUse(PremiumPlans.verification()).signedBy(STRANGER);

        assertThat(verification).isRefusedBy(Rule.I57, "not accredited for USE_VERIFICATION");
        accredit(shown, "ASS-09", "USE_VERIFICATION");
        assertThat(verification).isRefusedBy(rule, "organisation of " + concerned);
        assertThat(shown.aud01().verifiesUse(PremiumPlans.verification())).isAccepted();
    }

    @Test
    void an_auditor_of_the_custodians_house_lifts_no_hold_of_another() {
        DemoOfficer inside = DemoOfficer.of("aud-in-assessor", "AUD-IN", OfficerRole.ASSESSOR);
        DemoOfficer outside = DemoOfficer.of("aud-out-assessor", "AUD-OUT", OfficerRole.ASSESSOR);
        Consortium held = LotStory.onHold();
        held.traders()
                .registersParty(auditor("AUD-IN"))
                .signedBy("traders-registrar", "buyers-registrar", "producers-registrar")
                .recorded();
        held.buyers()
                .registersParty(auditor("AUD-OUT"))
                .signedBy("traders-registrar", "buyers-registrar", "producers-registrar")
                .recorded();
        held.traders().registersOfficer(WorkedCase.officer(inside)).recorded();
        held.buyers().registersOfficer(WorkedCase.officer(outside)).recorded();

        assertThat(held.by("AUD-IN").releases(LotStory.release("LA")).signedBy(inside))
                .isRefusedBy(Rule.I57, "AGG-01");
        assertThat(held.by("AUD-OUT").releases(LotStory.release("LA")).signedBy(outside))
                .isAccepted();
    }

    private static Json.Obj auditor(String party) {
        return Body.set(Body.set(WorkedCase.party("AUD-01"), "party", "'" + party + "'"), "roles", "['AUDITOR']");
    }
}
