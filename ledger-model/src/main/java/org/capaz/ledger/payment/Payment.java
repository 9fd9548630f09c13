package org.capaz.ledger.payment;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;

/** What a payer says it sent: an announcement, which only the payee's own word can turn into a receipt. */
public record Payment(Code id, PartyId payer, PartyId beneficiary, Money amount, Day sentOn, Instant announcedAt) {

    /** Where a payment stands. */
    public enum State {
        DECLARED,
        CONFIRMED,
        /** Arrived, but less than sent beyond tolerance, and the difference is nobody's declared deduction. */
        SHORT,
        /** The payee finds no such money, or money that is not its own. */
        DISPUTED,
        /** The payee has not answered in time: shown as announced, not confirmed (I41). */
        UNCONFIRMED,
        /** The bank sent it back to the payer. */
        REVERSED
    }

    public static Optional<Payment> find(LedgerState ledger, Code id) {
        return ledger.find(LedgerKeys.payment(id)).map(Payment::read);
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
                : Receipt.speaking(id, ledger).map(Receipt::state);
        return state(stated, asked, ReferenceValues.on(Day.of(asked), ledger));
    }

    /**
     * Silence is never consent: where nothing is stated, no time makes a payment CONFIRMED.
     *
     * @param stated where payer or payee have brought it, if they have
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
