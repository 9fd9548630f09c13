package org.capaz.ledger.production;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;

/** A paper that proves the lawful origin of a quantity: a certificate of origin or a production declaration. */
public record OriginDocument(Code issuer, Code number, Kind kind, Day date, GrossMass quantity, String file) {

    /** Who may write such a paper differs; what it counts for does not. */
    public enum Kind {
        CERTIFICATE_OF_ORIGIN,
        PRODUCTION_DECLARATION
    }

    /** A lot's use of part of the paper's quantity. */
    record Use(Code issuer, Code number, GrossMass gross) {
        static Use read(Fields fields) {
            return new Use(
                    fields.parsed("issuer", Code::new),
                    fields.parsed("number", Code::new),
                    fields.quantity("grossMg", GrossMass::weighed));
        }

        Json.Obj json() {
            return Json.object()
                    .with("issuer", issuer.value())
                    .with("number", number.value())
                    .with("grossMg", gross.milligrams());
        }

        StateChange by(LotId lot) {
            return new StateChange(
                    "OriginDocumentUsed", LedgerKeys.originUse(issuer, number, lot), json().with("lot", lot.value()));
        }

        /** I13: what all lots cite of this paper stays within its quantity. */
        Optional<Refused> withinQuantity(PartyId amp, LedgerState ledger) {
            Optional<Fields> paper = ledger.find(LedgerKeys.origin(issuer, number));
            if (paper.filter(found -> found.text("registeredBy").equals(amp.value()))
                    .isEmpty()) {
                return Decision.refuse(
                        Rule.I13, "origin document " + number + " of " + issuer + " is not registered by " + amp);
            }
            long quantity = paper.get().integer("quantityMg");
            long used = ledger.list(LedgerKeys.originUses(issuer, number)).stream()
                    .filter(use -> use.get("void") == null)
                    .mapToLong(use -> ((Json.Num) use.get("grossMg")).value())
                    .reduce(gross.milligrams(), Math::addExact);
            return at(
                    "grossMg",
                    require(
                            Rule.I13,
                            used <= quantity,
                            () -> "origin document " + number + " covers " + quantity + " mg; with this lot " + used
                                    + " mg would cite it"));
        }
    }

    static OriginDocument read(Fields fields) {
        return new OriginDocument(
                fields.parsed("issuer", Code::new),
                fields.parsed("number", Code::new),
                fields.parsed("kind", Codes.of(Kind.class)),
                fields.parsed("date", Day::parse),
                fields.quantity("quantityMg", GrossMass::weighed),
                fields.parsed("file", Digest::requireHex));
    }

    List<StateChange> registeredBy(PartyId party) {
        return List.of(new StateChange(
                "OriginDocumentRegistered",
                LedgerKeys.origin(issuer, number),
                Json.object()
                        .with("issuer", issuer.value())
                        .with("number", number.value())
                        .with("kind", kind.name())
                        .with("date", date.toString())
                        .with("quantityMg", quantity.milligrams())
                        .with("file", file)
                        .with("registeredBy", party.value())));
    }
}
