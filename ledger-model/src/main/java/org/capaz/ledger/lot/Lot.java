// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/**
 * A quantity of one material under one custodian. Its states are types, and what is legal in one state only is a method of
 * that state: a consumed lot cannot be offered, because nothing offers it (I19, I24, I25).
 *
 * <p>Decisions 050 and 077.
 */
public sealed interface Lot {
    Facts facts();

    /** The same lot without an open hold: for operations that a hold does not stop. */
    default Lot withoutHold() {
        return this;
    }

    default LotId id() {
        return facts().id();
    }

    /** Declared and weighed, but without an assay: how much gold it holds is not known. */
    record Draft(Facts facts) implements Lot {
        public Held assayed(Assay assay, BasisPoints gain) {
            return new Held(facts.read(facts.gross(), assay.ofRecord(), gain));
        }

        /** By its holder's own reading, until a laboratory reads it. */
        public Held readByHolder(Assay assay, BasisPoints gain) {
            return new Held(facts.read(facts.gross(), assay.ofRecord().byHolder(), gain));
        }
    }

    /** In the custodian's hands, free to be offered or transformed. */
    record Held(Facts facts) implements Lot {
        public Offered offeredIn(Code transfer) {
            return new Offered(facts, transfer);
        }

        public Held assayed(Assay assay, BasisPoints gain) {
            return new Held(facts.read(facts.gross(), assay.ofRecord(), gain));
        }

        /** After the refiner's outturn: net melt weight and final assay supersede, the seal is broken. */
        public Held settledAt(GrossMass netMelt, Assay assay, BasisPoints gain) {
            return new Held(facts.read(netMelt, assay.ofRecord(), gain).withSeal(Optional.empty()));
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

        /** With a greater weight than it has now, but no more fine gold than was once booked as its loss; empty where it would be. */
        public Optional<Held> weighedAgain(GrossMass weighed, BasisPoints gain) {
            return facts.assay()
                    .filter(assay -> weighed.compareTo(facts.gross()) > 0)
                    .map(assay -> new Held(facts.read(weighed, assay, gain)))
                    .filter(after -> after.facts().measured().milligrams()
                                    - facts.measured().milligrams()
                            <= facts.lostMg());
        }

        /** In another place of its custodian's, who has had it since before. */
        public Held movedTo(PlaceCode place) {
            return new Held(facts.in(place));
        }

        /** Of claim class NONE from now on. */
        public Held downgraded() {
            return new Held(facts.withoutClaim());
        }

        public Delivered deliveredTo(Code recipient) {
            return new Delivered(facts, recipient);
        }

        public Consumed consumedInto(List<LotId> successors) {
            return new Consumed(facts.withSeal(Optional.empty()), successors);
        }
    }

    /** Offered to a recipient in an open transfer; still with the sender. */
    record Offered(Facts facts, Code transfer) implements Lot {
        public InTransit dispatched() {
            return new InTransit(facts, transfer);
        }

        /** The offer was cancelled, declined or has run out. */
        public Held takenBack() {
            return new Held(facts);
        }
    }

    /** Dispatched and not yet accepted; the sender stays custodian until the recipient accepts (I24). */
    record InTransit(Facts facts, Code transfer) implements Lot {
        public Held acceptedBy(PartyId recipient, PlaceCode place, Instant at) {
            return new Held(facts.heldBy(recipient, place, at));
        }

