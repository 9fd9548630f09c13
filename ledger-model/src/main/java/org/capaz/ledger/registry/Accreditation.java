// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * A scheme's accreditation of an assessor for one version of a standard, up to a level of independence. An assessor may have
 * several, one after the other or of several schemes. I30 counts no attestation of an assessor that has none for the day.
 *
 * @param validTo last day, included
 * @param countsFrom the first day for which it counts, whatever it states (I63); empty in a statement
 */
public record Accreditation(
        PartyId assessor,
        PartyId scheme,
        String standard,
        String version,
        Level level,
        Day validFrom,
        Day validTo,
        Optional<Day> countsFrom,
        Optional<Withdrawal> withdrawal) {

    /** How independent of the assessed the author of a statement is. */
    public enum Level {
        FIRST_PARTY,
        SECOND_PARTY,
        THIRD_PARTY
    }

    static Accreditation read(PartyId scheme, Fields fields) {
        return new Accreditation(
                fields.parsed("assessor", PartyId::new),
                scheme,
                fields.parsed("standard", Standard::label),
                fields.parsed("version", Standard::label),
                fields.parsed("level", Codes.of(Level.class)),
                fields.parsed("validFrom", Day::parse),
                fields.parsed("validTo", Day::parse),
                Optional.empty(),
                Optional.empty());
    }

    private static Accreditation stored(Fields fields) {
        Accreditation granted = read(fields.parsed("scheme", PartyId::new), fields)
                .grantedFrom(fields.parsed("countsFrom", Day::parse));
        return Withdrawal.stored(fields).map(granted::withdrawn).orElse(granted);
    }

    /** Every accreditation of an assessor for that version, withdrawn ones too. */
    public static List<Accreditation> of(PartyId assessor, String standard, String version, LedgerState ledger) {
        return ledger.list(LedgerKeys.accreditations(assessor, standard, version)).stream()
                .map(record -> stored(Fields.of(record, "accreditation")))
                .toList();
    }

    static Optional<Accreditation> find(LedgerKey key, LedgerState ledger) {
        return ledger.find(key).map(Accreditation::stored);
    }

    /**
     * I30: who attests at that level is accredited for it that day, and is still trusted when it is recorded. The level is
     * at fault when a lower one would do, the assessor when it was accredited for another time.
     *
     * @param naming the member that says by which version
     */
    public static Checked<Holds> admits(
            String naming,
            PartyId assessor,
            String standard,
            String version,
            Level level,
            Act act,
            LedgerState ledger) {
        List<Accreditation> granted = of(assessor, standard, version, ledger);
        List<Accreditation> trusted = granted.stream()
                .filter(entry -> entry.covers(Level.FIRST_PARTY, act.eventDay()) && entry.trustedOn(act.recordedDay()))
                .toList();
        return Checked.require(
                        Rule.I30,
                        trusted.stream().anyMatch(entry -> entry.covers(level, act.eventDay())),
                        () -> Message.ISSUER_NOT_ACCREDITED
                                .with("issuer", assessor)
                                .and("standard", Argument.id(standard))
                                .and("version", Argument.id(version))
                                .and("level", Argument.code(level))
                                .and("day", act.eventDay())
                                .and("recorded", act.recordedDay()))
                .at(granted.isEmpty() ? naming : trusted.isEmpty() ? Refused.ACTOR : "level");
    }

    public boolean covers(Level attested, Day day) {
        return grants(attested, day) && trustedOn(day);
    }

    private boolean trustedOn(Day day) {
        return withdrawal.filter(found -> found.holdsOn(day)).isEmpty();
    }

    /** Was it granted for that level and day, whatever became of it? */
    public boolean grants(Level attested, Day day) {
        return attested.compareTo(level) <= 0
                && day.within(validFrom, validTo)
                && countsFrom.filter(day::isBefore).isEmpty();
    }

    Accreditation withdrawn(Withdrawal found) {
        return new Accreditation(
                assessor, scheme, standard, version, level, validFrom, validTo, countsFrom, Optional.of(found));
    }

    Accreditation grantedFrom(Day first) {
        return new Accreditation(
                assessor, scheme, standard, version, level, validFrom, validTo, Optional.of(first), withdrawal);
    }

    LedgerKey key() {
        return LedgerKeys.accreditation(assessor, standard, version, scheme, validFrom);
    }

    /** A sentence about an accreditation, with the slots that name it. */
    Sentence named(Message message) {
        return message.with("assessor", assessor)
                .and("standard", Argument.id(standard))
                .and("version", Argument.id(version))
                .and("day", validFrom);
    }

    /** What the scheme states; {@link #read} reads it. */
    Json.Obj granted() {
        return Json.object()
                .with("assessor", assessor.value())
                .with("standard", standard)
                .with("version", version)
                .with("level", level.name())
                .with("validFrom", validFrom.toString())
                .with("validTo", validTo.toString());
    }

    StateChange event(String name) {
        Json.Obj record = granted()
                .with("scheme", scheme.value())
                .with("countsFrom", countsFrom.orElse(validFrom).toString());
        return new StateChange(
                name, key(), withdrawal.map(found -> found.onto(record)).orElse(record));
    }
}
