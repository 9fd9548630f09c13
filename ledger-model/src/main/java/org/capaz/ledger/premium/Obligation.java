// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/**
 * What a payer owes one producer for its share of one settled lot, or of one credit sale. Where the buyer named several
 * payers, each owes an obligation of its own. How much of it is paid is not
 * kept here: {@code payment.ObligationBalance} derives it from what the payee has confirmed.
 *
 * @param version of the scheme, fixed at the sale (I36)
 * @param fine gold that the premium is for, in milligrams
 * @param provisional fine mass and amount before the final settlement; empty when the obligation was raised after it
 * @param cancelled the scheme's decision that it is not to be paid, if there is one
 */
public record Obligation(
        Ref ref,
        int version,
        PartyId payer,
        FineMass fine,
        Money amount,
        Day dueOn,
        Instant raisedAt,
        Stage stage,
        Optional<Json.Obj> provisional,
        Optional<Json.Obj> cancelled) {

    /** How final the amount is. */
    public enum Stage {
        /** Computed from the provisional settlement; one true-up makes it DUE. */
        PROVISIONAL,
        DUE,
        CANCELLED
    }

    /**
     * What identifies an obligation.
     *
     * @param subject the settled lot, or the credit sale
     */
    public record Ref(PremiumScheme.Base base, Code subject, Code scheme, PartyId beneficiary)
            implements ArgumentSource {
        /** The obligation on metal that is delivered with its history. */
        public static Ref ofLot(LotId lot, Code scheme, PartyId beneficiary) {
            return new Ref(PremiumScheme.Base.PHYSICAL, new Code(lot.value()), scheme, beneficiary);
        }

        public static Ref read(Fields fields) {
            if (fields.has("lot") == fields.has("sale")) {
                throw fields.unfit("lot", Message.LOT_OR_CREDIT_SALE_EXPECTED.sentence());
            }
            Code scheme = fields.parsed("scheme", Code::new);
            PartyId beneficiary = fields.parsed("beneficiary", PartyId::new);
            return fields.has("lot")
                    ? ofLot(fields.parsed("lot", LotId::new), scheme, beneficiary)
                    : new Ref(PremiumScheme.Base.CREDIT, fields.parsed("sale", Code::new), scheme, beneficiary);
        }

        private String subjectMember() {
            return base == PremiumScheme.Base.PHYSICAL ? "lot" : "sale";
        }

        /** The member of a statement that names nothing on the ledger, when there is no such obligation. */
        public String unknownMember(LedgerState ledger) {
            if (!ledger.has(LedgerKeys.scheme(scheme, 1))) {
                return "scheme";
            }
            return ledger.list(LedgerKeys.obligations(subject, scheme)).isEmpty() ? subjectMember() : "beneficiary";
        }

        public Json.Obj json() {
            return Json.object()
                    .with(subjectMember(), subject.value())
                    .with("scheme", scheme.value())
                    .with("beneficiary", beneficiary.value());
        }

        /** The production lots that the premium may have been claimed on. */
        public List<LotId> origins(LedgerState ledger) {
            return switch (base) {
                case PHYSICAL ->
                    Lot.find(ledger, new LotId(subject.value()))
                            .orElseThrow(this::subjectLost)
                            .facts()
                            .provenance()
                            .shares()
                            .stream()
                            .map(Provenance.Share::lot)
                            .toList();
                case CREDIT ->
                    Grams.read(ledger.find(LedgerKeys.credit(subject)).orElseThrow(this::subjectLost)).stream()
                            .map(Grams::origin)
                            .toList();
            };
        }

        private IllegalStateException subjectLost() {
            return new IllegalStateException("obligation " + this + " has no " + subjectMember());
        }

        LedgerKey key(PartyId payer) {
            return LedgerKeys.obligation(subject, scheme, beneficiary, payer);
        }

        @Override
        public Argument argument() {
            return Argument.id(toString());
        }

        @Override
        public String toString() {
            return subject + "/" + scheme + "/" + beneficiary;
        }
    }

    public static Optional<Obligation> find(LedgerState ledger, Ref ref, PartyId payer) {
        return ledger.find(ref.key(payer))
                .map(Obligation::read)
                .filter(found -> found.ref().equals(ref));
    }

    /** What all payers owe that beneficiary; more than one where the buyer named several (I65). */
    public static List<Obligation> all(LedgerState ledger, Ref ref) {
        return ledger.list(LedgerKeys.obligationsTo(ref.subject(), ref.scheme(), ref.beneficiary())).stream()
                .map(record -> read(Fields.of(record, "obligation")))
                .filter(found -> found.ref().equals(ref))
                .toList();
    }

    /** Reads the record of {@code docs/reference/keys.md}. */
    public static Obligation read(Fields fields) {
        return new Obligation(
                Ref.read(fields),
                fields.quantity("version", PremiumScheme::version),
                fields.parsed("payer", PartyId::new),
                fields.quantity("fineMg", FineMass::new),
                PremiumScheme.money(fields),
                fields.parsed("dueOn", Day::parse),
                Instant.ofEpochSecond(fields.integer("raisedAt")),
                fields.parsed("stage", Codes.of(Stage.class)),
                fields.has("provisional") ? Optional.of(fields.rawObject("provisional")) : Optional.empty(),
                fields.has("cancelled") ? Optional.of(fields.rawObject("cancelled")) : Optional.empty());
    }

    /** @param former the cancelled obligation under the same key, if there is one: why it was cancelled stays readable */
    static Obligation raised(
            Ref ref,
            int version,
            PartyId payer,
            FineMass fine,
            Money amount,
            Day dueOn,
            Instant at,
            Stage stage,
            Optional<Obligation> former) {
        return new Obligation(
                ref,
                version,
                payer,
                fine,
                amount,
                dueOn,
                at,
                stage,
                Optional.empty(),
                former.flatMap(Obligation::cancelled));
    }

    /** I36: the final fine mass and amount; the provisional ones stay readable. */
    Obligation truedUp(FineMass finalFine, Money finalAmount, Day finallyDueOn) {
        Json.Obj before = Json.object().with("fineMg", fine.milligrams()).with("minor", amount.minor());
        return new Obligation(
                ref,
                version,
                payer,
                finalFine,
                finalAmount,
                finallyDueOn,
                raisedAt,
                Stage.DUE,
                Optional.of(before),
                cancelled);
    }

    public Obligation cancelledBy(Json.Obj decision) {
        return new Obligation(
                ref,
                version,
                payer,
                fine,
                amount,
                dueOn,
                raisedAt,
                Stage.CANCELLED,
                provisional,
                Optional.of(decision));
    }

    public StateChange event(String name) {
        Json.Obj record = ref.json()
                .with("version", version)
                .with("payer", payer.value())
                .with("fineMg", fine.milligrams())
                .with("minor", amount.minor())
                .with("currency", amount.currency())
                .with("dueOn", dueOn.toString())
                .with("raisedAt", raisedAt.getEpochSecond())
                .with("stage", stage.name());
        if (provisional.isPresent()) {
            record = record.with("provisional", provisional.get());
        }
        if (cancelled.isPresent()) {
            record = record.with("cancelled", cancelled.get());
        }
        return new StateChange(name, ref.key(payer), record);
    }
}
