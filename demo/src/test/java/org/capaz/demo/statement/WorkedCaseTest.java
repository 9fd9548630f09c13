// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.secret.FileMemberSecrets;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The worked case, judged by the rules of the ledger: its exact numbers come out, and nothing is flagged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkedCaseTest {
    private static final Path FOLDER = Path.of("..", "docs", "examples", "worked-case");

    private static final Pattern MEMBER_OF_NETWORK = Pattern.compile("- \\{ name: (\\w+), displayName: ([^,]+),");

    @TempDir
    static Path home;

    private InMemoryLedger ledger;
    private List<CaseStatement> caseStatements;

    @BeforeAll
    void submit() {
        var folder = ((CaseFolder.Result.Sound) CaseFolder.read(FOLDER)).folder();
        var keys = new FileMemberSecrets(home::resolve, "assurance");
        caseStatements = CaseStatements.of(
                folder,
                new CaseDays(folder.first("case.csv"), LocalDate.of(2026, 11, 23)),
                keys,
                member -> member + "MSP",
                "aa");
        ledger = new InMemoryLedger("aa", keys, Instant.parse("2026-11-23T15:00:00Z"));
        for (CaseStatement caseStatement : caseStatements) {
            assertThat(ledger.submit(caseStatement))
                    .as(caseStatement.row().place() + " " + caseStatement.kind())
                    .isInstanceOf(StatementProcessor.Answer.Recorded.class);
        }
    }

    /** A page names members by the ledger and by the trust anchor; two names of one would look like two members. */
    @Test
    void its_members_have_the_names_that_the_network_gives_them() throws IOException {
        List<String> network = Files.readString(Path.of("..", "network-config", "consortium.yaml"))
                .lines()
                .map(MEMBER_OF_NETWORK::matcher)
                .filter(Matcher::find)
                .map(member -> member.group(1) + "," + member.group(2))
                .toList();

        assertThat(Files.readAllLines(FOLDER.resolve("members.csv")).stream().skip(1))
                .containsExactlyElementsOf(network);
    }

    @Test
    void stating_it_again_changes_nothing() {
        for (CaseStatement caseStatement : caseStatements) {
            assertThat(ledger.submit(caseStatement)).isInstanceOf(StatementProcessor.Answer.Repeated.class);
        }
    }

    @Test
    void no_flag_is_raised() {
        assertThat(ledger.family("flag")).isEmpty();
    }

    @Test
    void bar_LE_has_the_mass_and_provenance_of_the_domain() {
        Json.Obj bar = ledger.family("lot").stream()
                .filter(lot -> lot.get("lot").equals(Json.text("LE")))
                .findFirst()
                .orElseThrow();

        assertThat(bar.get("grossMg")).isEqualTo(Json.number(3_944_900));
        assertThat(bar.get("fineMg")).isEqualTo(Json.number(3_325_156));
        assertThat(((Json.Arr) bar.get("vector"))
                        .items().stream()
                                .map(Json.Obj.class::cast)
                                .collect(Collectors.toMap(
                                        share -> text(share, "amp"), share -> number(share, "fineMg"))))
                .containsEntry("AMP-01", 1_089_035L)
                .containsEntry("AMP-04", 443_678L)
                .containsEntry("AMP-02", 80_376L)
                .containsEntry("AMP-03", 1_712_067L);
    }

    @Test
    void the_premium_is_split_to_the_cent_and_confirmed() {
        assertThat(ledger.family("obligation").stream()
                        .collect(Collectors.toMap(due -> text(due, "beneficiary"), due -> number(due, "minor"))))
                .containsEntry("AMP-01", 435_614L)
                .containsEntry("AMP-04", 177_471L)
                .containsEntry("AMP-02", 32_150L)
                .containsEntry("AMP-03", 684_827L);
        assertThat(ledger.family("receipt"))
                .hasSize(4)
                .allMatch(receipt -> text(receipt, "state").equals("CONFIRMED"));
    }

    @Test
    void the_certificate_is_of_class_FULL_with_four_origins() {
        assertThat(ledger.family("cert")).singleElement().satisfies(certificate -> {
            assertThat(text(certificate, "claimClass")).isEqualTo("FULL");
            assertThat(text(certificate, "seal")).isEqualTo("S-000950");
            assertThat(((Json.Arr) certificate.get("origins")).items()).hasSize(4);
        });
    }

    private static String text(Json.Obj record, String name) {
        return ((Json.Str) record.get(name)).text();
    }

    private static long number(Json.Obj record, String name) {
        return ((Json.Num) record.get(name)).value();
    }
}
