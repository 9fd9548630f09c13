// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** Gold content in hundredths of a per mille: 87250 is 872.50 per mille, 100000 is pure gold. */
public record Fineness(int hundredthsPerMille) implements ArgumentSource {
    public static final int PURE = 100_000;

    public Fineness {
        if (hundredthsPerMille < 0 || hundredthsPerMille > PURE) {
            throw new InvalidValue(Message.FINENESS_OUT_OF_RANGE.with("value", Argument.count(hundredthsPerMille)));
        }
    }

    public static Fineness of(long hundredthsPerMille) {
        if (hundredthsPerMille < 0 || hundredthsPerMille > PURE) {
            throw new InvalidValue(Message.FINENESS_OUT_OF_RANGE.with("value", Argument.count(hundredthsPerMille)));
        }
        return new Fineness((int) hundredthsPerMille);
    }

    @Override
    public Argument argument() {
        return new Argument.Decimal(hundredthsPerMille, 2);
    }

    @Override
    public String toString() {
        int hundredths = hundredthsPerMille % 100;
        return hundredthsPerMille / 100 + (hundredths < 10 ? ".0" : ".") + hundredths + " per mille";
    }
}
