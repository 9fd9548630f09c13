package org.capaz.ledger.premium;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.ReferenceValues;

/** What a payer says it sent: an announcement, which only the payee's own word can turn into a receipt. */
public record Payment(Code id, PartyId payer, PartyId beneficiary, Money amount, Day sentOn, Instant announcedAt) {

    /** Where a payment stands. */
    public enum State {
        DECLARED,
        CONFIRMED,
        /** Arrived, but less than sent beyond tolerance, and the difference is nobody's declared deduction. */
        SHORT,
        /** The payee has not answered in time: shown as announced, not confirmed (I41). */
        UNCONFIRMED
    }

    static Optional<Payment> find(Books books, Code id) {
        return books.find(LedgerKeys.payment(id)).map(Payment::read);
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

    /**
     * The state at a moment. Silence is never consent: without a receipt no time makes it CONFIRMED.
     *
     * @param receipt what the payee stated, if it has
     */
    public State state(Optional<State> receipt, Instant asked, ReferenceValues values) {
        if (receipt.isPresent()) {
            return receipt.get();
        }
        Day answerBy = Day.of(announcedAt).plusDays(values.get("premium.answerDays"));
        return Day.of(asked).isAfter(answerBy) ? State.UNCONFIRMED : State.DECLARED;
    }

    Json.Obj json(List<Json.Obj> parts, Code bankReference, String advice) {
        return Json.object()
                .with("payment", id.value())
                .with("payer", payer.value())
                .with("beneficiary", beneficiary.value())
                .with("minor", amount.minor())
                .with("currency", amount.currency())
                .with("for", parts)
                .with("sentOn", sentOn.toString())
                .with("bankReference", bankReference.value())
                .with("advice", advice)
                .with("announcedAt", announcedAt.getEpochSecond());
    }
}
