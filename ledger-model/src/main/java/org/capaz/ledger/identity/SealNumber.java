package org.capaz.ledger.identity;

/** The number on a tamper-evident closure; short enough for a label. */
public record SealNumber(String value) implements Comparable<SealNumber> {
    public SealNumber {
        Ascii.require("seal number", value, 1, 20, Ascii.CAPITALS);
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
