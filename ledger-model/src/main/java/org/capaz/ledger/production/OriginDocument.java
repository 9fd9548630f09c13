// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
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
 * that no document covers the same gold twice. Its number is compared in a normal form (I71).
 *
 * <p>Decisions 011 and 127.
 *
 * @param issuer who numbers such documents, the producer or an authority; a number is unique for its issuer only
 * @param municipality for which it was issued, where it says so
 * @param quantity gross mass that the document covers
 * @param file SHA-256 of the document, salted, in hexadecimal
 */
public record OriginDocument(
        Code issuer,
        Code number,
        Kind kind,
        Day date,
        GrossMass quantity,
        String file,
        Optional<PlaceCode> municipality) {

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

        StateChange by(LotId lot, PartyId amp) {
            return new StateChange(
                    "OriginDocumentUsed",
                    LedgerKeys.originUse(issuer, number, amp, lot),
                    json().with("lot", lot.value()));
        }

        /** As that producer registered it; its lots cite no paper of another (I13). */
        Checked<Fields> registeredBy(PartyId amp, LedgerState ledger) {
            return Checked.present(
                    Rule.I13,
                    ledger.find(LedgerKeys.origin(issuer, number, amp)),
                    () -> Message.ORIGIN_DOCUMENT_UNKNOWN
                            .with("number", number)
                            .and("issuer", issuer)
                            .and("amp", amp));
        }

        /** I13: what all lots cite of this document stays within its quantity; a void lot's citation does not count. */
        Checked<Holds> withinQuantity(PartyId amp, LedgerState ledger) {
            return registeredBy(amp, ledger)
                    .then(paper ->
                            within(paper.integer("quantityMg"), amp, ledger).at("grossMg"));
        }

        private Checked<Holds> within(long quantityMg, PartyId amp, LedgerState ledger) {
            long usedMg = ledger.list(LedgerKeys.originUses(issuer, number, amp)).stream()
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
                fields.parsed("file", Digest::requireHex),
                fields.optionalParsed("municipality", PlaceCode::municipality));
    }

    /** As it is stated; the ledger's record says besides who registered it. */
    Json.Obj json() {
        Json.Obj stated = Json.object()
                .with("issuer", issuer.value())
                .with("number", number.value())
                .with("kind", kind.name())
                .with("date", date.toString())
                .with("quantityMg", quantity.milligrams())
                .with("file", file);
        return municipality
                .map(place -> stated.with("municipality", place.value()))
                .orElse(stated);
    }

    /** The record of a paper that another producer has registered before says so, for every lot that cites it. */
    StateChange registeredBy(PartyId party, boolean claimedBefore) {
        Json.Obj record = json().with("registeredBy", party.value());
        return new StateChange(
                "OriginDocumentRegistered",
                LedgerKeys.origin(issuer, number, party),
                claimedBefore ? record.with("claimedBefore", true) : record);
    }
}
