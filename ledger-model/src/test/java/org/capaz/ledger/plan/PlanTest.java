// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.PremiumPlans;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I2, I42: what premium money is spent on, by whose decision, and who has looked at it. */
class PlanTest {
    private static final PartyId AMP_04 = new PartyId("AMP-04");
    private static final Code PLAN = new Code("PL-01");

    private static Json.Obj second(long minor, String line) {
        Json.Obj use = Body.set(Body.set(PremiumPlans.use(), "use", "'U-02'"), "minor", minor);
        return Body.set(Body.set(use, "line", "'" + line + "'"), "invoice", "'" + Body.hash("Demo other") + "'");
    }

    private static Plan.State state(Consortium world) {
        return Plan.find(world.ledger(), AMP_04, PLAN).orElseThrow().state(Use.of(AMP_04, PLAN, world.ledger()));
    }

    @Test
    void a_plan_goes_from_proposal_to_close() {
        assertThat(state(PremiumPlans.proposed())).isEqualTo(Plan.State.DRAFT);
        assertThat(state(PremiumPlans.funded())).isEqualTo(Plan.State.APPROVED);
        assertThat(state(PremiumPlans.spent())).isEqualTo(Plan.State.IN_EXECUTION);
        assertThat(state(PremiumPlans.reported())).isEqualTo(Plan.State.REPORTED);
        Consortium closed = PremiumPlans.reported();
        closed.amp04().closesPlan(PremiumPlans.closing()).recorded();
        assertThat(state(closed)).isEqualTo(Plan.State.CLOSED);
        assertThat(closed.amp04().spends(second(1, "WATER"))).isRefusedBy(Rule.I42, "CLOSED");
    }

    @Test
    void the_assembly_decides_and_two_officers_say_so() {
        Consortium world = PremiumPlans.proposed();

        assertThat(world.amp04().spends(PremiumPlans.use())).isRefusedBy(Rule.I42, "DRAFT");
        assertThat(world.amp04().approvesPlan(PremiumPlans.approval()).signedBy("amp-04-treasurer"))
                .isRefusedBy(Rule.I42, "two different officers");
        assertThat(world.amp04()
                        .approvesPlan(Body.set(
                                PremiumPlans.approval(), "approvedOn", "'" + PremiumPlans.tomorrow(world) + "'")))
                .isRefusedBy(Rule.I5);
        assertThat(world.amp04().approvesPlan(PremiumPlans.approval())).isAccepted();
        assertThat(world.amp04().approvesPlan(PremiumPlans.approval())).isRefusedBy(Rule.I42, "APPROVED");
        assertThat(world.amp04().proposesPlan(PremiumPlans.plan())).isRefusedBy(Rule.I3);
    }

    /** The case of a premium invoice that is used again, even by another producer. */
    @Test
    void an_invoice_is_used_once_in_the_whole_network() {
        Consortium world = PremiumPlans.spent();
        String invoice = "'" + Body.text(PremiumPlans.use(), "invoice") + "'";
        world.amp01().proposesPlan(PremiumPlans.plan()).recorded();
        world.amp01().approvesPlan(PremiumPlans.approval()).recorded();
        world.amp01()
                .fundsPlan(Body.set(PremiumPlans.fund(), "payment", "'P-AMP-01'"))
                .recorded();

        assertThat(world.amp04().spends(Body.set(second(1, "WATER"), "invoice", invoice)))
                .isRefusedBy(Rule.I42, "the invoice is that of use U-01");
        assertThat(world.amp01().spends(Body.set(second(1, "WATER"), "invoice", invoice)))
                .isRefusedBy(Rule.I42, "of AMP-04");
        assertThat(world.amp04().spends(second(1, "WATER"))).isAccepted();
    }

    /** As XML and as PDF it has two hashes, and one fiscal number however it is typed. */
    @Test
    void the_fiscal_number_of_an_invoice_is_its_identity() {
        Consortium world = PremiumPlans.funded();
        Json.Obj numbered = PremiumPlans.use().with("number", "DemoCufe0000123456789abc");
        world.amp04().spends(numbered).recorded();

        assertThat(world.amp04().spends(second(1, "WATER").with("number", "DEMOCUFE0000123456789ABC")))
                .isRefusedBy(Rule.I68, "the invoice is that of use U-01")
                .in("body.number");
        assertThat(world.amp04()
                        .spends(Body.set(second(1, "WATER"), "invoice", "'" + Body.text(numbered, "invoice") + "'")))
                .isRefusedBy(Rule.I42, "the invoice is that of use U-01");
        assertThat(world.amp04().spends(second(1, "WATER").with("number", "DEMO42")))
                .isDefective("MALFORMED", "body.number");
        assertThat(world.amp04().spends(second(1, "WATER").with("number", "DEMOCUFE0000123456789ABD")))
                .isAccepted();
    }

    @Test
    void uses_stay_within_the_line_they_cite() {
        Consortium world = PremiumPlans.spent();

        assertThat(world.amp04().spends(second(50_000_001, "WATER"))).isRefusedBy(Rule.I42, "on line WATER");
        assertThat(world.amp04().spends(second(1, "SPORTS"))).isRefusedBy(Rule.I42, "no line");
        assertThat(world.amp04().spends(Body.set(second(1, "WATER"), "currency", "'USD'")))
                .isRefusedBy(Rule.I42, "no line");
        assertThat(world.amp04().spends(second(50_000_000, "WATER"))).isAccepted();
    }

