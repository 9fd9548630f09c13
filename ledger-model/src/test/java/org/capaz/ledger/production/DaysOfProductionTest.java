// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

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
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I62: every day of production is judged, as the ledger knows it when the lot is recorded. */
class DaysOfProductionTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");

    private final Consortium world = EveryKind.withPaper("LA");

    private static Json.Obj lotLA(String from, String to) {
        return Body.set(Body.set(WorkedCase.lotLA(), "periodFrom", "'" + from + "'"), "periodTo", "'" + to + "'");
    }

    private Consortium on(String day) {
        return world.at(Instant.parse(day + "T17:00:00Z"));
    }

    // Standing

    /** Stopped by an authority from 4 to 9 March. */
    @ParameterizedTest
    @CsvSource({"2024-02-26, 2024-03-04", "2024-03-01, 2024-03-12", "2024-03-06, 2024-03-07", "2024-03-09, 2024-03-12"})
    void gold_of_a_suspended_time_is_not_eligible_after_the_lift(String from, String to) {
        suspendedUntilTheTenth();
        Consortium lifted = on("2024-03-15");

        assertThat(lifted.amp01().declares(lotLA(from, to)))
                .in("body.periodFrom")
                .isRefusedBy(Rule.I62, "AMP-01 was SUSPENDED on");
        assertThat(lifted.amp01().declares(LotStory.ineligible(lotLA(from, to))))
                .isAccepted();
        assertThat(Body.text(lifted.lot("LA"), "claimClass")).isEqualTo("NONE");
    }

    @ParameterizedTest
    @CsvSource({"2024-02-26, 2024-03-03", "2024-03-10, 2024-03-15"})
    void gold_of_the_days_before_and_after_a_suspension_is_eligible(String from, String to) {
        suspendedUntilTheTenth();
        Consortium lifted = on("2024-03-15");

        assertThat(lifted.amp01().declares(lotLA(from, to))).isAccepted();
        assertThat(Body.text(lifted.lot("LA"), "claimClass")).isEqualTo("FULL");
    }

    private void suspendedUntilTheTenth() {
        world.sch01().notifiesOrder(Conduct.order()).recorded();
        on("2024-03-10")
                .sch01()
                .liftsOrder(Body.set(Conduct.lift(), "from", "'2024-03-10'"))
                .recorded();
    }

    @Test
    void gold_dug_without_a_right_to_mine_is_not_eligible() {
        world.given(LedgerKeys.basis(AMP_01, new Code("LB-01")), "validFrom", "'2024-02-28'");

        assertThat(world.amp01().declares(WorkedCase.lotLA()))
                .isRefusedBy(Rule.I62, "AMP-01 had no valid legal basis on 2024-02-26");
        assertThat(world.amp01().declares(lotLA("2024-02-28", "2024-03-03"))).isAccepted();
    }

    @Test
    void gold_of_days_under_a_finding_of_abuse_is_not_eligible_after_the_reassessment() {
        Json.Obj again = Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-ABUSE'");
        world.aud01()
                .attests(Body.set(again, "findings[2].status", "'NOT_CONTROLLED'"))
                .recorded();
        on("2024-03-20")
                .aud01()
                .attests(Body.set(
                        Body.set(
                                Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-REASSESSED'"),
                                "validFrom",
                                "'2024-03-20'"),
                        "validTo",
                        "'2025-03-19'"))
                .recorded();

        Consortium reassessed = on("2024-03-25");
        assertThat(reassessed.amp01().declares(lotLA("2024-03-12", "2024-03-22")))
                .isRefusedBy(Rule.I62, "SUSPENDED");
        assertThat(reassessed.amp01().declares(lotLA("2024-03-20", "2024-03-22")))
                .isAccepted();
    }

    /** The scheme suspends on 4 March; the lot is dated an hour before and recorded five days after. */
    @Test
    void a_lot_dated_before_a_suspension_and_recorded_after_it_is_flagged() {
        Instant before = Instant.parse("2024-03-04T22:00:00Z");
        world.at(before.plusSeconds(3_600))
                .sch01()
                .notifiesOrder(Body.set(Conduct.order(), "from", "'2024-03-05'"))
                .recorded();

        assertThat(on("2024-03-09").amp01().declares(WorkedCase.lotLA()).happenedAt(before))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LA")), Rule.I62);
    }

    @Test
    void a_lot_of_a_producer_that_stands_as_it_did_is_not_flagged() {
        assertThat(on("2024-03-09")
                        .amp01()
                        .declares(WorkedCase.lotLA())
                        .happenedAt(Instant.parse("2024-03-04T22:00:00Z")))
                .isAccepted();
    }

    /** AMP-01 is affiliated from its first commitment on, on 10 March. */
    @ParameterizedTest
    @CsvSource({"2024-03-08, 2024-03-12, CANDIDATE", "2024-03-10, 2024-03-12, FULL"})
    void gold_of_a_candidates_days_stays_a_candidates(String from, String to, String claim) {
        Consortium candidate = Stage.FOUNDED.world();
        candidate.sch01().accredits(WorkedCase.accreditation()).recorded();
        candidate.amp01().describesItself(WorkedCase.producer("AMP-01")).recorded();
        candidate.amp01().reports(WorkedCase.report()).recorded();
        for (int module = 1; module <= 5; module++) {
            candidate.aud01().attests(WorkedCase.attestation("AMP-01", module)).recorded();
        }
        candidate.amp01().registersPaper(WorkedCase.paper("LA")).recorded();
        candidate.at(Instant.parse("2024-03-10T13:00:00Z"));
        candidate.amp01().promises(WorkedCase.commitment("AMP-01")).recorded();
        candidate.at(Instant.parse("2024-03-12T13:00:00Z"));

        assertThat(candidate.amp01().declares(lotLA(from, to))).isAccepted();
        assertThat(Body.text(candidate.lot("LA"), "claimClass")).isEqualTo(claim);
    }

    @Test
    void a_unit_that_joined_within_the_period_brought_nothing_of_its_first_days() {
        world.amp01().declaresScope(Conduct.scope()).recorded();
        Json.Obj byTheNew =
                Body.set(lotLA("2024-03-02", "2024-03-06"), "contributions", "[{'unit':'U-04','grossMg':1250000}]");
        Consortium later = on("2024-03-08");

        assertThat(later.amp01().declares(byTheNew)).isRefusedBy(Rule.I7, "U-04");
        assertThat(later.amp01().declares(Body.set(byTheNew, "periodFrom", "'2024-03-04'")))
                .isAccepted();
    }

    // Length

    @ParameterizedTest
    @CsvSource({"2024-04-05, I62", "2024-04-04, "})
    void a_production_period_has_a_greatest_length(String to, Rule refusedBy) {
        Draft draft = on("2024-04-10").amp01().declares(lotLA("2024-03-05", to));

        if (refusedBy == null) {
            assertThat(draft).isAccepted();
        } else {
            assertThat(draft).isRefusedBy(refusedBy, "32 days, and at most 31");
        }
    }

    @Test
    void gold_of_a_longer_period_is_recorded_as_what_it_is() {
        assertThat(on("2024-04-10").amp01().declares(LotStory.ineligible(lotLA("2022-01-01", "2024-04-05"))))
                .isAccepted();
    }

    // Caps

    /** Of 8 400 mg in seven days, four days are in February. */
    @Test
    void what_a_miner_brought_is_spread_over_the_days_of_both_months() {
        Consortium panning = EveryKind.withPaper("LB");
        panning.amp04().declares(WorkedCase.lotLB()).recorded();

        assertThat(Quota.of(WorkedCase.miner("AMP-04", 1), Day.parse("2024-02-29"), panning.ledger()))
                .extracting(Quota::yearMg, Quota::monthMg)
                .containsExactly(8_400L, 4_800L);
        assertThat(Quota.of(WorkedCase.miner("AMP-04", 1), Day.parse("2024-03-31"), panning.ledger())
                        .monthMg())
                .isEqualTo(3_600);
    }

    @Test
    void a_void_lot_gives_back_what_it_drew_in_each_month() {
        Consortium panning = EveryKind.withPaper("LB");
        panning.amp04().declares(WorkedCase.lotLB()).recorded();
        panning.amp04().voids(LotStory.mistake("LB")).recorded();

        assertThat(Quota.of(WorkedCase.miner("AMP-04", 1), Day.parse("2024-02-29"), panning.ledger()))
                .extracting(Quota::yearMg, Quota::monthMg)
                .containsExactly(0L, 0L);
    }

    /** Enrolled on the last day, a miner brought all of it on that day. */
    @Test
    void days_on_which_a_miner_was_elsewhere_do_not_count() {
        Consortium panning = EveryKind.withPaper("LB");
        panning.given(LedgerKeys.miner(WorkedCase.miner("AMP-04", 1)), "from", "'2024-03-03'");
        panning.amp04().declares(WorkedCase.lotLB()).recorded();

        assertThat(Quota.of(WorkedCase.miner("AMP-04", 1), Day.parse("2024-03-03"), panning.ledger())
                        .monthMg())
                .isEqualTo(8_400);
    }
}
