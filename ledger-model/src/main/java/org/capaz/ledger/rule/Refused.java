// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.rule;

import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.message.Sentence;

/**
 * A rule says no, and why; nothing is written.
 *
 * <p>Decisions 032 and 034.
 *
 * @param field path of the member at fault as far as it is known, such as {@code inputs[0].lot}; empty when it is the whole
 * @param others what the same check refuses of further entries of the same list
 */
public record Refused(Rule rule, String field, Sentence sentence, List<Refused> others) implements Decision {
    // Beside the body of a statement, so that a rule which looks at its members may find the fault there.

    /** When it happened. */
    public static final String EVENT_AT = "statement.eventAt";

    /** Who states it. */
    public static final String ACTOR = "statement.actor";

    /** Who has signed it, and who has not. */
    public static final String SIGNATURES = "signatures";

    private static final List<String> BESIDE = List.of(EVENT_AT, ACTOR, SIGNATURES);

    public Refused {
        others = List.copyOf(others);
    }

    /** With no others. */
    public Refused(Rule rule, String field, Sentence sentence) {
        this(rule, field, sentence, List.of());
    }

    /** Of the whole. */
    public Refused(Rule rule, Sentence sentence) {
        this(rule, "", sentence);
    }

    /** The first of them, with the others. */
    static Refused of(List<Refused> refusals) {
        Refused first = refusals.getFirst();
        return new Refused(first.rule, first.field, first.sentence, refusals.subList(1, refusals.size()));
    }

    /** This refusal and the others with it, each alone. */
    public List<Refused> all() {
        return Stream.concat(Stream.of(new Refused(rule, field, sentence)), others.stream())
                .toList();
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
        return new Refused(
                rule,
                field.isEmpty() ? member : member + "." + field,
                sentence,
                others.stream().map(other -> other.at(member)).toList());
    }

    @Override
    public String toString() {
        return rule + (field.isEmpty() ? "" : " @" + field) + " " + sentence;
    }
}