    /** 693 299 766 centavos arrived, 450 000 000 are spent. */
    @Test
    void uses_stay_within_what_the_producer_confirmed_as_received() {
        Consortium world = PremiumPlans.spent();

        assertThat(world.amp04().spends(second(243_299_767, "HEALTH"))).isRefusedBy(Rule.I42, "confirmed as received");
        assertThat(world.amp04().spends(second(243_299_766, "HEALTH"))).isAccepted();
    }

    @Test
    void a_receipt_is_money_of_one_plan_and_a_payment_that_never_came_of_none() {
        Consortium world = PremiumPlans.funded();
        world.amp04()
                .proposesPlan(Body.set(PremiumPlans.plan(), "plan", "'PL-02'"))
                .recorded();
        world.amp04()
                .approvesPlan(Body.set(PremiumPlans.approval(), "plan", "'PL-02'"))
                .recorded();
        Json.Obj again = Body.set(PremiumPlans.fund(), "plan", "'PL-02'");

        assertThat(world.amp04().fundsPlan(again)).isRefusedBy(Rule.I42, "money of plan PL-01");
        assertThat(world.amp04().fundsPlan(Body.set(again, "payment", "'P-AMP-01'")))
                .isRefusedBy(Rule.I42);
        Consortium silent = Stage.ANNOUNCED.world().later(java.time.Duration.ofHours(16));
        silent.amp04().proposesPlan(PremiumPlans.plan()).recorded();
        silent.amp04().approvesPlan(PremiumPlans.approval()).recorded();
        assertThat(silent.amp04().fundsPlan(PremiumPlans.fund())).isRefusedBy(Rule.I42, "confirmed no receipt");
        silent.amp04().confirms(WorkedCase.arrival("AMP-04")).recorded();
        assertThat(silent.amp04().fundsPlan(PremiumPlans.fund())).isAccepted();
    }

    @Test
    void a_use_is_recorded_once_and_after_it_happened() {
        Consortium world = PremiumPlans.spent();
        Json.Obj other = second(1, "WATER");

        assertThat(world.amp04().spends(Body.set(other, "use", "'U-01'"))).isRefusedBy(Rule.I3);
        assertThat(world.amp04().spends(Body.set(other, "spentOn", "'" + PremiumPlans.tomorrow(world) + "'")))
                .isRefusedBy(Rule.I5);
        assertThat(world.amp04().spends(other)).isAccepted();
    }

    /** The assembly met on 8 March. */
    @Test
    void what_was_spent_before_the_assembly_approved_the_plan_was_not_spent_by_it() {
        Consortium world = PremiumPlans.funded();

        assertThat(world.amp04().spends(Body.set(PremiumPlans.use(), "spentOn", "'2024-03-07'")))
                .isRefusedBy(Rule.I42, "earlier than the assembly of 2024-03-08");
        assertThat(world.amp04().spends(Body.set(PremiumPlans.use(), "spentOn", "'2024-03-08'")))
                .isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VERIFIED", "REJECTED"})
    void a_use_is_verified_on_evidence_by_another_organisation(String outcome) {
        Consortium world = PremiumPlans.spent();
        Json.Obj verification = Body.set(PremiumPlans.verification(), "outcome", "'" + outcome + "'");

        assertThat(world.aud01().verifiesUse(verification)).isRefusedBy(Rule.I42, "SPENT");
        assertThat(world.amp04().showsUse(PremiumPlans.evidence())).isAccepted();
        assertThat(world.amp04().showsUse(PremiumPlans.evidence())).isRefusedBy(Rule.I42, "EVIDENCED");
        String msp = Body.text(world.record(LedgerKeys.party(AMP_04)), "msp");
        world.given(LedgerKeys.party(AMP_04), "msp", "'AssuranceMSP'");
        assertThat(world.aud01().verifiesUse(verification)).isRefusedBy(Rule.I57, "AMP-04");
        world.given(LedgerKeys.party(AMP_04), "msp", "'" + msp + "'");
        assertThat(world.aud01().verifiesUse(verification)).isAccepted();
        assertThat(Body.text(world.record(LedgerKeys.use(AMP_04, PLAN, new Code("U-01"))), "state"))
                .isEqualTo(outcome);
    }

    @Test
    void nobody_of_the_payers_house_verifies_what_became_of_its_money() {
        Consortium world = PremiumPlans.shown();
        LedgerKey payer = LedgerKeys.party(new PartyId("BUY-01"));
        String house = Body.text(world.record(payer), "msp");
        world.given(payer, "msp", "'AssuranceMSP'");
        assertThat(world.aud01().verifiesUse(PremiumPlans.verification()))
                .isRefusedBy(Rule.I69, "organisation of BUY-01");
        world.given(payer, "msp", "'" + house + "'");
        assertThat(world.aud01().verifiesUse(PremiumPlans.verification())).isAccepted();
    }

    @Test
    void a_plan_is_reported_when_something_was_spent_and_closed_when_all_was_looked_at() {
        assertThat(PremiumPlans.funded().amp04().reportsPlan(PremiumPlans.report()))
                .isRefusedBy(Rule.I42, "nothing");
        Consortium world = PremiumPlans.shown();
        assertThat(world.amp04().closesPlan(PremiumPlans.closing())).isRefusedBy(Rule.I42, "APPROVED");
        assertThat(world.amp04().reportsPlan(PremiumPlans.report())).isAccepted();
        assertThat(world.amp04().closesPlan(PremiumPlans.closing())).isRefusedBy(Rule.I42, "not verified");
        world.aud01().verifiesUse(PremiumPlans.verification()).recorded();
        assertThat(world.amp04().closesPlan(PremiumPlans.closing()).signedBy("amp-04-legal"))
                .isRefusedBy(Rule.I42);
        assertThat(world.amp04().closesPlan(PremiumPlans.closing())).isAccepted();
    }
}
