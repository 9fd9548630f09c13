package org.capaz.ledger.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;

/** A member of the consortium, by its MSP. */
public record Organisation(MspId msp, String name, Instant foundedAt) {

    public static Optional<Organisation> find(Books books, MspId msp) {
        return books.find(LedgerKeys.organisation(msp))
                .map(fields ->
                        new Organisation(msp, fields.text("name"), Instant.ofEpochSecond(fields.integer("foundedAt"))));
    }

    /** All members founded so far, in the order of their MSP ids. */
    public static List<MspId> all(Books books) {
        return books.list(LedgerKeys.organisations()).stream()
                .map(record -> new MspId(((Json.Str) record.get("msp")).text()))
                .toList();
    }

    public LedgerEvent founded() {
        return new LedgerEvent(
                "OrganisationFounded",
                LedgerKeys.organisation(msp),
                Json.object()
                        .with("msp", msp.value())
                        .with("name", name)
                        .with("foundedAt", foundedAt.getEpochSecond()));
    }
}
