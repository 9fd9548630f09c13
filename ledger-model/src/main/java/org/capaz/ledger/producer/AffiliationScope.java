// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Period;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/**
 * Which working units belong to a producer from a day on. A later version replaces an earlier one for the days from its
 * own {@code validFrom} on; the earlier version stays the answer for the days before, so that production of the past is
 * judged by the scope of its time.
 *
 * @param version counted from 1, without gaps
 * @param units each once; none at all for a producer that only enrols single miners
 */
public record AffiliationScope(int version, List<Code> units, Day validFrom) {

    static AffiliationScope read(Fields fields) {
        List<Code> units = fields.texts("units", Code::new);
        if (units.stream().distinct().count() < units.size()) {
            throw fields.unfit("units", Message.WORKING_UNIT_TWICE.sentence());
        }
        return new AffiliationScope(
                fields.quantity("version", AffiliationScope::version), units, fields.parsed("validFrom", Day::parse));
    }

    /** As statements and records hold it; {@link #read} reads it. */
    Json.Obj json() {
        return Json.object()
                .with("version", version)
                .with("units", Json.texts(units.stream().map(Code::value).toList()))
                .with("validFrom", validFrom.toString());
    }

    /** The scope in effect that day; empty before the first version takes effect. */
    public static Optional<AffiliationScope> on(Day day, PartyId amp, LedgerState ledger) {
        return among(of(amp, ledger), day);
    }

    /** The one of these versions that is in effect that day. */
    public static Optional<AffiliationScope> among(List<AffiliationScope> versions, Day day) {
        return versions.stream()
                .filter(scope -> !scope.validFrom().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /** The last version declared, whether it is in effect yet or not. */
    static AffiliationScope latest(Amp declared, LedgerState ledger) {
        return of(declared.party(), ledger).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException(
                        "a producer is declared together with its first scope, but " + declared.party() + " has none"));
    }

    /** Those of these versions that are in effect on any of the days. */
    public static List<AffiliationScope> during(List<AffiliationScope> versions, Period days) {
        return Stream.concat(
                        among(versions, days.from()).stream(),
                        versions.stream()
                                .filter(scope -> scope.validFrom().isAfter(days.from())
                                        && !scope.validFrom().isAfter(days.to())))
                .toList();
    }

    /** Every version of a producer's scope, in their order. */
    public static List<AffiliationScope> of(PartyId amp, LedgerState ledger) {
        return ledger.list(LedgerKeys.scopes(amp)).stream()
                .map(record -> read(Fields.of(record, "scope")))
                .toList();
    }

    StateChange declared(PartyId amp) {
        return new StateChange(
                "AffiliationScopeDeclared", LedgerKeys.scope(amp, version), json().with("amp", amp.value()));
    }

    private static int version(long number) {
        if (number < 1 || number > 999_999) {
            throw new InvalidValue(Message.VERSION_OUT_OF_RANGE.with("value", Argument.count(number)));
        }
        return (int) number;
    }
}
