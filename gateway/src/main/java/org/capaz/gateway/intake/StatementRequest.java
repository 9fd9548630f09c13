// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.capaz.gateway.ContractFunctions;
import org.capaz.gateway.submit.Submission;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;

/** The body of a submission: one signed statement, or a batch of which all or none are recorded. */
record StatementRequest(List<SignedStatement> statements, boolean batch) {
    private static final int BATCH_ID_DIGITS = 32;

    /** Reads the form; throws {@link StatementException} naming code and field. */
    static StatementRequest read(byte[] body) {
        Json.Obj object = SignedStatement.reading(() -> CanonicalJson.parseObject(CanonicalJson.decode(body)));
        boolean batch = object.get("statements") != null;
        List<SignedStatement> statements =
                batch ? SignedStatement.parseBatch(CanonicalJson.write(object)) : List.of(SignedStatement.read(object));
        if (statements.isEmpty() || statements.size() > SignedStatement.LONGEST_BATCH) {
            throw new StatementException(
                    "MALFORMED",
                    "statements",
                    Message.BATCH_SIZE_WRONG.with("most", Argument.count(SignedStatement.LONGEST_BATCH)));
        }
        StatementRequest statementRequest = new StatementRequest(statements, batch);
        statementRequest.each(StatementRequest::kind);
        return statementRequest;
    }

    /** What the contract could not read is neither kept here nor shown to the members' peers: it may be a person (I47). */
    void requireWellFormed(String channel) {
        each(statement -> {
            statement.requireChannel(channel);
            kind(statement).read(statement);
        });
    }

    private void each(Consumer<Statement> look) {
        for (int i = 0; i < statements.size(); i++) {
            try {
                look.accept(statements.get(i).statement());
            } catch (StatementException e) {
                throw batch ? e.inStatement(i) : e;
            }
        }
    }

    Submission submission() {
        Statement first = statements.getFirst().statement();
        if (!batch) {
            return new Submission(
                    first.id().value(),
                    List.of(first.id().value()),
                    first.actor(),
                    first.kind(),
                    first.contentHash(),
                    kind(first).function(),
                    CanonicalJson.write(statements.getFirst().json()));
        }
        StringBuilder hashes = new StringBuilder();
        statements.forEach(signed -> hashes.append(signed.statement().contentHash()));
        String hash = Digest.hex(hashes.toString().getBytes(StandardCharsets.US_ASCII));
        List<Json.Obj> signed = statements.stream().map(SignedStatement::json).toList();
        return new Submission(
                "batch-" + hash.substring(0, BATCH_ID_DIGITS),
                statements.stream().map(each -> each.statement().id().value()).toList(),
                first.actor(),
                "batch",
                hash,
                ContractFunctions.RECORD_BATCH,
                CanonicalJson.write(Json.object().with("statements", signed)));
    }

    /** The one statement, when it founds an organisation. */
    Optional<Statement> founding() {
        Statement only = statements.getFirst().statement();
        return !batch && kind(only) == StatementKind.FOUND_ORGANISATION ? Optional.of(only) : Optional.empty();
    }

    private static StatementKind kind(Statement statement) {
        return StatementKind.of(statement.kind())
                .orElseThrow(() ->
                        new StatementException("KIND_UNKNOWN", "statement.kind", Message.KIND_UNKNOWN.sentence()));
    }
}
