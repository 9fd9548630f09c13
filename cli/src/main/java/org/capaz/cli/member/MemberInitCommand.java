// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.member;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
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
import org.capaz.network.keys.Holder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a member's home: the agreed description and the member's keys, which are made here and stay here; of a CA too, or without. */
@Command(name = "init", description = "${bundle:HELP_MEMBER_INIT}")
public final class MemberInitCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner parent;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Parameters(index = "0", paramLabel = "${bundle:PLACE_MEMBER}", description = "${bundle:HELP_MEMBER_RENEW_WHOSE}")
    private String name;

    @SuppressWarnings("NullAway.Init") // as above
    @Option(
            names = "--consortium",
            required = true,
            paramLabel = "${bundle:PLACE_FILE}",
            description = "${bundle:HELP_MEMBER_INIT_CONSORTIUM}")
    private Path description;

    @Option(names = "--csr", paramLabel = "${bundle:PLACE_FOLDER}", description = "${bundle:HELP_MEMBER_INIT_CSR}")
    private @Nullable Path requests;

    @Override
    public Integer call() {
        home.make(new String(PublicFile.read(description), StandardCharsets.UTF_8), name);
        Network network = home.network();
        Member member = network.operated().getFirst();
        Console console = parent.console();
        if (requests == null) network.makeKeys();
        else network.requestCertificates(member, EnumSet.allOf(Holder.class), requests);
        console.print(CommandMessage.MEMBER_HAS_HOME
                .with("member", Argument.id(member.displayName()))
                .and("folder", home.folderName())
                .and("digest", Argument.id(network.consortium().digest())));
        console.print(
                requests == null
                        ? CommandMessage.NEXT_MEMBER_EXPORT.sentence()
                        : MemberRequestCommand.written(member, requests));
        return ExitCode.OK;
    }
}
