package org.capaz.ledger.identity;

/** The client's own id for one statement: the key to idempotency (I4). */
public record RecordId(String value) implements Comparable<RecordId> {
    public RecordId {
        Ascii.require("client record id", value, 8, 64, Ascii.LETTERS);
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
