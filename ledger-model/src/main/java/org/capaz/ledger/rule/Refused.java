package org.capaz.ledger.rule;

import java.util.List;

/**
 * A rule says no, and why; nothing is written.
 *
 * @param field path of the member at fault as far as it is known, such as {@code inputs[0].lot}; empty when it is the whole
 */
public record Refused(Rule rule, String field, String because) implements Decision {
    // Beside the body of a statement, so that a rule which looks at its members may find the fault there.

    /** When it happened. */
    public static final String EVENT_AT = "statement.eventAt";

    /** Who states it. */
    public static final String ACTOR = "statement.actor";

    /** Who has signed it, and who has not. */
    public static final String SIGNATURES = "signatures";

    private static final List<String> BESIDE = List.of(EVENT_AT, ACTOR, SIGNATURES);

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
        if (BESIDE.contains(field)) {
            return this;
        }
        return new Refused(rule, field.isEmpty() ? member : member + "." + field, because);
    }

    @Override
    public String toString() {
        return rule + (field.isEmpty() ? "" : " @" + field) + " " + because;
    }
}
