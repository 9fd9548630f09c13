package org.capaz.ledger.lot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/** A quantity of one material under one custodian; what can be done with it depends on the state it is in. */
public sealed interface Lot {
    Facts facts();

    /** The same lot as if nobody had stopped it: for going back, and for saying what else is wrong with it. */
    default Lot withoutHold() {
        return this;
    }

    default LotId id() {
        return facts().id();
    }

    /** Declared and weighed, but without an assay there is no telling how much gold it holds. */
    record Draft(Facts facts) implements Lot {
        public Held assayed(Assay assay) {
            return new Held(facts.withContent(facts.gross(), assay.ofRecord()));
        }
    }

    /** In the custodian's hands, free to be offered or worked. */
    record Held(Facts facts) implements Lot {
        public Offered offeredIn(Code transfer) {
            return new Offered(facts, transfer);
        }

        public Held assayed(Assay assay) {
            return new Held(facts.withContent(facts.gross(), assay.ofRecord()));
        }

        /** After the refiner's outturn: net melt weight and final assay supersede, the seal is broken. */
        public Held settledAt(GrossMass netMelt, Assay assay) {
            return new Held(facts.withContent(netMelt, assay.ofRecord()).withSeal(Optional.empty()));
        }

        public Held sealedWith(SealNumber seal) {
            return new Held(facts.withSeal(Optional.of(seal)));
        }

        public Held opened() {
            return new Held(facts.withSeal(Optional.empty()));
        }

        public Held returnedTo(PartyId former, PlaceCode place, Instant at) {
            return new Held(facts.heldBy(former, place, at));
        }

        public Delivered deliveredTo(Code recipient) {
            return new Delivered(facts, recipient);
        }

        public Consumed consumedInto(List<LotId> successors) {
            return new Consumed(facts.withSeal(Optional.empty()), successors);
        }
    }

    /** Promised to a recipient who has not taken it yet. */
    record Offered(Facts facts, Code transfer) implements Lot {
        public InTransit dispatched() {
            return new InTransit(facts, transfer);
        }

        /** The offer was cancelled, declined or has run out. */
        public Held takenBack() {
            return new Held(facts);
        }
    }

    /** On its way; the sender stays custodian until the recipient accepts. */
    record InTransit(Facts facts, Code transfer) implements Lot {
        public Held acceptedBy(PartyId recipient, PlaceCode place, Instant at) {
            return new Held(facts.heldBy(recipient, place, at));
        }

        /** With the lesser of the two weights, for what nobody had recorded before has no history (I16), and the seal as found. */
        public Held acceptedAsFound(
                PartyId recipient, PlaceCode place, GrossMass weighed, Optional<SealNumber> found, Instant at) {
            GrossMass gross = weighed.compareTo(facts.gross()) < 0 ? weighed : facts.gross();
            return new Held(facts.withContent(gross, facts.assay().orElseThrow())
                    .heldBy(recipient, place, at)
                    .withSeal(found));
        }

        /** Back in the sender's hands. */
        public Held returned(Optional<SealNumber> found, Instant at) {
            return new Held(facts.heldBy(facts.custodian(), facts.place(), at).withSeal(found));
        }
    }

    /**
     * Contested: it moves only as a return, a seizure, or once the hold is released (I29). The hold stands on the ledger
     * as a flag beside the lot, because the custodian need not agree to it.
     */
    record OnHold(Lot under, Code hold) implements Lot {
        @Override
        public Facts facts() {
            return under.facts();
        }

        @Override
        public Lot withoutHold() {
            return under;
        }
    }

    /** Nothing can be done with it any more; what it held is elsewhere or lost. */
    sealed interface Ended extends Lot {
        /** What became of it, to follow the lot's name in a sentence. */
        String fate();
    }

    /** Melted or split: gone for ever into its successors. */
    record Consumed(Facts facts, List<LotId> successors) implements Ended {
        @Override
        public String fate() {
            return "became " + successors;
        }
    }

    /** Sold downstream to a buyer who is no longer part of this chain. */
    record Delivered(Facts facts, Code recipient) implements Ended {
        @Override
        public String fate() {
            return "was delivered to " + recipient;
        }
    }

    /** Lost, stolen or seized: its fine gold is booked as written off. */
    record WrittenOff(Facts facts, Code reason) implements Ended {
        @Override
        public String fate() {
            return "is written off: " + reason;
        }
    }

    /** Taken back by its creator before it first changed hands: declared by mistake. */
    record Voided(Facts facts, Code reason) implements Ended {
        @Override
        public String fate() {
            return "is void: " + reason;
        }
    }

