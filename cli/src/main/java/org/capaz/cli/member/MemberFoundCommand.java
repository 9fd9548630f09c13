// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.member;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicFile;
import org.capaz.ledger.message.Argument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes the genesis block from the description and all members' files, and prints its fingerprint to be compared. */
@Command(name = "found", description = "${bundle:HELP_MEMBER_FOUND}")
public final class MemberFoundCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleOwner parent;

    @Mixin
    private HomeOption home;

    @Parameters(arity = "0..*", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_MEMBER_FOUND_FILES}")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        Console console = parent.console();
        List<String> texts = files.stream()
                .map(file -> new String(PublicFile.read(file), StandardCharsets.UTF_8))
                .toList();
        String fingerprint = home.existing().found(texts, console);
        console.print(CommandMessage.MEMBER_FOUNDED.with("fingerprint", Argument.id(fingerprint)));
        console.print(CommandMessage.NEXT_COMPARE_FINGERPRINT.sentence());
        return ExitCode.OK;
    }
}
