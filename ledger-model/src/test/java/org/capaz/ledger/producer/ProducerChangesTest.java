// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.State;
import org.capaz.ledger.assessment.CraftReport;
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
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;

/** I3, I6, I31: what changes about a producer counts from a day on, and where it stands follows. */
class ProducerChangesTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");

    private final Consortium world = Stage.ADMITTED.world();

    private State on(String day) {
        return Affiliation.of(AMP_01, Day.parse(day), world.now(), world.ledger())
                .state();
    }

    // Scope

    @Test
    void the_next_version_of_a_scope_counts_from_its_day_on() {
        assertThat(world.amp01().declaresScope(Body.set(Conduct.scope(), "version", 3)))
                .isRefusedBy(Rule.I3, "next version");
        assertThat(world.amp01().declaresScope(Body.set(Conduct.scope(), "validFrom", "'2024-03-03'")))
                .isRefusedBy(Rule.I3, "from the day of its declaration");
        assertThat(world.amp01().declaresScope(Conduct.scope())).isAccepted();

        assertThat(units("2024-03-03")).containsExactly("U-01", "U-02", "U-03");
        assertThat(units("2024-03-04")).containsExactly("U-01", "U-04");
    }

    private List<String> units(String day) {
        return AffiliationScope.on(Day.parse(day), AMP_01, world.ledger()).orElseThrow().units().stream()
                .map(Code::value)
                .toList();
    }

    @Test
    void who_is_no_producer_changes_nothing() {
        Consortium founded = Stage.FOUNDED.world();

        assertThat(founded.amp01().declaresScope(Conduct.scope())).isRefusedBy(Rule.I31);
        assertThat(founded.amp01().declaresBasis(Conduct.basis())).isRefusedBy(Rule.I31);
        assertThat(founded.amp01().updatesItself(Conduct.update())).isRefusedBy(Rule.I31);
        assertThat(founded.sch01().notifiesOrder(Conduct.order())).isRefusedBy(Rule.I31);
        assertThat(founded.sch01().disengages(Conduct.disengagement())).isRefusedBy(Rule.I31);
        founded.amp01().describesItself(WorkedCase.producer("AMP-01")).recorded();
        assertThat(founded.amp01().declaresScope(Conduct.scope())).isAccepted();
        assertThat(founded.amp01().declaresBasis(Conduct.basis())).isAccepted();
        assertThat(founded.amp01().updatesItself(Conduct.update())).isAccepted();
        assertThat(founded.sch01().notifiesOrder(Conduct.order())).isAccepted();
        assertThat(founded.sch01().disengages(Conduct.disengagement())).isAccepted();
    }

    // Standing is derived

    @Test
    void an_affiliation_is_derived_and_never_stated() {
        Consortium founded = Stage.FOUNDED.world();
        Json.Obj producer = WorkedCase.producer("AMP-01");

        assertThat(founded.amp01().describesItself(Body.set(producer, "affiliation", "'AFFILIATED'")))
                .isRefusedBy(Rule.I31);
        assertThat(founded.amp01().describesItself(Body.set(producer, "status", "'AFFILIATED'")))
                .isRefusedBy(Rule.I31);
        assertThat(founded.amp01().describesItself(producer)).isAccepted();
        assertThat(founded.amp01().updatesItself(Body.set(Conduct.update(), "affiliation", "'AFFILIATED'")))
                .isRefusedBy(Rule.I31);
        assertThat(founded.amp01().updatesItself(Conduct.update())).isAccepted();
    }

    // Size

    @Test
    void a_change_counts_from_its_day_on_and_not_for_the_past() {
        assertThat(world.amp01().updatesItself(Body.set(Conduct.update(), "from", "'2024-03-03'")))
                .isRefusedBy(Rule.I3);
        assertThat(world.amp01().updatesItself(Conduct.update())).isAccepted();
        assertThat(world.amp01().updatesItself(Conduct.update())).isRefusedBy(Rule.I3);

        assertThat(Amp.on(Day.parse("2024-03-03"), AMP_01, world.ledger())
                        .orElseThrow()
                        .miners())
                .isEqualTo(84);
        assertThat(Amp.on(Day.parse("2024-03-04"), AMP_01, world.ledger())
                        .orElseThrow()
                        .miners())
                .isEqualTo(40);
    }

    // Legal basis

    @Test
    void a_withdrawn_legal_basis_suspends_from_its_day_and_another_one_lifts_it() {
        assertThat(world.amp01().withdrawsBasis(Conduct.basisWithdrawal())).isAccepted();
        assertThat(world.amp01().withdrawsBasis(Conduct.basisWithdrawal())).isRefusedBy(Rule.I3);
        assertThat(on("2024-03-04")).isEqualTo(State.AFFILIATED);
        assertThat(on("2024-03-05")).isEqualTo(State.SUSPENDED);

        assertThat(world.amp01().declaresBasis(Body.set(Conduct.basis(), "id", "'LB-01'")))
                .isRefusedBy(Rule.I3);
        assertThat(world.amp01().declaresBasis(Body.set(Conduct.basis(), "validFrom", "'2024-03-05'")))
                .isAccepted();
        assertThat(on("2024-03-05")).isEqualTo(State.AFFILIATED);
    }

    @Test
    void a_legal_basis_that_ends_before_it_begins_is_none() {
        Consortium founded = Stage.FOUNDED.world();
        Json.Obj producer = WorkedCase.producer("AMP-01");
        assertThat(founded.amp01().describesItself(Body.set(producer, "legalBasis[0].validTo", "'2022-12-31'")))
                .isRefusedBy(Rule.I6, "before it begins");
        assertThat(founded.amp01().describesItself(Body.set(producer, "legalBasis[0].validTo", "'2023-01-01'")))
                .isAccepted();

        assertThat(world.amp01().declaresBasis(Body.set(Conduct.basis(), "validTo", "'2025-12-31'")))
                .isRefusedBy(Rule.I6, "before it begins");
        assertThat(world.amp01().declaresBasis(Body.set(Conduct.basis(), "validTo", "'2026-01-01'")))
                .isAccepted();
    }

    /** AMP-01's began on 2023-01-01: withdrawn from then it never held. */
    @Test
    void a_legal_basis_is_not_withdrawn_from_before_it_began() {
        assertThat(world.amp01().withdrawsBasis(Body.set(Conduct.basisWithdrawal(), "from", "'2022-12-31'")))
                .isRefusedBy(Rule.I6, "began on 2023-01-01");
        assertThat(world.amp01().withdrawsBasis(Body.set(Conduct.basisWithdrawal(), "from", "'2023-01-01'")))
                .isAccepted();
        assertThat(on("2024-03-04")).isEqualTo(State.SUSPENDED);
    }

    @Test
    void a_producer_withdraws_no_legal_basis_of_another() {
        assertThat(world.amp02().withdrawsBasis(Conduct.basisWithdrawal())).isRefusedBy(Rule.I1);
        assertThat(world.sch01().withdrawsBasis(Conduct.basisWithdrawal())).isAccepted();
    }

    // Orders of authorities

    @Test
    void an_order_suspends_at_once_until_it_is_lifted() {
        assertThat(world.sch01().notifiesOrder(Conduct.order())).isAccepted();
        assertThat(world.sch01().notifiesOrder(Conduct.order())).isRefusedBy(Rule.I3);
        assertThat(on("2024-03-03")).isEqualTo(State.CANDIDATE);
        assertThat(on("2024-03-04")).isEqualTo(State.SUSPENDED);

        world.later(Duration.ofDays(1));
        assertThat(world.sch01().liftsOrder(Body.set(Conduct.lift(), "from", "'2024-03-06'")))
                .isRefusedBy(Rule.I5);
        assertThat(world.sch01().liftsOrder(Body.set(Conduct.lift(), "from", "'2024-03-03'")))
                .isRefusedBy(Rule.I5);
        assertThat(world.sch01().liftsOrder(Conduct.lift())).isAccepted();
        assertThat(world.sch01().liftsOrder(Conduct.lift())).isRefusedBy(Rule.I3);
        assertThat(on("2024-03-04")).isEqualTo(State.SUSPENDED);
        assertThat(on("2024-03-05")).isEqualTo(State.AFFILIATED);
    }

    @Test
    void nobody_lifts_an_order_about_a_producer_of_its_own_organisation() {
        DemoOfficer inside = DemoOfficer.of("scheme-inside", "SCH-IN", OfficerRole.SCHEME_OFFICER);
        Consortium ordered = Conduct.ordered();
        ordered.producers()
                .registersParty(Body.set(WorkedCase.party("SCH-01"), "party", "'SCH-IN'"))
                .recorded();
        ordered.producers().registersOfficer(WorkedCase.officer(inside)).recorded();

        assertThat(ordered.by("SCH-IN").liftsOrder(Conduct.lift()).signedBy(inside))
                .isRefusedBy(Rule.I57);
        assertThat(ordered.sch01().liftsOrder(Conduct.lift())).isAccepted();
    }

    // The end

    @Test
    void a_disengaged_producer_stays_so() {
        assertThat(world.sch01().disengages(Conduct.disengagement())).isAccepted();
        assertThat(world.sch01().disengages(Body.set(Conduct.disengagement(), "from", "'2024-09-01'")))
                .isRefusedBy(Rule.I3, "for good");

        assertThat(on("2024-03-04")).isEqualTo(State.AFFILIATED);
        assertThat(on("2024-03-05")).isEqualTo(State.DISENGAGED);
        assertThat(on("2030-03-05")).isEqualTo(State.DISENGAGED);
    }

    /** 180 days before 4 March 2024. */
    @Test
    void a_disengagement_reaches_no_further_back_than_the_gravest_finding() {
        assertThat(world.sch01().disengages(Body.set(Conduct.disengagement(), "from", "'2023-09-05'")))
                .isRefusedBy(Rule.I32, "180 days before 2024-03-04");
        assertThat(world.sch01().disengages(Body.set(Conduct.disengagement(), "from", "'2023-09-06'")))
                .isAccepted();
    }

    @Test
    void a_candidate_past_its_limit_lapses_for_good() {
        world.given(LedgerKeys.commitment(AMP_01, new Code("C-AMP-01")), "requirement", "'M4-01'");

        assertThat(on("2024-08-28")).isEqualTo(State.CANDIDATE);
        assertThat(on("2024-08-29")).isEqualTo(State.LAPSED);
        world.at(Instant.parse("2024-09-03T15:00:00Z"))
                .amp01()
                .promises(Body.set(
                        Body.set(WorkedCase.commitment("AMP-01"), "commitment", "'C-2'"), "dueAt", "'2024-12-31'"))
                .recorded();
        assertThat(on("2024-09-03")).isEqualTo(State.LAPSED);
    }

    @Test
    void a_candidate_that_was_affiliated_within_the_limit_does_not_lapse() {
        world.given(LedgerKeys.commitment(AMP_01, new Code("C-AMP-01")), "adoptedAt", "'2024-08-26'");
        assertThat(on("2024-08-25")).isEqualTo(State.CANDIDATE);
        assertThat(on("2024-08-27")).isEqualTo(State.AFFILIATED);
    }

    // Reports

    @Test
    void a_report_is_corrected_by_a_later_one_with_a_reason() {
        Json.Obj correction = Body.set(
                Body.set(WorkedCase.report(), "summary", "'" + Body.hash("Demo corrected summary") + "'"),
                "corrects",
                "'WRONG-HEADCOUNT'");

        assertThat(world.amp01().reports(WorkedCase.report())).isRefusedBy(Rule.I3);
        assertThat(world.amp01().reports(Body.set(correction, "periodTo", "'2024-01-31'")))
                .isRefusedBy(Rule.I3);
        assertThat(world.amp01().reports(correction)).isAccepted();
        assertThat(CraftReport.of(AMP_01, world.now(), world.ledger())
                        .getLast()
                        .report()
                        .summary())
                .isEqualTo(Body.hash("Demo corrected summary"));
    }
}
