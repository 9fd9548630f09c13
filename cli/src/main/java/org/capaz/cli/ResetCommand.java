package org.capaz.cli;

import java.util.concurrent.Callable;
import org.capaz.demo.DemoFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Stops a network and forgets it: its ledger, its keys, its databases and what a demonstration left. */
@Command(name = "reset", description = "Stop the network and delete its ledger, keys and databases.")
final class ResetCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        if (!home.hasNetwork()) {
            main.console().print("There is no network in " + home.folder() + "; nothing to do.");
            return ExitCode.OK;
        }
        if (!yes && !main.confirms("Delete the ledger, keys and databases in " + home.folder() + "? [y/N] ")) {
            main.console().printNotice("Nothing was deleted.");
            return ExitCode.FAILED;
        }
        home.network().reset(main.console());
        new DemoFolder(home.folder()).delete();
        main.console().print("The network in " + home.folder() + " is gone. './capaz up' makes a new one.");
        return ExitCode.OK;
    }
}
