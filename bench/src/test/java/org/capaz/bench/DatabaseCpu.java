// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.util.List;
import org.capaz.bench.measure.ProcessCpu;
import org.capaz.gateway.Database;

/** The CPU time of a PostgreSQL server on this machine. */
final class DatabaseCpu {
    private DatabaseCpu() {}

    /** @param database of a user who may read the server's files */
    static ProcessCpu of(Database database) {
        long pid = database.one(
                        "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::bigint", row -> row.getLong(1))
                .orElseThrow();
        return new ProcessCpu(List.of(ProcessHandle.of(pid).orElseThrow()));
    }
}
