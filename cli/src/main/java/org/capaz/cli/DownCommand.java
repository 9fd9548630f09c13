package org.capaz.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Stops a network and keeps everything it knows. */
@Command(name = "down", description = "Stop the network; nothing is lost, './capaz up' continues.")
final class DownCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        home.network().down(main.console());
        main.console().print("The network in " + home.folder() + " is down. './capaz up' starts it again.");
        return ExitCode.OK;
    }
}
