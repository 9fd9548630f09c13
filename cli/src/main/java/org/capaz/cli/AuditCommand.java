// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import org.capaz.cli.console.CommandMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A whole ledger: fetched as files from any member, and performed again without any. */
@Command(
        name = "audit",
        description = "${bundle:HELP_AUDIT}",
        subcommands = {AuditFetchCommand.class, AuditPerformCommand.class})
final class AuditCommand implements Runnable {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new UsageWrong(spec.commandLine(), CommandMessage.USAGE_COMMAND_MISSING.sentence());
    }

    Main main() {
        return main;
    }
}
