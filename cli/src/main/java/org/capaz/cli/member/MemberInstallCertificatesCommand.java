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
import org.capaz.network.consortium.Member;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes what an existing CA issued: all of it is checked before anything is used. */
@Command(name = "install-certificates", description = "${bundle:HELP_MEMBER_INSTALL}")
public final class MemberInstallCertificatesCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner parent;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(
            index = "0",
            paramLabel = "${bundle:PLACE_FOLDER}",
            description = "${bundle:HELP_MEMBER_INSTALL_FOLDER}")
    private Path folder;

    @Override
    public Integer call() {
        Console console = parent.console();
        Network network = home.existing();
        Member member = network.operated().getFirst();
        network.installCertificates(member, folder);
        console.print(CommandMessage.MEMBER_INSTALLED.with("member", Argument.id(member.displayName())));
        if (network.founded()) {
            // Before the peer signs with it: no reader shall meet a signer that no directory names.
            new PublicRecords(network).writePeers();
            console.print(CommandMessage.NEXT_UP_USES_CERTIFICATES.sentence());
        } else {
            console.print(CommandMessage.NEXT_MEMBER_EXPORT.sentence());
        }
        return ExitCode.OK;
    }
}
