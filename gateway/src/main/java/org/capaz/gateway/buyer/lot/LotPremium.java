// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.payment.Answer;
import org.capaz.ledger.payment.Caution;
import org.capaz.ledger.payment.Deduction;
import org.capaz.ledger.payment.ObligationBalance;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.verifier.verdict.StatedPremium;

/**
 * The premium of one lot: what is owed, what payers announce, and what the producers themselves say arrived (I41).
 * Amounts are in the minor unit of their currency.
 *
 * @param unconfirmed announced payments of which the producers do not say that they arrived in full
 * @param answered what the producers answered about payments that were not taken back, and how their people came to sign it
 * @param arrivals what came to the producers of each payment, which may be for other lots too
 * @param used what producers say they used, out of the plans that these payments fund
 */
public record LotPremium(
        List<Owed> owed,
        List<Announced> unconfirmed,
        List<Answered> answered,
        List<Arrival> arrivals,
        List<PlanUse> used) {

    /**
     * What is owed to one producer.
     *
     * @param confirmedMinor of what was announced, what the producer accounts for, deductions among it
     * @param arrivedMinor of that, what came to its account
     * @param deniedMinor of what was announced, what the producer says did not arrive or was not meant for it
     */
    public record Owed(
            String producer,
            String scheme,
            String currency,
            long minor,
            Obligation.Stage stage,
            ObligationBalance.State state,
            boolean overdue,
            long announcedMinor,
            long confirmedMinor,
            long arrivedMinor,
            long deniedMinor) {
        /** As this member signs it for whoever checks a bundle, and as every page and report says it. */
        public StatedPremium.Owed stated() {
            return new StatedPremium.Owed(
                    producer,
                    scheme,
                    currency,
                    minor,
                    stage.name(),
                    state.name(),
                    overdue,
                    announcedMinor,
                    confirmedMinor,
                    arrivedMinor);
        }

        /** Whether it counts among what is owed: neither cancelled nor lapsed. */
        public boolean stands() {
            return state != ObligationBalance.State.CANCELLED && state != ObligationBalance.State.LAPSED;
        }
    }

    public record Announced(String producer, String currency, long minor, Payment.State state) {}

    /**
     * One answer of a producer about a payment.
     *
     * @param denial why the producer denies it; empty where something arrived
     * @param at when the producer answered; of several answers the one that counts
     * @param methods each once
     * @param cautions what readers must know of the people who signed (I55); never who they are
     */
    public record Answered(
            String producer,
            String currency,
            long minor,
            Payment.State state,
            Optional<Answer.Denied.Reason> denial,
            Instant at,
            List<OfficerSignature.Method> methods,
            List<Caution> cautions) {}

    public record Arrival(String producer, String payment, Money arrived, List<Deduction> kept) {}

    /**
     * A plan that such payments fund.
     *
     * @param receivedMinor all that the plan received, which may be from payments for other lots too
     */
    public record PlanUse(
            String producer, String plan, String currency, long receivedMinor, long usedMinor, long verifiedMinor) {}
}
