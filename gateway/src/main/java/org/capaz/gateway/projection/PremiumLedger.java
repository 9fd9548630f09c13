package org.capaz.gateway.projection;

import java.util.List;
import java.util.Optional;
import org.capaz.gateway.projection.ProjectedBooks.Fact;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.premium.Payment;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.registry.ReferenceValues;

/** Sums of premiums; the ledger keeps every announcement and receipt apart and leaves adding up to the projection. */
public final class PremiumLedger {
    private PremiumLedger() {}

    /** An obligation with what was announced and what the payee confirmed of it, in the obligation's currency. */
    public static Json.Obj obligation(Fact fact, ProjectedBooks books) {
        Obligation obligation = Obligation.read(Fields.of(fact.object()));
        long announced = 0;
        long confirmed = 0;
        List<Fact> payments = books.facts(new LedgerKey(
                "paid",
                List.of(
                        obligation.lot().value(),
                        obligation.scheme().value(),
                        obligation.beneficiary().value())));
        for (Fact paid : payments) {
            Fields fields = Fields.of(paid.object());
            long minor = fields.integer("minor");
            announced = Math.addExact(announced, minor);
            boolean arrived = receipt(fields.text("payment"), books)
                    .filter(state -> state == Payment.State.CONFIRMED)
                    .isPresent();
            confirmed = arrived ? Math.addExact(confirmed, minor) : confirmed;
        }
        Money sum = new Money(confirmed, obligation.amount().currency());
        return fact.withPlace()
                .with("state", obligation.state(sum).name())
                .with("overdue", obligation.overdue(sum, Day.of(books.time())))
                .with("announcedMinor", announced)
                .with("confirmedMinor", confirmed);
    }

    /** An announced payment with its state at the moment asked. */
    public static Json.Obj payment(Fact fact, ProjectedBooks books) {
        Payment payment = Payment.read(Fields.of(fact.object()));
        ReferenceValues values = ReferenceValues.on(Day.of(books.time()), books);
        Payment.State state = payment.state(receipt(payment.id().value(), books), books.time(), values);
        return fact.withPlace().with("state", state.name());
    }

    private static Optional<Payment.State> receipt(String payment, ProjectedBooks books) {
        return books.find(new LedgerKey("receipt", List.of(payment)))
                .map(fields -> fields.parsed("state", Codes.of(Payment.State.class)));
    }
}
