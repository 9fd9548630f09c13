// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.MinorUnit;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.ExchangeRate;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Money;

/**
 * A payment as the people whom it was announced to are asked about it.
 *
 * @param expected what it is in the currency of the bank account, at a rate that the members have published, if they have
 * @param answerBy the last day before it reads "announced, not confirmed"
 * @param receipts every answer given so far, the first one first; the last one counts
 */
record PaymentQuestion(
        Payment payment,
        String payer,
        Code bankReference,
        List<Part> parts,
        Optional<Expected> expected,
        Payment.State state,
        Day answerBy,
        List<Json.Obj> receipts) {

    /**
     * What the payer says a part of the transfer is for.
     *
     * @param claim the gold and its premium, where the obligation is on the ledger; an advance may come before it
     */
    record Part(Code subject, Money amount, Optional<Claim> claim) {
        Json.Obj json() {
            Json.Obj part = Json.object().with("for", subject.value()).with("minor", amount.minor());
            return claim.map(known -> part.with("fineMg", known.fine().milligrams())
                            .with("perKg", PremiumScheme.json(known.perKilogram()))
                            .with("owedMinor", known.owed().minor())
                            .with("certificate", Json.orNull(known.page().orElse(null))))
                    .orElse(part);
        }
    }

    /**
     * So many grams at such a premium.
     *
     * @param owed the whole premium for them, of which a payment may bring a part
     * @param page the short number of the lot's public page, if there is one
     */
    record Claim(FineMass fine, Money perKilogram, Money owed, Optional<String> page) {}

    /**
     * @param source who published the rate, as a receipt names it
     * @param since the day from which that rate has been in effect
     */
    record Expected(Money amount, ExchangeRate rate, Code source, Day since) {
        Json.Obj json() {
            return PremiumScheme.json(amount)
                    .with("rate", rate.toString())
                    .with("source", source.value())
                    .with("since", since.toString());
        }
    }

    /** Is nobody's answer on the ledger, and has the payer not taken the payment back? */
    boolean isOpen() {
        return state == Payment.State.DECLARED || state == Payment.State.UNCONFIRMED;
    }

    /** The short number of the public page of the gold that it is for. */
    Optional<String> page() {
        return parts.stream()
                .flatMap(part -> part.claim().flatMap(Claim::page).stream())
                .findFirst();
    }

    /** What the payer announced. */
    Json.Obj announced() {
        Json.Obj announced = Json.object()
                .with("payment", payment.id().value())
                .with("payer", Json.object().with("id", payment.payer().value()).with("name", payer))
                .with("amount", PremiumScheme.json(payment.amount()))
                .with("places", MinorUnit.places(payment.amount().currency()))
                .with("sentOn", payment.sentOn().toString())
                .with("announcedOn", Day.of(payment.announcedAt()).toString())
                .with("bankReference", bankReference.value())
                .with("parts", parts.stream().map(Part::json).toList());
        return expected.map(known -> announced.with("expected", known.json())).orElse(announced);
    }

    Json.Obj json(Instant asked) {
        return announced()
                .with(
                        "days",
                        Day.of(payment.announcedAt())
                                        .date()
                                        .datesUntil(Day.of(asked).plusDays(1).date())
                                        .count()
                                - 1)
                .with("state", state.name())
                .with("open", isOpen())
                .with("answerBy", answerBy.toString())
                .with("receipts", receipts);
    }
}
