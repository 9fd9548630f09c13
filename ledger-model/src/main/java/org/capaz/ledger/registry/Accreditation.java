package org.capaz.ledger.registry;

import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;

/** A scheme's word that an assessor may attest against one version of a standard, up to a level of independence. */
public record Accreditation(
        PartyId assessor, PartyId scheme, String standard, String version, Level level, Day validFrom, Day validTo) {

    /** How independent of the assessed the author of a statement is. */
    public enum Level {
        FIRST_PARTY,
        SECOND_PARTY,
        THIRD_PARTY
    }

    static Accreditation read(PartyId scheme, Fields fields) {
        return new Accreditation(
                fields.parsed("assessor", PartyId::new),
                scheme,
                fields.parsed("standard", Standard::label),
                fields.parsed("version", Standard::label),
                fields.parsed("level", Codes.of(Level.class)),
                fields.parsed("validFrom", Day::parse),
                fields.parsed("validTo", Day::parse));
    }

    public static Optional<Accreditation> find(Books books, PartyId assessor, String standard, String version) {
        return books.find(LedgerKeys.accreditation(assessor, standard, version))
                .map(fields -> read(new PartyId(fields.text("scheme")), fields));
    }

    public boolean covers(Level attested, Day day) {
        return attested.compareTo(level) <= 0 && day.within(validFrom, validTo);
    }

    LedgerEvent granted() {
        return new LedgerEvent(
                "AssessorAccredited",
                LedgerKeys.accreditation(assessor, standard, version),
                Json.object()
                        .with("assessor", assessor.value())
                        .with("scheme", scheme.value())
                        .with("standard", standard)
                        .with("version", version)
                        .with("level", level.name())
                        .with("validFrom", validFrom.toString())
                        .with("validTo", validTo.toString()));
    }
}
