package org.capaz.ledger.custody;

import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.registry.ReferenceValues;

/** How far the weight at receipt is from the weight at dispatch (I27). */
record Variance(GrossMass dispatched, long differenceMg) {

    /** What the difference means. */
    enum Verdict {
        WITHIN_TOLERANCE,
        VARIANCE,
        DISPUTE
    }

    static Variance between(Transfer.Weighing out, Transfer.Weighing in) {
        return new Variance(out.gross(), out.gross().differenceMg(in.gross()));
    }

    long roundedBp() {
        return BasisPoints.rounded(differenceMg, dispatched.milligrams());
    }

    /** A scale reads no finer than the floor, so smaller differences mean nothing even on small lots. */
    Verdict judgedBy(ReferenceValues values) {
        if (differenceMg <= values.get("transfer.floorMg") || allowed(values.basisPoints("transfer.toleranceBp"))) {
            return Verdict.WITHIN_TOLERANCE;
        }
        return allowed(values.basisPoints("transfer.disputeBp")) ? Verdict.VARIANCE : Verdict.DISPUTE;
    }

    private boolean allowed(BasisPoints limit) {
        return limit.allows(differenceMg, dispatched.milligrams());
    }
}
