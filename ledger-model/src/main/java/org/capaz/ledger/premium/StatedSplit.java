// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;

/**
 * How a payer computes the split of a premium. It need not state it; what it signs must be right to the minor unit.
 *
 * <p>Decision 070.
 *
 * @param amounts by beneficiary, in minor units of the scheme's currency
 */
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
            throw fields.unfit("split", Message.BENEFICIARY_TWICE.sentence());
        }
        return Optional.of(new StatedSplit(amounts));
    }

    List<Json.Obj> json() {
        return amounts.entrySet().stream()
                .map(line ->
                        Json.object().with("beneficiary", line.getKey().value()).with("minor", line.getValue()))
                .toList();
    }

    /** I38: nobody loses a minor unit, and nobody hides a fee in the split. */
    Checked<Holds> matches(Claims claims) {
        Map<PartyId, Long> due = new TreeMap<>();
        claims.amounts().entrySet().stream()
                .filter(owed -> owed.getValue().minor() > 0)
                .forEach(owed -> due.put(owed.getKey(), owed.getValue().minor()));
        String currency = claims.terms().rate().perKilogram().currency();
        return Checked.require(
                Rule.I38,
                due.equals(amounts),
                () -> Message.PREMIUM_SPLIT_WRONG
                        .with("due", listed(due, currency))
                        .and("stated", listed(amounts, currency)));
    }

    private static Argument listed(Map<PartyId, Long> split, String currency) {
        return Argument.several(split.entrySet().stream()
                .map(line -> Message.AMOUNT_OF_PARTY
                        .with("party", line.getKey())
                        .and("amount", new Money(line.getValue(), currency)))
                .toList());
    }

    private static long notNegative(long minor) {
        if (minor < 0) {
            throw new InvalidValue(Message.MINOR_UNITS_NEGATIVE.with("value", Argument.count(minor)));
        }
        return minor;
    }
}
