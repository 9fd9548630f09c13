// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.rule;

import java.util.List;
import org.capaz.ledger.message.Sentence;

/**
 * A rule says no, and why; nothing is written.
 *
 * <p>Decisions 032 and 034.
 *
 * @param field path of the member at fault as far as it is known, such as {@code inputs[0].lot}; empty when it is the whole
 */
public record Refused(Rule rule, String field, Sentence sentence) implements Decision {
    // Beside the body of a statement, so that a rule which looks at its members may find the fault there.

    /** When it happened. */
    public static final String EVENT_AT = "statement.eventAt";

    /** Who states it. */
    public static final String ACTOR = "statement.actor";

    /** Who has signed it, and who has not. */
    public static final String SIGNATURES = "signatures";

    private static final List<String> BESIDE = List.of(EVENT_AT, ACTOR, SIGNATURES);

    /** Of the whole. */
    public Refused(Rule rule, Sentence sentence) {
        this(rule, "", sentence);
    }

    /** The English words: what stands in logs. */
    public String because() {
        return sentence.toString();
    }

    /** The same, of that member; of a member of it when the refusal names one. */
    public Refused at(String member) {
        if (BESIDE.contains(field)) {
            return this;
        }
        return new Refused(rule, field.isEmpty() ? member : member + "." + field, sentence);
    }

    @Override
    public String toString() {
        return rule + (field.isEmpty() ? "" : " @" + field) + " " + sentence;
    }
}
