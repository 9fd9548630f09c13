// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import java.time.Instant;
import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;

/** Reads and writes the lot's record of {@code docs/reference/keys.md}; a hold is not part of it but a flag beside it. */
final class LotRecord {
    private LotRecord() {}

    static Lot read(Fields fields) {
        var facts = new Lot.Facts(origin(fields), content(fields), possession(fields));
        String state = fields.text("state");
        return switch (state + "/" + fields.text("custodyState")) {
            case "DRAFT/HELD" -> new Lot.Draft(facts);
            case "ACTIVE/HELD" -> new Lot.Held(facts);
            case "ACTIVE/OFFERED" -> new Lot.Offered(facts, fields.parsed("transfer", Code::new));
            case "ACTIVE/IN_TRANSIT" -> new Lot.InTransit(facts, fields.parsed("transfer", Code::new));
            case "CONSUMED/HELD" -> new Lot.Consumed(facts, fields.texts("successors", LotId::new));
            case "DELIVERED/HELD" -> new Lot.Delivered(facts, fields.parsed("recipient", Code::new));
            case "WRITTEN_OFF/HELD" -> new Lot.WrittenOff(facts, fields.parsed("reason", Code::new));
            case "VOIDED/HELD" -> new Lot.Voided(facts, fields.parsed("reason", Code::new));
            default -> throw new IllegalStateException("lot " + facts.id() + " has an unknown state " + state);
        };
    }

    private static Origin origin(Fields fields) {
        return new Origin(
                fields.parsed("lot", LotId::new),
                fields.texts("parents", LotId::new),
                fields.parsed("creator", PartyId::new),
                Instant.ofEpochSecond(fields.integer("createdAt")));
    }

    private static Content content(Fields fields) {
        return new Content(
                fields.parsed("material", Codes.of(Material.class)),
                fields.quantity("grossMg", GrossMass::weighed),
                Assay.OfRecord.read(fields),
                new FineMass(fields.optionalInteger("fineMg").orElse(0L)),
                new FineMass(fields.optionalInteger("unattributedMg").orElse(0L)),
                Provenance.read(fields),
                fields.parsed("claimClass", Codes.of(ClaimClass.class)),
                fields.integer("lossMg"),
                Change.read(fields),
                Lifetime.read(fields));
    }

    private static Possession possession(Fields fields) {
        return new Possession(
                fields.parsed("custodian", PartyId::new),
                fields.parsed("place", PlaceCode::new),
                fields.optionalParsed("seal", SealNumber::new),
                fields.optionalInteger("movedAt").map(Instant::ofEpochSecond));
    }

    static Json.Obj write(Lot lot) {
        Json.Obj record = with(
                lot.facts().possession(),
                with(lot.facts().content(), origin(lot.facts().origin())));
        return switch (lot) {
            case Lot.Draft draft -> state(record, "DRAFT", "HELD");
            case Lot.Held held -> state(record, "ACTIVE", "HELD");
            case Lot.Offered offered ->
                state(record, "ACTIVE", "OFFERED")
                        .with("transfer", offered.transfer().value());
            case Lot.InTransit moving ->
                state(record, "ACTIVE", "IN_TRANSIT")
                        .with("transfer", moving.transfer().value());
            case Lot.OnHold stopped -> write(stopped.under());
            case Lot.Delivered gone ->
                state(record, "DELIVERED", "HELD")
                        .with("recipient", gone.recipient().value());
            case Lot.WrittenOff lost ->
                state(record, "WRITTEN_OFF", "HELD")
                        .with("reason", lost.reason().value());
            case Lot.Voided mistake ->
                state(record, "VOIDED", "HELD").with("reason", mistake.reason().value());
            case Lot.Consumed consumed ->
                state(record, "CONSUMED", "HELD").with("successors", ids(consumed.successors()));
        };
    }

    private static Json.Obj origin(Origin origin) {
        return Json.object()
                .with("lot", origin.id().value())
                .with("parents", ids(origin.parents()))
                .with("creator", origin.creator().value())
                .with("createdAt", origin.createdAt().getEpochSecond())
                .with("successors", List.<Json>of());
    }

    private static Json.Obj with(Content content, Json.Obj start) {
        Json.Obj record = start.with("material", content.material().name())
                .with("grossMg", content.gross().milligrams())
                .with("claimClass", content.claimClass().name())
                .with("vector", content.provenance().json())
                .with("lossMg", content.lostMg());
        if (content.assay().isPresent()) {
            Assay.OfRecord assay = content.assay().get();
            record = record.with("assay", assay.json())
                    .with("fineness", assay.fineness().hundredthsPerMille());
        }
        if (content.hasFineMass()) {
            record = record.with("fineMg", content.fine().milligrams())
                    .with("nominalMg", content.provenance().nominal().milligrams());
        }
        if (!content.unattributed().equals(FineMass.NONE)) {
            record = record.with("unattributedMg", content.unattributed().milligrams());
        }
        if (!content.changes().isEmpty()) {
            record = record.with(
                    "changes", content.changes().stream().map(Change::json).toList());
        }
        return content.lifetime().addedTo(record);
    }

    private static Json.Obj with(Possession possession, Json.Obj start) {
        Json.Obj record = start.with("custodian", possession.custodian().value())
                .with("place", possession.place().value());
        if (possession.movedAt().isPresent()) {
            record = record.with("movedAt", possession.movedAt().get().getEpochSecond());
        }
        if (possession.seal().isPresent()) {
            record = record.with("seal", possession.seal().get().value());
        }
        return record;
    }

    private static Json.Obj state(Json.Obj record, String state, String custodyState) {
        return record.with("state", state).with("custodyState", custodyState);
    }

    private static Json.Arr ids(List<LotId> lots) {
        return Json.texts(lots.stream().map(LotId::value).toList());
    }
}
