package org.capaz.ledger.premium;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;

/** What a payer owes one producer for its share of one settled lot. Written once; its state is derived. */
public record Obligation(
        LotId lot,
        Code scheme,
        int version,
        PartyId payer,
        PartyId beneficiary,
        FineMass fine,
        Money amount,
        Day dueOn,
        Instant raisedAt) {

    /** Where an obligation stands; only what the payee confirms moves it. */
    public enum State {
        DUE,
        PARTIALLY_CONFIRMED,
        CONFIRMED
    }

    /** An obligation by its three names. */
    record Ref(LotId lot, Code scheme, PartyId beneficiary) {
        static Ref read(Fields fields) {
            return new Ref(
                    fields.parsed("lot", LotId::new),
                    fields.parsed("scheme", Code::new),
                    fields.parsed("beneficiary", PartyId::new));
        }
    }

    static Optional<Obligation> find(Books books, Ref ref) {
        return books.find(LedgerKeys.obligation(ref.lot(), ref.scheme(), ref.beneficiary()))
                .map(Obligation::read);
    }

    /** Reads the record of {@code docs/reference/keys.md}. */
    public static Obligation read(Fields fields) {
        return new Obligation(
                fields.parsed("lot", LotId::new),
                fields.parsed("scheme", Code::new),
                fields.quantity("version", PremiumScheme::version),
                fields.parsed("payer", PartyId::new),
                fields.parsed("beneficiary", PartyId::new),
                fields.quantity("fineMg", FineMass::new),
                PremiumScheme.money(fields),
                fields.parsed("dueOn", Day::parse),
                Instant.ofEpochSecond(fields.integer("raisedAt")));
    }

    /**
     * The state that follows from what the payee has confirmed.
     *
     * @param confirmed sum of the payments that the payee confirmed as arrived, in the obligation's currency
     */
    public State state(Money confirmed) {
        if (confirmed.minor() == 0) {
            return State.DUE;
        }
        return confirmed.minor() >= amount.minor() ? State.CONFIRMED : State.PARTIALLY_CONFIRMED;
    }

    /** Derived mark: past its day and not confirmed in full. */
    public boolean overdue(Money confirmed, Day asked) {
        return state(confirmed) != State.CONFIRMED && asked.isAfter(dueOn);
    }

    LedgerEvent raised() {
        return new LedgerEvent(
                "ObligationRaised",
                LedgerKeys.obligation(lot, scheme, beneficiary),
                Json.object()
                        .with("lot", lot.value())
                        .with("scheme", scheme.value())
                        .with("version", version)
                        .with("payer", payer.value())
                        .with("beneficiary", beneficiary.value())
                        .with("fineMg", fine.milligrams())
                        .with("minor", amount.minor())
                        .with("currency", amount.currency())
                        .with("dueOn", dueOn.toString())
                        .with("raisedAt", raisedAt.getEpochSecond()));
    }
}
