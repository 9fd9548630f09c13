package org.capaz.ledger.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.StateChange;

/** What the ledger answers to a statement: the events it accepts, or the rule that refuses. */
public sealed interface Decision permits Decision.Accepted, Refused {

    /** The statement is accepted; these facts are to be written, each key once. */
    record Accepted(List<StateChange> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** One rule's look at a statement: empty when it has nothing against it. */
    interface Check extends Supplier<Optional<Refused>> {}

    static Decision accept(StateChange... events) {
        return new Accepted(List.of(events));
    }

    static Optional<Refused> refuse(Rule rule, String because) {
        return Optional.of(new Refused(rule, Message.AS_IS.with("text", Argument.id(because))));
    }

    /** Refuses for that rule unless the condition holds. */
    static Optional<Refused> require(Rule rule, boolean holds, Supplier<String> because) {
        return holds ? Optional.empty() : refuse(rule, because.get());
    }

    /** Whatever this check refuses, it is that member's fault. */
    static Check at(String member, Check check) {
        return () -> at(member, check.get());
    }

    static Optional<Refused> at(String member, Optional<Refused> refusal) {
        return refusal.map(refused -> refused.at(member));
    }

    /** Asks about each entry of the list that stands under that member; the first refusal names its place. */
    static <T> Optional<Refused> each(String member, List<T> entries, Function<T, Optional<Refused>> check) {
        for (int i = 0; i < entries.size(); i++) {
            Optional<Refused> refusal = check.apply(entries.get(i));
            if (refusal.isPresent()) {
                return at(member + "[" + i + "]", refusal);
            }
        }
        return Optional.empty();
    }

    /** Asks the checks in order; a later one may rely on what the earlier ones have made sure. */
    static Unless unless(Check... checks) {
        for (Check check : checks) {
            Optional<Refused> refusal = check.get();
            if (refusal.isPresent()) {
                return new Unless(refusal);
            }
        }
        return new Unless(Optional.empty());
    }

    /** The outcome of the checks, waiting for what to do when none refused. */
    record Unless(Optional<Refused> refusal) {
        public Decision then(Supplier<List<StateChange>> events) {
            return otherwise(() -> new Accepted(events.get()));
        }

        /** The refusal if there is one, otherwise what is decided next. */
        public Decision otherwise(Supplier<Decision> next) {
            return refusal.isPresent() ? refusal.get() : next.get();
        }
    }
}
