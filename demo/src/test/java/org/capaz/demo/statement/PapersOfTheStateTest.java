// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Defect;
import org.capaz.demo.secret.FileMemberSecrets;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What regulation asks, as a case folder tells it: purchases, owners, registers of miners, readings by holders (I52, I75). */
class PapersOfTheStateTest {
    private static final Path WORKED_CASE = Path.of("..", "docs", "examples", "worked-case");
    private static final String PURCHASES = "lot,transfer,buyer_registration,seller_registration,platform_number,"
            + "platform_day,royalty,consolidation,export,at\n";

    private static final String BQ_001 = "\"Demo enrolment BQ-001, barequero of El Remolino\"";

    @TempDir
    Path home;

    private Path folder;
    private InMemoryLedger ledger;

    @BeforeEach
    void copy() throws IOException {
        folder = Files.createDirectory(home.resolve("case"));
        try (Stream<Path> files = Files.list(WORKED_CASE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void a_purchase_is_recorded_with_its_papers() throws IOException {
        write(
                "purchases.csv",
                PURCHASES + "LA,T-01,RUCOM,,TX-0001,2024-03-06,RG-0001,05001,,2024-03-06 18:00\n"
                        + "LE,T-05,LBMA-LIST,RUCOM,,,,,DEX-0001,2024-03-08 11:00\n");
        play();

        assertThat(ledger.family("purchase")).hasSize(2).anySatisfy(purchase -> {
            assertThat(purchase.get("buyer")).isEqualTo(Json.text("AGG-01"));
            assertThat(purchase.get("royalty")).isEqualTo(Json.text("RG-0001"));
            assertThat(purchase.get("consolidation")).isEqualTo(Json.text("05001"));
            assertThat(((Json.Obj) purchase.get("platform")).get("number")).isEqualTo(Json.text("TX-0001"));
        });
        assertThat(ledger.family("flag")).isEmpty();
    }

    @Test
    void a_transaction_without_its_day_is_named() throws IOException {
        write("purchases.csv", PURCHASES + "LA,T-01,RUCOM,,TX-0001,,,,,2024-03-06 18:00\n");

        assertThat(((CaseFolder.Result.Broken) CaseFolder.read(folder)).defects())
                .extracting(Defect::toString)
                .containsExactly(
                        "purchases.csv, row 2, column platform_day: a transaction of the platform has a number and"
                                + " a day, or neither");
    }

    @Test
    void owners_are_recorded_as_a_hash_and_relations_by_their_ids() throws IOException {
        edit("parties.csv", "country,municipality", "country,municipality,beneficial_owner,related_to");
        edit("parties.csv", "AMP,CO,52385", "AMP,CO,52385,Assembly of 84 members,TRD-01");
        play();

        assertThat(ledger.family("party"))
                .filteredOn(party -> party.get("relatedTo") != null)
                .singleElement()
                .satisfies(party -> {
                    assertThat(party.get("relatedTo")).isEqualTo(Json.texts(List.of("TRD-01")));
                    assertThat(party.get("beneficialOwner").toString()).doesNotContain("Assembly");
                });
    }

    @Test
    void gold_of_a_panner_registered_elsewhere_is_flagged_and_of_one_registered_there_is_not() throws IOException {
        edit("miners.csv", "from,evidence", "from,evidence,registered_in");
        edit("miners.csv", BQ_001, BQ_001 + ",05250");
        play();
        assertThat(ledger.family("flag")).isEmpty();

        edit("miners.csv", BQ_001 + ",05250", BQ_001 + ",05001");
        assertThatThrownBy(this::play).hasMessageContaining("flagged");
        assertThat(ledger.family("flag"))
                .extracting(flag -> flag.get("reason"))
                .contains(Json.text("REGISTERED-ELSEWHERE"));
    }

    @Test
    void a_holder_reads_a_lot_that_no_laboratory_has_read() throws IOException {
        write(
                "own-readings.csv",
                "lot,assay,holder,method,fineness_permille,evidence,at\n"
                        + "LA,OWN-LA,AMP-01,TOUCHSTONE,870.00,Demo photograph,2024-03-04 12:00\n");
        play();
        assertThat(ledger.family("assay")).anyMatch(assay -> assay.get("assay").equals(Json.text("OWN-LA")));

        edit("own-readings.csv", "2024-03-04 12:00", "2024-03-05 12:00");
        assertThatThrownBy(this::play).hasMessageContaining("own-readings.csv, row 2");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private void edit(String file, String is, String becomes) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(is);
        write(file, text.replaceFirst(Pattern.quote(is), becomes));
    }

    /** On a new ledger in memory. */
    private void play() {
        var sound = ((CaseFolder.Result.Sound) CaseFolder.read(folder)).folder();
        var keys = new FileMemberSecrets(home.resolve("members")::resolve, "assurance");
        List<CaseStatement> statements = CaseStatements.of(
                sound,
                new CaseDays(sound.first("case.csv"), LocalDate.of(2026, 11, 23)),
                keys,
                member -> member + "MSP",
                "aa");
        ledger = new InMemoryLedger("aa", keys, Instant.parse("2026-11-23T15:00:00Z"));
        for (CaseStatement statement : statements) {
            StatementProcessor.Answer answer = ledger.submit(statement);
            if (!(answer instanceof StatementProcessor.Answer.Recorded)) {
                throw new AssertionError(statement.row().place() + ": " + answer);
            }
        }
    }
}
