package org.capaz.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.capaz.cli.demo.NativeNetwork;
import org.capaz.cli.demo.OfflineLabelTools;
import org.capaz.demo.Demonstration;
import org.capaz.ledger.message.Language;
import org.capaz.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs the demonstration on the native network: from a fresh clone to a label checked offline. */
@Command(
        name = "demo",
        description = "Start a network, play a case on it through its gateways, print a label and check it offline.",
        footer = {
            "",
            "An interrupted demo continues when it is run again. Another case replaces the demo before it.",
            "The officers' keys are made for the demonstration, with the passphrase 'demo'."
        })
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @Option(
            names = "--case",
            paramLabel = "FOLDER",
            defaultValue = "${sys:capaz.root:-.}/docs/examples/worked-case",
            description = "Folder of CSV files as in docs/reference/case-folder.md (default: the worked case).")
    private Path caseFolder;

    @Option(names = "--lang", description = "Language of what goes wrong: en or es (default: as LANG says).")
    private Language language;

    @Override
    public Integer call() {
        if (language != null) {
            main.useLanguage(language);
        }
        Network network = home.network();
        Path verifier = Path.of(System.getProperty("capaz.root", "."), "verifier", "target", "verifier.jar");
        new Demonstration(
                        caseFolder,
                        new NativeNetwork(network, main.console(), () -> UpCommand.start(network, main.console())),
                        new OfflineLabelTools(verifier),
                        main.console())
                .run();
        UpCommand.addresses(network, main.console());
        main.console().print("Stop it with './capaz down'; './capaz status' shows how it is.");
        return ExitCode.OK;
    }
}
