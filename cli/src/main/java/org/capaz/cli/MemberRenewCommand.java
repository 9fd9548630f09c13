// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.console.UsageWrong;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.ledger.message.Argument;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.Identity;
import org.capaz.network.keys.Validity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Renews certificates of a member before they end, or after: new keys and certificates, the directory of peers with the new
 * one, then the processes that use them. Killed at any point, it or {@code ./capaz up} completes it.
 */
@Command(name = "renew", description = "${bundle:HELP_MEMBER_RENEW}")
final class MemberRenewCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3_650;

    @ParentCommand
    private CommandGroup parent;

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(index = "0", paramLabel = "${bundle:PLACE_MEMBER}", description = "${bundle:HELP_MEMBER_RENEW_WHOSE}")
    private String name;

    @Option(
            names = "--only",
            paramLabel = "peer|administrator|gateway",
            description = "${bundle:HELP_MEMBER_RENEW_ONLY}")
    private @Nullable Set<Identity> only;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "" + Validity.DAYS_OF_RENEWED,
            description = "${bundle:HELP_MEMBER_RENEW_DAYS}")
    private int days;

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new UsageWrong(
                    command.commandLine(),
                    CommandMessage.USAGE_DAYS_WRONG.with("days", Argument.id(Integer.toString(days))));
        }
        Console console = parent.main().console();
        if (!home.hasNetwork()) {
            console.print(CommandMessage.NO_NETWORK_YET.with("folder", home.folderName()));
            return ExitCode.FAILED;
        }
        Network network = home.network();
        Member member = HomeOption.member(network, name);
        network.renew(member, only == null ? EnumSet.allOf(Identity.class) : only, Duration.ofDays(days));
        new PublicRecords(network).writePeers();
        UpCommand.start(network, console);
        console.print(CommandMessage.MEMBER_RENEWED
                .with("member", Argument.id(member.displayName()))
                .and("days", Argument.count(days)));
        return ExitCode.OK;
    }
}
