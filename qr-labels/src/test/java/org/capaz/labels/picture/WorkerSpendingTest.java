// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A measurement of others must not measure the one who measures. */
class WorkerSpendingTest {
    @Test
    void what_still_runs_this_program_is_not_counted_and_what_runs_its_own_is() throws IOException {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(WorkerSpending.runsItsOwnProgram(ProcessHandle.current()))
                    .isFalse();
            assertThat(WorkerSpending.runsItsOwnProgram(other.toHandle())).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }
}
