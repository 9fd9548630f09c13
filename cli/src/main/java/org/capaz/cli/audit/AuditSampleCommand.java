// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.audit;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.perform.Audit;
import org.capaz.audit.population.Population;
import org.capaz.audit.population.PopulationTable;
import org.capaz.audit.population.Sample;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Draws a sample of one population of a fetched ledger. */
@Command(
        name = "sample",
        description = "${bundle:HELP_AUDIT_SAMPLE}",
        footer = {"", "${bundle:HELP_AUDIT_TABLE_EXIT_CODES}"})
public final class AuditSampleCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner audit;

    @Mixin
    private AuditedLedger ledger;

    @Mixin
    private PopulationOption populations;

    @Mixin
    private SampleOptions sampling;

    @Option(names = "--json", description = "${bundle:HELP_JSON}")
    private boolean json;

    @Override
    public Integer call() {
        Population population = populations.one();
        sampling.requireSuited(population);
        sampling.requireSize();
        return ledger.then(audit.console(), performed -> draw(population, performed));
    }

    private int draw(Population population, Audit.Performed performed) {
        Console console = audit.console();
        Manifest export = performed.report().manifest();
        Sample sample = sampling.draw(new PopulationTable(population, performed.ledger()));
        console.print(
                json
                        ? new String(sample.json(export), StandardCharsets.UTF_8)
                        : sample.text(export, console.language()));
        return ExitCode.OK;
    }
}
