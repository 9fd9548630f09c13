// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.message;

/** The languages of equal rank in which people are answered. */
public enum Language {
    ENGLISH("en", '.'),
    SPANISH("es", ',');

    private final String tag;
    private final char decimalMark;

    Language(String tag, char decimalMark) {
        this.tag = tag;
        this.decimalMark = decimalMark;
    }

    /** The language's tag of BCP 47. */
    public String tag() {
        return tag;
    }

    /** Groups of three digits are parted by a no-break space in both languages, so that no mark can be mistaken. */
    char decimalMark() {
        return decimalMark;
    }
}
