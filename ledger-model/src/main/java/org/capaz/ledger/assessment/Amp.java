package org.capaz.ledger.assessment;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;

/**
 * An artisanal or small-scale mineral producer: the unit that is assessed.
 *
 * @param miners active miners, as declared
 * @param capacityMg fine gold a month that its title allows, if any
 */
public record Amp(
        PartyId party,
        Type type,
        PlaceCode municipality,
        List<Material> materials,
        long miners,
        Optional<Long> capacityMg) {

    /** How the producer is organised. */
    public enum Type {
        INDIVIDUAL,
        FAMILY,
        GROUP,
        ORGANISATION,
        WITH_AGGREGATOR
    }

    static Amp read(PartyId party, Fields fields) {
        return new Amp(
                party,
                fields.parsed("type", Codes.of(Type.class)),
                fields.parsed("municipality", PlaceCode::municipality),
                fields.texts("materials", Codes.of(Material.class)),
                fields.quantity("miners", Amp::headcount),
                fields.optionalInteger("capacityMg"));
    }

    public static Optional<Amp> find(Books books, PartyId party) {
        return books.find(LedgerKeys.amp(party)).map(fields -> read(party, fields));
    }

    LedgerEvent declared() {
        Json.Obj record = Json.object()
                .with("amp", party.value())
                .with("type", type.name())
                .with("municipality", municipality.value())
                .with(
                        "materials",
                        Json.texts(materials.stream().map(Material::name).toList()))
                .with("miners", miners);
        return new LedgerEvent(
                "AmpDeclared",
                LedgerKeys.amp(party),
                capacityMg.map(capacity -> record.with("capacityMg", capacity)).orElse(record));
    }

    private static long headcount(long miners) {
        if (miners < 1 || miners > 100_000) {
            throw new IllegalArgumentException("must be 1 to 100000 miners, not " + miners);
        }
        return miners;
    }
}