        /** With the lesser of the two weights, because mass that was never recorded has no origin (I16), and the seal as found. */
        public Held acceptedAsFound(
                PartyId recipient,
                PlaceCode place,
                GrossMass weighed,
                Optional<SealNumber> found,
                Instant at,
                BasisPoints gain) {
            GrossMass gross = weighed.compareTo(facts.gross()) < 0 ? weighed : facts.gross();
            return new Held(facts.read(gross, facts.assay().orElseThrow(), gain)
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

    /** Nothing can be done with it any more; its gold is elsewhere or lost. */
    sealed interface Ended extends Lot {
        /** What became of it, to follow the lot's id in a sentence. */
        Sentence fate();
    }

    /** Melted, pooled, split or taken over: its gold is in its successors. */
    record Consumed(Facts facts, List<LotId> successors) implements Ended {
        @Override
        public Sentence fate() {
            return Message.BECAME_LOTS.with("lots", Argument.several(successors));
        }
    }

    /** Sold downstream to a buyer who is no longer part of this chain. */
    record Delivered(Facts facts, Code recipient) implements Ended {
        @Override
        public Sentence fate() {
            return Message.WAS_DELIVERED.with("party", recipient);
        }
    }

    /** Lost, stolen or seized: its fine gold is recorded as written off. */
    record WrittenOff(Facts facts, Code reason) implements Ended {
        @Override
        public Sentence fate() {
            return Message.IS_WRITTEN_OFF.with("reason", reason);
        }
    }

    /** Taken back by its creator before it first changed hands: declared by mistake. */
    record Voided(Facts facts, Code reason) implements Ended {
        @Override
        public Sentence fate() {
            return Message.IS_VOID.with("reason", reason);
        }
    }

    /**
     * What is true of a lot in every state: where it comes from, what it holds, and who has it.
     *
     * @param origin never changes
     */
    record Facts(Origin origin, Content content, Possession possession) {

        /**
         * The same lot with another reading of its mass and fineness; another weight under the same assay is the custodian's.
         *
         * @param gain what counts above the nominal gold
         */
        Facts read(GrossMass gross, Assay.OfRecord assay, BasisPoints gain) {
            boolean weighed = content.assay().filter(assay::equals).isPresent();
            Content read = content.read(
                    gross,
                    assay,
                    origin.parents().isEmpty(),
                    gain,
                    weighed ? Change.Source.CUSTODIAN : Change.Source.LABORATORY,
                    weighed ? possession.custodian() : assay.laboratory());
            return new Facts(origin, read, possession);
        }

        Facts withoutClaim() {
            return new Facts(origin, content.withoutClaim(), possession);
        }

        Facts in(PlaceCode place) {
            return new Facts(
                    origin,
                    content,
                    new Possession(possession.custodian(), place, possession.seal(), possession.movedAt()));
        }

        Facts withSeal(Optional<SealNumber> seal) {
            return new Facts(origin, content, possession.sealedWith(seal));
        }

        Facts heldBy(PartyId custodian, PlaceCode place, Instant at) {
            return new Facts(origin, content, new Possession(custodian, place, possession.seal(), Optional.of(at)));
        }

        /**
         * The same gold under a new id with another custodian, who has yet to seal it. A lot without an assay is no parent,
         * because nothing is known of its gold that it could hand on: the new lot has the parents it was pooled from, if any.
         */
        public Facts continuedAs(LotId id, PartyId custodian, PlaceCode place, Instant at) {
            List<LotId> parents = content.assay().isPresent() ? List.of(origin.id()) : origin.parents();
            return new Facts(
                    new Origin(id, parents, custodian, at),
                    content.withoutLoss(),
                    Possession.unsealed(custodian, place));
        }

        /** Since when its custodian has had it in hand. */
        public Instant since() {
            return possession
                    .movedAt()
                    .filter(moved -> moved.isAfter(origin.createdAt()))
                    .orElse(origin.createdAt());
        }

        /** The fineness of the assay of record; a defect to ask of a lot that has none. */
        public Fineness fineness() {
            return assay().orElseThrow().fineness();
        }

        /** See {@link Content#leastMeasuredMg}. */
        public long leastMeasuredMg() {
            return content.leastMeasuredMg();
        }

        public LotId id() {
            return origin.id();
        }

        public List<LotId> parents() {
            return origin.parents();
        }

        public PartyId creator() {
            return origin.creator();
        }

        public Instant createdAt() {
            return origin.createdAt();
        }

        public Material material() {
            return content.material();
        }

        public GrossMass gross() {
            return content.gross();
        }

        public Optional<Assay.OfRecord> assay() {
            return content.assay();
        }

        /** The gold that counts. */
        public FineMass fine() {
            return content.fine();
        }

        /** All the gold in it, with what no origin accounts for. */
        public FineMass measured() {
            return content.measured();
        }

        public FineMass unattributed() {
            return content.unattributed();
        }

        public FineMass nominal() {
            return content.provenance().nominal();
        }

        public List<Change> changes() {
            return content.changes();
        }

        public Lifetime lifetime() {
            return content.lifetime();
        }

        public Provenance provenance() {
            return content.provenance();
        }

        public ClaimClass claimClass() {
            return content.claimClass();
        }

        public long lostMg() {
            return content.lostMg();
        }

        public PartyId custodian() {
            return possession.custodian();
        }

        public PlaceCode place() {
            return possession.place();
        }

        public Optional<SealNumber> seal() {
            return possession.seal();
        }

        public Optional<Instant> movedAt() {
            return possession.movedAt();
        }
    }

    /**
     * The current lot: its record, and beside it its rescue and an open hold, which others than the custodian write.
     *
     * @return empty when there is no lot of that id
     */
    static Optional<Lot> find(LedgerState ledger, LotId id) {
        return ledger.find(LedgerKeys.lot(id)).map(fields -> {
            Lot lot = read(fields);
            return lot instanceof Ended ? lot : lot.withRescueAndHold(ledger);
        });
    }

    private Lot withRescueAndHold(LedgerState ledger) {
        Optional<LotId> successor =
                ledger.find(LedgerKeys.rescued(id())).map(rescue -> rescue.parsed("successor", LotId::new));
        return successor
                .<Lot>map(next -> new Consumed(facts(), List.of(next)))
                .or(() -> Flag.holdOn(LedgerKeys.lot(id()), ledger).map(hold -> new OnHold(this, hold)))
                .orElse(this);
    }

    /** The lot by its own record; a hold stands beside it and is not seen here. */
    static Lot read(Fields fields) {
        return LotRecord.read(fields);
    }

    /** Declared by mistake. */
    default Voided voided(Code reason) {
        return new Voided(facts().withSeal(Optional.empty()), reason);
    }

    /** Lost or seized: its fine gold is recorded as written off. */
    default WrittenOff writtenOff(Code reason) {
        return new WrittenOff(facts().withSeal(Optional.empty()), reason);
    }

    /** The fact that the lot is now in this state. */
    default StateChange event(String name) {
        return new StateChange(name, LedgerKeys.lot(id()), LotRecord.write(this));
    }
}
