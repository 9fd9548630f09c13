// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.secret.FileMemberSecrets;
import org.capaz.demo.statement.CaseDays;
import org.capaz.demo.statement.CaseStatement;
import org.capaz.demo.statement.CaseStatements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionRoundsTest {
    private static final Path WORKED_CASE = Path.of("..", "docs", "examples", "worked-case");

    @TempDir
    Path home;

    @Test
    void members_state_side_by_side_what_does_not_build_on_each_other() {
        CaseFolder folder = ((CaseFolder.Result.Sound) CaseFolder.read(WORKED_CASE)).folder();
        List<CaseStatement> caseStatements = CaseStatements.of(
                folder,
                new CaseDays(folder.first("case.csv"), LocalDate.of(2026, 11, 23)),
                new FileMemberSecrets(home::resolve, "assurance"),
                member -> member + "MSP",
                "aa");

        var rounds = SubmissionRounds.of(caseStatements);

        assertThat(rounds.getFirst()).containsOnlyKeys("producers", "traders", "buyers", "assurance");
        assertThat(rounds.stream()
                        .flatMap(round -> round.values().stream())
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(caseStatements.size());
        assertThat(rounds).hasSizeLessThan(15);
    }
}
