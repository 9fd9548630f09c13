// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.net.URI;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Starts a network, or repairs one that was interrupted or damaged. */
@Command(name = "up", description = "${bundle:HELP_UP}")
final class UpCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        Network network = home.network();
        start(network, main.console());
        main.console().print(CommandMessage.NETWORK_IS_UP.sentence());
        addresses(network, main.console());
        main.console().print(CommandMessage.AFTER_UP.sentence());
        return ExitCode.OK;
    }

    static void start(Network network, Console console) {
        network.startLedger(console);
        new PublicRecords(network).write(console);
        network.startGateways(console);
    }

    static void addresses(Network network, Console console) {
        for (Member member : network.operated()) {
            URI gateway = network.gateway(member);
            // A name of its own for each on this machine: browsers keep passkeys and sessions by name.
            boolean named =
                    member.place().gateway().isPresent() || !member.place().onThisMachine();
            console.print(
                    "  %-16s %s",
                    member.displayName(),
                    named ? gateway : "http://" + member.name() + ".localhost:" + gateway.getPort());
        }
    }
}
