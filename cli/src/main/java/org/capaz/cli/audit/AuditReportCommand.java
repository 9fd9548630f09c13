// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.capaz.audit.exception.Exceptions;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.paper.AuditWork;
import org.capaz.audit.paper.WorkingPapers;
import org.capaz.audit.perform.Audit;
import org.capaz.audit.population.Population;
import org.capaz.audit.population.PopulationTable;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.trust.PublicFile;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.ReferenceValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes a report and working papers of a fetched ledger, in both languages. */
@Command(
        name = "report",
        description = "${bundle:HELP_AUDIT_REPORT}",
        footer = {"", "${bundle:HELP_AUDIT_TABLE_EXIT_CODES}"})
public final class AuditReportCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner audit;

    @Mixin
    private AuditedLedger ledger;

    @Mixin
    private PopulationOption populations;

    @Mixin
    private SampleOptions sampling;

    @SuppressWarnings("NullAway.Init") // has a default value
    @Option(
            names = "--out",
            paramLabel = "${bundle:PLACE_FOLDER}",
            defaultValue = "working-papers",
            description = "${bundle:HELP_AUDIT_REPORT_OUT}")
    private Path out;

    @Override
    public Integer call() {
        List<Population> wanted = populations.several();
        sampling.requireSize();
        return ledger.then(audit.console(), performed -> write(work(wanted, performed)));
    }

    private AuditWork work(List<Population> wanted, Audit.Performed performed) {
        ReplayedLedger replayed = performed.ledger();
        List<PopulationTable> tables = wanted.stream()
                .map(population -> new PopulationTable(population, replayed))
                .toList();
        return new AuditWork(
                performed.report(),
                replayed.time(),
                ReferenceValues.on(Day.of(replayed.time()), replayed.state()),
                tables,
                tables.stream().map(sampling::draw).toList(),
                new Exceptions(replayed));
    }

    private int write(AuditWork work) {
        SortedMap<String, byte[]> files = WorkingPapers.of(work);
        byte[] data = work.data();
        files.put(AuditReportPdf.DATA, data);
        for (Language language : Language.values()) {
            files.put("report." + language.tag() + ".pdf", AuditReportPdf.of(work, language, data));
        }
        files.putAll(WorkingPapers.index(work, files));
        files.forEach(this::write);
        audit.console()
                .print(AuditMessage.PAPER_WRITTEN
                        .with("folder", Argument.id(out.toString()))
                        .and("count", Argument.count(files.size())));
        return ExitCode.OK;
    }

    private void write(String name, byte[] bytes) {
        Path file = out.resolve(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new CommandFailed(
                    CommandMessage.FILE_NOT_WRITABLE.with("file", Argument.id(file.toString())),
                    CommandMessage.CHECK_FOLDER_AND_SPACE.sentence(),
                    e);
        }
        PublicFile.replace(file, bytes);
    }
}
