// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capaz.gateway.buyer.lot.LotPremium;
import org.capaz.gateway.buyer.lot.LotPremium.Owed;
import org.capaz.gateway.buyer.lot.LotPremium.PlanUse;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.payment.ObligationBalance.State;
import org.capaz.ledger.premium.Obligation;
import org.junit.jupiter.api.Test;

/** The bar of the premium: as long as what is owed, with every gap in it. */
class PremiumTotalsTest {
    private static final Words ENGLISH = new Words(Language.ENGLISH);

    @Test
    void what_is_missing_unconfirmed_and_kept_are_told_apart() {
        PremiumTotals totals =
                totals(List.of(owed("A", 100_00, State.PARTIALLY_CONFIRMED, 80_00, 50_00, 45_00)), List.of());

        assertThat(totals.missing()).isEqualTo(20_00);
        assertThat(totals.unconfirmed()).isEqualTo(30_00);
        assertThat(totals.keptOnTheWay()).isEqualTo(5_00);
        assertThat(PremiumBar.of(totals, ENGLISH).markup())
                .contains(
                        "USD\u00a045.00 arrived of USD\u00a0100.00 owed",
                        "The gap is USD\u00a055.00.",
                        "class=\"kept\" height=\"60\" width=\"50\" x=\"450\"");
    }

    @Test
    void a_premium_that_arrived_whole_has_no_gap() {
        PremiumTotals totals = totals(List.of(owed("A", 100_00, State.CONFIRMED, 100_00, 100_00, 100_00)), List.of());

        assertThat(PremiumBar.of(totals, ENGLISH).markup()).doesNotContain("gap", "Not even", "Kept");
    }

    @Test
    void what_was_cancelled_is_not_owed_any_more_and_what_was_due_is() {
        assertThat(totals(List.of(owed("A", 100_00, State.CANCELLED, 0, 0, 0)), List.of())
                        .owed())
                .isZero();
        assertThat(totals(List.of(owed("A", 100_00, State.DUE, 0, 0, 0)), List.of())
                        .owed())
                .isEqualTo(100_00);
    }

    @Test
    void of_what_arrived_the_part_of_the_producer_s_own_plans_counts_as_used() {
        List<Owed> owed = List.of(
                owed("A", 100_00, State.CONFIRMED, 100_00, 100_00, 100_00),
                owed("B", 50_00, State.CONFIRMED, 50_00, 50_00, 50_00));

        assertThat(totals(owed, List.of(new PlanUse("A", "P-1", "COP", 4_000, 1_000, 0)))
                        .used())
                .isEqualTo(25_00);
        assertThat(totals(owed, List.of()).used()).isZero();
    }

    @Test
    void what_a_producer_denies_is_a_part_of_its_own_with_a_sign_and_a_sentence() {
        Owed denied = new Owed(
                "A", "S", "USD", 100_00, Obligation.Stage.DUE, State.DISPUTED, false, 80_26, 30_00, 30_00, 50_00);

        PremiumTotals totals = totals(List.of(denied), List.of());

        assertThat(totals.unconfirmed()).isEqualTo(26);
        assertThat(PremiumBar.of(totals, ENGLISH).markup())
                .contains("USD\u00a050.00 is denied by the producer", "sign denied", "Denied by the producer: ")
                .contains("class=\"denied\" height=\"60\" width=\"500\" x=\"303\"", "<path class=\"denied\"");
    }

    @Test
    void before_any_answer_nothing_is_said_to_be_confirmed() {
        String bar = PremiumBar.of(totals(List.of(owed("A", 100_00, State.DUE, 80_00, 0, 0)), List.of()), ENGLISH)
                .markup();

        assertThat(bar)
                .contains("No producer has said yet", "USD\u00a0100.00 is owed")
                .doesNotContain("confirm.", "enied");
    }

    private static Owed owed(String producer, long minor, State state, long announced, long confirmed, long arrived) {
        return new Owed(
                producer, "S", "USD", minor, Obligation.Stage.DUE, state, false, announced, confirmed, arrived, 0);
    }

    private static PremiumTotals totals(List<Owed> owed, List<PlanUse> used) {
        return PremiumTotals.of(new LotPremium(owed, List.of(), List.of(), List.of(), used))
                .getFirst();
    }
}
