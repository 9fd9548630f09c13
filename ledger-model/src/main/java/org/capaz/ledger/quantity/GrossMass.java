package org.capaz.ledger.quantity;

/** Weighed mass in whole milligrams. */
public record GrossMass(long milligrams) implements Comparable<GrossMass> {
    /** The largest mass a label can carry (32 bits, about 4.3 tonnes). */
    public static final long LARGEST = 0xffff_ffffL;

    public GrossMass {
        if (milligrams < 0 || milligrams > LARGEST) {
            throw new IllegalArgumentException("gross mass must be 0 to " + LARGEST + " mg, not " + milligrams);
        }
    }

    /** A mass that something was weighed at, so more than nothing. */
    public static GrossMass weighed(long milligrams) {
        if (milligrams < 1) {
            throw new IllegalArgumentException("gross mass must be at least 1 mg, not " + milligrams);
        }
        return new GrossMass(milligrams);
    }

    public GrossMass plus(GrossMass other) {
        return new GrossMass(Math.addExact(milligrams, other.milligrams));
    }

    /** How far this weighing is from another, whichever is larger. */
    public long differenceMg(GrossMass other) {
        return Math.absExact(Math.subtractExact(milligrams, other.milligrams));
    }

    @Override
    public int compareTo(GrossMass other) {
        return Long.compare(milligrams, other.milligrams);
    }

    @Override
    public String toString() {
        return milligrams + " mg gross";
    }
}
