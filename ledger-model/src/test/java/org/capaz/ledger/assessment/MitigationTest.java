// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.identity.Code;
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

/** I33: progress has an end. Limits here are six months and one extension. */
class MitigationTest {
    private final Consortium world = Stage.ADMITTED.world();

    private static Json.Obj plan(String id, String deadline) {
        return Conduct.progress(4, 0, id, deadline);
    }

    private static Json.Obj own(Json.Obj attestation) {
        return Body.set(attestation, "level", "'FIRST_PARTY'");
    }

    /** Of the year that begins that day. */
    private static Json.Obj from(String first, String last, Json.Obj attestation) {
        return Body.set(Body.set(attestation, "validFrom", "'" + first + "'"), "validTo", "'" + last + "'");
    }

    @Test
    void a_module_4_plan_of_nine_months_is_refused_and_one_of_six_is_not() {
        assertThat(world.aud01().attests(plan("AT-P", "2024-12-04"))).isRefusedBy(Rule.I33, "2024-09-04");
        assertThat(world.aud01().attests(plan("AT-P", "2024-09-05"))).isRefusedBy(Rule.I33);
        assertThat(world.aud01().attests(plan("AT-P", "2024-09-04"))).isAccepted();
    }

    @Test
    void a_module_5_plan_has_the_same_limit() {
        assertThat(world.aud01().attests(Conduct.progress(5, 0, "AT-P", "2024-09-05")))
                .isRefusedBy(Rule.I33);
        assertThat(world.aud01().attests(Conduct.progress(5, 0, "AT-P", "2024-09-04")))
                .isAccepted();
    }

    @Test
    void a_deadline_is_extended_once_by_the_limit_again() {
        world.aud01().attests(plan("AT-P", "2024-09-04")).recorded();
        world.at(Instant.parse("2024-09-01T15:00:00Z"));

        assertThat(world.aud01().attests(plan("AT-P2", "2025-03-06"))).isRefusedBy(Rule.I33, "2025-03-05");
        assertThat(world.aud01().attests(plan("AT-P2", "2025-03-04"))).isAccepted();
        assertThat(world.aud01().attests(plan("AT-P3", "2025-03-04"))).isAccepted();

        world.at(Instant.parse("2025-02-01T15:00:00Z"));
        assertThat(world.aud01().attests(plan("AT-P4", "2025-03-05"))).isRefusedBy(Rule.I33, "extended 1 times");
    }

    @Test
    void a_producers_own_word_extends_nothing() {
        assertThat(world.amp01().attests(own(plan("AT-P", "2024-06-04")))).isAccepted();
        world.at(Instant.parse("2024-06-01T15:00:00Z"));

        assertThat(world.amp01().attests(own(plan("AT-P2", "2024-08-04")))).isRefusedBy(Rule.I33, "second or third");
        assertThat(world.amp01().attests(own(plan("AT-P2", "2024-06-04")))).isAccepted();
        assertThat(world.aud01().attests(plan("AT-P3", "2024-08-04"))).isAccepted();
    }

    /** Six months and one extension of six: a requirement controlled for less than these twelve is the same problem. */
    @Test
    void a_day_of_control_between_two_plans_starts_no_new_time() {
        world.aud01().attests(plan("AT-P", "2024-09-04")).recorded();
        world.at(Instant.parse("2024-08-01T15:00:00Z"))
                .aud01()
                .attests(good("AT-GOOD"))
                .recorded();

        world.at(Instant.parse("2025-07-31T15:00:00Z"));
        assertThat(world.aud01().attests(from("2025-07-01", "2026-06-30", plan("AT-P2", "2025-09-01"))))
                .isRefusedBy(Rule.I33, "2025-03-05");
    }

