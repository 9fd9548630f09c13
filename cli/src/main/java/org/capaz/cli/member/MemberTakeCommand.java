// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.member;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicFile;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.ledger.message.Argument;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Takes the renewed certificates of other members' peers into the directory of peers, where the former ones stay; with a newer
 * description, a member that has joined.
 */
@Command(name = "take", description = "${bundle:HELP_MEMBER_TAKE}")
public final class MemberTakeCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner parent;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(arity = "1..*", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_MEMBER_TAKE_FILES}")
    private List<Path> files;

    @Option(
            names = "--consortium",
            paramLabel = "${bundle:PLACE_FILE}",
            description = "${bundle:HELP_MEMBER_TAKE_CONSORTIUM}")
    private @Nullable Path description;

    @Override
    public Integer call() {
        Console console = parent.console();
        for (Path file : files) {
            Member member = taken(home.existing(), PublicFile.readText(file));
            new PublicRecords(home.existing()).writePeers();
            Argument name = Argument.id(member.displayName());
            if (description == null) {
                console.print(CommandMessage.MEMBER_TAKEN.with("member", name));
            } else {
                console.print(CommandMessage.MEMBER_JOINED.with("member", name));
                console.print(CommandMessage.NEXT_UP_AND_SEND_PUBLIC.with("member", name));
            }
        }
        return ExitCode.OK;
    }

    private Member taken(Network network, String text) {
        Path wider = description;
        return wider == null
                ? network.take(text)
                : HomeOption.describing(() -> network.takeJoined(PublicFile.readText(wider), text));
    }
}
