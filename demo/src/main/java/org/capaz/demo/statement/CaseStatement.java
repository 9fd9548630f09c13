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
 * @param reads what must stand on the ledger before, by names of this program
 * @param writes what it brings or changes
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

    /** Does this statement have to wait for an earlier one? */
    public boolean follows(CaseStatement earlier) {
        return meets(earlier.writes, writes) || meets(earlier.writes, reads) || meets(earlier.reads, writes);
    }

    /** A member's founding needs a pass of its own, and a certificate gets its status index from the gateway. */
    public boolean travelsAlone() {
        return kind.equals("organisation.found") || kind.equals("certificate.issue");
    }

    private static boolean meets(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}
