// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.channel;

import java.nio.file.Path;
import java.util.List;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Adds the signature of the home's administrators to a proposed change, after showing what it is. */
@Command(name = "sign", description = "${bundle:HELP_CHANNEL_SIGN}")
public final class ChannelSignCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner parent;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(index = "0", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_CHANNEL_SIGN_FILE}")
    private Path file;

    @Option(
            names = "--member",
            paramLabel = "${bundle:PLACE_MEMBER}",
            description = "${bundle:HELP_CHANNEL_SIGN_MEMBER}")
    private @Nullable List<String> only;

    @Option(names = "--yes", description = "${bundle:HELP_SIGN_YES}")
    private boolean yes;

    @Option(names = "--not-understood", description = "${bundle:HELP_CHANNEL_SIGN_UNKNOWN}")
    private boolean notUnderstood;

    @Override
    public Integer call() {
        Console console = parent.console();
        Network network = Proposal.network(home);
        byte[] change = PublicFile.read(file);
        Proposal proposal = Proposal.of(network, List.of(change));
        proposal.print(console);
        boolean readable = proposal.understood() || notUnderstood;
        if (!readable || (!yes && !parent.confirms(CommandMessage.ASK_TO_SIGN.sentence()))) {
            console.printNotice(CommandMessage.NOT_SIGNED.sentence());
            return ExitCode.FAILED;
        }
        List<Member> signers = only == null
                ? network.operated()
                : only.stream().map(name -> HomeOption.member(network, name)).toList();
        for (Member signer : signers) change = network.sign(change, signer);
        PublicFile.replace(file.toAbsolutePath(), change);
        console.print(CommandMessage.CHANNEL_SIGNED
                .with(
                        "members",
                        Argument.ids(signers.stream().map(Member::displayName).toList()))
                .and("file", Argument.id(file.toString())));
        return ExitCode.OK;
    }
}
