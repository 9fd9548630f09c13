// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.util.List;
import org.capaz.ledger.payment.Caution;
import org.capaz.ledger.payment.Deduction;
import org.capaz.ledger.payment.ObligationBalance;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.statement.OfficerSignature;

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

    public record Owed(
            String producer,
            String scheme,
            String currency,
            long minor,
            Obligation.Stage stage,
            ObligationBalance.State state,
            boolean overdue,
            long announcedMinor,
            long confirmedMinor) {}

    public record Announced(String producer, String currency, long minor, Payment.State state) {}

    /**
     * One answer of a producer about a payment.
     *
     * @param methods each once
     * @param cautions what readers must know of the people who signed (I55); never who they are
     */
    public record Answered(
            String producer,
            String currency,
            long minor,
            Payment.State state,
            List<OfficerSignature.Method> methods,
            List<Caution> cautions) {}

    public record Arrival(String producer, String payment, Money arrived, List<Deduction> kept) {}

    public record PlanUse(String producer, String plan, String currency, long usedMinor, long verifiedMinor) {}
}
