// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;

/**
 * A document that proves the lawful origin of a quantity. Lots cite parts of it, together no more than all of it (I13), so
 * that no document covers the same gold twice.
 *
 * <p>Decision 011.
 *
 * @param issuer who numbers such documents; a number is unique for its issuer only
 * @param quantity gross mass that the document covers
 * @param file SHA-256 of the document, salted, in hexadecimal
 */
public record OriginDocument(Code issuer, Code number, Kind kind, Day date, GrossMass quantity, String file) {

    /** Who may issue a document of that kind differs; its effect does not. */
    public enum Kind {
        CERTIFICATE_OF_ORIGIN,
        PRODUCTION_DECLARATION
    }

    /** A lot's citation of part of the document's quantity. */
    public record Use(Code issuer, Code number, GrossMass gross) {
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

        /** I13: what all lots cite of this document stays within its quantity; a void lot's citation does not count. */
        Checked<Holds> withinQuantity(PartyId amp, LedgerState ledger) {
            return Checked.present(
                            Rule.I13,
                            ledger.find(LedgerKeys.origin(issuer, number))
                                    .filter(found -> found.text("registeredBy").equals(amp.value())),
                            () -> Message.ORIGIN_DOCUMENT_UNKNOWN
                                    .with("number", number)
                                    .and("issuer", issuer)
                                    .and("amp", amp))
                    .then(paper -> within(paper.integer("quantityMg"), ledger).at("grossMg"));
        }

        private Checked<Holds> within(long quantityMg, LedgerState ledger) {
            long usedMg = ledger.list(LedgerKeys.originUses(issuer, number)).stream()
                    .filter(use -> use.get("void") == null)
                    .mapToLong(use -> Fields.of(use, "originuse").integer("grossMg"))
                    .reduce(gross.milligrams(), Math::addExact);
            return Checked.require(
                    Rule.I13,
                    usedMg <= quantityMg,
                    () -> Message.ORIGIN_DOCUMENT_EXCEEDED
                            .with("number", number)
                            .and("quantity", Argument.mass(quantityMg))
                            .and("used", Argument.mass(usedMg)));
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

    /** As it is stated; the ledger's record says besides who registered it. */
    Json.Obj json() {
        return Json.object()
                .with("issuer", issuer.value())
                .with("number", number.value())
                .with("kind", kind.name())
                .with("date", date.toString())
                .with("quantityMg", quantity.milligrams())
                .with("file", file);
    }

    List<StateChange> registeredBy(PartyId party) {
        return List.of(new StateChange(
                "OriginDocumentRegistered",
                LedgerKeys.origin(issuer, number),
                json().with("registeredBy", party.value())));
    }
}