    /**
     * What is true of a lot in every state.
     *
     * @param fine gold contained; nothing before the first assay, or, where lots were pooled, what they held
     * @param lostMg fine gold booked as this lot's own loss; below zero when a better assay found more
     * @param movedAt when it last came to its custodian from another, or back from the road
     */
    record Facts(
            LotId id,
            Material material,
            GrossMass gross,
            Optional<Assay.OfRecord> assay,
            FineMass fine,
            PartyId custodian,
            PlaceCode place,
            Optional<SealNumber> seal,
            List<LotId> parents,
            ClaimClass claimClass,
            Provenance provenance,
            long lostMg,
            PartyId creator,
            Instant createdAt,
            Optional<Instant> movedAt) {

        /**
         * The fine mass follows from gross mass and assay (I14), the shares from the fine mass (I21); what a later
         * assay no longer finds is this lot's loss (I23).
         */
        public Facts withContent(GrossMass newGross, Assay.OfRecord newAssay) {
            FineMass newFine = FineMass.contained(newGross, newAssay.fineness());
            boolean read = assay.isPresent() || !fine.equals(FineMass.NONE);
            long newlyLost = read ? fine.milligrams() - newFine.milligrams() : 0;
            return new Facts(
                    id,
                    material,
                    newGross,
                    Optional.of(newAssay),
                    newFine,
                    custodian,
                    place,
                    seal,
                    parents,
                    claimClass,
                    provenance.spreadOver(newFine),
                    Math.addExact(lostMg, newlyLost),
                    creator,
                    createdAt,
                    movedAt);
        }

        Facts withSeal(Optional<SealNumber> newSeal) {
            return new Facts(
                    id,
                    material,
                    gross,
                    assay,
                    fine,
                    custodian,
                    place,
                    newSeal,
                    parents,
                    claimClass,
                    provenance,
                    lostMg,
                    creator,
                    createdAt,
                    movedAt);
        }

        Facts heldBy(PartyId newCustodian, PlaceCode newPlace, Instant at) {
            return new Facts(
                    id,
                    material,
                    gross,
                    assay,
                    fine,
                    newCustodian,
                    newPlace,
                    seal,
                    parents,
                    claimClass,
                    provenance,
                    lostMg,
                    creator,
                    createdAt,
                    Optional.of(at));
        }

        /**
         * The same gold under a new name with another custodian, who has yet to seal it. Of a lot without assay nothing
         * is known that it could hand on: it goes on as what it was declared or pooled from.
         */
        public Facts continuedAs(LotId newId, PartyId newCustodian, PlaceCode newPlace, Instant at) {
            return new Facts(
                    newId,
                    material,
                    gross,
                    assay,
                    fine,
                    newCustodian,
                    newPlace,
                    Optional.empty(),
                    assay.isPresent() ? List.of(id) : parents,
                    claimClass,
                    provenance,
                    0,
                    newCustodian,
                    at,
                    Optional.empty());
        }

        /** Since when its custodian has had it in hand. */
        public Instant since() {
            return movedAt.filter(moved -> moved.isAfter(createdAt)).orElse(createdAt);
        }

        /** Fine gold of now, or, where assays have found more since, of its beginning: what a further rise is counted from. */
        public long leastFineMg() {
            return Math.min(fine.milligrams(), Math.addExact(fine.milligrams(), lostMg));
        }

        public Fineness fineness() {
            return assay.orElseThrow().fineness();
        }
    }

    /** The lot as it stands now: its record, and beside it its rescue and an open hold, which others than its owner write. */
    static Optional<Lot> find(LedgerState ledger, LotId id) {
        return ledger.find(LedgerKeys.lot(id)).map(fields -> {
            Lot lot = read(fields);
            return lot instanceof Ended ? lot : lot.withWhatOthersSay(ledger);
        });
    }

    private Lot withWhatOthersSay(LedgerState ledger) {
        Optional<LotId> successor =
                ledger.find(LedgerKeys.rescued(id())).map(rescue -> rescue.parsed("successor", LotId::new));
        return successor
                .<Lot>map(next -> new Consumed(facts(), List.of(next)))
                .or(() -> Flag.holdOn(LedgerKeys.lot(id()), ledger).map(hold -> new OnHold(this, hold)))
                .orElse(this);
    }

