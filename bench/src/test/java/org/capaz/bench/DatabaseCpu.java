// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.time.Duration;
import java.util.stream.Stream;
import org.capaz.gateway.Database;

/** The CPU time of a PostgreSQL server on this machine with all its processes, as the kernel tells it. */
final class DatabaseCpu {
    private final ProcessHandle server;

    /** @param database of a user who may read the server's files */
    DatabaseCpu(Database database) {
        long pid = database.one(
                        "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::bigint", row -> row.getLong(1))
                .orElseThrow();
        server = ProcessHandle.of(pid).orElseThrow();
    }

    /** So far, of the processes that run now. */
    Duration used() {
        return Stream.concat(Stream.of(server), server.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
