// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.member;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.Holder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes keys and writes requests for an existing CA, the first ones or those that shall replace the present ones. */
@Command(name = "request", description = "${bundle:HELP_MEMBER_REQUEST}")
public final class MemberRequestCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner parent;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(
            index = "0",
            paramLabel = "${bundle:PLACE_FOLDER}",
            description = "${bundle:HELP_MEMBER_REQUEST_FOLDER}")
    private Path folder;

    @Option(
            names = "--only",
            paramLabel = "orderer|peer|administrator|gateway",
            description = "${bundle:HELP_MEMBER_REQUEST_ONLY}")
    private @Nullable Set<Holder> only;

    @Override
    public Integer call() {
        Console console = parent.console();
        Network network = home.existing();
        Member member = network.operated().getFirst();
        network.requestCertificates(member, only == null ? EnumSet.allOf(Holder.class) : only, folder);
        console.print(written(member, folder));
        return ExitCode.OK;
    }

    static Sentence written(Member member, Path folder) {
        return CommandMessage.MEMBER_REQUESTED
                .with("member", Argument.id(member.displayName()))
                .and("folder", Argument.id(folder.toString()));
    }
}
