// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import org.capaz.cli.console.CommandMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The trust anchor: a member's administrator signs a newer one, a reader takes it in place of the trusted one. */
@Command(
        name = "anchor",
        description = "${bundle:HELP_ANCHOR}",
        subcommands = {AnchorSignCommand.class, AnchorUpdateCommand.class})
final class AnchorCommand implements Runnable {
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
