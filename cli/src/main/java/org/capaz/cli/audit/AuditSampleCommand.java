// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.audit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.perform.Audit;
import org.capaz.audit.population.Population;
import org.capaz.audit.population.PopulationTable;
import org.capaz.audit.population.Sample;
import org.capaz.audit.population.Strata;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.console.UsageWrong;
import org.capaz.ledger.message.Argument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Draws a sample of one population of a fetched ledger. */
@Command(
        name = "sample",
        description = "${bundle:HELP_AUDIT_SAMPLE}",
        footer = {"", "${bundle:HELP_AUDIT_TABLE_EXIT_CODES}"})
public final class AuditSampleCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner audit;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuditedLedger ledger;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(names = "--family", required = true, paramLabel = "F", description = "${bundle:HELP_AUDIT_FAMILY_ONE}")
    private String name;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(names = "--seed", required = true, paramLabel = "S", description = "${bundle:HELP_AUDIT_SEED}")
    private String seed;

    @Option(names = "--size", required = true, paramLabel = "N", description = "${bundle:HELP_AUDIT_SIZE}")
    private int size;

    @Option(
            names = "--strata",
            paramLabel = "AMOUNT|NEW_PARTY|LATE|DEDUCTIONS",
            description = "${bundle:HELP_AUDIT_STRATA}")
    private @Nullable Strata strata;

    @Option(names = "--json", description = "${bundle:HELP_JSON}")
    private boolean json;

    @Override
    public Integer call() {
        Population population = AuditPopulationCommand.named(name, spec);
        if (strata != null && !strata.suits(population)) {
            throw new UsageWrong(
                    spec.commandLine(),
                    AuditMessage.SAMPLE_STRATA_UNSUITED
                            .with("population", Argument.id(name))
                            .and("strata", Argument.code(strata)));
        }
        if (size < 1) {
            throw new UsageWrong(spec.commandLine(), AuditMessage.SAMPLE_SIZE_WRONG.with("size", Argument.count(size)));
        }
        return ledger.then(audit.console(), performed -> draw(population, performed));
    }

    private int draw(Population population, Audit.Performed performed) {
        Console console = audit.console();
        Manifest export = performed.report().manifest();
        var sample = new Sample(
                new PopulationTable(population, performed.ledger()), seed, size, Optional.ofNullable(strata));
        console.print(
                json
                        ? new String(sample.json(export), StandardCharsets.UTF_8)
                        : sample.text(export, console.language()));
        return ExitCode.OK;
    }
}
