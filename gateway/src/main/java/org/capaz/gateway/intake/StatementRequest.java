// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.ContractFunctions;
import org.capaz.gateway.submit.Submission;
import org.capaz.ledger.contract.FormErrors;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;

/** The body of a submission: one signed statement, or a batch of which all or none are recorded. */
record StatementRequest(List<SignedStatement> statements, boolean batch) {
    private static final int BATCH_ID_DIGITS = 32;

    static final Objection NO_OBJECT =
            new Objection("MALFORMED", Message.EXPECTED_OTHER.with("what", Message.AN_OBJECT.sentence()));

    /**
     * Reads statements for that channel. What the contract could not read is neither kept here nor shown to the members' peers: it
     * may be a person (I47).
     */
    static StatementRequest read(byte[] body, String channel) throws MalformedRequest {
        Items items = Items.read(body);
        List<Objection> errors = new ArrayList<>();
        List<SignedStatement> statements = new ArrayList<>();
        for (int i = 0; i < items.all().size(); i++) {
            List<Objection> found =
                    items.all().get(i) instanceof Json.Obj signed ? FormErrors.of(signed, channel) : List.of(NO_OBJECT);
            for (Objection error : found) {
                errors.add(items.batch() ? error.inStatement(i) : error);
            }
            if (found.isEmpty() && items.all().get(i) instanceof Json.Obj signed) {
                statements.add(SignedStatement.read(signed));
            }
        }
        if (!errors.isEmpty()) {
            throw new MalformedRequest(errors);
        }
        return new StatementRequest(List.copyOf(statements), items.batch());
    }

    /** Whether what was sent names the founding of an organisation, however malformed: all that an unknown key may send. */
    static boolean saysFounding(byte[] body) {
        try {
            Items items = Items.read(body);
            return !items.batch()
                    && items.all().getFirst() instanceof Json.Obj signed
                    && signed.get("statement") instanceof Json.Obj statement
                    && Json.text(StatementKind.FOUND_ORGANISATION.kind()).equals(statement.get("kind"));
        } catch (MalformedRequest e) {
            return false;
        }
    }

    /** What was sent, before it is read as statements: at least one, of a batch each. */
    record Items(List<Json> all, boolean batch) {
        static Items read(byte[] body) throws MalformedRequest {
            Json.Obj object = object(body);
            boolean batch = object.get("statements") != null;
            return new Items(batch ? items(object) : List.of(object), batch);
        }
    }

    private static Json.Obj object(byte[] body) throws MalformedRequest {
        try {
            return SignedStatement.reading(() -> CanonicalJson.parseObject(CanonicalJson.decode(body)));
        } catch (StatementException e) {
            throw new MalformedRequest(List.of(e.objection()));
        }
    }

    private static List<Json> items(Json.Obj batch) throws MalformedRequest {
        if (!(batch.get("statements") instanceof Json.Arr array)
                || batch.members().size() != 1) {
            throw malformed(Message.BATCH_MALFORMED.sentence());
        }
        if (array.items().isEmpty() || array.items().size() > SignedStatement.LONGEST_BATCH) {
            throw malformed(Message.BATCH_SIZE_WRONG.with("most", Argument.count(SignedStatement.LONGEST_BATCH)));
        }
        return array.items();
    }

    private static MalformedRequest malformed(Sentence what) {
        return new MalformedRequest(List.of(new StatementException("MALFORMED", "statements", what).objection()));
    }

    Submission submission() {
        Statement first = statements.getFirst().statement();
        if (!batch) {
            return Submissions.of(statements.getFirst());
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
        return StatementKind.of(statement.kind()).orElseThrow();
    }
}
