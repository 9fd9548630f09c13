package org.capaz.ledger.producer;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/** Which working units stand inside a producer from a day on; a later version replaces an earlier one. */
public record AffiliationScope(int version, List<Code> units, Day validFrom) {

    static AffiliationScope read(Fields fields) {
        List<Code> units = fields.texts("units", Code::new);
        // None at all is right for who only enrols single miners.
        if (units.stream().distinct().count() < units.size()) {
            throw fields.unfit("units", "expected each working unit once");
        }
        return new AffiliationScope(
                fields.quantity("version", AffiliationScope::version), units, fields.parsed("validFrom", Day::parse));
    }

    /** The scope in effect that day. */
    public static Optional<AffiliationScope> on(Day day, PartyId amp, LedgerState ledger) {
        return ledger.list(LedgerKeys.scopes(amp)).stream()
                .map(record -> read(Fields.of(record, "scope")))
                .filter(scope -> !scope.validFrom().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    static Optional<AffiliationScope> latest(PartyId amp, LedgerState ledger) {
        return ledger.list(LedgerKeys.scopes(amp)).stream()
                .map(record -> read(Fields.of(record, "scope")))
                .reduce((earlier, later) -> later);
    }

    StateChange declared(PartyId amp) {
        return new StateChange(
                "AffiliationScopeDeclared",
                LedgerKeys.scope(amp, version),
                Json.object()
                        .with("amp", amp.value())
                        .with("version", version)
                        .with(
                                "units",
                                Json.texts(units.stream().map(Code::value).toList()))
                        .with("validFrom", validFrom.toString()));
    }

    private static int version(long number) {
        if (number < 1 || number > 999_999) {
            throw new InvalidValue(Message.VERSION_OUT_OF_RANGE.with("value", Argument.count(number)));
        }
        return (int) number;
    }
}
