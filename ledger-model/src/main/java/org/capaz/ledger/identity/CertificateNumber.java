// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Message;

/** What people type and links carry instead of a certificate's id: 12 characters of base 32 and a check character. */
public record CertificateNumber(String value) implements Identifier {
    static final int DIGITS = 12;

    /** The check character among them. */
    public static final int CHARACTERS = DIGITS + 1;

    public CertificateNumber {
        Crockford.require(Message.CERTIFICATE_NUMBER, value, DIGITS);
    }

    /**
     * The number that a person typed: small letters, blanks and dashes between the characters, {@code O} for {@code 0},
     * {@code I} and {@code L} for {@code 1}. An address before it, up to {@code /c/}, is left out.
     */
    public static CertificateNumber typed(String text) {
        return new CertificateNumber(asWritten(text));
    }

    /** Whether a person meant a number by it, rightly typed or not: it has the characters of one, and as many. */
    public static boolean isMeant(String text) {
        return Crockford.hasForm(asWritten(text), DIGITS);
    }

    /** How many characters a person typed, without what may stand between them. */
    public static int charactersIn(String text) {
        return asWritten(text).length();
    }

    private static String asWritten(String text) {
        int address = Math.max(text.lastIndexOf("/c/"), text.lastIndexOf("/C/"));
        return Crockford.asWritten(address < 0 ? text : text.substring(address + 3));
    }

    @Override
    public String toString() {
        return value;
    }
}
