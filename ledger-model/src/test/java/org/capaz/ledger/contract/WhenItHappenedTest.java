// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I5: what happened is judged at the time it happened, which is stated; when it was recorded is the ledger's own. */
class WhenItHappenedTest {
    private static final LotId LA = new LotId("LA");

    private final Consortium world = EveryKind.withPaper("LA");

    @Test
    void an_event_is_not_later_than_its_recording_plus_the_skew_of_clocks() {
        Draft draft = world.amp01().declares(WorkedCase.lotLA());

        assertThat(draft.happened(Duration.ofSeconds(-901))).isRefusedBy(Rule.I5);
        assertThat(draft.happened(Duration.ofSeconds(-900))).isAccepted();
    }

    @Test
    void an_organisations_own_act_is_held_to_the_clocks_of_the_peers() {
        Draft draft = EveryKind.rightly(StatementKind.REGISTER_PARTY);

        assertThat(draft.happened(Duration.ofSeconds(-901))).isRefusedBy(Rule.I5);
        assertThat(draft.happened(Duration.ofSeconds(-900))).isAccepted();
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void whatever_happens_tomorrow_is_refused_and_the_answer_names_its_time(StatementKind kind) {
        assertThat(EveryKind.rightly(kind).happened(Duration.ofDays(-1)))
                .isRefusedBy(Rule.I5)
                .in(Refused.EVENT_AT);
    }

    @Test
    void what_is_recorded_after_the_offline_window_is_accepted_and_flagged_late() {
        world.later(Duration.ofHours(200));

        assertThat(world.amp01()
                        .declares(WorkedCase.lotLA())
                        .happened(Duration.ofHours(168).plusSeconds(1)))
                .isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I5);
    }

    @Test
    void what_is_recorded_within_the_offline_window_is_not_late() {
        world.later(Duration.ofHours(200));

        assertThat(world.amp01().declares(WorkedCase.lotLA()).happened(Duration.ofHours(168)))
                .isAccepted();
    }

    @Test
    void a_late_record_dated_into_a_suspended_period_is_refused() {
        suspendFrom("2024-03-10");
        world.at(Instant.parse("2024-03-14T15:00:00Z"));
        Draft draft = world.amp01().declares(WorkedCase.lotLA());

        assertThat(draft.happenedAt(Instant.parse("2024-03-11T15:00:00Z"))).isRefusedBy(Rule.I6, "SUSPENDED");
        assertThat(draft.happenedAt(Instant.parse("2024-03-09T15:00:00Z")))
                .isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I62);
    }

    @Test
    void days_are_those_of_bogota() {
        suspendFrom("2024-03-10");
        world.at(Instant.parse("2024-03-14T15:00:00Z"));
        Draft draft = world.amp01().declares(WorkedCase.lotLA());

        assertThat(draft.happenedAt(Instant.parse("2024-03-10T05:00:00Z"))).isRefusedBy(Rule.I6);
        assertThat(draft.happenedAt(Instant.parse("2024-03-10T04:59:59Z")))
                .isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I62);
    }

    private void suspendFrom(String day) {
        Json.Obj finding = Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-CHILD-LABOUR'");
        world.aud01()
                .attests(Body.set(
                        Body.set(finding, "validFrom", "'" + day + "'"), "findings[2].status", "'NOT_CONTROLLED'"))
                .recorded();
    }

    @Test
    void a_production_period_ends_before_the_lot_is_declared() {
        assertThat(world.amp01().declares(Body.set(WorkedCase.lotLA(), "periodTo", "'2024-03-05'")))
                .isRefusedBy(Rule.I5);
        assertThat(world.amp01().declares(Body.set(WorkedCase.lotLA(), "periodTo", "'2024-03-04'")))
                .isAccepted();
    }

    @Test
    void a_production_period_does_not_end_before_it_begins() {
        assertThat(world.amp01().declares(Body.set(WorkedCase.lotLA(), "periodFrom", "'2024-03-04'")))
                .isRefusedBy(Rule.I5);
        assertThat(world.amp01().declares(Body.set(WorkedCase.lotLA(), "periodFrom", "'2024-03-03'")))
                .isAccepted();
    }

    @Test
    void a_sample_is_taken_before_its_assay() {
        Draft assay = EveryKind.rightly(StatementKind.RECORD_ASSAY);
        Json.Obj body = assay.statement().body();

        assertThat(assay.withBody(Body.set(body, "sampledOn", "'2024-03-07'"))).isRefusedBy(Rule.I5);
        assertThat(assay).isAccepted();
    }

    /** It is 5 March in Bogota and 6 March in Kiritimati. */
    @Test
    void a_laboratorys_own_day_that_has_begun_anywhere_is_not_later() {
        Draft assay = EveryKind.rightly(StatementKind.RECORD_ASSAY);

        assertThat(assay.withBody(Body.set(assay.statement().body(), "sampledOn", "'2024-03-06'")))
                .isAccepted();
    }

    @Test
    void a_report_is_about_a_period_that_is_over() {
        Draft report = EveryKind.rightly(StatementKind.SUBMIT_REPORT);
        Json.Obj body = report.statement().body();

        assertThat(report.withBody(Body.set(body, "periodTo", "'2024-03-05'"))).isRefusedBy(Rule.I5);
        assertThat(report.withBody(Body.set(body, "periodTo", "'2024-03-04'"))).isAccepted();
    }

    @Test
    void a_payment_is_announced_after_it_was_sent() {
        Consortium obliged = Stage.OBLIGED.world();
        Json.Obj payment = WorkedCase.payment("AMP-01");

        assertThat(obliged.buy01().announces(Body.set(payment, "sentOn", "'2024-03-10'")))
                .isRefusedBy(Rule.I5);
        assertThat(obliged.buy01().announces(Body.set(payment, "sentOn", "'2024-03-09'")))
                .isAccepted();
    }

    @Test
    void the_legal_basis_counts_on_the_day_of_the_event() {
        var basis = LedgerKeys.basis(new PartyId("AMP-01"), new Code("LB-01"));
        world.given(basis, "validTo", "'2024-03-05'").at(Instant.parse("2024-03-07T15:00:00Z"));
        Draft draft = world.amp01().declares(WorkedCase.lotLA());

        assertThat(draft.happenedAt(Instant.parse("2024-03-06T15:00:00Z"))).isRefusedBy(Rule.I6, "legal basis");
        assertThat(draft.happenedAt(Instant.parse("2024-03-05T15:00:00Z")))
                .isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I62);
    }
}
