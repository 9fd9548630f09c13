// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process holds, as the system counts it. The one class of this module that looks at a file: the system's own. */
final class WorkerMemory {
    private static final String RESIDENT = "VmRSS:";

    private WorkerMemory() {}

    /**
     * The memory that a process has at the moment.
     *
     * @param worker the process
     * @return in bytes; 0 where the system does not tell, and of a process that has just ended
     */
    static long resident(Process worker) {
        try {
            return Files.readAllLines(Path.of("/proc/" + worker.pid() + "/status")).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
