// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Message;

/** The client's own id for one statement: the key to idempotency (I4). */
public record RecordId(String value) implements Identifier, Comparable<RecordId> {
    public RecordId {
        Ascii.require(Message.CLIENT_RECORD_ID, value, 8, 64, Ascii.LETTERS);
    }

    @Override
    public int compareTo(RecordId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
