// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Rule;

/**
 * A right to mine, or a recognised route to it, with its period. Without one that holds on the day no lot of the
 * producer enters (I6).
 *
 * <p>Decisions 076, 078, 116 and 117.
 *
 * @param reference the title's or file's number at the authority
 * @param validFrom the first day on which it holds
 * @param validTo the last day on which it holds
 * @param recording when and on what condition it was recorded; empty in a statement
 * @param withdrawal its end before that time, if it ended early
 */
public record LegalBasis(
        Code id,
        Kind kind,
        Code reference,
        Code authority,
        Day validFrom,
        Day validTo,
        Optional<BasisRecording> recording,
        Optional<Withdrawal> withdrawal) {

    /** From which day on it no longer holds, before its time, and why. */
    public record Withdrawal(Day from, Code reason) {}

    /** The routes that Colombian law knows. */
    public enum Kind {
        TITLE,
        FORMALISATION_SUBCONTRACT,
        RESERVE_AREA,
        FORMALISATION_APPLICANT,
        SUBSISTENCE
    }

    /** As its producer declares it. */
    public static LegalBasis declared(Code id, Kind kind, Code reference, Code authority, Day validFrom, Day validTo) {
        return new LegalBasis(id, kind, reference, authority, validFrom, validTo, Optional.empty(), Optional.empty());
    }

    static LegalBasis read(Fields fields) {
        return declared(
                fields.parsed("id", Code::new),
                fields.parsed("kind", Codes.of(Kind.class)),
                fields.parsed("reference", Code::new),
                fields.parsed("authority", Code::new),
                fields.parsed("validFrom", Day::parse),
                fields.parsed("validTo", Day::parse));
    }

    /** As statements hold it; {@link #read} reads it. */
    Json.Obj json() {
        return Json.object()
                .with("id", id.value())
                .with("kind", kind.name())
                .with("reference", reference.value())
                .with("authority", authority.value())
                .with("validFrom", validFrom.toString())
                .with("validTo", validTo.toString());
    }

    private static LegalBasis stored(Fields fields) {
        LegalBasis declared = read(fields).recorded(BasisRecording.stored(fields));
        return fields.optionalParsed("withdrawnFrom", Day::parse)
                .map(from -> declared.withdrawn(from, fields.parsed("reason", Code::new)))
                .orElse(declared);
    }

    static Optional<LegalBasis> find(PartyId amp, Code id, LedgerState ledger) {
        return ledger.find(LedgerKeys.basis(amp, id)).map(LegalBasis::stored);
    }

    /** Every legal basis of a producer, withdrawn and expired ones too. */
    public static List<LegalBasis> of(PartyId amp, LedgerState ledger) {
        return ledger.derived(new Held(amp));
    }

    private record Held(PartyId amp) implements LedgerState.Derived<List<LegalBasis>> {
        @Override
        public List<LegalBasis> from(LedgerState ledger) {
            return ledger.list(LedgerKeys.bases(amp)).stream()
                    .map(record -> stored(Fields.of(record, "basis")))
                    .toList();
        }
    }

    /** I6: a legal basis that ends before it begins covers no day, and is not recorded. */
    Checked<Checked.Holds> hasAPeriod() {
        return Checked.require(
                        Rule.I6,
                        !validFrom.isAfter(validTo),
                        () -> Message.LEGAL_BASIS_ENDS_BEFORE_BEGIN
                                .with("basis", id)
                                .and("day", validTo))
                .at("validTo");
    }

    /** When it was recorded; who asks has read it from the ledger. */
    public Instant recordedAt() {
        return recording.orElseThrow().at();
    }

    /** Does it count only once an independent assessor has confirmed it (I64)? */
    public boolean onConfirmation() {
        return recording.orElseThrow().onConfirmation();
    }

    /** Does the producer hold a legal basis for subsistence mining on that day, among others or alone? */
    public static boolean hasSubsistence(PartyId amp, Day day, LedgerState ledger) {
        return of(amp, ledger).stream().anyMatch(basis -> basis.kind() == Kind.SUBSISTENCE && basis.holdsOn(day));
    }

    /** Within its period and not withdrawn. */
    public boolean holdsOn(Day day) {
        return day.within(validFrom, validTo)
                && recording.filter(found -> !found.allows(day)).isEmpty()
                && withdrawal.filter(found -> !day.isBefore(found.from())).isEmpty();
    }

    LegalBasis withdrawn(Day from, Code reason) {
        return new LegalBasis(
                id,
                kind,
                reference,
                authority,
                validFrom,
                validTo,
                recording,
                Optional.of(new Withdrawal(from, reason)));
    }

    LegalBasis recorded(BasisRecording found) {
        return new LegalBasis(id, kind, reference, authority, validFrom, validTo, Optional.of(found), withdrawal);
    }

    StateChange event(String name, PartyId amp) {
        Json.Obj record = recording.orElseThrow().onto(json().with("amp", amp.value()));
        return new StateChange(
                name,
                LedgerKeys.basis(amp, id),
                withdrawal
                        .map(found -> record.with("withdrawnFrom", found.from().toString())
                                .with("reason", found.reason().value()))
                        .orElse(record));
    }

    static List<LegalBasis> readAll(Fields body) {
        List<LegalBasis> all = body.objects("legalBasis", LegalBasis::read);
        if (all.isEmpty() || all.stream().map(LegalBasis::id).distinct().count() < all.size()) {
            throw body.unfit("legalBasis", Message.LEGAL_BASES_EMPTY_OR_TWICE.sentence());
        }
        return all;
    }
}
