// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.audit;

import java.util.ArrayList;
import java.util.List;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.population.Population;
import org.capaz.audit.population.Populations;
import org.capaz.cli.console.UsageWrong;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Of which populations a command is. */
final class PopulationOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--family", paramLabel = "F", description = "${bundle:HELP_AUDIT_FAMILY}")
    private List<String> names = new ArrayList<>();

    /** Those that were named, or all. */
    List<Population> several() {
        return names.isEmpty()
                ? Populations.ALL
                : names.stream().distinct().map(this::named).toList();
    }

    /** The one that was named. */
    Population one() {
        if (names.size() != 1) {
            throw wrong(AuditMessage.SAMPLE_OF_ONE.with("known", known()));
        }
        return named(names.getFirst());
    }

    private Population named(String name) {
        return Populations.named(name)
                .orElseThrow(() -> wrong(AuditMessage.POPULATION_UNKNOWN
                        .with("name", Argument.id(name))
                        .and("known", known())));
    }

    private static Argument known() {
        return Argument.ids(Populations.ALL.stream().map(Population::name).toList());
    }

    private UsageWrong wrong(Sentence why) {
        return new UsageWrong(command.commandLine(), why);
    }
}
