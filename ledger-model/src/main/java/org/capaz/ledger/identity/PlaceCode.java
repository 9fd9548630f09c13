// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** Where a lot lies: a DIVIPOLA municipality (five digits, as text) or, abroad, a country code and a code of its own. */
public record PlaceCode(String value) implements Identifier {
    public PlaceCode {
        Ascii.require(Message.PLACE_ID, value, 2, 12, Ascii.CAPITALS);
    }

    /** A Colombian municipality: five digits, of which leading zeros count. */
    public static PlaceCode municipality(String text) {
        boolean fits = text.length() == 5;
        for (int i = 0; fits && i < 5; i++) {
            fits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!fits) {
            throw new InvalidValue(Message.MUNICIPALITY_NOT_DIVIPOLA.sentence());
        }
        return new PlaceCode(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
