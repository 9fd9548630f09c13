// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** Gold contained, in whole milligrams. Computed, never submitted (I14). */
public record FineMass(long milligrams) implements ArgumentSource, Comparable<FineMass> {
    public static final FineMass NONE = new FineMass(0);

    public FineMass {
        if (milligrams < 0) {
            throw new InvalidValue(Message.FINE_MASS_NEGATIVE.with("value", Argument.mass(milligrams)));
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
            throw new InvalidValue(Message.FINE_MASS_OUT_OF_RANGE
                    .with("most", Argument.count(GrossMass.LARGEST))
                    .and("value", Argument.count(milligrams)));
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
    public int compareTo(FineMass other) {
        return Long.compare(milligrams, other.milligrams);
    }

    @Override
    public Argument argument() {
        return new Argument.Mass(milligrams);
    }

    @Override
    public String toString() {
        return milligrams + " mg fine";
    }
}
