// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.Enrolments;
import org.capaz.ledger.producer.Miner;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Period;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;

/**
 * What one subsistence miner brought to a lot, spread over the days of production on which the miner was with the producer:
 * each day draws on the quota of its own month and year (I9, I10, I62).
 *
 * <p>Decision 115.
 *
 * @param byMonth gross milligrams by the last day of each month's part
 */
record Brought(MinerRef miner, SequencedMap<Day, Long> byMonth) {

    /** Of everybody who was enrolled as a subsistence miner on any of the days. One key read for each miner. */
    static List<Brought> by(List<Contribution> contributions, PartyId amp, Period producedDuring, LedgerState ledger) {
        SortedMap<MinerRef, Long> brought = new TreeMap<>();
        for (Contribution contribution : contributions) {
            if (contribution instanceof Contribution.ByMiner by) {
                brought.merge(by.miner(), by.gross().milligrams(), Math::addExact);
            }
        }
        List<Brought> capped = new ArrayList<>();
        brought.forEach((miner, grossMg) -> Enrolments.of(miner, ledger)
                .filter(known -> subsistence(known, amp, producedDuring))
                .ifPresent(known -> capped.add(new Brought(
                        miner,
                        producedDuring.spread(
                                grossMg, day -> with(known, amp, day).isPresent())))));
        return capped;
    }

    /** On any of the days, so that who changes the kind of its enrolment within the period does not leave the quota. */
    private static boolean subsistence(Enrolments known, PartyId amp, Period producedDuring) {
        return known.periods().stream()
                .anyMatch(entry -> entry.amp().equals(amp)
                        && entry.kind() == Miner.Kind.SUBSISTENCE
                        && !entry.from().isAfter(producedDuring.to())
                        && entry.end()
                                .filter(end -> end.to().isBefore(producedDuring.from()))
                                .isEmpty());
    }

    private static Optional<Enrolments.Period> with(Enrolments known, PartyId amp, Day day) {
        return known.on(day).filter(period -> period.amp().equals(amp));
    }

    /** I9: within the annual cap in each year. One range read for each. */
    Checked<Holds> withinTheYears(ReferenceValues values, LedgerState ledger) {
        SortedMap<Integer, Long> byYear = new TreeMap<>();
        byMonth.forEach((last, grossMg) -> byYear.merge(last.year(), grossMg, Math::addExact));
        return byYear.entrySet().stream()
                .map(year -> withinTheYear(year.getKey(), year.getValue(), values, ledger))
                .reduce(Checked.holds(), (one, another) -> one.and(ok -> another));
    }

    private Checked<Holds> withinTheYear(int year, long grossMg, ReferenceValues values, LedgerState ledger) {
        Day last = byMonth.keySet().stream()
                .filter(day -> day.year() == year)
                .findFirst()
                .orElseThrow();
        Quota quota = Quota.of(miner, last, ledger);
        return Checked.require(
                Rule.I9,
                quota.yearAllows(grossMg, values),
                () -> Message.MINER_ANNUAL_CAP_EXCEEDED
                        .with("miner", miner)
                        .and("year", Argument.mass(quota.yearMg()))
                        .and("in", Argument.id(Integer.toString(year)))
                        .and("more", Argument.mass(grossMg))
                        .and("cap", Argument.mass(values.get(ReferenceValue.SUBSISTENCE_ANNUAL_CAP))));
    }

    /** I10: within the monthly average in each month. */
    boolean withinTheMonths(ReferenceValues values, LedgerState ledger) {
        return byMonth.entrySet().stream()
                .allMatch(month -> Quota.of(miner, month.getKey(), ledger).monthAllows(month.getValue(), values));
    }

    List<StateChange> drawnBy(LotId lot) {
        return byMonth.entrySet().stream()
                .map(month -> Quota.drawnBy(lot, miner, month.getKey(), month.getValue()))
                .toList();
    }
}
