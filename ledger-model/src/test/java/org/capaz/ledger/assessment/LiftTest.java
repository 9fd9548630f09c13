// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.assessment.Affiliation.State;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.RuleEvidence;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;

/** I59, I60: what lifts a finding of abuse, and how far a producer's own word carries. */
class LiftTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");
    private static final String OWN_WORD = "Affiliation, by the producer's own word";

    private Consortium world = Conduct.reassessed();

    private State state() {
        return Affiliation.of(AMP_01, Day.of(world.now()), world.now(), world.ledger())
                .state();
    }

    // Superseding

    private static Json.Obj corrected(String from, String to) {
        Json.Obj better = Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-BETTER'");
        return Body.set(
                Body.set(Body.set(better, "supersedes", "'AT-ABUSE'"), "validFrom", "'" + from + "'"),
                "validTo",
                "'" + to + "'");
    }

    @Test
    void a_correction_that_begins_in_nine_months_removes_no_finding_of_today() {
        assertThat(world.aud01().attests(corrected("2024-12-04", "2025-03-03")))
                .isRefusedBy(Rule.I59, "must cover all days of AT-ABUSE");
        assertThat(world.aud01().attests(corrected("2024-02-27", "2025-02-25"))).isRefusedBy(Rule.I59);
        assertThat(world.aud01().attests(corrected("2024-02-26", "2025-02-24"))).isRefusedBy(Rule.I59);
        assertThat(state()).isEqualTo(State.SUSPENDED);

        assertThat(world.aud01().attests(corrected("2024-02-26", "2025-02-25"))).isAccepted();
        assertThat(state()).isEqualTo(State.AFFILIATED);
    }

    // A second assessor

    @Test
    void a_second_assessor_ten_minutes_later_displaces_no_finding_of_abuse() {
        assertThat(state()).isEqualTo(State.SUSPENDED);
    }

    @Test
    void the_scheme_and_the_second_assessor_together_lift_it() {
        Instant before = world.now();
        assertThat(world.later(Duration.ofHours(1)).sch01().lifts(Conduct.findingLift()))
                .isAccepted();

        assertThat(state()).isEqualTo(State.AFFILIATED);
        assertThat(Affiliation.of(AMP_01, Day.of(before), before, world.ledger())
                        .state())
                .as("as it was known before")
                .isEqualTo(State.SUSPENDED);
        assertThat(world.sch01().lifts(Conduct.findingLift())).isRefusedBy(Rule.I3, "lifted already");
    }

    @Test
    void a_lifted_finding_does_not_come_back_when_the_reassessment_ends_but_when_it_is_taken_back() {
        world.sch01().lifts(Conduct.findingLift()).recorded();
        assertThat(Affiliation.of(AMP_01, Day.parse("2025-01-15"), world.now(), world.ledger())
                        .state())
                .isEqualTo(State.AFFILIATED);
        assertThat(LookBack.covering(
                        AMP_01, Day.parse("2025-06-01"), Day.parse("2025-06-07"), world.now(), world.ledger()))
                .isEmpty();

        Json.Obj back = Body.set(Conduct.revocation(), "attestation", "'AT-SECOND'");
        world.by("AUD-BUY").takesBack(back).signedBy(Conduct.secondAssessor()).recorded();
        assertThat(Affiliation.of(AMP_01, Day.parse("2024-03-20"), world.now(), world.ledger())
                        .state())
                .isEqualTo(State.SUSPENDED);
    }

    @Test
    void a_scheme_lifts_nothing_by_the_word_of_the_author_or_by_no_word() {
        Json.Obj lift = Conduct.findingLift();
        assertThat(world.sch01().lifts(Body.set(lift, "attestation", "'AT-AMP-01-M3'")))
                .isRefusedBy(Rule.I59, "no active finding of abuse");
        assertThat(world.sch01().lifts(Body.set(lift, "reassessment", "'AT-AMP-01-M3'")))
                .as("earlier than the finding, and by its author")
                .isRefusedBy(Rule.I59, "no later active attestation");
        assertThat(world.sch01().lifts(Body.set(lift, "reassessment", "'AT-NONE'")))
                .isRefusedBy(Rule.I59);
        assertThat(world.sch01().lifts(lift)).isAccepted();
    }

    @Test
    void a_second_scheme_lifts_nothing_of_the_first() {
        DemoOfficer other = secondScheme();
        assertThat(world.by("SCH-02").lifts(Conduct.findingLift()).signedBy(other))
                .isRefusedBy(Rule.I59, "did not accredit AUD-01");
        assertThat(world.sch01().lifts(Conduct.findingLift())).isAccepted();
    }

    private DemoOfficer secondScheme() {
        DemoOfficer other = DemoOfficer.of("sch-02-officer", "SCH-02", OfficerRole.SCHEME_OFFICER);
        world.buyers()
                .registersParty(Body.set(WorkedCase.party("SCH-01"), "party", "'SCH-02'"))
                .recorded();
        world.buyers().registersOfficer(WorkedCase.officer(other)).recorded();
        return other;
    }

    @Test
    void nor_the_order_that_the_first_has_recorded() {
        DemoOfficer other = secondScheme();
        world.sch01().notifiesOrder(Conduct.order()).recorded();
        world.later(Duration.ofDays(1));

        assertThat(world.by("SCH-02").liftsOrder(Conduct.lift()).signedBy(other))
                .isRefusedBy(Rule.I59, "SCH-01 stated this");
        assertThat(world.sch01().liftsOrder(Conduct.lift())).isAccepted();
    }

    // The author

    @Test
    void its_author_takes_it_back_with_evidence_only() {
        Json.Obj back = Body.set(Conduct.revocation(), "attestation", "'AT-ABUSE'");
        assertThat(world.aud01().takesBack(back)).isRefusedBy(Rule.I59, "names the evidence");
        assertThat(world.aud01().takesBack(back.with("evidence", Body.hash("Demo error"))))
                .isAccepted();
    }

    @Test
    void what_is_no_finding_of_abuse_is_displaced_by_a_second_assessor_as_before() {
        world = Conduct.twoAssessors();
        Json.Obj failed = Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-BAD'");
        world.aud01()
                .attests(Body.set(failed, "findings[0].status", "'NOT_CONTROLLED'"))
                .recorded();
        assertThat(state()).isEqualTo(State.SUSPENDED);
        world.later(Duration.ofMinutes(10))
                .by("AUD-BUY")
                .attests(Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-SECOND'"))
                .signedBy(Conduct.secondAssessor())
                .recorded();
        assertThat(state()).isEqualTo(State.AFFILIATED);
    }

    // I60

    @Test
    void five_words_of_its_own_make_a_producer_a_candidate_and_no_more() {
        world = Stage.FOUNDED.world();
        world.sch01().accredits(WorkedCase.accreditation()).recorded();
        world.amp01().describesItself(WorkedCase.producer("AMP-01")).recorded();
        world.amp01().reports(WorkedCase.report()).recorded();
        world.amp01().promises(WorkedCase.commitment("AMP-01")).recorded();
        for (int module = 1; module <= 5; module++) {
            Json.Obj own = Body.set(WorkedCase.attestation("AMP-01", module), "attestation", "'AT-OWN-" + module + "'");
            world.amp01().attests(Body.set(own, "level", "'FIRST_PARTY'")).recorded();
        }
        assertThat(state()).isEqualTo(State.CANDIDATE);
        RuleEvidence.refused(Rule.I60, OWN_WORD);

        for (int module = 1; module <= 4; module++) {
            assertThat(state()).isEqualTo(State.CANDIDATE);
            world.aud01().attests(WorkedCase.attestation("AMP-01", module)).recorded();
        }
        assertThat(state()).isEqualTo(State.AFFILIATED);
        RuleEvidence.allowed(OWN_WORD);
    }
}
