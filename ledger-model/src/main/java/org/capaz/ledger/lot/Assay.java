// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/**
 * A laboratory's reading of a lot's fineness.
 *
 * <p>Decision 100.
 *
 * @param silver how much of the rest is silver, where the laboratory says so
 * @param uncertainty of the fineness, either way, where the laboratory says so
 * @param certificate SHA-256 of the laboratory's certificate, salted, in hexadecimal
 */
public record Assay(
        Code id,
        LotId lot,
        PartyId laboratory,
        Method method,
        PartyId sampledBy,
        Day sampledOn,
        Fineness fineness,
        Optional<Fineness> silver,
        Optional<Fineness> uncertainty,
        String certificate,
        Purpose purpose) {

    /** How the fineness was found, from the least to the most accurate method. */
    public enum Method {
        TOUCHSTONE,
        XRF,
        FIRE,
        UMPIRE;

        /** May a reading by this method take the place of one by that method? */
        public boolean replaces(Method other) {
            return compareTo(other) >= 0;
        }
    }

    /** What the reading is for. */
    public enum Purpose {
        PROVISIONAL,
        EXCHANGE,
        FINAL
    }

    /**
     * The reading that a lot's fine mass is computed from.
     *
     * @param own of the holder itself and not of a laboratory: any laboratory's reading replaces it
     */
    public record OfRecord(Code assay, Method method, PartyId laboratory, Fineness fineness, boolean own) {
        /** Of a laboratory. */
        public OfRecord(Code assay, Method method, PartyId laboratory, Fineness fineness) {
            this(assay, method, laboratory, fineness, false);
        }

        OfRecord byHolder() {
            return new OfRecord(assay, method, laboratory, fineness, true);
        }

        static Optional<OfRecord> read(Fields lot) {
            if (!lot.has("assay")) {
                return Optional.empty();
            }
            Fields assay = lot.object("assay");
            return Optional.of(new OfRecord(
                    assay.parsed("assay", Code::new),
                    assay.parsed("method", Codes.of(Method.class)),
                    assay.parsed("laboratory", PartyId::new),
                    lot.quantity("fineness", Fineness::of),
                    assay.has("own") && assay.bool("own")));
        }

        Json.Obj json() {
            Json.Obj record = Json.object()
                    .with("assay", assay.value())
                    .with("method", method.name())
                    .with("laboratory", laboratory.value());
            return own ? record.with("own", true) : record;
        }
    }

    public static Optional<Assay> find(LotId lot, Code assay, LedgerState ledger) {
        return ledger.find(LedgerKeys.assay(lot, assay))
                .map(fields -> read(fields.parsed("laboratory", PartyId::new), fields));
    }

    /** For the settlement only: it does not replace the lot's assay of record before both sides have disclosed theirs. */
    public boolean forExchange() {
        return purpose == Purpose.EXCHANGE;
    }

    public static Assay read(PartyId laboratory, Fields fields) {
        return new Assay(
                fields.parsed("assay", Code::new),
                fields.parsed("lot", LotId::new),
                laboratory,
                fields.parsed("method", Codes.of(Method.class)),
                fields.parsed("sampledBy", PartyId::new),
                fields.parsed("sampledOn", Day::parse),
                fields.quantity("fineness", Fineness::of),
                silver(fields),
                uncertainty(fields),
                fields.parsed("certificate", Digest::requireHex),
                fields.parsed("purpose", Codes.of(Purpose.class)));
    }

    /** The assay that stands inside a melt or an outturn, where lot, sampler and day are those of the act. */
    public static Assay readWithin(Fields fields, LotId lot, PartyId laboratory, Day day, Purpose purpose) {
        Assay assay = new Assay(
                fields.parsed("assay", Code::new),
                lot,
                laboratory,
                fields.parsed("method", Codes.of(Method.class)),
                laboratory,
                day,
                fields.quantity("fineness", Fineness::of),
                silver(fields),
                uncertainty(fields),
                fields.parsed("certificate", Digest::requireHex),
                purpose);
        fields.end();
        return assay;
    }

    private static Optional<Fineness> silver(Fields fields) {
        if (!fields.has("silver")) {
            return Optional.empty();
        }
        long gold = fields.integer("fineness");
        return Optional.of(fields.quantity("silver", silver -> {
            if (silver > Fineness.PURE - gold) {
                throw new InvalidValue(Message.GOLD_AND_SILVER_EXCEED_WHOLE.sentence());
            }
            return Fineness.of(silver);
        }));
    }

    private static Optional<Fineness> uncertainty(Fields fields) {
        return fields.has("uncertainty") ? Optional.of(fields.quantity("uncertainty", Fineness::of)) : Optional.empty();
    }

    public OfRecord ofRecord() {
        return new OfRecord(id, method, laboratory, fineness);
    }

    /** With whoever agreed, by its signature, that it becomes the assay of record. */
    public StateChange agreed(PartyId custodian, Instant at) {
        StateChange reading = recorded(at);
        return new StateChange(
                reading.name(), reading.key(), ((Json.Obj) reading.value()).with("agreedBy", custodian.value()));
    }

    public StateChange recorded(Instant at) {
        Json.Obj record = Json.object()
                .with("assay", id.value())
                .with("lot", lot.value())
                .with("laboratory", laboratory.value())
                .with("method", method.name())
                .with("sampledBy", sampledBy.value())
                .with("sampledOn", sampledOn.toString())
                .with("fineness", fineness.hundredthsPerMille())
                .with("certificate", certificate)
                .with("purpose", purpose.name())
                .with("recordedAt", at.getEpochSecond());
        if (silver.isPresent()) {
            record = record.with("silver", silver.get().hundredthsPerMille());
        }
        if (uncertainty.isPresent()) {
            record = record.with("uncertainty", uncertainty.get().hundredthsPerMille());
        }
        return new StateChange("AssayRecorded", LedgerKeys.assay(lot, id), record);
    }
}
