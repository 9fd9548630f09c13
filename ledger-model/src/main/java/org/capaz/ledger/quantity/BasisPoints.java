package org.capaz.ledger.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Hundredths of a percent: limits and tolerances. */
public record BasisPoints(long value) {
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    public BasisPoints {
        if (value < 0 || value > 1_000_000) {
            throw new IllegalArgumentException("basis points must be 0 to 1000000, not " + value);
        }
    }

    /** A part of one thing, so at most all of it. */
    public static BasisPoints part(long value) {
        if (value > 10_000) {
            throw new IllegalArgumentException("must be 0 to 10000, not " + value);
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

    /** The share that {@code part} is of {@code whole}, as people read it: "62.9 bp". */
    public static String shown(long part, long whole) {
        if (whole == 0) {
            return "no share of nothing";
        }
        return BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(10_000))
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN)
                + " bp";
    }

    /** The share rounded half-even to whole basis points, for a record. */
    public static long rounded(long part, long whole) {
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(10_000))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    @Override
    public String toString() {
        return value + " bp";
    }
}
