// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.sign.StatementFile;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.statement.SignedStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Hands signed statements to a member's gateway, anywhere, as an officer of that member; whoever has signed may send. */
@Command(
        name = "send",
        description = "${bundle:HELP_SEND}",
        footer = {"", "${bundle:HELP_SEND_WHO}", "${bundle:HELP_PASSPHRASE}"})
final class SendCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_SEND_FILE}")
    private Path file;

    @Mixin
    private GatewayOption gateway;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        List<SignedStatement> statements = StatementFile.read(file);
        MemberGateway found = gateway.gateway(home);
        OfficerKey officer = gateway.officer(main);
        List<Json.Obj> signed = statements.stream().map(SignedStatement::json).toList();
        Json.Obj body = signed.size() == 1 ? signed.getFirst() : Json.object().with("statements", signed);
        switch (found.submit(body, officer, 0)) {
            case MemberGateway.Answer.Done done ->
                main.console().print(done.body().toString());
            case MemberGateway.Answer.Refused refused ->
                throw new CommandFailed(
                        language -> CommandMessage.STATEMENTS_NOT_TAKEN
                                .with("count", Argument.count(signed.size()))
                                .and("rule", refused.by())
                                .and("why", refused.detail().argument(language)),
                        refused.whatToDo()::sentence);
        }
        return ExitCode.OK;
    }
}
