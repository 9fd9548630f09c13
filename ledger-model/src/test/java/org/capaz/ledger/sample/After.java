// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/** The ledger as it would be with these changes. */
public record After(LedgerState before, List<StateChange> changes) implements LedgerState {
    @Override
    public Optional<Json> read(LedgerKey key) {
        return changes.stream()
                .filter(change -> change.key().equals(key))
                .map(StateChange::value)
                .findFirst()
                .or(() -> before.read(key));
    }

    @Override
    public List<Json.Obj> list(LedgerKey prefix) {
        List<LedgerKey> changed = changes.stream().map(StateChange::key).toList();
        Stream<Json.Obj> added = changes.stream()
                .filter(change -> change.key().isUnder(prefix))
                .map(change -> (Json.Obj) change.value());
        List<Json> replaced =
                changed.stream().flatMap(key -> before.read(key).stream()).toList();
        return Stream.concat(before.list(prefix).stream().filter(record -> !replaced.contains(record)), added)
                .toList();
    }
}
