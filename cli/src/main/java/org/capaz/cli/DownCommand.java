// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Stops a network and keeps everything it knows. */
@Command(name = "down", description = "${bundle:HELP_DOWN}")
final class DownCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        home.network().down(main.console());
        main.console().print(CommandMessage.NETWORK_IS_DOWN.with("folder", home.folderName()));
        return ExitCode.OK;
    }
}
