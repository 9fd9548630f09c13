// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import java.util.List;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/**
 * The number on a tamper-evident closure; short enough for a label. The constructor reads what stands on the ledger; {@link
 * #stated} reads statements, in which a seal number has the form of one (I53).
 */
public record SealNumber(String value) implements Identifier, Comparable<SealNumber> {
    private static final int FEWEST_SIGNS = 4;

    /** What people write who have no seal; that is said otherwise. */
    private static final List<String> NO_SEAL =
            List.of("NONE", "NOSEAL", "UNSEALED", "NINGUNO", "NINGUNA", "SINSELLO", "SINPRECINTO", "NOTIENE");

    public SealNumber {
        Ascii.require(Message.SEAL_NUMBER, value, 1, 20, Ascii.CAPITALS);
    }

    /** As somebody reads it off a seal: at least four letters or digits, among them a digit other than zero. */
    public static SealNumber stated(String text) {
        var number = new SealNumber(text);
        String signs = text.replace("-", "");
        boolean counts = text.chars().anyMatch(c -> c >= '1' && c <= '9');
        if (signs.length() < FEWEST_SIGNS || !counts || NO_SEAL.contains(letters(signs))) {
            throw new InvalidValue(Message.SEAL_NUMBER_NOT_VALID.sentence());
        }
        return number;
    }

    private static String letters(String signs) {
        var letters = new StringBuilder();
        signs.chars().filter(c -> c >= 'A' && c <= 'Z').forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    @Override
    public int compareTo(SealNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
