package org.capaz.ledger.rule;

/** A rule says no, and why; nothing is written. */
public record Refused(Rule rule, String because) implements Decision {
    public Refused {
        if (because.isBlank()) {
            throw new IllegalArgumentException("a refusal needs a reason");
        }
    }

    @Override
    public String toString() {
        return rule + " " + because;
    }
}
