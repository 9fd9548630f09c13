package org.capaz.cli;

import java.util.concurrent.Callable;
import org.capaz.cli.console.Console;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.network.consortium.Member;
import org.capaz.network.Network;
import org.capaz.network.operation.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Starts a network, or repairs one that was interrupted or damaged. */
@Command(name = "up", description = "Start the network and its gateways; repair what is down. Can be run at any time.")
final class UpCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        Network network = home.network();
        start(network, main.console());
        main.console().print("The network is up. Its gateways:");
        addresses(network, main.console());
        main.console().print("Next: './capaz status', './capaz demo', or './capaz down'.");
        return ExitCode.OK;
    }

    static void start(Network network, Progress progress) {
        network.startLedger(progress);
        new PublicRecords(network).write(progress);
        network.startGateways(progress);
    }

    static void addresses(Network network, Console console) {
        for (Member member : network.consortium().members()) {
            console.print(
                    "  %-16s http://%s.localhost:%d",
                    member.displayName(), member.name(), network.gateway(member).getPort());
        }
    }
}
