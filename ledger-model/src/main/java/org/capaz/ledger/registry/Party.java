package org.capaz.ledger.registry;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;

/** A legal person, or a natural one under a public name of its choice, that acts through one member organisation. */
public record Party(
        PartyId id,
        MspId msp,
        String name,
        List<PartyRole> roles,
        String country,
        Optional<PlaceCode> municipality,
        List<Registration> registrations) {

    /** A registration with the authorities; its number stays outside, only its salted commitment is here. */
    public record Registration(Code kind, String commitment, Day validFrom, Day validTo) {
        static Registration read(Fields fields) {
            return new Registration(
                    fields.parsed("kind", Code::new),
                    fields.parsed("commitment", Digest::requireHex),
                    fields.parsed("validFrom", Day::parse),
                    fields.parsed("validTo", Day::parse));
        }

        Json.Obj json() {
            return Json.object()
                    .with("kind", kind.value())
                    .with("commitment", commitment)
                    .with("validFrom", validFrom.toString())
                    .with("validTo", validTo.toString());
        }
    }

    static Party read(PartyId id, MspId msp, Fields fields) {
        return new Party(
                id,
                msp,
                fields.parsed("name", Party::publicName),
                fields.texts("roles", Codes.of(PartyRole.class)),
                fields.parsed("country", Party::country),
                fields.optionalParsed("municipality", PlaceCode::municipality),
                fields.objects("registrations", Registration::read));
    }

    public static Optional<Party> find(Books books, PartyId id) {
        return books.find(LedgerKeys.party(id)).map(fields -> read(id, new MspId(fields.text("msp")), fields));
    }

    /** Do both act through one member? Then they are as one where independence counts (I2). */
    public static boolean sameOrganisation(PartyId one, PartyId other, Books books) {
        Optional<MspId> organisation = find(books, one).map(Party::msp);
        return one.equals(other)
                || organisation.isPresent()
                        && organisation.equals(find(books, other).map(Party::msp));
    }

    public boolean hasAnyOf(List<PartyRole> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    public boolean registeredOn(Day day) {
        return registrations.stream().anyMatch(entry -> day.within(entry.validFrom(), entry.validTo()));
    }

    public LedgerEvent registered() {
        Json.Obj record = Json.object()
                .with("party", id.value())
                .with("msp", msp.value())
                .with("name", name)
                .with("roles", Json.texts(roles.stream().map(PartyRole::name).toList()))
                .with("country", country)
                .with(
                        "registrations",
                        registrations.stream().map(Registration::json).toList());
        return new LedgerEvent(
                "PartyRegistered",
                LedgerKeys.party(id),
                municipality
                        .map(place -> record.with("municipality", place.value()))
                        .orElse(record));
    }

    /** A public name: short, on one line. */
    static String publicName(String name) {
        boolean plain = !name.isBlank() && name.length() <= 120 && name.equals(name.strip());
        for (int i = 0; plain && i < name.length(); i++) {
            plain = name.charAt(i) >= ' ' && name.charAt(i) != 0x7f;
        }
        if (!plain) {
            throw new IllegalArgumentException("must be a name of 1 to 120 characters on one line");
        }
        return name;
    }

    private static String country(String code) {
        boolean fits = code.length() == 2
                && code.charAt(0) >= 'A'
                && code.charAt(0) <= 'Z'
                && code.charAt(1) >= 'A'
                && code.charAt(1) <= 'Z';
        if (!fits) {
            throw new IllegalArgumentException("must be two capital letters (ISO 3166), not " + code);
        }
        return code;
    }
}
