package org.capaz.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.sign.StatementDescription;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows a statement in both languages and signs it with an officer's key file; may submit it as well. */
@Command(
        name = "sign",
        description = "Show a statement in plain words and sign it with an officer's key.",
        footer = {
            "",
            "Two officers sign one after the other: give the second the output of the first.",
            "The passphrase is asked for, or read from the environment variable CAPAZ_PASSPHRASE."
        })
public final class SignCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A statement, or a signed statement that needs one more signature (JSON).")
    private Path file;

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "The officer's PKCS#12 file.")
    private Path key;

    @Option(names = "--new-key", description = "Make a new key in --key FILE and print what the registry needs of it.")
    private boolean newKey;

    @Option(
            names = "--method",
            defaultValue = "OWN_KEY",
            description = "How the officer came to sign: ${COMPLETION-CANDIDATES} (default: OWN_KEY).")
    private OfficerSignature.Method method;

    @Option(names = "--yes", description = "Do not ask; what is signed is shown all the same.")
    private boolean yes;

    @Option(
            names = "--send",
            paramLabel = "MEMBER",
            description = "Hand the signed statement to that member's gateway, such as producers.")
    private String member;

    @Option(names = "--lang", description = "Language of what goes wrong: en or es (default: as LANG says).")
    private Language language;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        if (language != null) {
            main.useLanguage(language);
        }
        if (newKey == (file != null)) {
            throw new ParameterException(
                    spec.commandLine(), "give either a statement's FILE to sign, or --new-key to make a key");
        }
        return newKey ? make() : sign();
    }

    private Integer make() {
        if (Files.exists(key)) {
            throw new CommandFailed(key + " exists already.", "Keys are never overwritten: choose another file.");
        }
        OfficerKey made = OfficerKey.create(key, main.passphrase("New passphrase"));
        main.console()
                .printNotice("New key in " + key + ". Keep the file and its passphrase; nobody can make them again.");
        main.console()
                .print(Json.object()
                        .with("officer", made.id().value())
                        .with("kind", "P256")
                        .with("spki", made.spkiText())
                        .toString());
        return ExitCode.OK;
    }

    private Integer sign() {
        SignedStatement before = read();
        OfficerKey officer = OfficerKey.load(key, main.passphrase("Passphrase of " + key.getFileName()));
        if (before.signatures().stream()
                .anyMatch(signature -> signature.officer().equals(officer.id()))) {
            throw new CommandFailed(
                    "Officer " + officer.id() + " has signed this statement already.",
                    "A second signature must come from another officer.");
        }
        show(before.statement(), officer);
        if (!yes && !main.confirms("Sign? / ¿Firmar? [y/s = yes/sí] ")) {
            main.console().printNotice("Not signed. / Sin firma.");
            return ExitCode.FAILED;
        }
        SignedStatement signed = officer.sign(before, method);
        if (member == null) {
            main.console().print(signed.json().toString());
        } else {
            send(signed, officer);
        }
        return ExitCode.OK;
    }

    private void send(SignedStatement signed, OfficerKey officer) {
        switch (home.gateway(member).submit(signed.json(), officer, 0)) {
            case MemberGateway.Answer.Done done ->
                main.console().print(done.body().toString());
            case MemberGateway.Answer.Refused refused ->
                throw new CommandFailed(
                        "The ledger refuses " + signed.statement().kind() + " by "
                                + (refused.code().matches("I\\d+") ? "rule " : "code ") + refused.code() + ": "
                                + refused.detail(),
                        refused.whatToDo());
        }
    }

    private void show(Statement statement, OfficerKey officer) {
        StatementDescription english = StatementDescription.of("en");
        StatementDescription spanish = StatementDescription.of("es");
        for (StatementDescription words : List.of(english, spanish)) {
            words.describe(statement).forEach(main.console()::printNotice);
        }
        main.console().printNotice(english.heading() + " / " + spanish.heading());
        StatementDescription.members(statement, english, spanish)
                .forEach(line -> main.console().printNotice("  " + line));
        main.console()
                .printNotice("  (" + statement.kind() + ", " + statement.id() + ", channel " + statement.channel()
                        + ", officer " + officer.id() + ")");
    }

    private SignedStatement read() {
        try {
            Json.Obj object = CanonicalJson.parseObject(CanonicalJson.decode(Files.readAllBytes(file)));
            return object.get("statement") == null
                    ? new SignedStatement(SignedStatement.reading(() -> Statement.read(Fields.of(object))), List.of())
                    : SignedStatement.read(object);
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be read.", "Check the name of the file.", e);
        } catch (StatementException | JsonException e) {
            throw new CommandFailed(
                    file + " is no statement: " + e.getMessage(), "Statements are described in docs/reference.", e);
        }
    }
}
