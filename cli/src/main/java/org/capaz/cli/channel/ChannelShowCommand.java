// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.channel;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicFile;
import org.capaz.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says in words what a proposed change would change, and who has signed it. Several copies count as one. */
@Command(name = "show", description = "${bundle:HELP_CHANNEL_SHOW}")
public final class ChannelShowCommand implements Callable<Integer> {
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
        Proposal proposal =
                Proposal.of(network, files.stream().map(PublicFile::read).toList());
        proposal.print(parent.console());
        return proposal.understood() ? ExitCode.OK : ExitCode.FAILED;
    }
}
