// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.demo.DemoFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Stops a network and forgets it: its ledger, its keys, its databases and what a demonstration left. */
@Command(name = "reset", description = "${bundle:HELP_RESET}")
final class ResetCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @Option(names = "--yes", description = "${bundle:HELP_YES}")
    private boolean yes;

    @Override
    public Integer call() {
        if (!home.hasNetwork()) {
            main.console().print(CommandMessage.NETWORK_NOT_THERE.with("folder", home.folderName()));
            return ExitCode.OK;
        }
        if (!yes && !main.confirms(CommandMessage.CONFIRM_RESET.with("folder", home.folderName()))) {
            main.console().printNotice(CommandMessage.NOTHING_DELETED.sentence());
            return ExitCode.FAILED;
        }
        home.network().reset(main.console());
        new DemoFolder(home.folder()).delete();
        main.console().print(CommandMessage.NETWORK_IS_GONE.with("folder", home.folderName()));
        return ExitCode.OK;
    }
}
