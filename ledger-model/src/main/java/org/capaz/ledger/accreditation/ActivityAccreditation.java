// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.accreditation;

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
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.registry.Withdrawal;
import org.capaz.ledger.statement.Act;

/**
 * A scheme's accreditation of a party for one activity. A party may have several, one after the other, for several activities
 * or of several schemes.
 *
 * @param validTo last day, included
 * @param countsFrom the first day for which it counts, whatever it states
 */
record ActivityAccreditation(
        PartyId accredited,
        PartyId scheme,
        Activity activity,
        Day validFrom,
        Day validTo,
        Day countsFrom,
        Optional<Withdrawal> withdrawal) {

    private static ActivityAccreditation read(Json.Obj record) {
        Fields fields = Fields.of(record, "accreditation");
        return new ActivityAccreditation(
                fields.parsed("party", PartyId::new),
                fields.parsed("scheme", PartyId::new),
                fields.parsed("activity", Codes.of(Activity.class)),
                fields.parsed("validFrom", Day::parse),
                fields.parsed("validTo", Day::parse),
                fields.parsed("countsFrom", Day::parse),
                Withdrawal.stored(fields));
    }

    /** Every one of that party for anything, withdrawn ones too. */
    static List<ActivityAccreditation> of(PartyId accredited, LedgerState ledger) {
        return ledger.list(LedgerKeys.judges(accredited)).stream()
                .map(ActivityAccreditation::read)
                .toList();
    }

    static Optional<ActivityAccreditation> find(LedgerKey key, LedgerState ledger) {
        return ledger.read(key).map(record -> read((Json.Obj) record));
    }

    /** Does it let its holder do that then, and is holder and scheme still trusted when it is recorded? */
    boolean admits(Activity asked, Act act, LedgerState ledger) {
        Day day = act.eventDay();
        return activity.includes(asked)
                && day.within(validFrom, validTo)
                && !day.isBefore(countsFrom)
                && trustedOn(day)
                && trustedOn(act.recordedDay())
                && schemeStands(act, ledger);
    }

    private boolean trustedOn(Day day) {
        return withdrawal.filter(found -> found.holdsOn(day)).isEmpty();
    }

    private boolean schemeStands(Act act, LedgerState ledger) {
        return Party.find(ledger, scheme)
                .filter(found -> found.hasAnyOf(List.of(PartyRole.SCHEME)) && found.standsAt(act.recordedAt()))
                .isPresent();
    }

    ActivityAccreditation withdrawn(Withdrawal found) {
        return new ActivityAccreditation(
                accredited, scheme, activity, validFrom, validTo, countsFrom, Optional.of(found));
    }

    LedgerKey key() {
        return LedgerKeys.judge(accredited, activity.keyPart(), scheme, validFrom);
    }

    /** A sentence about it, with the slots that name it. */
    Sentence named(Message message) {
        return message.with("party", accredited)
                .and("activity", Argument.code(activity))
                .and("day", validFrom);
    }

    StateChange event(String name) {
        Json.Obj record = Json.object()
                .with("party", accredited.value())
                .with("scheme", scheme.value())
                .with("activity", activity.name())
                .with("validFrom", validFrom.toString())
                .with("validTo", validTo.toString())
                .with("countsFrom", countsFrom.toString());
        return new StateChange(
                name, key(), withdrawal.map(found -> found.onto(record)).orElse(record));
    }
}
