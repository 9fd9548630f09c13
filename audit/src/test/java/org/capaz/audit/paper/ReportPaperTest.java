// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.audit.RehearsedChain;
import org.capaz.audit.Replays;
import org.capaz.audit.exception.ExceptionKind;
import org.capaz.audit.exception.Exceptions;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.perform.AuditCheck;
import org.capaz.audit.perform.AuditReport;
import org.capaz.audit.perform.Difference;
import org.capaz.audit.population.PopulationTable;
import org.capaz.audit.population.Populations;
import org.capaz.audit.population.Sample;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.ReferenceValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the report and the papers say, and what they leave to the auditor. */
class ReportPaperTest {
    private static final Manifest EXPORT = new Manifest("capaz", 190, "ab".repeat(32), List.of(), new TreeMap<>());

    private static AuditWork work(int size, Difference... differences) {
        ReplayedLedger ledger = Replays.certified();
        List<PopulationTable> tables = Populations.ALL.stream()
                .map(population -> new PopulationTable(population, ledger))
                .toList();
        return new AuditWork(
                new AuditReport(
                        EXPORT,
                        new RehearsedChain().anchor(),
                        new TreeMap<>(),
                        3,
                        new TreeMap<>(),
                        Optional.empty(),
                        List.of(differences)),
                ledger.time(),
                ReferenceValues.on(Day.of(ledger.time()), ledger.state()),
                tables,
                tables.stream()
                        .map(table -> new Sample(table, "s", size, Optional.empty()))
                        .toList(),
                new Exceptions(ledger));
    }

    private static String report(AuditWork work, Language language) {
        return ReportPaper.of(work, language).markdown().replace('\u00a0', ' ');
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_check_every_exception_and_every_population_is_named_in_both_languages(Language language) {
        String report = report(work(1), language);

        for (AuditCheck check : AuditCheck.values()) {
            assertThat(report).contains("- " + check + ": " + check.question().in(language));
        }
        for (ExceptionKind kind : ExceptionKind.values()) {
            assertThat(report).contains(kind + " (");
        }
        Populations.ALL.forEach(population -> assertThat(report).contains("- " + population.name() + ": count = "));
    }

    @Test
    void what_was_not_asked_and_what_could_not_be_judged_are_said() {
        assertThat(report(work(1), Language.ENGLISH))
                .contains("Not performed.", "Not judged: 3 transactions", "## What does not agree\n\nNone.");
    }

    @Test
    void a_difference_is_named_with_its_place_and_the_headline_says_so() {
        String report = report(
                work(1, new Difference(AuditCheck.CHAIN, "7", "CHAIN", AuditMessage.AUDIT_CHAIN_BROKEN.sentence())),
                Language.ENGLISH);

        assertThat(report)
                .contains("**DOES NOT AGREE", "- CHAIN 7 CHAIN: it does not follow")
                .doesNotContain("None.");
    }

    @Test
    void of_a_long_list_it_is_said_how_many_more_there_are_and_where() {
        String report = report(work(50), Language.ENGLISH);

        assertThat(report).contains("findings: 50 of 160.", "- 10 more in 3-sample/findings.json");
        assertThat(new String(WorkingPapers.of(work(50)).get("3-sample/findings.json"), StandardCharsets.UTF_8)
                        .split("\"hash\"", -1))
                .hasSize(51);
        assertThat(report(work(40), Language.ENGLISH)).doesNotContain(" more in ");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_conclusion_is_asked_for_and_left_open(Language language) {
        String conclusion = new String(
                WorkingPapers.of(work(1)).get("5-conclusion/conclusion." + language.tag() + ".md"),
                StandardCharsets.UTF_8);

        assertThat(conclusion)
                .contains(AuditMessage.PAPER_NO_CONCLUSION.sentence().in(language))
                .endsWith("- " + AuditMessage.PAPER_YOURS_CONCLUSION.sentence().in(language) + "\n");
    }
}
