// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;

/**
 * One statement of a case before anybody has signed it.
 *
 * @param row where a person finds it in the folder; the first one when several rows make one statement
 * @param member whose gateway takes it
 * @param officers who sign, by their names in officers.csv
 * @param reads what must be on the ledger before, by names that only this module uses
 * @param writes what it creates or changes, by the same names
 */
public record CaseStatement(
        Row row,
        String kind,
        String member,
        String actor,
        Instant eventAt,
        Json.Obj body,
        List<String> officers,
        Set<String> reads,
        Set<String> writes) {

    public CaseStatement {
        officers = List.copyOf(officers);
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    /** Whether this statement must be submitted after the earlier one. */
    public boolean follows(CaseStatement earlier) {
        return overlap(earlier.writes, writes) || overlap(earlier.writes, reads) || overlap(earlier.reads, writes);
    }

    /** A founding brings the key that its access token is checked with; a certificate gets its status index from the gateway. */
    public boolean travelsAlone() {
        return kind.equals("organisation.found") || kind.equals("certificate.issue");
    }

    private static boolean overlap(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}
