// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's folder is played on a network of its own, up to the first row that the ledger does not take. */
@Order(10)
@ExtendWith(World.class)
class OtherCaseScenario {
    private static final Path HOME = World.ROOT.resolve("e2e/target/other-network");

    @TempDir
    Path folder;

    @Test
    void a_case_with_one_milligram_too_much_declared_lost_stops_at_its_file_row_and_rule() throws IOException {
        copyOfTheWorkedCase();
        replace("melt-losses.csv", "2.923", "2.924");
        Run.capaz(at("reset", "--yes"));

        Run demo = Run.capaz(at("demo", "--case=" + folder));

        assertThat(demo.exit()).as("%s", demo).isEqualTo(1);
        assertThat(demo.out() + demo.err())
                .contains("melts.csv")
                .contains("row 2")
                .contains("I16");
        assertThat(Run.capaz(at("down")).exit()).isZero();
    }

    @Test
    void a_folder_with_a_defect_is_named_by_file_row_and_column_before_anything_starts() throws IOException {
        copyOfTheWorkedCase();
        replace("lots.csv", "1250.000", "a kilo");

        Run demo = Run.capaz(at("demo", "--case=" + folder));

        assertThat(demo.exit()).as("%s", demo).isEqualTo(1);
        assertThat(demo.out() + demo.err()).contains("lots.csv").contains("row 2");
    }

    private void copyOfTheWorkedCase() throws IOException {
        try (var files = Files.list(World.ROOT.resolve("docs/examples/worked-case"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private void replace(String file, String is, String becomes) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(is);
        Files.writeString(folder.resolve(file), text.replace(is, becomes));
    }

    /** Members stand 1 000 ports apart, so a second network stands between them. */
    private static String[] at(String command, String... arguments) {
        var all = new ArrayList<>(List.of(command, "--home=" + HOME, "--port-shift=5500"));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }
}
