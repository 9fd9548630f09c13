// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import java.util.Set;
import org.capaz.ledger.record.LedgerKey;

/** What was read to answer a question: records, lists, and what refers to a record. Any other record may change without changing the answer. */
public record Reads(Set<LedgerKey> records, Set<LedgerKey> lists, Set<ReadAhead.Reference> references) {
    public Reads {
        records = Set.copyOf(records);
        lists = Set.copyOf(lists);
        references = Set.copyOf(references);
    }

    boolean touchedBy(RecentWrites.Written written) {
        LedgerKey key = written.key();
        if (records.contains(key)) {
            return true;
        }
        for (int depth = 0; depth < key.parts().size(); depth++) {
            if (lists.contains(new LedgerKey(key.family(), key.parts().subList(0, depth)))) {
                return true;
            }
        }
        return written.answers().stream()
                .anyMatch(answer ->
                        references.contains(new ReadAhead.Reference(key.family(), answer.question(), answer.value())));
    }
}
