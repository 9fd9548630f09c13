// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.audit;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.capaz.audit.exception.Exceptions;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.perform.Audit;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists what an auditor looks at first in a fetched ledger. */
@Command(
        name = "exceptions",
        description = "${bundle:HELP_AUDIT_EXCEPTIONS}",
        footer = {"", "${bundle:HELP_AUDIT_TABLE_EXIT_CODES}"})
public final class AuditExceptionsCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner audit;

    @Mixin
    private AuditedLedger ledger;

    @Option(names = "--json", description = "${bundle:HELP_JSON}")
    private boolean json;

    @Override
    public Integer call() {
        return ledger.then(audit.console(), this::list);
    }

    private int list(Audit.Performed performed) {
        Console console = audit.console();
        Manifest export = performed.report().manifest();
        var exceptions = new Exceptions(performed.ledger());
        console.print(
                json
                        ? new String(exceptions.json(export), StandardCharsets.UTF_8)
                        : exceptions.text(export, console.language()));
        return ExitCode.OK;
    }
}
