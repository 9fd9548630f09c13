// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.ledger.assessment.Confirmation;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
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
 * Compares a producer's month of production in fine gold with what its miners can dig and its legal basis allows (I11), as
 * far as an assessor has confirmed both (I64).
 * Judged at a production lot's first assay, because before it the fine gold in ore is unknown.
 *
 * <p>Decisions 051, 115 and 117.
 */
final class Plausibility {
    private Plausibility() {}

    /**
     * The months of its production with this lot in them (I62), and a flag when one of them is more than plausible; metal that
     * a producer only brought in is no production. One range read for each month.
     *
     * @param fine fine gold of the lot under its first assay
     */
    static List<StateChange> judged(Lot lot, FineMass fine, Act act, LedgerState ledger) {
        if (lot.facts().provenance().shares().size() != 1) {
            return List.of();
        }
        Provenance.Share origin = lot.facts().provenance().shares().getFirst();
        boolean ownProduction = origin.lot().equals(lot.id()) && !ledger.has(LedgerKeys.introduction(lot.id()));
        if (!ownProduction || Amp.find(ledger, origin.amp()).isEmpty()) {
            return List.of();
        }
        Confirmation confirmation = Confirmation.of(origin.amp(), act.recordedAt(), ledger);
        List<StateChange> events = new ArrayList<>();
        boolean confirmed = true;
        boolean plausible = true;
        for (Map.Entry<Day, Long> month :
                origin.producedDuring().spread(fine.milligrams(), day -> true).entrySet()) {
            Day day = month.getKey();
            events.add(counted(lot.id(), origin.amp(), day, month.getValue()));
            Optional<Amp.Size> size = Amp.confirmedOn(day, origin.amp(), confirmation::covers, ledger);
            long fineMg = withTheOthers(lot.id(), origin.amp(), day, month.getValue(), ledger);
            confirmed &= size.isPresent();
            plausible &= size.filter(found -> fineMg > ceiling(found, ReferenceValues.on(day, ledger)))
                    .isEmpty();
        }
        if (!confirmed) {
            events.add(flag(lot, Rule.I64, "SIZE-UNCONFIRMED").raised(act));
        }
        if (!plausible) {
            events.add(flag(lot, Rule.I11, "MONTH-IMPLAUSIBLE").raised(act));
        }
        return events;
    }

    private static Flag flag(Lot lot, Rule rule, String reason) {
        return new Flag(LedgerKeys.lot(lot.id()), Flag.Kind.RED_FLAG, rule, new Code(reason));
    }

    private static StateChange counted(LotId lot, PartyId amp, Day day, long fineMg) {
        return new StateChange(
                "MonthCounted",
                LedgerKeys.produced(amp, day.year(), day.month(), lot),
                Json.object()
                        .with("amp", amp.value())
                        .with("lot", lot.value())
                        .with("year", day.year())
                        .with("month", day.month())
                        .with("fineMg", fineMg));
    }

    private static long withTheOthers(LotId lot, PartyId amp, Day day, long fineMg, LedgerState ledger) {
        return ledger.list(LedgerKeys.producedIn(amp, day.year(), day.month())).stream()
                .map(record -> Fields.of(record, "produced"))
                .filter(record -> !record.has("void") && !record.text("lot").equals(lot.value()))
                .mapToLong(record -> record.integer("fineMg"))
                .reduce(fineMg, Math::addExact);
    }

    /** The most fine gold in milligrams that a month may plausibly bring. */
    private static long ceiling(Amp.Size size, ReferenceValues values) {
        long dug = Math.multiplyExact(
                Math.multiplyExact(size.miners(), values.get(ReferenceValue.AMP_PLAUSIBLE_PER_MINER_DAY)),
                values.get(ReferenceValue.AMP_WORK_DAYS_PER_MONTH));
        return size.capacity()
                .map(capacity -> Math.min(capacity.milligrams(), dug))
                .orElse(dug);
    }
}
