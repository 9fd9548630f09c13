// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Message;

/** A lot, such as {@code LE}; used once in the whole network. */
public record LotId(String value) implements Identifier, Comparable<LotId> {
    public LotId {
        Ascii.require(Message.LOT_ID, value, 1, 32, Ascii.CAPITALS);
    }

    @Override
    public int compareTo(LotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
