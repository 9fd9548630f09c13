// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.channel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.console.UsageWrong;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicFile;
import org.capaz.ledger.message.Argument;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes a proposed change of the channel into a file: new certificates of an orderer, whose keys are made here, or a member more or less. */
@Command(name = "propose", description = "${bundle:HELP_CHANNEL_PROPOSE}")
public final class ChannelProposeCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3_650;

    @ParentCommand
    private ConsoleOwner parent;

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(index = "0", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_CHANNEL_PROPOSE_FILE}")
    private Path file;

    @SuppressWarnings("NullAway.Init") // as above
    @ArgGroup(multiplicity = "1")
    private Change change;

    /** One of them. */
    private static final class Change {
        @Option(
                names = "--renew-orderer",
                required = true,
                paramLabel = "${bundle:PLACE_MEMBER}",
                description = "${bundle:HELP_CHANNEL_PROPOSE_ORDERER}")
        private @Nullable String orderer;

        @ArgGroup(exclusive = false)
        private @Nullable NewMember newMember;

        @Option(
                names = "--remove-member",
                required = true,
                paramLabel = "${bundle:PLACE_MEMBER}",
                description = "${bundle:HELP_CHANNEL_PROPOSE_REMOVAL}")
        private @Nullable String leaving;
    }

    private static final class NewMember {
        @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
        @Option(
                names = "--add-member",
                required = true,
                paramLabel = "${bundle:PLACE_FILE}",
                description = "${bundle:HELP_CHANNEL_PROPOSE_MEMBER}")
        private Path file;

        @SuppressWarnings("NullAway.Init") // as above
        @Option(
                names = "--consortium",
                required = true,
                paramLabel = "${bundle:PLACE_FILE}",
                description = "${bundle:HELP_CHANNEL_PROPOSE_CONSORTIUM}")
        private Path description;
    }

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "" + MOST_DAYS,
            description = "${bundle:HELP_CHANNEL_PROPOSE_DAYS}")
    private int days;

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new UsageWrong(
                    command.commandLine(),
                    CommandMessage.USAGE_DAYS_WRONG.with("days", Argument.id(Integer.toString(days))));
        }
        Network network = Proposal.network(home);
        byte[] proposed = proposed(network);
        Console console = parent.console();
        Proposal.of(network, List.of(proposed)).print(console);
        PublicFile.replace(file.toAbsolutePath(), proposed);
        console.print(CommandMessage.CHANNEL_PROPOSED.with("file", Argument.id(file.toString())));
        return ExitCode.OK;
    }

    private byte[] proposed(Network network) {
        if (change.leaving != null) return network.proposeRemoval(HomeOption.member(network, change.leaving));
        NewMember joining = change.newMember;
        if (joining == null) {
            Member member = HomeOption.member(network, Objects.requireNonNull(change.orderer));
            return network.proposeOrderer(member, Duration.ofDays(days));
        }
        return HomeOption.describing(() ->
                network.proposeMember(PublicFile.readText(joining.description), PublicFile.readText(joining.file)));
    }
}