    @Test
    void a_problem_that_was_controlled_for_a_year_may_come_back_as_a_new_one() {
        world.aud01().attests(plan("AT-P", "2024-09-04")).recorded();
        world.at(Instant.parse("2024-08-01T15:00:00Z"))
                .aud01()
                .attests(good("AT-GOOD"))
                .recorded();

        world.at(Instant.parse("2025-08-05T15:00:00Z"));
        assertThat(world.aud01().attests(from("2025-07-01", "2026-06-30", plan("AT-P2", "2026-02-01"))))
                .isAccepted();
    }

    @Test
    void the_producers_own_word_of_control_ends_no_plan() {
        world.aud01().attests(plan("AT-P", "2024-09-04")).recorded();
        world.at(Instant.parse("2024-08-01T15:00:00Z"))
                .amp01()
                .attests(own(good("AT-OWN")))
                .recorded();

        world.at(Instant.parse("2025-08-01T15:00:00Z"));
        assertThat(world.aud01().attests(from("2025-07-01", "2026-06-30", plan("AT-P2", "2026-02-01"))))
                .isRefusedBy(Rule.I33);
    }

    private static Json.Obj good(String id) {
        return Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'" + id + "'");
    }

    // I59: a commitment that was not achieved

    private Affiliation standing() {
        return Affiliation.of(new PartyId("AMP-01"), Day.of(world.now()), world.now(), world.ledger());
    }

    private String result(int module) {
        return standing().modules().get(module - 1).result().name();
    }

    private static Json.Obj failed() {
        return Body.set(Conduct.result(), "result", "'NOT_ACHIEVED'");
    }

    @Test
    void a_commitment_that_was_not_achieved_lowers_its_module_until_somebody_independent_looks_again() {
        assertThat(result(5)).isEqualTo("CONTROLLED");
        world.later(Duration.ofHours(1)).aud01().attestsResult(failed()).recorded();
        assertThat(result(5)).isEqualTo("NOT_CONTROLLED");
        assertThat(standing().state()).isEqualTo(Affiliation.State.CANDIDATE);

        Json.Obj again = Body.set(WorkedCase.attestation("AMP-01", 5), "attestation", "'AT-AGAIN'");
        world.later(Duration.ofHours(1)).amp01().attests(own(again)).recorded();
        assertThat(result(5)).isEqualTo("NOT_CONTROLLED");
        world.aud01().attests(Body.set(again, "attestation", "'AT-SEEN'")).recorded();
        assertThat(result(5)).isEqualTo("CONTROLLED");
    }

    @Test
    void a_commitment_that_was_achieved_lowers_nothing() {
        world.later(Duration.ofHours(1)).aud01().attestsResult(Conduct.result()).recorded();
        assertThat(result(5)).isEqualTo("CONTROLLED");
        assertThat(standing().state()).isEqualTo(Affiliation.State.AFFILIATED);
    }

    @Test
    void a_failed_mitigation_suspends_for_as_long_as_nobody_looks_again() {
        Json.Obj mitigation = Body.set(WorkedCase.commitment("AMP-01"), "commitment", "'C-M4'");
        world.amp01().promises(Body.set(mitigation, "requirement", "'M4-01'")).recorded();
        world.later(Duration.ofHours(1))
                .aud01()
                .attestsResult(Body.set(failed(), "commitment", "'C-M4'"))
                .recorded();
        assertThat(standing().state()).isEqualTo(Affiliation.State.SUSPENDED);

        world.later(Duration.ofHours(1)).aud01().attests(good("AT-GOOD")).recorded();
        assertThat(standing().state()).isEqualTo(Affiliation.State.AFFILIATED);
    }

    // Commitments

    @Test
    void a_promise_is_due_within_the_limit_and_not_in_the_past() {
        Json.Obj promise = Body.set(WorkedCase.commitment("AMP-01"), "commitment", "'C-2'");

        assertThat(world.amp01().promises(Body.set(promise, "dueAt", "'2024-09-05'")))
                .isRefusedBy(Rule.I33);
        assertThat(world.amp01().promises(Body.set(promise, "dueAt", "'2024-03-03'")))
                .isRefusedBy(Rule.I33);
        assertThat(world.amp01().promises(Body.set(promise, "dueAt", "'2024-09-04'")))
                .isAccepted();
    }

