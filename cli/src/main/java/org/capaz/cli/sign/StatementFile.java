// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.sign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.ledger.contract.FormErrors;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;

/**
 * A file with statements: one, a batch <code>{"statements":[…]}</code>, or one on each line, as the output of several signings
 * written one after the other.
 */
public final class StatementFile {
    private StatementFile() {}

    /** All statements of the file, signed; at least one, or a {@link CommandFailed}. */
    public static List<SignedStatement> read(Path file) {
        List<SignedStatement> statements = new ArrayList<>();
        for (Json.Obj object : objects(file)) {
            statements.add(statement(file, object));
        }
        for (SignedStatement statement : statements) {
            if (statement.signatures().isEmpty()) {
                throw new CommandFailed(
                        CommandMessage.STATEMENT_UNSIGNED.with(
                                "id", statement.statement().id()),
                        CommandMessage.SIGN_IT_FIRST.sentence());
            }
        }
        return List.copyOf(statements);
    }

    /** The only statement of the file, signed already or not. */
    public static SignedStatement readOne(Path file) {
        return statement(file, whole(file, text(file)));
    }

    private static List<Json.Obj> objects(Path file) {
        String text = text(file).strip();
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() > 1 && lines.stream().allMatch(line -> line.startsWith("{") && line.endsWith("}"))) {
            return lines.stream().map(line -> whole(file, line)).toList();
        }
        Json.Obj object = whole(file, text);
        if (object.get("statements") instanceof Json.Arr batch && !batch.items().isEmpty()) {
            return batch.items().stream()
                    .map(item -> item instanceof Json.Obj statement ? statement : Json.object())
                    .toList();
        }
        return List.of(object);
    }

    private static String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return SignedStatement.reading(() -> CanonicalJson.decode(bytes));
        } catch (IOException e) {
            throw new CommandFailed(
                    CommandMessage.FILE_NOT_READABLE.with("file", Argument.id(file.toString())),
                    CommandMessage.CHECK_FILE_NAME.sentence(),
                    e);
        } catch (StatementException e) {
            throw notStatement(file, List.of(e.objection()));
        }
    }

    private static Json.Obj whole(Path file, String text) {
        try {
            return SignedStatement.reading(() -> CanonicalJson.parseObject(text));
        } catch (StatementException e) {
            throw notStatement(file, List.of(e.objection()));
        }
    }

    /** Names everything that keeps the statement from being judged; a kind that this program does not know another may. */
    private static SignedStatement statement(Path file, Json.Obj object) {
        List<Objection> errors = (object.get("statement") instanceof Json.Obj statement
                        ? FormErrors.ofStatement(statement)
                        : FormErrors.ofStatement(object))
                .stream().filter(error -> !error.code().equals("KIND_UNKNOWN")).toList();
        if (!errors.isEmpty()) {
            throw notStatement(file, errors);
        }
        try {
            return SignedStatement.reading(() -> object.get("statement") == null
                    ? new SignedStatement(Statement.read(Fields.of(object)), List.of())
                    : SignedStatement.read(object));
        } catch (StatementException e) {
            throw notStatement(file, List.of(e.objection()));
        }
    }

    private static CommandFailed notStatement(Path file, List<Objection> errors) {
        List<Sentence> why = errors.stream().map(Objection::sentence).toList();
        return new CommandFailed(
                CommandMessage.FILE_NOT_STATEMENT
                        .with("file", Argument.id(file.toString()))
                        .and("why", Argument.several(why)),
                CommandMessage.SEE_STATEMENT_REFERENCE.sentence());
    }
}
