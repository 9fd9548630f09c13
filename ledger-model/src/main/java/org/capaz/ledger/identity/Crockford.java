// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import java.util.Locale;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** Crockford's base 32 with its check character: for identifiers that people read aloud and type. */
final class Crockford {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String CHECKS = DIGITS + "*~$=U";

    private Crockford() {}

    /** The first {@code digits} x 5 bits of {@code bytes}, and one check character. */
    static String encode(byte[] bytes, int digits) {
        long value = 0;
        int bits = digits * 5;
        for (int i = 0; i < bits; i++) {
            value = (value << 1) | ((bytes[i / 8] >> (7 - i % 8)) & 1);
        }
        var text = new StringBuilder();
        for (int i = digits - 1; i >= 0; i--) {
            text.append(DIGITS.charAt((int) ((value >> (5 * i)) & 31)));
        }
        return text.append(CHECKS.charAt((int) (value % 37))).toString();
    }

    /**
     * What a person typed, as it is written: capital letters, nothing between the characters, and digits instead of the
     * letters that look like them. Whether it is an identifier is not looked at.
     */
    static String asWritten(String typed) {
        var written = new StringBuilder();
        typed.toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !isBetween(c))
                .map(Crockford::digit)
                .forEach(written::appendCodePoint);
        return written.toString();
    }

    private static int digit(int c) {
        return switch (c) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> c;
        };
    }

    private static boolean isBetween(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION;
    }

    /** Whether all characters are those of an identifier; the check character may be wrong. */
    static boolean hasForm(String text, int digits) {
        return text.length() == digits + 1
                && text.substring(0, digits).chars().allMatch(c -> DIGITS.indexOf(c) >= 0)
                && CHECKS.indexOf(text.charAt(digits)) >= 0;
    }

    /** The text itself when it has that many digits and the right check character. */
    static String require(Message what, String text, int digits) {
        if (text.length() != digits + 1) {
            throw new InvalidValue(Message.CHECKED_ID_LENGTH_WRONG
                    .with("what", what.sentence())
                    .and("digits", Argument.count(digits)));
        }
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new InvalidValue(Message.CHECKED_ID_ALPHABET_WRONG
                        .with("what", what.sentence())
                        .and("alphabet", Argument.id(DIGITS)));
            }
            value = value << 5 | digit;
        }
        if (CHECKS.indexOf(text.charAt(digits)) != value % 37) {
            throw new InvalidValue(Message.CHECK_CHARACTER_WRONG.with("what", what.sentence()));
        }
        return text;
    }
}
