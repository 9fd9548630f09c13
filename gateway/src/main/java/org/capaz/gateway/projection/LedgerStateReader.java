// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.gateway.Database;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;

/** Reads the state of the ledger, as of now or of any block before. */
@Singleton
public final class LedgerStateReader {
    private final Database database;
    private final Projection projection;
    private final Clock clock;

    /** A table's rows and their hash; equal for all gateways that have read the same chain as far. */
    public record TableHash(String table, long rows, String hash) {}

    LedgerStateReader(Database database, Projection projection, Clock clock) {
        this.database = database;
        this.projection = projection;
        this.clock = clock;
    }

    /** As of the last block read, asked now. */
    public ProjectedLedgerState latest() {
        return new ProjectedLedgerState(database, projection.height(), clock.instant(), true);
    }

    /** As of that block and its time; empty while it is not read. */
    public Optional<ProjectedLedgerState> asOf(long height) {
        return database.one("select time from block where number = ?", row -> row.getLong(1), height)
                .map(time -> new ProjectedLedgerState(database, height, Instant.ofEpochSecond(time), false));
    }

    /** Whether a block after the first and up to the second wrote any of what was read, or may have. */
    public boolean mayHaveChanged(Reads reads, long after, long upTo) {
        return projection.recentWrites().mayHaveTouched(reads, after, upTo);
    }

    /** The certificate that people know by this number, if it is on the ledger. */
    public Optional<CertificateId> certificate(CertificateNumber number) {
        return latest().read(LedgerKeys.number(number)).map(found -> new CertificateId(((Json.Str) found).text()));
    }

    /** One after the highest status index that is taken. */
    public long firstFreeStatusIndex() {
        return database.one(
                        "select coalesce(max(value)::bigint + 1, 0) from reference where family = 'idx' and question ="
                                + " 'index'",
                        row -> row.getLong(1))
                .orElse(0L);
    }

    /** How many records each family has as of that block, by its name on the ledger. */
    public SortedMap<String, Long> familyCounts(long height) {
        SortedMap<String, Long> counts = new TreeMap<>();
        database.list("""
                        select family, count(*) from (
                            select distinct on (family, key) family, deleted from fact
                            where block_no <= ?
                            order by family, key, block_no desc, tx_no desc, write_no desc) latest
                        where not deleted group by family""", row -> Map.entry(row.getString(1), row.getLong(2)), height)
                .forEach(family -> counts.put(family.getKey(), family.getValue()));
        return counts;
    }

    public List<TableHash> tableHashes(long height) {
        return database.list(
                "select name, row_count, hash from table_hashes(?)",
                row -> new TableHash(row.getString(1), row.getLong(2), row.getString(3)),
                height);
    }
}
