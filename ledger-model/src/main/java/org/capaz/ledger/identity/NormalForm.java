// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

/**
 * The one form in which numbers of papers, seals and payments are compared (I71): {@code CO-2024-0101}, {@code CO-2024-101} and
 * {@code CO2024-101} are one number. Letters and digits count; a hyphen only between two groups of digits, which would be another
 * number without it; zeros at the beginning of a group do not.
 *
 * <p>Decision 127.
 */
public final class NormalForm {
    private NormalForm() {}

    /** Of a text of capitals, digits and hyphens; the text itself when it has nothing but hyphens. */
    public static String of(String text) {
        var form = new StringBuilder();
        int at = 0;
        boolean afterDigits = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                int end = at;
                while (end < text.length() && isDigit(text.charAt(end))) {
                    end++;
                }
                if (afterDigits) {
                    form.append('-');
                }
                form.append(text, firstThatCounts(text, at, end), end);
                afterDigits = true;
                at = end;
            } else {
                if (c != '-') {
                    form.append(c);
                    afterDigits = false;
                }
                at++;
            }
        }
        return form.isEmpty() ? text : form.toString();
    }

    private static int firstThatCounts(String text, int from, int end) {
        int at = from;
        while (at < end - 1 && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
