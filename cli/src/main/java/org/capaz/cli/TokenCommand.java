// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.capaz.cli.console.ExitCode;
import org.capaz.client.key.OfficerKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints an officer's access token for one member's gateway, for programs of the officer's own. */
@Command(
        name = "token",
        description = "${bundle:HELP_TOKEN}",
        footer = {"", "${bundle:HELP_PASSPHRASE}"})
final class TokenCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(
            names = "--member",
            paramLabel = "${bundle:PLACE_MEMBER}",
            required = true,
            description = "${bundle:HELP_GATEWAY_MEMBER}")
    private String member;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(
            names = "--key",
            paramLabel = "${bundle:PLACE_FILE}",
            required = true,
            description = "${bundle:HELP_LABEL_KEY}")
    private Path key;

    @Override
    public Integer call() {
        OfficerKey officer = OfficerKey.load(key, main.passphraseOf(key));
        main.console().print(officer.token(member, Instant.now()));
        return ExitCode.OK;
    }
}
