// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.message;

/** The languages of equal rank in which people are answered. */
public enum Language {
    ENGLISH("en", '.', '\u00a0'),
    SPANISH("es", ',', '.');

    private final String tag;
    private final char decimalMark;
    private final char groupMark;

    Language(String tag, char decimalMark, char groupMark) {
        this.tag = tag;
        this.decimalMark = decimalMark;
        this.groupMark = groupMark;
    }

    /** The language's tag of BCP 47. */
    public String tag() {
        return tag;
    }

    char decimalMark() {
        return decimalMark;
    }

    /** Between groups of three digits. In English a blank, as a comma there is a decimal mark to most readers of this ledger. */
    char groupMark() {
        return groupMark;
    }
}
