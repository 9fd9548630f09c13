// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;

/**
 * How far a weighing is from the one before it: at receipt from dispatch, at dispatch from the record (I27).
 *
 * <p>Decision 061.
 */
record Variance(GrossMass before, long differenceMg) {

    /** What the difference means. */
    enum Verdict {
        WITHIN_TOLERANCE,
        VARIANCE,
        DISPUTE
    }

    static Variance between(Weighing out, Weighing in) {
        return between(out.gross(), in);
    }

    private static Variance between(GrossMass before, Weighing now) {
        return new Variance(before, before.differenceMg(now.gross()));
    }

    /** What is taken out before the dispatch is missing at no later weighing but this one. */
    static boolean asRecorded(Lot lot, Weighing out, Day day, LedgerState ledger) {
        return between(lot.facts().gross(), out).judgedBy(ReferenceValues.on(day, ledger)) == Verdict.WITHIN_TOLERANCE;
    }

    /** The verdict on one lot of a transfer, by the limits of the day on which it was weighed again. */
    static Verdict verdict(LotId lot, Transfer.Dispatch dispatch, Transfer.Arrival arrival, LedgerState ledger) {
        return between(dispatch.of(lot), arrival.of(lot)).judgedBy(ReferenceValues.on(Day.of(arrival.at()), ledger));
    }

    /** Do the two weighings of a lot differ by no more than what can be accepted? */
    static boolean agree(Weighing out, Weighing in, Day day, LedgerState ledger) {
        return between(out, in).judgedBy(ReferenceValues.on(day, ledger)) != Verdict.DISPUTE;
    }

    long roundedBp() {
        return BasisPoints.rounded(differenceMg, before.milligrams());
    }

    /** A scale reads no finer than the floor, so smaller differences mean nothing even on small lots. */
    private Verdict judgedBy(ReferenceValues values) {
        if (differenceMg <= values.get(ReferenceValue.TRANSFER_FLOOR)
                || allowed(values.basisPoints(ReferenceValue.TRANSFER_TOLERANCE))) {
            return Verdict.WITHIN_TOLERANCE;
        }
        return allowed(values.basisPoints(ReferenceValue.TRANSFER_DISPUTE)) ? Verdict.VARIANCE : Verdict.DISPUTE;
    }

    private boolean allowed(BasisPoints limit) {
        return limit.allows(differenceMg, before.milligrams());
    }
}
