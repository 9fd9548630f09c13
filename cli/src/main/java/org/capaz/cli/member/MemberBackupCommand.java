// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.member;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.ledger.message.Argument;
import org.capaz.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes a home, encrypted, into one file. */
@Command(
        name = "backup",
        description = "${bundle:HELP_MEMBER_BACKUP}",
        footer = {"", "${bundle:HELP_MEMBER_BACKUP_KEY}"})
public final class MemberBackupCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner parent;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(index = "0", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_MEMBER_BACKUP_FILE}")
    private Path file;

    @SuppressWarnings("NullAway.Init") // as above
    @Option(
            names = "--to",
            required = true,
            paramLabel = "${bundle:PLACE_FILE}",
            description = "${bundle:HELP_MEMBER_BACKUP_TO}")
    private Path recipient;

    @Override
    public Integer call() {
        Console console = parent.console();
        Network network = home.existing();
        network.backup(file.toAbsolutePath(), recipient, console);
        console.print(CommandMessage.MEMBER_BACKED_UP.with("file", Argument.id(file.toString())));
        if (network.databaseElsewhere()) {
            console.printNotice(CommandMessage.BACKUP_WITHOUT_DATABASE.sentence());
        }
        return ExitCode.OK;
    }
}
