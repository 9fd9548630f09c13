// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.assessment.Affiliation.ModuleResult.Result;
import org.capaz.ledger.assessment.Affiliation.State;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I31: where a producer stands follows from report, legal basis and attestations. */
class AffiliationTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");

    private final Consortium world = Stage.FOUNDED.world();

    private State on(String day) {
        return Affiliation.of(AMP_01, Day.parse(day), world.now(), world.ledger())
                .state();
    }

    private void attested(int module) {
        world.aud01().attests(WorkedCase.attestation("AMP-01", module)).recorded();
    }

    private void described() {
        world.sch01().accredits(WorkedCase.accreditation()).recorded();
        world.amp01().describesItself(WorkedCase.producer("AMP-01")).recorded();
    }

    @Test
    void a_producer_climbs_step_by_step() {
        described();
        assertThat(on("2024-03-04")).isEqualTo(State.REGISTERED);
        world.amp01().reports(WorkedCase.report()).recorded();
        assertThat(on("2024-03-04")).isEqualTo(State.REGISTERED);
        attested(1);
        assertThat(on("2024-03-04")).isEqualTo(State.REGISTERED);
        attested(2);
        assertThat(on("2024-03-04")).isEqualTo(State.CANDIDATE);
        attested(3);
        attested(4);
        assertThat(on("2024-03-04")).isEqualTo(State.CANDIDATE);
        world.amp01().promises(WorkedCase.commitment("AMP-01")).recorded();
        assertThat(on("2024-03-04")).isEqualTo(State.AFFILIATED);
    }

    @Test
    void without_a_report_nothing_counts() {
        described();
        attested(1);
        attested(2);

        assertThat(on("2024-03-04")).isEqualTo(State.REGISTERED);
    }

    @ParameterizedTest
    @CsvSource({
        "1, FULFILLED, AFFILIATED",
        "1, NOT_FULFILLED, REGISTERED",
        "2, NOT_FULFILLED, REGISTERED",
        "3, CONTROLLED, AFFILIATED",
        "3, NOT_CONTROLLED, SUSPENDED",
        "4, PROGRESSING, AFFILIATED",
        "4, NOT_CONTROLLED, SUSPENDED",
        "5, NOT_CONTROLLED, AFFILIATED"
    })
    void one_finding_decides_its_module(int module, String status, State state) {
        Consortium admitted = Stage.ADMITTED.world();
        admitted.aud01().attests(finding(module, status, "2024-08-31")).recorded();

        assertThat(Affiliation.of(AMP_01, Day.parse("2024-03-04"), admitted.now(), admitted.ledger())
                        .state())
                .isEqualTo(state);
    }

    private static Json.Obj finding(int module, String status, String deadline) {
        Json.Obj attestation = Body.set(WorkedCase.attestation("AMP-01", module), "attestation", "'AT-NEW'");
        return Body.set(
                Body.set(
                        Body.set(attestation, "findings[0].status", "'" + status + "'"),
                        "findings[0].deadline",
                        "'" + deadline + "'"),
                "findings[0].plan",
                "'" + Body.hash("Demo plan") + "'");
    }

    @Test
    void a_mitigation_whose_deadline_has_passed_suspends() {
        Consortium admitted = Stage.ADMITTED.world();
        admitted.aud01().attests(finding(4, "PROGRESSING", "2024-08-31")).recorded();

        assertThat(Affiliation.of(AMP_01, Day.parse("2024-08-31"), admitted.now(), admitted.ledger())
                        .state())
                .isEqualTo(State.AFFILIATED);
        assertThat(Affiliation.of(AMP_01, Day.parse("2024-09-01"), admitted.now(), admitted.ledger())
                        .state())
                .isEqualTo(State.SUSPENDED);
    }

    @Test
    void a_reassessment_lifts_a_suspension() {
        Consortium admitted = Stage.ADMITTED.world();
        admitted.aud01().attests(finding(3, "NOT_CONTROLLED", "2024-08-31")).recorded();
        Json.Obj better = Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-AGAIN'");
        admitted.later(Duration.ofMinutes(1)).aud01().attests(better).recorded();

        assertThat(Affiliation.of(AMP_01, Day.parse("2024-03-04"), admitted.now(), admitted.ledger())
                        .state())
                .isEqualTo(State.AFFILIATED);
    }

    @Test
    void without_a_legal_basis_a_producer_is_suspended() {
        Consortium admitted =
                Stage.ADMITTED.world().given(LedgerKeys.basis(AMP_01, new Code("LB-01")), "validTo", "'2024-06-30'");

        assertThat(Affiliation.of(AMP_01, Day.parse("2024-06-30"), admitted.now(), admitted.ledger())
                        .state())
                .isEqualTo(State.AFFILIATED);
        assertThat(Affiliation.of(AMP_01, Day.parse("2024-07-01"), admitted.now(), admitted.ledger())
                        .state())
                .isEqualTo(State.SUSPENDED);
    }

    @Test
    void a_report_older_than_its_validity_and_grace_expires() {
        Consortium admitted = Stage.ADMITTED.world();

        assertThat(Affiliation.of(AMP_01, Day.parse("2025-01-30"), admitted.now(), admitted.ledger())
                        .state())
                .isEqualTo(State.AFFILIATED);
        assertThat(Affiliation.of(AMP_01, Day.parse("2025-01-31"), admitted.now(), admitted.ledger())
                        .state())
                .isEqualTo(State.EXPIRED);
    }

    @Test
    void a_later_report_does_not_change_what_was_known_before() {
        Consortium admitted = Stage.ADMITTED.world();
        Instant before = admitted.now();
        admitted.later(Duration.ofDays(330))
                .amp01()
                .reports(Body.set(
                        Body.set(WorkedCase.report(), "periodFrom", "'2024-01-01'"), "periodTo", "'2024-12-31'"))
                .recorded();

        assertThat(Affiliation.of(AMP_01, Day.parse("2025-01-31"), before, admitted.ledger())
                        .state())
                .isEqualTo(State.EXPIRED);
        assertThat(Affiliation.of(AMP_01, Day.parse("2025-01-31"), admitted.now(), admitted.ledger())
                        .state())
                .isEqualTo(State.AFFILIATED);
    }

    @Test
    void a_later_report_does_not_heal_the_days_without_one() {
        Consortium admitted = Stage.ADMITTED.world();
        admitted.later(Duration.ofDays(353)) // 2025-02-20
                .amp01()
                .reports(Body.set(
                        Body.set(WorkedCase.report(), "periodFrom", "'2024-01-01'"), "periodTo", "'2024-12-31'"))
                .recorded();

        assertThat(Affiliation.of(AMP_01, Day.parse("2025-02-19"), admitted.now(), admitted.ledger())
                        .state())
                .isEqualTo(State.EXPIRED);
        assertThat(Affiliation.of(AMP_01, Day.parse("2025-02-20"), admitted.now(), admitted.ledger())
                        .state())
                .isEqualTo(State.AFFILIATED);
    }

    @Test
    void an_attestation_speaks_within_its_period_only() {
        Consortium admitted = Stage.ADMITTED.world();

        assertThat(Affiliation.of(AMP_01, Day.parse("2024-02-25"), admitted.now(), admitted.ledger())
                        .modules())
                .allSatisfy(module -> assertThat(module.result()).isEqualTo(Result.NOT_ASSESSED));
        assertThat(Affiliation.of(AMP_01, Day.parse("2024-02-26"), admitted.now(), admitted.ledger())
                        .modules())
                .extracting(Affiliation.ModuleResult::result)
                .containsExactly(
                        Result.FULFILLED, Result.FULFILLED, Result.CONTROLLED, Result.CONTROLLED, Result.CONTROLLED);
    }

    @Test
    void an_attestation_of_another_version_of_the_standard_does_not_count() {
        Consortium admitted = Stage.ADMITTED.world();
        admitted.assurance()
                .publishesStandard(Body.set(WorkedCase.standard(), "version", "'2.2'"))
                .recorded();
        admitted.amp01()
                .reports(Body.set(Body.set(WorkedCase.report(), "version", "'2.2'"), "periodTo", "'2024-02-28'"))
                .recorded();

        assertThat(Affiliation.of(AMP_01, Day.parse("2024-03-04"), admitted.now(), admitted.ledger())
                        .state())
                .isEqualTo(State.REGISTERED);
    }
}
