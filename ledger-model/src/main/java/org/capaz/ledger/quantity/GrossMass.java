// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** Weighed mass in whole milligrams. */
public record GrossMass(long milligrams) implements ArgumentSource, Comparable<GrossMass> {
    /** The largest mass a label can carry (32 bits, about 4.3 tonnes). */
    public static final long LARGEST = 0xffff_ffffL;

    public GrossMass {
        if (milligrams < 0 || milligrams > LARGEST) {
            throw new InvalidValue(Message.GROSS_MASS_OUT_OF_RANGE
                    .with("most", Argument.count(LARGEST))
                    .and("value", Argument.count(milligrams)));
        }
    }

    /** A mass that something was weighed at, so more than nothing. */
    public static GrossMass weighed(long milligrams) {
        if (milligrams < 1) {
            throw new InvalidValue(Message.GROSS_MASS_NOT_POSITIVE.with("value", Argument.count(milligrams)));
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
    public Argument argument() {
        return new Argument.Mass(milligrams);
    }

    @Override
    public String toString() {
        return milligrams + " mg gross";
    }
}
