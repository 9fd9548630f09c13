package org.capaz.ledger.identity;

/** Where a lot lies: a DIVIPOLA municipality (five digits, as text) or, abroad, a country code and a code of its own. */
public record PlaceCode(String value) {
    public PlaceCode {
        Ascii.require("place", value, 2, 12, Ascii.CAPITALS);
    }

    /** A Colombian municipality: five digits, of which leading zeros count. */
    public static PlaceCode municipality(String text) {
        boolean fits = text.length() == 5;
        for (int i = 0; fits && i < 5; i++) {
            fits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!fits) {
            throw new IllegalArgumentException("municipality must be five digits (DIVIPOLA)");
        }
        return new PlaceCode(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
