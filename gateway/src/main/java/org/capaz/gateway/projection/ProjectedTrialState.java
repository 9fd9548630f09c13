// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.PendingState;

/** The ledger as of one block, overlaid with what tried statements would write. Of one request, and of one thread. */
final class ProjectedTrialState extends PendingState {
    private final ProjectedLedgerState recorded;

    ProjectedTrialState(ProjectedLedgerState recorded) {
        this.recorded = recorded;
    }

    @Override
    protected Optional<Json> recorded(LedgerKey key) {
        return recorded.read(key);
    }

    @Override
    protected SortedMap<LedgerKey, Json.Obj> recordedUnder(LedgerKey prefix) {
        SortedMap<LedgerKey, Json.Obj> found = new TreeMap<>();
        recorded.facts(prefix).forEach(fact -> found.put(fact.key(), fact.object()));
        return found;
    }
}
