// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import org.capaz.cli.audit.AuditEvidenceCommand;
import org.capaz.cli.audit.AuditExceptionsCommand;
import org.capaz.cli.audit.AuditPopulationCommand;
import org.capaz.cli.audit.AuditReportCommand;
import org.capaz.cli.audit.AuditSampleCommand;
import org.capaz.cli.channel.ChannelProposeCommand;
import org.capaz.cli.channel.ChannelShowCommand;
import org.capaz.cli.channel.ChannelSignCommand;
import org.capaz.cli.channel.ChannelSubmitCommand;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.UsageWrong;
import org.capaz.cli.member.MemberBackupCommand;
import org.capaz.cli.member.MemberExportCommand;
import org.capaz.cli.member.MemberFoundCommand;
import org.capaz.cli.member.MemberInitCommand;
import org.capaz.cli.member.MemberInstallCertificatesCommand;
import org.capaz.cli.member.MemberJoinCommand;
import org.capaz.cli.member.MemberRemoveCommand;
import org.capaz.cli.member.MemberRequestCommand;
import org.capaz.cli.member.MemberRestoreCommand;
import org.capaz.cli.member.MemberTakeCommand;
import org.capaz.ledger.message.Sentence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that only names others: alone it is a wrong command line. */
abstract class CommandGroup implements Runnable, ConsoleOwner {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    /** The trust anchor: a member's administrator signs a newer one, a reader takes it in place of the trusted one. */
    @Command(
            name = "anchor",
            description = "${bundle:HELP_ANCHOR}",
            subcommands = {AnchorSignCommand.class, AnchorUpdateCommand.class})
    static final class OfAnchors extends CommandGroup {}

    /** A whole ledger: fetched as files from any member, performed again and looked into without any. */
    @Command(
            name = "audit",
            description = "${bundle:HELP_AUDIT}",
            subcommands = {
                AuditFetchCommand.class,
                AuditPerformCommand.class,
                AuditPopulationCommand.class,
                AuditSampleCommand.class,
                AuditExceptionsCommand.class,
                AuditEvidenceCommand.class,
                AuditReportCommand.class
            })
    static final class OfAudits extends CommandGroup {}

    /** The channel's configuration, which the members change together. */
    @Command(
            name = "channel",
            description = "${bundle:HELP_CHANNEL}",
            subcommands = {
                ChannelProposeCommand.class,
                ChannelShowCommand.class,
                ChannelSignCommand.class,
                ChannelSubmitCommand.class
            })
    static final class OfChannels extends CommandGroup {}

    /** One member's own part of the network. */
    @Command(
            name = "member",
            description = "${bundle:HELP_MEMBER}",
            subcommands = {
                MemberInitCommand.class,
                MemberRequestCommand.class,
                MemberInstallCertificatesCommand.class,
                MemberExportCommand.class,
                MemberFoundCommand.class,
                MemberJoinCommand.class,
                MemberTakeCommand.class,
                MemberRemoveCommand.class,
                MemberRenewCommand.class,
                MemberBackupCommand.class,
                MemberRestoreCommand.class
            })
    static final class OfMembers extends CommandGroup {}

    @Override
    public final void run() {
        throw new UsageWrong(spec.commandLine(), CommandMessage.USAGE_COMMAND_MISSING.sentence());
    }

    @Override
    public final Console console() {
        return main.console();
    }

    @Override
    public final boolean confirms(Sentence question) {
        return main.confirms(question);
    }

    final Main main() {
        return main;
    }
}
