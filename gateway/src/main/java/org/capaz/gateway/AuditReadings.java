// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What this office showed to auditors, in the order in which it did. No person is in it.
 *
 * <p>Decision 243.
 */
@Singleton
public final class AuditReadings {
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

    /** Notes an answer. */
    public void record(String auditor, List<String> grants, String address, long block) {
        database.change(
                "insert into office.audit_reading (at, auditor, grants, address, block) values (?, ?, ?, ?, ?)",
                clock.instant().getEpochSecond(),
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
