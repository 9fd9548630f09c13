// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;

/**
 * What one subsistence miner has brought in a calendar year of Bogota, over all producers and buyers (I9, I10). Each lot and
 * each attested sale outside the network is a record of its own, so that two statements about different miners never
 * conflict.
 *
 * <p>Decision 076.
 *
 * @param day whose year and month are counted
 * @param yearMg gross milligrams in the year, the stricter reading of a cap on gold
 * @param monthMg gross milligrams in the month
 */
public record Quota(MinerRef miner, Day day, long yearMg, long monthMg) {

    /** One range read. */
    public static Quota of(MinerRef miner, Day day, LedgerState ledger) {
        List<Fields> drawn = ledger.list(LedgerKeys.drawnIn(miner, day.year())).stream()
                .map(record -> Fields.of(record, "drawn"))
                .filter(record -> !record.has("void"))
                .toList();
        return new Quota(
                miner,
                day,
                sum(drawn),
                sum(drawn.stream()
                        .filter(record -> record.integer("month") == day.month())
                        .toList()));
    }

    private static long sum(List<Fields> drawn) {
        return drawn.stream().mapToLong(record -> record.integer("grossMg")).reduce(0, Math::addExact);
    }

    boolean yearAllows(long addedMg, ReferenceValues values) {
        return Math.addExact(yearMg, addedMg) <= values.get(ReferenceValue.SUBSISTENCE_ANNUAL_CAP);
    }

    boolean monthAllows(long addedMg, ReferenceValues values) {
        return Math.addExact(monthMg, addedMg) <= values.get(ReferenceValue.SUBSISTENCE_MONTHLY_AVERAGE);
    }

    static StateChange drawnBy(LotId lot, MinerRef miner, Day day, long grossMg) {
        return drawn(key(miner, day, lot), miner, day, grossMg, "lot", lot.value());
    }

    static LedgerKey key(MinerRef miner, Day day, LotId lot) {
        return LedgerKeys.drawn(miner, day.year(), day.month(), "lot", lot.value());
    }

    static StateChange soldOutside(Code sale, MinerRef miner, Day day, GrossMass gross) {
        return drawn(outside(sale, miner, day), miner, day, gross.milligrams(), "sale", sale.value());
    }

    static LedgerKey outside(Code sale, MinerRef miner, Day day) {
        return LedgerKeys.drawn(miner, day.year(), day.month(), "sale", sale.value());
    }

    private static StateChange drawn(LedgerKey key, MinerRef miner, Day day, long grossMg, String kind, String name) {
        return new StateChange(
                "QuotaDrawn",
                key,
                Json.object()
                        .with("miner", miner.value())
                        .with("year", day.year())
                        .with("month", day.month())
                        .with("grossMg", grossMg)
                        .with(kind, name));
    }
}
