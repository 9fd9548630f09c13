// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.record.TrialState;

/** The ledger as of one block, overlaid with what tried statements would write. Of one request, and of one thread. */
final class ProjectedTrialState implements TrialState {
    private final ProjectedLedgerState recorded;
    private final SortedMap<LedgerKey, Json> tried = new TreeMap<>();

    ProjectedTrialState(ProjectedLedgerState recorded) {
        this.recorded = recorded;
    }

    @Override
    public void accept(List<StateChange> changes) {
        changes.forEach(change -> tried.put(change.key(), change.value()));
    }

    @Override
    public Optional<Json> read(LedgerKey key) {
        return Optional.ofNullable(tried.get(key)).or(() -> recorded.read(key));
    }

    @Override
    public List<Json.Obj> list(LedgerKey prefix) {
        SortedMap<LedgerKey, Json.Obj> all = new TreeMap<>();
        recorded.facts(prefix).forEach(fact -> all.put(fact.key(), fact.object()));
        tried.forEach((key, value) -> {
            if (key.isUnder(prefix)) {
                all.put(key, (Json.Obj) value);
            }
        });
        return List.copyOf(all.values());
    }
}
