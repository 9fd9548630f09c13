// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Message;

/** The number on a tamper-evident closure; short enough for a label. */
public record SealNumber(String value) implements Identifier, Comparable<SealNumber> {
    public SealNumber {
        Ascii.require(Message.SEAL_NUMBER, value, 1, 20, Ascii.CAPITALS);
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
