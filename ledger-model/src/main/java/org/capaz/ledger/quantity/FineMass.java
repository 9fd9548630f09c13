package org.capaz.ledger.quantity;

/** Gold contained, in whole milligrams. Computed, never submitted (I14). */
public record FineMass(long milligrams) {
    public static final FineMass NONE = new FineMass(0);

    public FineMass {
        if (milligrams < 0) {
            throw new IllegalArgumentException("fine mass below zero: " + milligrams + " mg");
        }
    }

    /** Rounds down: the ledger never credits gold that was not weighed. */
    public static FineMass contained(GrossMass gross, Fineness fineness) {
        return new FineMass(
                Math.multiplyExact(gross.milligrams(), (long) fineness.hundredthsPerMille()) / Fineness.PURE);
    }

    /** What somebody states of a lot or a month. No lot weighs more, so sums stay far from what a long can hold. */
    public static FineMass stated(long milligrams) {
        if (milligrams < 0 || milligrams > GrossMass.LARGEST) {
            throw new IllegalArgumentException(
                    "fine mass must be 0 to " + GrossMass.LARGEST + " mg, not " + milligrams);
        }
        return new FineMass(milligrams);
    }

    public FineMass plus(FineMass other) {
        return new FineMass(Math.addExact(milligrams, other.milligrams));
    }

    public FineMass minus(FineMass other) {
        return new FineMass(Math.subtractExact(milligrams, other.milligrams));
    }

    @Override
    public String toString() {
        return milligrams + " mg fine";
    }
}
