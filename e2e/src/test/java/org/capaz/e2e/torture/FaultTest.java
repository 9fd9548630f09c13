// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.capaz.e2e.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
    @ParameterizedTest
    @EnumSource
    void the_fault_list_names_each_fault_beside_its_number(Fault fault) throws IOException {
        List<String> rows = Files.readAllLines(World.ROOT.resolve("docs/reference/faults.md"));

        assertThat(rows)
                .anyMatch(row -> row.startsWith("| " + fault.numbers().replace('-', '–') + " |")
                        && row.contains("`" + fault + "`"));
    }
}
