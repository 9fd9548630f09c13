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
import org.capaz.network.backup.Backup;
import org.capaz.network.consortium.Member;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a home of a backup, or only says whether one could. */
@Command(name = "restore", description = "${bundle:HELP_MEMBER_RESTORE}")
public final class MemberRestoreCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner parent;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(index = "0", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_MEMBER_RESTORE_FILE}")
    private Path file;

    @SuppressWarnings("NullAway.Init") // as above
    @Option(
            names = "--key",
            required = true,
            paramLabel = "${bundle:PLACE_FILE}",
            description = "${bundle:HELP_MEMBER_RESTORE_KEY}")
    private Path key;

    @Option(names = "--verify", description = "${bundle:HELP_MEMBER_RESTORE_VERIFY}")
    private boolean verify;

    @Override
    public Integer call() {
        Console console = parent.console();
        Backup.Found found = verify ? Backup.verify(file, key) : Backup.restore(file, key, home.folder());
        console.print(CommandMessage.BACKUP_HOLDS
                .with("file", Argument.id(file.toString()))
                .and(
                        "members",
                        Argument.ids(found.home().operated().stream()
                                .map(Member::displayName)
                                .toList()))
                .and("files", Argument.count(found.files()))
                .and("bytes", Argument.count(found.bytes())));
        console.print(
                verify
                        ? CommandMessage.BACKUP_VERIFIED.sentence()
                        : CommandMessage.MEMBER_RESTORED.with("folder", home.folderName()));
        return ExitCode.OK;
    }
}
