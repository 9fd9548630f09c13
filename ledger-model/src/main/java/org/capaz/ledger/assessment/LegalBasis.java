package org.capaz.ledger.assessment;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;

/** A right to mine, or a recognised route to it, with its period. */
public record LegalBasis(Code id, Kind kind, Code reference, Code authority, Day validFrom, Day validTo) {

    /** The routes that Colombian law knows. */
    public enum Kind {
        TITLE,
        FORMALISATION_SUBCONTRACT,
        RESERVE_AREA,
        FORMALISATION_APPLICANT,
        SUBSISTENCE
    }

    static LegalBasis read(Fields fields) {
        return new LegalBasis(
                fields.parsed("id", Code::new),
                fields.parsed("kind", Codes.of(Kind.class)),
                fields.parsed("reference", Code::new),
                fields.parsed("authority", Code::new),
                fields.parsed("validFrom", Day::parse),
                fields.parsed("validTo", Day::parse));
    }

    /** Has the producer any legal basis that is valid that day? */
    public static boolean covers(PartyId amp, Day day, Books books) {
        return books.list(LedgerKeys.bases(amp)).stream()
                .map(record -> read(Fields.of(record, "basis")))
                .anyMatch(basis -> day.within(basis.validFrom(), basis.validTo()));
    }

    LedgerEvent declared(PartyId amp) {
        return new LedgerEvent(
                "LegalBasisDeclared",
                LedgerKeys.basis(amp, id),
                Json.object()
                        .with("amp", amp.value())
                        .with("id", id.value())
                        .with("kind", kind.name())
                        .with("reference", reference.value())
                        .with("authority", authority.value())
                        .with("validFrom", validFrom.toString())
                        .with("validTo", validTo.toString()));
    }

    static List<LegalBasis> readAll(Fields body) {
        List<LegalBasis> all = body.objects("legalBasis", LegalBasis::read);
        if (all.stream().map(LegalBasis::id).distinct().count() < all.size()) {
            throw body.unfit("legalBasis", "each id stands once");
        }
        return all;
    }
}
