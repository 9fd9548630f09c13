// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * Numbers as scales, labels and the checked bytes show them: nothing stands between the thousands, so that a reader can
 * compare digit by digit and a program can search for them.
 */
public final class PlainNumbers {
    private PlainNumbers() {}

    /**
     * A whole number.
     *
     * @param number the number
     * @return its digits, the same in every language
     */
    public static Argument digits(long number) {
        return Argument.id(Long.toString(number));
    }

    /**
     * Grams with three decimals, since labels and scales speak of grams.
     *
     * @param milligrams a mass, not negative
     * @return the mass with the unit g
     */
    public static Sentence grams(long milligrams) {
        return VerdictMessage.SCALE_GRAMS
                .with("whole", digits(milligrams / 1000))
                .and("thousandths", padded(milligrams % 1000, 3));
    }

    /**
     * A fineness in per mille with two decimals.
     *
     * @param hundredths hundredths of a per mille, not negative
     * @return the fineness with its sign
     */
    public static Sentence perMille(long hundredths) {
        return VerdictMessage.SCALE_PER_MILLE
                .with("whole", digits(hundredths / 100))
                .and("hundredths", padded(hundredths % 100, 2));
    }

    private static Argument padded(long number, int length) {
        String digits = Long.toString(number);
        return Argument.id("0".repeat(length - digits.length()) + digits);
    }
}
