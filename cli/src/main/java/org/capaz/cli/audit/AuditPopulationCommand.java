// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.perform.Audit;
import org.capaz.audit.population.Population;
import org.capaz.audit.population.PopulationFormat;
import org.capaz.audit.population.PopulationManifest;
import org.capaz.audit.population.PopulationTable;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.trust.PublicFile;
import org.capaz.ledger.message.Argument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes whole populations of a fetched ledger as tables. */
@Command(
        name = "population",
        description = "${bundle:HELP_AUDIT_POPULATION}",
        footer = {"", "${bundle:HELP_AUDIT_TABLE_EXIT_CODES}"})
public final class AuditPopulationCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner audit;

    @Mixin
    private AuditedLedger ledger;

    @Mixin
    private PopulationOption populations;

    @SuppressWarnings("NullAway.Init") // has a default value
    @Option(
            names = "--format",
            paramLabel = "${bundle:PLACE_FORM}",
            defaultValue = "CSV",
            description = "${bundle:HELP_AUDIT_FORMAT}")
    private PopulationFormat format;

    @SuppressWarnings("NullAway.Init") // has a default value
    @Option(
            names = "--out",
            paramLabel = "${bundle:PLACE_FOLDER}",
            defaultValue = "populations",
            description = "${bundle:HELP_AUDIT_OUT}")
    private Path out;

    @Override
    public Integer call() {
        List<Population> wanted = populations.several();
        return ledger.then(audit.console(), performed -> write(wanted, performed));
    }

    private int write(List<Population> wanted, Audit.Performed performed) {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new CommandFailed(
                    CommandMessage.FILE_NOT_WRITABLE.with("file", Argument.id(out.toString())),
                    CommandMessage.CHECK_FOLDER_AND_SPACE.sentence(),
                    e);
        }
        var manifest = new PopulationManifest(performed.report());
        for (Population population : wanted) {
            var table = new PopulationTable(population, performed.ledger());
            String name = population.name() + "." + format.ending();
            byte[] file = table.in(format, performed.report().manifest());
            PublicFile.replace(out.resolve(name), file);
            manifest.add(name, file, table);
            audit.console()
                    .print(AuditMessage.POPULATION_WRITTEN
                            .with("file", Argument.id(out.resolve(name).toString()))
                            .and("count", Argument.count(table.count())));
        }
        PublicFile.replace(out.resolve(PopulationManifest.FILE), manifest.bytes());
        return ExitCode.OK;
    }
}
