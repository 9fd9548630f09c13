// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.console.UsageWrong;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.sign.StatementFile;
import org.capaz.client.gateway.Forecast;
import org.capaz.client.gateway.GatewayText;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.contract.StatementDescription;
import org.capaz.ledger.identity.VisibleText;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.warning.Warning;
import org.capaz.ledger.warning.Warnings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows a statement in every language and signs it with an officer's key file; may submit it as well. */
@Command(
        name = "sign",
        description = "${bundle:HELP_SIGN}",
        footer = {"", "${bundle:HELP_SIGN_TWO}", "${bundle:HELP_PASSPHRASE}"})
public final class SignCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_SIGN_FILE}")
    private Path file;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(
            names = "--key",
            paramLabel = "${bundle:PLACE_FILE}",
            required = true,
            description = "${bundle:HELP_SIGN_KEY}")
    private Path key;

    @Option(names = "--new-key", description = "${bundle:HELP_SIGN_NEW_KEY}")
    private boolean newKey;

    @SuppressWarnings("NullAway.Init") // has a default value
    @Option(
            names = "--method",
            paramLabel = "${bundle:PLACE_METHOD}",
            defaultValue = "OWN_KEY",
            description = "${bundle:HELP_SIGN_METHOD} ${COMPLETION-CANDIDATES}")
    private OfficerSignature.Method method;

    @Option(names = "--yes", description = "${bundle:HELP_SIGN_YES}")
    private boolean yes;

    @Option(names = "--send", paramLabel = "${bundle:PLACE_MEMBER}", description = "${bundle:HELP_SIGN_SEND}")
    private @Nullable String member;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        if (newKey == (file != null)) {
            throw new UsageWrong(spec.commandLine(), CommandMessage.USAGE_FILE_OR_NEW_KEY.sentence());
        }
        return newKey ? make() : sign();
    }

    private Integer make() {
        if (Files.exists(key)) {
            throw new CommandFailed(
                    CommandMessage.FILE_EXISTS.with("file", Argument.id(key.toString())),
                    CommandMessage.CHOOSE_ANOTHER_KEY_FILE.sentence());
        }
        OfficerKey made = OfficerKey.create(key, main.passphrase(CommandMessage.ASK_NEW_PASSPHRASE.sentence()));
        main.console().printNotice(CommandMessage.OFFICER_KEY_MADE.with("file", Argument.id(key.toString())));
        main.console()
                .print(Json.object()
                        .with("officer", made.id().value())
                        .with("kind", "P256")
                        .with("spki", made.spkiText())
                        .toString());
        return ExitCode.OK;
    }

    private Integer sign() {
        SignedStatement before = StatementFile.readOne(file);
        if (!isMeantDespite(Warnings.offline(before.statement(), Instant.now()))) {
            main.console().printNotice(CommandMessage.NOT_SIGNED.sentence());
            return ExitCode.FAILED;
        }
        OfficerKey officer = OfficerKey.load(key, main.passphraseOf(key));
        if (before.signatures().stream()
                .anyMatch(signature -> signature.officer().equals(officer.id()))) {
            throw new CommandFailed(
                    CommandMessage.OFFICER_SIGNATURE_EXISTS.with("officer", officer.id()),
                    CommandMessage.SECOND_SIGNATURE_BY_OTHER_OFFICER.sentence());
        }
        show(main.console(), before.statement(), officer, method);
        if (member != null && !isMeantAsTried(home.gateway(member).tried(before.json(), officer))) {
            main.console().printNotice(CommandMessage.NOT_SIGNED.sentence());
            return ExitCode.FAILED;
        }
        if (!yes && !main.confirms(CommandMessage.ASK_TO_SIGN.sentence())) {
            main.console().printNotice(CommandMessage.NOT_SIGNED.sentence());
            return ExitCode.FAILED;
        }
        SignedStatement signed = officer.sign(before, method);
        if (member == null) {
            main.console().print(signed.json().toString());
        } else {
            send(signed, officer, member);
        }
        return ExitCode.OK;
    }

    private void send(SignedStatement signed, OfficerKey officer, String recipient) {
        switch (home.gateway(recipient).submit(signed.json(), officer, 0)) {
            case MemberGateway.Answer.Done done ->
                main.console().print(done.body().toString());
            case MemberGateway.Answer.Refused refused ->
                throw new CommandFailed(
                        language -> CommandMessage.STATEMENT_REFUSED_BY_RULE
                                .with("kind", Argument.id(signed.statement().kind()))
                                .and("rule", refused.by())
                                .and("why", refused.detail().argument(language)),
                        refused.whatToDo()::sentence);
        }
    }

    /** What the member's gateway says would become of it is told before it is signed, and doubts are asked about. */
    private boolean isMeantAsTried(Optional<Forecast> tried) {
        if (tried.isEmpty()) {
            main.console().printNotice(CommandMessage.NOT_TRIED.sentence());
            return true;
        }
        Forecast forecast = tried.get();
        for (Language language : Language.values()) {
            forecast.refusals().forEach(refusal -> tell(CommandMessage.WOULD_BE_REFUSED, "why", refusal, language));
            forecast.warnings()
                    .forEach(warning -> tell(CommandMessage.LOOK_AT_THIS_AGAIN, "warning", warning, language));
            forecast.says().stream()
                    .map(said -> CommandMessage.WOULD_BECOME_OF_IT.with("says", shown(said, language)))
                    .forEach(sentence -> main.console().printNotice(sentence.in(language)));
        }
        // --yes answers questions; that it would be refused is none. A person who insists may be right: the gateway may
        // be late.
        return !forecast.asksForALook()
                || (yes
                        ? forecast.refusals().isEmpty()
                        : main.confirms(CommandMessage.ASK_DESPITE_WARNINGS.sentence()));
    }

    private void tell(CommandMessage message, String slot, Forecast.Noted noted, Language language) {
        main.console()
                .printNotice(message.with("field", Argument.path(noted.field()))
                        .and(slot, shown(noted.text(), language))
                        .in(language));
    }

    private static Argument shown(GatewayText text, Language language) {
        return Argument.id(VisibleText.escaped(text.in(language)));
    }

    /** What is probably not meant so is told, and asked about, before a passphrase is. */
    private boolean isMeantDespite(List<Warning> warnings) {
        for (Warning warning : warnings) {
            for (Language language : Language.values()) {
                main.console()
                        .printNotice(CommandMessage.LOOK_AT_THIS_AGAIN
                                .with("field", Argument.path(warning.field()))
                                .and("warning", warning.sentence())
                                .in(language));
            }
        }
        return warnings.isEmpty() || yes || main.confirms(CommandMessage.ASK_DESPITE_WARNINGS.sentence());
    }

    /** The sentences in every language: an officer may go through them with somebody who reads the other one. */
    static void show(Console console, Statement statement, OfficerKey officer, OfficerSignature.Method method) {
        for (Language language : Language.values()) {
            StatementDescription.of(language).describe(statement).stream()
                    .map(VisibleText::escaped)
                    .forEach(console::printNotice);
        }
        console.printNotice(CommandMessage.ALL_THAT_IS_SIGNED.sentence());
        StatementDescription.of(console.language())
                .members(statement)
                .forEach(line -> console.printNotice("  " + VisibleText.escaped(line)));
        Sentence frame = CommandMessage.SIGNED_IN_CHANNEL
                .with("kind", Argument.id(statement.kind()))
                .and("id", statement.id())
                .and("channel", Argument.id(statement.channel()))
                .and("officer", officer.id())
                .and("method", Argument.code(method));
        console.printNotice("  " + frame.in(console.language()));
    }
}
