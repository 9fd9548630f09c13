// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.console.UsageWrong;
import org.capaz.cli.option.HomeOption;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.message.Argument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Asks a member's gateway, as its officer, for any resource that its description names. */
@Command(
        name = "get",
        description = "${bundle:HELP_GET}",
        footer = {"", "${bundle:HELP_PASSPHRASE}"})
final class GetCommand implements Callable<Integer> {
    private static final String PATH_FORM = "/[!-~]*";

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "${bundle:PLACE_PATH}", description = "${bundle:HELP_GET_PATH}")
    private String path;

    @Mixin
    private GatewayOption gateway;

    @Mixin
    private HomeOption home;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "${bundle:PLACE_FILE}",
            description = "${bundle:HELP_LABEL_OUTPUT}")
    private @Nullable Path output;

    @Override
    public Integer call() {
        if (!path.matches(PATH_FORM) || path.matches(".*[\"<>\\\\^`{|}].*")) {
            throw new UsageWrong(spec.commandLine(), CommandMessage.USAGE_PATH_WRONG.with("path", Argument.id(path)));
        }
        MemberGateway found = gateway.gateway(home);
        OfficerKey officer = gateway.officer(main);
        byte[] answer = found.bytes(path, officer);
        if (output == null) {
            main.console().print(new String(answer, StandardCharsets.UTF_8).stripTrailing());
            return ExitCode.OK;
        }
        try {
            Files.write(output, answer);
        } catch (IOException e) {
            throw new CommandFailed(
                    CommandMessage.FILE_NOT_WRITABLE.with("file", Argument.id(output.toString())),
                    CommandMessage.CHECK_FOLDER_AND_SPACE.sentence(),
                    e);
        }
        return ExitCode.OK;
    }
}
