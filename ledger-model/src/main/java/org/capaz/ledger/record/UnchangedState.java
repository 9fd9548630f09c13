// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.ledger.json.Json;

/**
 * A ledger that nothing changes while it is asked, such as while one statement is judged. What follows from its records is
 * derived once: the checks of one statement ask for the same producer's records again and again.
 */
public final class UnchangedState implements LedgerState {
    private final LedgerState ledger;
    private final Map<Derived<?>, Object> answers = new LinkedHashMap<>();

    /** @param ledger which is not to change as long as this is used */
    public UnchangedState(LedgerState ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Json> read(LedgerKey key) {
        return ledger.read(key);
    }

    @Override
    public List<Json.Obj> list(LedgerKey prefix) {
        return ledger.list(prefix);
    }

    @Override
    @SuppressWarnings("unchecked") // under a question stands the answer to an equal one, which has the same type
    public <T> T derived(Derived<T> question) {
        Object known = answers.get(question);
        if (known == null) {
            // Not computeIfAbsent: an answer may follow from other answers.
            known = question.from(this);
            answers.put(question, known);
        }
        return (T) known;
    }
}
