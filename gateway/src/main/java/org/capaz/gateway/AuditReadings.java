// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What this office showed to auditors, in the order in which it did. No person is in it.
 *
 * <p>Decisions 243 and 262.
 */
@Singleton
public final class AuditReadings {
    /** As long as auditors keep their working papers, five years from a report, after the longest grant and what follows it. */
    static final Duration KEPT = Duration.ofDays(7 * 366);

    private final Database database;
    private final Clock clock;

    /**
     * One answer to an auditor.
     *
     * @param at Unix seconds
     * @param auditor the id of the key
     * @param grants the names of the grants that stood; none for an auditor that the members admitted
     * @param address what was asked, with its parameters
     * @param block the last one that was read
     */
    public record Reading(long number, long at, String auditor, List<String> grants, String address, long block) {}

    AuditReadings(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Notes an answer, and forgets those that have been kept long enough. */
    public void record(String auditor, List<String> grants, String address, long block) {
        long now = clock.instant().getEpochSecond();
        database.change("delete from office.audit_reading where at < ?", now - KEPT.toSeconds());
        database.change(
                "insert into office.audit_reading (at, auditor, grants, address, block) values (?, ?, ?, ?, ?)",
                now,
                auditor,
                grants.toArray(String[]::new),
                address,
                block);
    }

    /**
     * Readings after that number, in their order.
     *
     * @param of those by one of these grants; empty for all
     */
    public List<Reading> after(long number, Optional<List<String>> of, int atMost) {
        return database.list(
                "select number, at, auditor, grants, address, block from office.audit_reading where number > ?"
                        + " and (? or grants && ?::text[]) order by number limit ?",
                AuditReadings::read,
                number,
                of.isEmpty(),
                of.orElse(List.of()).toArray(String[]::new),
                atMost);
    }

    private static Reading read(ResultSet row) throws SQLException {
        return new Reading(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                Arrays.asList((String[]) row.getArray(4).getArray()),
                row.getString(5),
                row.getLong(6));
    }
}