    @Test
    void a_milestone_lies_between_the_promise_and_its_end() {
        Json.Obj promise = Body.set(WorkedCase.commitment("AMP-01"), "commitment", "'C-2'");

        assertThat(world.amp01()
                        .promises(Body.set(promise, "milestones", "[{'milestone':'M-1','dueAt':'2024-08-16'}]")))
                .isRefusedBy(Rule.I33, "M-1");
        assertThat(world.amp01()
                        .promises(Body.set(promise, "milestones", "[{'milestone':'M-1','dueAt':'2024-08-15'}]")))
                .isAccepted();
    }

    @Test
    void a_promise_is_extended_once_on_an_independent_attestation_of_progress() {
        Consortium progressing = Conduct.progressing();
        Json.Obj extension = Conduct.extension();

        assertThat(progressing.amp01().extendsPromise(Body.set(extension, "attestation", "'AT-AMP-01-M9'")))
                .isRefusedBy(Rule.I33, "no second or third party");
        assertThat(progressing.amp01().extendsPromise(Body.set(extension, "dueAt", "'2025-03-06'")))
                .isRefusedBy(Rule.I33);
        assertThat(progressing.amp01().extendsPromise(Body.set(extension, "dueAt", "'2024-08-15'")))
                .isRefusedBy(Rule.I33, "due on 2024-08-15 already");
        assertThat(progressing.amp01().extendsPromise(Body.set(extension, "dueAt", "'2025-03-03'")))
                .isAccepted();
        assertThat(progressing.amp01().extendsPromise(extension)).isRefusedBy(Rule.I33, "1 are allowed");
    }

    @Test
    void the_producers_own_progress_extends_no_promise() {
        world.amp01()
                .attests(own(Conduct.progress(5, 2, "AT-PROGRESS", "2024-09-04")))
                .recorded();

        assertThat(world.amp01().extendsPromise(Conduct.extension())).isRefusedBy(Rule.I33, "no second or third");
        assertThat(Conduct.progressing().amp01().extendsPromise(Conduct.extension()))
                .isAccepted();
    }

    @Test
    void a_result_is_attested_once_by_an_accredited_assessor_with_evidence() {
        Json.Obj result = Conduct.result();

        assertThat(world.aud01().attestsResult(Body.set(result, "commitment", "'C-NONE'")))
                .isRefusedBy(Rule.I30);
        assertThat(world.aud01().attestsResult(Body.set(result, "evidence", "[]")))
                .isRefusedBy(Rule.I30);
        assertThat(world.aud01().attestsResult(Body.set(result, "level", "'FIRST_PARTY'")))
                .isRefusedBy(Rule.I2);
        assertThat(world.aud01().attestsResult(result)).isAccepted();
        assertThat(world.aud01().attestsResult(result)).isRefusedBy(Rule.I3);
        assertThat(world.amp01().extendsPromise(Conduct.extension())).isRefusedBy(Rule.I3);
    }

    @Test
    void a_promise_is_open_until_due_then_overdue_until_its_result() {
        Commitment promise = Commitment.find(new PartyId("AMP-01"), new Code("C-AMP-01"), world.ledger())
                .orElseThrow();

        assertThat(promise.on(Day.parse("2024-08-15"), world.ledger())).isEqualTo(Commitment.State.OPEN);
        assertThat(promise.on(Day.parse("2024-08-16"), world.ledger())).isEqualTo(Commitment.State.OVERDUE);
        world.aud01().attestsResult(Conduct.result()).recorded();
        assertThat(promise.on(Day.parse("2024-08-16"), world.ledger())).isEqualTo(Commitment.State.ACHIEVED);
    }
}
