package org.capaz.ledger.premium;

import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;

/** How a payer reckons that a premium is split. It need not say so; what it signs must be right to the minor unit. */
record StatedSplit(Map<PartyId, Long> amounts) {

    private record Amount(PartyId beneficiary, long minor) {}

    static Optional<StatedSplit> read(Fields fields) {
        if (!fields.has("split")) {
            return Optional.empty();
        }
        List<Amount> lines = fields.objects(
                "split",
                line -> new Amount(
                        line.parsed("beneficiary", PartyId::new), line.quantity("minor", StatedSplit::notNegative)));
        Map<PartyId, Long> amounts = new TreeMap<>();
        lines.forEach(line -> amounts.put(line.beneficiary(), line.minor()));
        if (amounts.size() != lines.size()) {
            throw fields.unfit("split", "expected each beneficiary once");
        }
        return Optional.of(new StatedSplit(amounts));
    }

    /** I38: nobody loses a cent, and nobody hides a fee in the split. */
    Optional<Refused> matches(Map<PartyId, Money> computed) {
        Map<PartyId, Long> due = new TreeMap<>();
        computed.forEach((amp, amount) -> due.put(amp, amount.minor()));
        return require(Rule.I38, due.equals(amounts), () -> "the premium is split " + due + ", not " + amounts);
    }

    private static long notNegative(long minor) {
        if (minor < 0) {
            throw new InvalidValue(Message.MINOR_UNITS_NEGATIVE.with("value", Argument.count(minor)));
        }
        return minor;
    }
}
