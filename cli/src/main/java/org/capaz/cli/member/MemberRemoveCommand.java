// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.member;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicFile;
import org.capaz.ledger.message.Argument;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes leave of a member that the channel no longer has: the home gets the description without it. */
@Command(name = "remove", description = "${bundle:HELP_MEMBER_REMOVE}")
public final class MemberRemoveCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner parent;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(index = "0", paramLabel = "${bundle:PLACE_MEMBER}", description = "${bundle:HELP_MEMBER_REMOVE_WHOSE}")
    private String member;

    @SuppressWarnings("NullAway.Init") // as above
    @Option(
            names = "--consortium",
            required = true,
            paramLabel = "${bundle:PLACE_FILE}",
            description = "${bundle:HELP_MEMBER_REMOVE_CONSORTIUM}")
    private Path description;

    @Override
    public Integer call() {
        Console console = parent.console();
        Network network = home.existing();
        Member left = HomeOption.describing(() -> network.removeLeft(member, PublicFile.readText(description)));
        console.print(CommandMessage.MEMBER_REMOVED.with("member", Argument.id(left.displayName())));
        console.print(CommandMessage.NEXT_UP_AND_SIGN_ANCHOR.sentence());
        return ExitCode.OK;
    }
}