    /** Reads the record of {@code docs/reference/keys.md}; a hold stands beside it. */
    static Lot read(Fields fields) {
        Facts facts = new Facts(
                fields.parsed("lot", LotId::new),
                fields.parsed("material", Codes.of(Material.class)),
                fields.quantity("grossMg", GrossMass::weighed),
                Assay.OfRecord.read(fields),
                new FineMass(fields.optionalInteger("fineMg").orElse(0L)),
                fields.parsed("custodian", PartyId::new),
                fields.parsed("place", PlaceCode::new),
                fields.optionalParsed("seal", SealNumber::new),
                fields.texts("parents", LotId::new),
                fields.parsed("claimClass", Codes.of(ClaimClass.class)),
                Provenance.read(fields),
                fields.integer("lossMg"),
                fields.parsed("creator", PartyId::new),
                Instant.ofEpochSecond(fields.integer("createdAt")),
                fields.optionalInteger("movedAt").map(Instant::ofEpochSecond));
        String state = fields.text("state");
        return switch (state + "/" + fields.text("custodyState")) {
            case "DRAFT/HELD" -> new Draft(facts);
            case "ACTIVE/HELD" -> new Held(facts);
            case "ACTIVE/OFFERED" -> new Offered(facts, fields.parsed("transfer", Code::new));
            case "ACTIVE/IN_TRANSIT" -> new InTransit(facts, fields.parsed("transfer", Code::new));
            case "CONSUMED/HELD" -> new Consumed(facts, fields.texts("successors", LotId::new));
            case "DELIVERED/HELD" -> new Delivered(facts, fields.parsed("recipient", Code::new));
            case "WRITTEN_OFF/HELD" -> new WrittenOff(facts, fields.parsed("reason", Code::new));
            case "VOIDED/HELD" -> new Voided(facts, fields.parsed("reason", Code::new));
            default -> throw new IllegalStateException("lot " + facts.id() + " has an unknown state " + state);
        };
    }

    /** Declared by mistake. */
    default Voided voided(Code reason) {
        return new Voided(facts().withSeal(Optional.empty()), reason);
    }

    /** Lost or taken: what it held is booked as written off. */
    default WrittenOff writtenOff(Code reason) {
        return new WrittenOff(facts().withSeal(Optional.empty()), reason);
    }

    /** The fact that the lot now stands like this. */
    default StateChange event(String name) {
        return new StateChange(name, LedgerKeys.lot(id()), json());
    }

    private Json.Obj json() {
        Facts facts = facts();
        Json.Obj record = Json.object()
                .with("lot", facts.id().value())
                .with("material", facts.material().name())
                .with("grossMg", facts.gross().milligrams())
                .with("custodian", facts.custodian().value())
                .with("place", facts.place().value())
                .with(
                        "parents",
                        Json.texts(facts.parents().stream().map(LotId::value).toList()))
                .with("claimClass", facts.claimClass().name())
                .with("vector", facts.provenance().json())
                .with("lossMg", facts.lostMg())
                .with("creator", facts.creator().value())
                .with("createdAt", facts.createdAt().getEpochSecond())
                .with("successors", List.<Json>of());
        if (facts.movedAt().isPresent()) {
            record = record.with("movedAt", facts.movedAt().get().getEpochSecond());
        }
        if (facts.seal().isPresent()) {
            record = record.with("seal", facts.seal().get().value());
        }
        if (facts.assay().isPresent()) {
            Assay.OfRecord assay = facts.assay().get();
            record = record.with("assay", assay.json())
                    .with("fineness", assay.fineness().hundredthsPerMille());
        }
        if (facts.assay().isPresent() || !facts.fine().equals(FineMass.NONE)) {
            record = record.with("fineMg", facts.fine().milligrams());
        }
        return switch (this) {
            case Draft draft -> state(record, "DRAFT", "HELD");
            case Held held -> state(record, "ACTIVE", "HELD");
            case Offered offered ->
                state(record, "ACTIVE", "OFFERED")
                        .with("transfer", offered.transfer().value());
            case InTransit moving ->
                state(record, "ACTIVE", "IN_TRANSIT")
                        .with("transfer", moving.transfer().value());
            case OnHold stopped -> stopped.under().json();
            case Delivered gone ->
                state(record, "DELIVERED", "HELD")
                        .with("recipient", gone.recipient().value());
            case WrittenOff lost ->
                state(record, "WRITTEN_OFF", "HELD")
                        .with("reason", lost.reason().value());
            case Voided mistake ->
                state(record, "VOIDED", "HELD").with("reason", mistake.reason().value());
            case Consumed consumed ->
                state(record, "CONSUMED", "HELD")
                        .with(
                                "successors",
                                Json.texts(consumed.successors().stream()
                                        .map(LotId::value)
                                        .toList()));
        };
    }

    private static Json.Obj state(Json.Obj record, String state, String custodyState) {
        return record.with("state", state).with("custodyState", custodyState);
    }
}
