// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.member;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicFile;
import org.capaz.ledger.message.Argument;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes what the other members need of this one: certificates, and no key. */
@Command(name = "export", description = "${bundle:HELP_MEMBER_EXPORT}")
public final class MemberExportCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner parent;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(index = "0", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_MEMBER_EXPORT_FILE}")
    private Path file;

    @Override
    public Integer call() {
        Network network = home.existing();
        Member member = network.operated().getFirst();
        PublicFile.replace(
                file.toAbsolutePath(), network.memberFile(member).text().getBytes(StandardCharsets.UTF_8));
        parent.console()
                .print(CommandMessage.MEMBER_EXPORTED
                        .with("member", Argument.id(member.displayName()))
                        .and("file", Argument.id(file.toString())));
        return ExitCode.OK;
    }
}
