// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Rule;

/** An announcement: what a payer says it sent. Only a receipt of the payee confirms it (I40, I41). */
public record Payment(Code id, PartyId payer, PartyId beneficiary, Money amount, Day sentOn, Instant announcedAt) {

    /** How far payer and payee agree on a payment. */
    public enum State {
        DECLARED,
        CONFIRMED,
        /** The sums agree, but much was kept on the way, or the rate is doubtful (I67). */
        CONFIRMED_WITH_DEDUCTIONS,
        /** Arrived, but more than the tolerance is missing and no stated deduction accounts for it (I43). */
        SHORT,
        /** The payee finds no such money, or money that is not its own. */
        DISPUTED,
        /** The payee has not answered in time: shown as announced, not confirmed (I41). */
        UNCONFIRMED,
        /** The bank returned it to the payer. */
        REVERSED
    }

    public static Optional<Payment> find(LedgerState ledger, Code id) {
        return ledger.find(LedgerKeys.payment(id)).map(Payment::read);
    }

    /** The payment, which that rule requires to be announced. */
    static Checked<Payment> announced(Rule rule, Code id, LedgerState ledger) {
        return Checked.present(rule, find(ledger, id), () -> Message.PAYMENT_UNKNOWN.with("payment", id));
    }

    /** Reads the record of {@code docs/reference/keys.md}. */
    public static Payment read(Fields fields) {
        return new Payment(
                fields.parsed("payment", Code::new),
                fields.parsed("payer", PartyId::new),
                fields.parsed("beneficiary", PartyId::new),
                PremiumScheme.money(fields),
                fields.parsed("sentOn", Day::parse),
                Instant.ofEpochSecond(fields.integer("announcedAt")));
    }

    /** The state at a moment, from what payer and payee have stated. */
    public State state(Instant asked, LedgerState ledger) {
        Optional<State> stated = ledger.has(LedgerKeys.reversal(id))
                ? Optional.of(State.REVERSED)
                : Receipt.inEffect(id, ledger).map(Receipt::state);
        return state(stated, asked, ReferenceValues.on(Day.of(asked), ledger));
    }

    /**
     * Silence is never consent (I41): where nothing is stated, no length of time makes a payment CONFIRMED.
     *
     * @param stated the state by what payer or payee stated after the announcement, if they did
     */
    State state(Optional<State> stated, Instant asked, ReferenceValues values) {
        Day answerBy = Day.of(announcedAt).plusDays(values.get(ReferenceValue.PREMIUM_ANSWER));
        return stated.orElse(Day.of(asked).isAfter(answerBy) ? State.UNCONFIRMED : State.DECLARED);
    }

    Json.Obj json() {
        return Json.object()
                .with("payment", id.value())
                .with("payer", payer.value())
                .with("beneficiary", beneficiary.value())
                .with("minor", amount.minor())
                .with("currency", amount.currency())
                .with("sentOn", sentOn.toString())
                .with("announcedAt", announcedAt.getEpochSecond());
    }
}
