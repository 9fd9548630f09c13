// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/**
 * Where a lot lies: a DIVIPOLA municipality (five digits, as text) or, abroad, a country and a code of its own, such as {@code
 * CH-GE01} (I73). The constructor reads what stands on the ledger; {@link #stated} and {@link #municipality} read statements.
 *
 * <p>Decision 126.
 */
public record PlaceCode(String value) implements Identifier {
    private static final int LONGEST = 12;

    public PlaceCode {
        Ascii.require(Message.PLACE_ID, value, 2, LONGEST, Ascii.CAPITALS);
    }

    /** A municipality, or a place abroad. */
    public static PlaceCode stated(String text) {
        if (isDigits(text)) {
            return municipality(text);
        }
        boolean abroad = text.length() > 3
                && text.length() <= LONGEST
                && text.charAt(2) == '-'
                && text.chars().allMatch(c -> Ascii.CAPITALS.indexOf(c) >= 0)
                && text.chars().limit(2).allMatch(c -> c >= 'A' && c <= 'Z')
                && !text.startsWith(Country.COLOMBIA);
        if (!abroad) {
            throw new InvalidValue(Message.PLACE_NOT_VALID.sentence());
        }
        Country.require(text.substring(0, 2));
        return new PlaceCode(text);
    }

    /** A Colombian municipality of the official list, of which the leading zero counts. */
    public static PlaceCode municipality(String text) {
        if (!isDigits(text) || text.length() != 5) {
            throw new InvalidValue(
                    Divipola.has("0" + text)
                            ? Message.MUNICIPALITY_WITHOUT_ZERO
                                    .with("code", Argument.id(text))
                                    .and("right", Argument.id("0" + text))
                            : Message.MUNICIPALITY_NOT_DIVIPOLA.sentence());
        }
        if (!Divipola.has(text)) {
            throw new InvalidValue(Message.MUNICIPALITY_UNKNOWN.with("code", Argument.id(text)));
        }
        return new PlaceCode(text);
    }

    /** In which country it is, two letters of ISO 3166. */
    public String country() {
        return isDigits(value) ? Country.COLOMBIA : value.substring(0, 2);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return value;
    }
}
