// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.replay;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.verifier.fabric.Version;

/** A record as it stands, with the first and the last of the transactions that wrote it. */
public record ReplayedRecord(LedgerKey key, Json value, Writing first, Writing last) {
    /**
     * One writing of a record.
     *
     * @param place block and transaction
     * @param at the transaction's time
     * @param statement the client record id of the statement that wrote it; empty for a heartbeat
     */
    public record Writing(Version place, Instant at, Optional<String> statement) {}

    /** Its members; none where the record is a text or a list. */
    public Json.Obj object() {
        return value instanceof Json.Obj object ? object : Json.object();
    }

    /** Written again, which leaves the first writing as it was. */
    ReplayedRecord writtenAgain(Json other, Writing writing) {
        return new ReplayedRecord(key, other, first, writing);
    }
}
