// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.statement.Mending;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a statement that keeps it from being judged, each member once: who wrote it mends all of it together, where the
 * contract names the first alone. The first here is the one that the contract would name.
 *
 * <p>Decision 139.
 */
public final class FormErrors {
    private static final String STATEMENT = "statement";

    private final List<StatementException> found = new ArrayList<>();

    private FormErrors() {}

    /** Of a signed statement that is meant for that ledger. */
    public static List<Objection> of(Json.Obj signed, String channel) {
        return of(signed, SignedStatement::read, signed.get("statement"), Optional.of(channel));
    }

    /** The same, but signatures may still be missing. */
    public static List<Objection> ofTrial(Json.Obj signed, String channel) {
        return of(signed, SignedStatement::readForTrial, signed.get("statement"), Optional.of(channel));
    }

    /** Of a statement alone, before anybody has signed it. */
    public static List<Objection> ofStatement(Json.Obj statement) {
        FormErrors errors = new FormErrors();
        errors.lookAt(statement, Optional.empty());
        return errors.onceEach();
    }

    private static List<Objection> of(
            Json.Obj object, Consumer<Json.Obj> envelope, @Nullable Json statement, Optional<String> channel) {
        FormErrors errors = new FormErrors();
        errors.found.addAll(Mending.of(object, "", envelope).found());
        if (statement instanceof Json.Obj stated) {
            errors.lookAt(stated, channel);
        }
        return errors.onceEach();
    }

    /** Names errors of the envelope again; each is told once. */
    private void lookAt(Json.Obj statement, Optional<String> channel) {
        Mending envelope = Mending.of(statement, STATEMENT, FormErrors::read);
        found.addAll(envelope.found());
        envelope.mended().ifPresent(mended -> look(read(mended), statement.get("body") instanceof Json.Obj, channel));
    }

    private static Statement read(Json.Obj statement) {
        return SignedStatement.reading(() -> Statement.read(Fields.of(statement, STATEMENT)));
    }

    /** @param hasBody whether the body is the statement's own */
    private void look(Statement statement, boolean hasBody, Optional<String> channel) {
        Optional<StatementKind> kind = StatementKind.of(statement.kind());
        if (kind.isEmpty()) {
            found.add(new StatementException("KIND_UNKNOWN", "statement.kind", Message.KIND_UNKNOWN.sentence()));
        }
        channel.ifPresent(own -> noting(() -> statement.requireChannel(own)));
        kind.ifPresent(known -> noting(() -> known.requireActor(statement)));
        if (hasBody) {
            NothingPersonal.found(statement)
                    .forEach(personal -> noting(() -> SignedStatement.reading(() -> {
                        throw personal;
                    })));
            kind.ifPresent(known ->
                    found.addAll(Mending.of(statement.body(), "body", body -> known.command(statement.withBody(body)))
                            .found()));
        }
    }

    private void noting(Runnable check) {
        try {
            check.run();
        } catch (StatementException e) {
            found.add(e);
        }
    }

    /** What stood in for a member may be wrong besides; it was the member that was wrong. */
    private List<Objection> onceEach() {
        Set<String> told = new TreeSet<>();
        return found.stream()
                .filter(e -> e.field().isEmpty() || told.add(e.field()))
                .map(StatementException::objection)
                .toList();
    }
}
