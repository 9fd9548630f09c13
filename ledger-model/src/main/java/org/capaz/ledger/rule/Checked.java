// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/**
 * The outcome of a check: what it found, which the next check needs, or the refusal that ends the asking. Nothing is looked
 * up twice, cast or unwrapped after a check has passed, and no check runs after one that refused, but for those of the same
 * kind on the other entries of a list.
 *
 * <p>Decision 015.
 *
 * @param <T> what a passed check found
 */
public sealed interface Checked<T> {

    /** The check passed and found this. */
    record Found<T>(T value) implements Checked<T> {}

    /** The check refused. */
    record Denied<T>(Refused refused) implements Checked<T> {}

    /** What a check found that only asks whether something holds. */
    enum Holds {
        YES
    }

    static <T> Checked<T> found(T value) {
        return new Found<>(value);
    }

    static Checked<Holds> holds() {
        return new Found<>(Holds.YES);
    }

    static <T> Checked<T> refuse(Rule rule, Sentence because) {
        return new Denied<>(new Refused(rule, because));
    }

    /** Refuses for that rule unless the condition holds. */
    static Checked<Holds> require(Rule rule, boolean holds, Supplier<Sentence> because) {
        return holds ? holds() : refuse(rule, because.get());
    }

    /** Refuses for that rule where a record stands under that key already. */
    static Checked<Holds> unrecorded(Rule rule, LedgerKey key, LedgerState ledger, Supplier<Sentence> because) {
        return require(rule, !ledger.has(key), because);
    }

    /** Refuses for that rule unless there is such a thing. */
    static <T> Checked<T> present(Rule rule, Optional<T> value, Supplier<Sentence> because) {
        return value.map(Checked::found).orElseGet(() -> refuse(rule, because.get()));
    }

    /**
     * Checks each entry of the list that stands under that member. A refusal names its entry's place; the first one counts, and
     * the others go with it, so that a statement with three wrong entries is mended at once.
     */
    static <E, T> Checked<List<T>> each(String member, List<E> entries, Function<E, Checked<T>> check) {
        List<T> all = new ArrayList<>();
        List<Refused> refusals = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            switch (check.apply(entries.get(i)).at(member + "[" + i + "]")) {
                case Found<T>(T value) -> all.add(value);
                case Denied<T>(Refused refusal) -> refusals.addAll(refusal.all());
            }
        }
        return refusals.isEmpty() ? found(List.copyOf(all)) : new Denied<>(Refused.of(refusals));
    }

    /** Goes on with what was found. */
    default <U> Checked<U> then(Function<? super T, Checked<U>> next) {
        return switch (this) {
            case Found<T>(T value) -> next.apply(value);
            case Denied<T>(Refused refusal) -> new Denied<>(refusal);
        };
    }

    /** Asks one thing more and keeps what was found so far. */
    default Checked<T> and(Function<? super T, ? extends Checked<?>> next) {
        return then(value -> next.apply(value).map(ignored -> value));
    }

    /** The same as something else. */
    default <U> Checked<U> map(Function<? super T, ? extends U> change) {
        return then(value -> found(change.apply(value)));
    }

    /** A refusal is that member's fault, or that of a member of it when the refusal names one. */
    default Checked<T> at(String member) {
        return switch (this) {
            case Found<T> passed -> passed;
            case Denied<T>(Refused refusal) -> new Denied<>(refusal.at(member));
        };
    }

    /** Nothing was refused: these facts are to be written. */
    default Decision decide(Function<? super T, List<StateChange>> events) {
        return decideBy(value -> new Decision.Accepted(events.apply(value)));
    }

    /** The refusal if there is one, otherwise what is decided next. */
    default Decision decideBy(Function<? super T, Decision> next) {
        return switch (this) {
            case Found<T>(T value) -> next.apply(value);
            case Denied<T>(Refused refused) -> refused;
        };
    }
}
