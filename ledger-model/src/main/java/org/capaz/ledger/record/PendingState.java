// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.ledger.json.Json;

/**
 * The ledger with what one transaction is about to write: later statements of the transaction see the records of earlier ones,
 * which Fabric itself does not show them. Whoever extends it says what the ledger held before.
 */
public abstract class PendingState implements TrialState {
    private final SortedMap<LedgerKey, Json> pending = new TreeMap<>();
    private final List<StateChange> changes = new ArrayList<>();

    /** The record that the ledger held before this transaction. */
    protected abstract Optional<Json> recorded(LedgerKey key);

    /** The records that the ledger held before this transaction, by key. */
    protected abstract SortedMap<LedgerKey, Json.Obj> recordedUnder(LedgerKey prefix);

    @Override
    public final Optional<Json> read(LedgerKey key) {
        Json written = pending.get(key);
        return written != null ? Optional.of(written) : recorded(key);
    }

    @Override
    public final List<Json.Obj> list(LedgerKey prefix) {
        SortedMap<LedgerKey, Json.Obj> all = new TreeMap<>(recordedUnder(prefix.bounded()));
        pending.forEach((key, value) -> {
            if (key.isUnder(prefix)) {
                all.put(key, (Json.Obj) value);
            }
        });
        return List.copyOf(all.values());
    }

    @Override
    public final void accept(List<StateChange> accepted) {
        for (StateChange change : accepted) {
            pending.put(change.key(), change.value());
            changes.add(change);
        }
    }

    /** The records to write, by key; where a key was changed twice, as it was left. */
    public final SortedMap<LedgerKey, Json> pending() {
        return Collections.unmodifiableSortedMap(pending);
    }

    /** Every change in the order in which it was accepted. */
    public final List<StateChange> changes() {
        return List.copyOf(changes);
    }
}
