package org.capaz.ledger.rule;

/**
 * A rule says no, and why; nothing is written.
 *
 * @param field path of the member at fault as far as it is known, such as {@code inputs[0].lot}; empty when it is the whole
 */
public record Refused(Rule rule, String field, String because) implements Decision {
    /** Where a statement says when it happened: beside its body, so a rule about the body's members may name it too. */
    public static final String EVENT_AT = "statement.eventAt";

    public Refused {
        if (because.isBlank()) {
            throw new IllegalArgumentException("a refusal needs a reason");
        }
    }

    /** Of the whole. */
    public Refused(Rule rule, String because) {
        this(rule, "", because);
    }

    /** The same, of that member; of a member of it when the refusal names one. */
    public Refused at(String member) {
        return switch (field) {
            case "" -> new Refused(rule, member, because);
            case EVENT_AT -> this;
            default -> new Refused(rule, member + "." + field, because);
        };
    }

    @Override
    public String toString() {
        return rule + (field.isEmpty() ? "" : " @" + field) + " " + because;
    }
}
