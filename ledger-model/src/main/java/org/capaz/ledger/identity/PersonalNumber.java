// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import java.util.List;

/**
 * What looks like the number of a person's identity document, such as {@code CC-1098765432}: one of the known kinds and six to ten
 * digits. It is refused wherever a text of a statement may be anything: ids, paper numbers, names, references (I47). A number
 * alone is not recognised, because papers and transfers have such numbers, too.
 */
public final class PersonalNumber {
    private static final List<String> KINDS = List.of(
            "CC", "C.C", "CE", "C.E", "TI", "T.I", "RC", "R.C", "PPT", "PEP", "NUIP", "NIP", "CEDULA", "CÉDULA", "DNI");

    private static final String BETWEEN = " .:#_-";
    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 10;

    private PersonalNumber() {}

    public static boolean isIn(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (at == 0 || !isSign(text.charAt(at - 1))) {
                for (String kind : KINDS) {
                    if (text.regionMatches(true, at, kind, 0, kind.length()) && numberFollows(text, at, kind)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Right after its kind only where that stands in capitals: in small letters it may be a piece of a hash or of a UUID. */
    private static boolean numberFollows(String text, int at, String kind) {
        int end = at + kind.length();
        int from = past(text, end, BETWEEN);
        if (from == end) {
            return text.startsWith(kind, at) && isNumber(text, from);
        }
        return isNumber(text, from) || isNumber(text, pastNo(text, from));
    }

    /** After a word such as "No." or "n.º". */
    private static int pastNo(String text, int from) {
        boolean no = text.startsWith("N", from) || text.startsWith("n", from);
        return no ? past(text, from + 1, BETWEEN + "oOº°") : from;
    }

    private static int past(String text, int from, String signs) {
        int at = from;
        while (at < text.length() && signs.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Six to ten digits, the first of them not zero, with at most one sign between two. */
    private static boolean isNumber(String text, int from) {
        int digits = 0;
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at)) && digits < MOST_DIGITS) {
            if (digits == 0 && text.charAt(at) == '0') {
                return false;
            }
            digits++;
            at++;
            if (digits >= FEWEST_DIGITS && (at == text.length() || !isSign(text.charAt(at)))) {
                return true;
            }
            if (at < text.length() && BETWEEN.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSign(char c) {
        return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
