// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import org.capaz.ledger.assessment.Affiliation.State;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I30, I31: standards are data; what a module means follows from its gates, and its number means nothing elsewhere. */
class SeveralStandardsTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");

    /** An official list of another shape: its gravest risks stand in module 1, what must be fulfilled in module 7. */
    private static final Json.Obj OFFICIAL = Body.of("{'standard':'CRAFT','version':'3.0','requirements':["
            + "{'code':'A-1','module':1,'title':'No forced labour','gate':'IMM','hints':'interviews, contracts'},"
            + "{'code':'B-1','module':2,'title':'Mercury out','gate':'IMP'},"
            + "{'code':'C-1','module':4,'title':'No bribery','gate':'MIT'},"
            + "{'code':'C-2','module':4,'title':'Complaints log','gate':'FUL'},"
            + "{'code':'D-1','module':7,'title':'Right to mine','gate':'FUL'}]}");

    private final Consortium world = Stage.ADMITTED.world();

    private State standing() {
        return Affiliation.of(AMP_01, Day.parse("2024-03-04"), world.now(), world.ledger())
                .state();
    }

    private static Json.Obj attestation(int module, String findings) {
        return Body.of(
                "{'attestation':'AT-3-%d','subject':'AMP-01','standard':'CRAFT','version':'3.0','module':%d,"
                        + "'level':'THIRD_PARTY','validFrom':'2024-03-01','validTo':'2025-02-28','findings':[%s]}",
                module, module, findings);
    }

    private static String finding(String requirement, String status) {
        return "{'requirement':'%s','status':'%s','evidence':['%s']}"
                .formatted(requirement, status, Body.hash("Demo evidence"));
    }

    private void underTheOfficialList() {
        world.assurance().publishesStandard(OFFICIAL).recorded();
        world.sch01()
                .accredits(Body.set(WorkedCase.accreditation(), "version", "'3.0'"))
                .recorded();
        world.amp01()
                .reports(Body.set(Body.set(WorkedCase.report(), "version", "'3.0'"), "periodTo", "'2024-02-29'"))
                .recorded();
    }

    private void attested(String abuse, String bribery) {
        world.aud01().attests(attestation(1, finding("A-1", abuse))).submitted();
        world.aud01()
                .attests(attestation(4, finding("C-1", bribery) + "," + finding("C-2", "FULFILLED")))
                .recorded();
        world.aud01().attests(attestation(7, finding("D-1", "FULFILLED"))).recorded();
    }

    @Test
    void an_official_list_takes_the_place_of_the_working_set_without_a_change_of_code() {
        underTheOfficialList();
        assertThat(standing()).isEqualTo(State.REGISTERED);
        attested("CONTROLLED", "CONTROLLED");
        assertThat(standing()).isEqualTo(State.CANDIDATE);
        world.amp01()
                .promises(Body.set(
                        Body.set(Body.set(WorkedCase.commitment("AMP-01"), "commitment", "'C-3'"), "version", "'3.0'"),
                        "requirement",
                        "'B-1'"))
                .recorded();
        assertThat(standing()).isEqualTo(State.AFFILIATED);
    }

    @ParameterizedTest
    @CsvSource({
        "CONTROLLED, CONTROLLED, CANDIDATE",
        "NOT_CONTROLLED, CONTROLLED, SUSPENDED",
        "CONTROLLED, NOT_CONTROLLED, SUSPENDED"
    })
    void what_suspends_follows_from_the_gates(String abuse, String bribery, State state) {
        underTheOfficialList();
        attested(abuse, bribery);

        assertThat(standing()).isEqualTo(state);
    }

    @Test
    void a_finding_has_the_states_of_its_requirements_gate_whatever_its_module() {
        underTheOfficialList();

        assertThat(world.aud01()
                        .attests(attestation(4, finding("C-1", "FULFILLED") + "," + finding("C-2", "FULFILLED"))))
                .isRefusedBy(Rule.I31);
        assertThat(world.aud01()
                        .attests(attestation(4, finding("C-1", "CONTROLLED") + "," + finding("C-2", "FULFILLED"))))
                .isAccepted();
    }

    @Test
    void a_module_of_one_version_does_not_displace_the_same_number_of_another() {
        world.assurance().publishesStandard(OFFICIAL).recorded();
        world.sch01()
                .accredits(Body.set(WorkedCase.accreditation(), "version", "'3.0'"))
                .recorded();
        world.later(Duration.ofMinutes(1))
                .aud01()
                .attests(attestation(4, finding("C-1", "CONTROLLED") + "," + finding("C-2", "NOT_FULFILLED")))
                .recorded();

        assertThat(standing()).isEqualTo(State.AFFILIATED);
    }

    @Test
    void nobody_supersedes_a_finding_by_a_module_of_another_version() {
        underTheOfficialList();
        Json.Obj other = Body.set(
                attestation(4, finding("C-1", "CONTROLLED") + "," + finding("C-2", "FULFILLED")),
                "supersedes",
                "'AT-AMP-01-M4'");
        Json.Obj same = Body.set(
                Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-M4-AGAIN'"),
                "supersedes",
                "'AT-AMP-01-M4'");

        assertThat(world.aud01().attests(other)).isRefusedBy(Rule.I3, "of CRAFT 3.0");
        assertThat(world.aud01().attests(same)).isAccepted();
    }

    @Test
    void a_deadline_missed_under_one_version_suspends_under_every_other() {
        world.aud01()
                .attests(Conduct.progress(4, 2, "AT-PROGRESS", "2024-06-04"))
                .recorded();
        underTheOfficialList();
        attested("CONTROLLED", "CONTROLLED");

        assertThat(Affiliation.of(AMP_01, Day.parse("2024-06-04"), world.now(), world.ledger())
                        .state())
                .isEqualTo(State.CANDIDATE);
        assertThat(Affiliation.of(AMP_01, Day.parse("2024-06-05"), world.now(), world.ledger())
                        .state())
                .isEqualTo(State.SUSPENDED);
    }

    @Test
    void a_day_is_judged_by_the_version_that_was_reported_under_by_then() {
        world.later(Duration.ofDays(2));
        underTheOfficialList();

        assertThat(standing()).isEqualTo(State.AFFILIATED);
        assertThat(Affiliation.of(AMP_01, Day.parse("2024-03-06"), world.now(), world.ledger())
                        .state())
                .isEqualTo(State.REGISTERED);
    }

    @Test
    void abuse_found_under_one_version_suspends_under_every_other() {
        underTheOfficialList();
        attested("CONTROLLED", "CONTROLLED");
        world.later(Duration.ofMinutes(1))
                .aud01()
                .attests(Body.set(
                        Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-ABUSE'"),
                        "findings[0].status",
                        "'NOT_CONTROLLED'"))
                .recorded();

        assertThat(standing()).isEqualTo(State.SUSPENDED);
    }
}
