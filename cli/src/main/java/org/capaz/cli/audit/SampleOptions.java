// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.audit;

import java.util.Optional;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.population.Population;
import org.capaz.audit.population.PopulationTable;
import org.capaz.audit.population.Sample;
import org.capaz.audit.population.Strata;
import org.capaz.cli.console.UsageWrong;
import org.capaz.ledger.message.Argument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How samples are drawn. */
final class SampleOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

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

    /** A wrong command line when it cannot be drawn so from any population. */
    void requireSize() {
        if (size < 1) {
            throw new UsageWrong(
                    command.commandLine(), AuditMessage.SAMPLE_SIZE_WRONG.with("size", Argument.count(size)));
        }
    }

    /** A wrong command line when that population cannot be parted so. */
    void requireSuited(Population population) {
        if (strata != null && !strata.suits(population)) {
            throw new UsageWrong(
                    command.commandLine(),
                    AuditMessage.SAMPLE_STRATA_UNSUITED
                            .with("population", Argument.id(population.name()))
                            .and("strata", Argument.code(strata)));
        }
    }

    /** Draws; a population that cannot be parted so is drawn from as a whole. */
    Sample draw(PopulationTable table) {
        return new Sample(table, seed, size, Optional.ofNullable(strata).filter(by -> by.suits(table.population())));
    }
}
