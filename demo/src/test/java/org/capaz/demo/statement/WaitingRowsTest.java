// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.secret.FileMemberSecrets;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the demonstration leaves to be answered, judged by the rules of the ledger: it comes after the worked case and changes nothing of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingRowsTest {
    private static final Path FOLDER = Path.of("..", "docs", "examples", "worked-case");

    @TempDir
    static Path home;

    private InMemoryLedger ledger;
    private List<CaseStatement> itself;
    private List<CaseStatement> whole;

    @BeforeAll
    void submit() {
        var keys = new FileMemberSecrets(home::resolve, "assurance");
        itself = statements(CaseFolder.read(FOLDER), keys);
        whole = statements(CaseFolder.readWhole(FOLDER), keys);
        ledger = new InMemoryLedger("aa", keys, Instant.parse("2026-11-23T15:00:00Z"));
        Stream.concat(itself.stream(), waiting().stream())
                .forEach(each -> assertThat(ledger.submit(each))
                        .as(each.row().place() + " " + each.kind())
                        .isInstanceOf(StatementProcessor.Answer.Recorded.class));
    }

    private static List<CaseStatement> statements(CaseFolder.Result read, FileMemberSecrets keys) {
        CaseFolder folder = ((CaseFolder.Result.Sound) read).folder();
        return CaseStatements.of(
                folder,
                new CaseDays(folder.first("case.csv"), LocalDate.of(2026, 11, 23)),
                keys,
                member -> member + "MSP",
                "aa");
    }

    private List<CaseStatement> waiting() {
        return whole.stream().filter(each -> CaseFolder.isWaiting(each.row())).toList();
    }

    @Test
    void the_statements_of_the_case_itself_are_the_same_with_and_without_what_waits() {
        assertThat(whole.stream().filter(each -> !CaseFolder.isWaiting(each.row())))
                .containsExactlyElementsOf(itself);
    }

    @Test
    void no_flag_is_raised() {
        assertThat(ledger.family("flag")).isEmpty();
    }

    @Test
    void a_second_bar_has_a_certificate_of_the_same_class() {
        assertThat(ledger.family("cert"))
                .hasSize(2)
                .allMatch(certificate -> text(certificate, "claimClass").equals("FULL"));
    }

    @Test
    void what_is_owed_for_it_is_announced_in_three_payments_of_which_none_is_answered() {
        assertThat(ledger.family("obligation").stream()
                        .filter(due -> text(due, "lot").equals("LF")))
                .singleElement()
                .satisfies(due -> {
                    assertThat(text(due, "beneficiary")).isEqualTo("AMP-01");
                    assertThat(number(due, "minor")).isEqualTo(20_000);
                });
        assertThat(ledger.family("payment").stream()
                        .filter(payment -> answered().noneMatch(text(payment, "payment")::equals)))
                .extracting(payment -> text(payment, "payment") + " " + number(payment, "minor"))
                .containsExactly("P-05 10000", "P-06 5000", "P-07 5000");
    }

    private Stream<String> answered() {
        return ledger.family("receipt").stream().map(receipt -> text(receipt, "payment"));
    }

    private static String text(Json.Obj record, String name) {
        return ((Json.Str) record.get(name)).text();
    }

    private static long number(Json.Obj record, String name) {
        return ((Json.Num) record.get(name)).value();
    }
}
