// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** Hundredths of a percent: limits and tolerances. */
public record BasisPoints(long value) implements ArgumentSource {
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    public BasisPoints {
        if (value < 0 || value > 1_000_000) {
            throw new InvalidValue(Message.BASIS_POINTS_OUT_OF_RANGE.with("value", Argument.count(value)));
        }
    }

    /** A part of one thing, so at most all of it. */
    public static BasisPoints part(long value) {
        if (value > 10_000) {
            throw new InvalidValue(Message.NUMBER_NOT_BETWEEN
                    .with("least", Argument.count(0))
                    .and("most", Argument.count(10_000))
                    .and("number", Argument.count(value)));
        }
        return new BasisPoints(value);
    }

    /** Is {@code part} at most this share of {@code whole}? Compared exactly, without division. */
    public boolean allows(long part, long whole) {
        return BigInteger.valueOf(part)
                        .multiply(WHOLE)
                        .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(value)))
                <= 0;
    }

    /** This share of a whole, rounded down. */
    public long partOf(long whole) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(value))
                .divide(WHOLE)
                .longValueExact();
    }

    /** The share rounded half-even to whole basis points, for a record. */
    public static long rounded(long part, long whole) {
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(10_000))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    @Override
    public Argument argument() {
        return new Argument.Decimal(value, 0);
    }

    @Override
    public String toString() {
        return value + " bp";
    }
}
