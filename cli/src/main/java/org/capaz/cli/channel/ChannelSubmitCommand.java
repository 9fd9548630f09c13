// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.channel;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicFile;
import org.capaz.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Puts a change in force that enough members have signed; while they are too few it says who has not. */
@Command(name = "submit", description = "${bundle:HELP_CHANNEL_SUBMIT}")
public final class ChannelSubmitCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner parent;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(arity = "1..*", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_CHANNEL_FILES}")
    private List<Path> files;

    @Override
    public Integer call() {
        Network network = Proposal.network(home);
        network.submit(files.stream().map(PublicFile::read).toList());
        parent.console().print(CommandMessage.CHANNEL_CHANGED.sentence());
        parent.console().print(CommandMessage.NEXT_UP_EVERYWHERE.sentence());
        return ExitCode.OK;
    }
}
