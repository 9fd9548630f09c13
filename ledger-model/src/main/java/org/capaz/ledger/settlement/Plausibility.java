// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * Compares a producer's month of production in fine gold with what its miners can dig and its legal basis allows (I11).
 * Judged at a production lot's first assay, because before it the fine gold in ore is unknown.
 *
 * <p>Decision 051.
 */
final class Plausibility {
    private Plausibility() {}

    /**
     * The month with this lot in it, and a flag when that is more than plausible; metal that a producer only brought in is
     * no production. One range read.
     *
     * @param fine fine gold of the lot under its first assay
     */
    static List<StateChange> judged(Lot.Draft lot, FineMass fine, Act act, LedgerState ledger) {
        if (lot.facts().provenance().shares().size() != 1) {
            return List.of();
        }
        Provenance.Share origin = lot.facts().provenance().shares().getFirst();
        Optional<Amp> amp = Amp.on(origin.periodTo(), origin.amp(), ledger);
        boolean ownProduction = origin.lot().equals(lot.id()) && !ledger.has(LedgerKeys.introduction(lot.id()));
        if (amp.isEmpty() || !ownProduction) {
            return List.of();
        }
        Day day = origin.periodTo();
        long month = ledger.list(LedgerKeys.producedIn(origin.amp(), day.year(), day.month())).stream()
                .map(record -> Fields.of(record, "produced"))
                .filter(record -> !record.has("void"))
                .mapToLong(record -> record.integer("fineMg"))
                .reduce(fine.milligrams(), Math::addExact);
        List<StateChange> events = new ArrayList<>();
        events.add(new StateChange(
                "MonthCounted",
                LedgerKeys.produced(origin.amp(), day.year(), day.month(), lot.id()),
                Json.object()
                        .with("amp", origin.amp().value())
                        .with("lot", lot.id().value())
                        .with("year", day.year())
                        .with("month", day.month())
                        .with("fineMg", fine.milligrams())));
        if (month > ceiling(amp.get(), ReferenceValues.on(day, ledger))) {
            events.add(new Flag(LedgerKeys.lot(lot.id()), Flag.Kind.RED_FLAG, Rule.I11, new Code("MONTH-IMPLAUSIBLE"))
                    .raised(act));
        }
        return events;
    }

    /** The most fine gold in milligrams that a month may plausibly bring. */
    private static long ceiling(Amp amp, ReferenceValues values) {
        long dug = Math.multiplyExact(
                Math.multiplyExact(amp.miners(), values.get(ReferenceValue.AMP_PLAUSIBLE_PER_MINER_DAY)),
                values.get(ReferenceValue.AMP_WORK_DAYS_PER_MONTH));
        return amp.capacity()
                .map(capacity -> Math.min(capacity.milligrams(), dug))
                .orElse(dug);
    }
}
