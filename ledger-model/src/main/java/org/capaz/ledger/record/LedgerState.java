// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.record;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;

/** The ledger as a rule sees it: current records, to read only. */
public interface LedgerState {
    /** No list that a rule may ask for is ever longer; who would make it longer is refused. */
    int LONGEST_LIST = 500;

    /** The record under that key. */
    Optional<Json> read(LedgerKey key);

    /** The records whose keys begin with these parts, in the order of their keys. */
    List<Json.Obj> list(LedgerKey prefix);

    /** The record under that key as an object to read by field. */
    default Optional<Fields> find(LedgerKey key) {
        return read(key).map(value -> Fields.of((Json.Obj) value, key.toString()));
    }

    default boolean has(LedgerKey key) {
        return read(key).isPresent();
    }

    /** What follows from the records. An {@link UnchangedState} derives it once, however many checks ask for it. */
    default <T> T derived(Derived<T> question) {
        return question.from(this);
    }

    /** A question that the records answer, equal to another one when the same is asked of the same. */
    interface Derived<T> {
        T from(LedgerState ledger);
    }
}
