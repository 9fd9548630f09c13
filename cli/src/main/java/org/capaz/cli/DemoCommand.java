// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.demo.NativeNetwork;
import org.capaz.cli.demo.NewcomerKeys;
import org.capaz.cli.demo.OfflineLabelTools;
import org.capaz.cli.option.HomeOption;
import org.capaz.demo.Answerers;
import org.capaz.demo.Demonstration;
import org.capaz.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs the demonstration on the native network: from a fresh clone to a label checked offline. */
@Command(
        name = "demo",
        description = "${bundle:HELP_DEMO}",
        footer = {"", "${bundle:HELP_DEMO_AGAIN}", "${bundle:HELP_DEMO_KEYS}"})
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @SuppressWarnings("NullAway.Init") // has a default value
    @Option(
            names = "--case",
            paramLabel = "${bundle:PLACE_FOLDER}",
            defaultValue = "${sys:capaz.root:-.}/docs/examples/worked-case",
            description = "${bundle:HELP_DEMO_CASE}")
    private Path caseFolder;

    @Override
    public Integer call() throws InterruptedException {
        Network network = home.network();
        Path verifier = Path.of(System.getProperty("capaz.root", "."), "verifier", "target", "verifier.jar");
        Optional<Answerers> answerers = new Demonstration(
                        caseFolder,
                        new NativeNetwork(network, main.console(), () -> UpCommand.start(network, main.console())),
                        new OfflineLabelTools(verifier, main.console().language()),
                        main.console())
                .run();
        UpCommand.addresses(network, main.console());
        main.console().print(CommandMessage.AFTER_DEMO.sentence());
        if (main.isTyped() && answerers.isPresent()) {
            var keys = new NewcomerKeys(answerers.get(), main.console());
            keys.printLinks();
            keys.register();
        }
        return ExitCode.OK;
    }
}
