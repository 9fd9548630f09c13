package org.capaz.ledger.identity;

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
            value = value << 1 | (bytes[i / 8] >> (7 - i % 8) & 1);
        }
        var text = new StringBuilder();
        for (int i = digits - 1; i >= 0; i--) {
            text.append(DIGITS.charAt((int) (value >> 5 * i & 31)));
        }
        return text.append(CHECKS.charAt((int) (value % 37))).toString();
    }

    /** The text itself when it has that many digits and the right check character. */
    static String require(String what, String text, int digits) {
        if (text.length() != digits + 1) {
            throw new IllegalArgumentException(what + " must be " + digits + " characters and a check character");
        }
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException(what + " has a character that is none of " + DIGITS);
            }
            value = value << 5 | digit;
        }
        if (CHECKS.indexOf(text.charAt(digits)) != value % 37) {
            throw new IllegalArgumentException(what + " is mistyped, its check character does not fit");
        }
        return text;
    }
}
