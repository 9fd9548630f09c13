// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Message;

/** A producer, trader, laboratory, buyer or any other party, such as {@code AMP-01}. */
public record PartyId(String value) implements Identifier, Comparable<PartyId> {
    public static final int LONGEST = 32;

    public PartyId {
        Ascii.require(Message.PARTY_ID, value, 1, LONGEST, Ascii.CAPITALS);
    }

    @Override
    public int compareTo(PartyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
