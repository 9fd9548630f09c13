// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** What makes a typed number a certain multiple or part of the right one. */
enum Slip {
    /** Troy ounces where grams belong. */
    OUNCES("31.1034768"),
    /** Castellanos, in which small miners reckon. */
    CASTELLANOS("4.6"),
    /** Grams where milligrams belong. */
    GRAMS("1000"),
    KILOGRAMS("1000000"),
    ONE_DIGIT_LESS("10"),
    TWO_DIGITS_LESS("100"),
    ONE_DIGIT_MORE("0.1"),
    TWO_DIGITS_MORE("0.01"),
    THREE_DIGITS_MORE("0.001");

    /** A scale and a rounded conversion are nearer than that; another weight hardly ever is. */
    private static final BigDecimal CLOSE = new BigDecimal("0.01");

    private final BigDecimal factor;

    /** @param factor by which the typed number is multiplied to give the right one */
    Slip(String factor) {
        this.factor = new BigDecimal(factor);
    }

    static Optional<Slip> between(long stated, long right) {
        return Arrays.stream(values())
                .filter(slip -> slip.explains(stated, right))
                .findFirst();
    }

    private boolean explains(long stated, long right) {
        BigDecimal meant = BigDecimal.valueOf(stated).multiply(factor);
        return stated > 0
                && right > 0
                && meant.subtract(BigDecimal.valueOf(right))
                                .abs()
                                .compareTo(BigDecimal.valueOf(right).multiply(CLOSE))
                        <= 0;
    }

    /** Was it a digit, and no unit? */
    boolean ofDigits() {
        return switch (this) {
            case OUNCES, CASTELLANOS, GRAMS, KILOGRAMS -> false;
            case ONE_DIGIT_LESS, TWO_DIGITS_LESS, ONE_DIGIT_MORE, TWO_DIGITS_MORE, THREE_DIGITS_MORE -> true;
        };
    }
}
