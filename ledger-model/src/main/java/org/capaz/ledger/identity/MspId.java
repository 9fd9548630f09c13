// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Message;

/** A member organisation by the name of its MSP, such as {@code ProducersMSP}. */
public record MspId(String value) implements Identifier, Comparable<MspId> {
    public MspId {
        Ascii.require(Message.MSP_ID, value, 1, 32, Ascii.LETTERS);
    }

    @Override
    public int compareTo(MspId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
