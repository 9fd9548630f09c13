// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** The explicit tables that identifiers are checked against; nothing here depends on a Unicode version. */
final class Ascii {
    static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    static final String LETTERS = "abcdefghijklmnopqrstuvwxyz" + CAPITALS;

    private Ascii() {}

    /** The text itself when it has {@code shortest} to {@code longest} characters, all of {@code table}. */
    static String require(Message what, String text, int shortest, int longest, String table) {
        boolean fits = text.length() >= shortest && text.length() <= longest;
        for (int i = 0; fits && i < text.length(); i++) {
            fits = table.indexOf(text.charAt(i)) >= 0;
        }
        if (!fits) {
            String alphabet = table.equals(CAPITALS) ? "[A-Z0-9-]" : "[A-Za-z0-9-]";
            throw new InvalidValue(Message.IDENTIFIER_NOT_VALID
                    .with("what", what.sentence())
                    .and("shortest", Argument.count(shortest))
                    .and("longest", Argument.count(longest))
                    .and("alphabet", Argument.id(alphabet)));
        }
        return text;
    }
}
