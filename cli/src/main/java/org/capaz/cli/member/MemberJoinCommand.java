// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.member;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.ledger.message.Argument;
import org.capaz.network.Network;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.PlainNumbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prepares the home of a member that joins from the public folder of another one, and prints what is to be compared. */
@Command(name = "join", description = "${bundle:HELP_MEMBER_JOIN}")
public final class MemberJoinCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner parent;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(index = "0", paramLabel = "${bundle:PLACE_FOLDER}", description = "${bundle:HELP_MEMBER_JOIN_FROM}")
    private Path from;

    @Override
    public Integer call() {
        Console console = parent.console();
        Network network = home.existing();
        PublicRecords.requireWhole(from);
        String block = network.join(from);
        Anchor anchor = new PublicRecords(network).takeFrom(from);
        console.print(CommandMessage.MEMBER_KNOWS_LEDGER
                .with("block", Argument.id(block))
                .and("version", PlainNumbers.digits(anchor.version()))
                .and("anchor", Argument.id(anchor.id())));
        console.print(CommandMessage.NEXT_COMPARE_BOTH.sentence());
        return ExitCode.OK;
    }
}
