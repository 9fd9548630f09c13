// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.gateway.Database;
import org.capaz.gateway.submit.Intent.SignedTransaction;
import org.capaz.gateway.submit.Intent.Unavailable;
import org.capaz.ledger.statement.Objection;
import org.jspecify.annotations.Nullable;

/**
 * The rows of submissions. Only this class writes them, and a transition writes only the columns that it changes: a
 * statement has up to 64 KiB and would otherwise be rewritten four times on its way.
 */
final class IntentStore {
    private static final String COLUMNS =
            "id, statement_ids, actor, kind, request_hash, function, argument, state, tries,"
                    + " tx_id, coalesce(envelope, (select shared.envelope from office.shared_envelope shared"
                    + " where shared.tx_id = submission.tx_id)) as envelope, envelope is null as shared,"
                    + " block_no, tx_no, code, objection, message, result";

    /** In the column {@code code} of a committed row: it was on the ledger already when it was proposed here. */
    private static final String REPEATED = "REPEATED";

    private final Database database;

    IntentStore(Database database) {
        this.database = database;
    }

    /** The row of that id: the one already there, or this new one. */
    Found findOrAdd(Submission submission) {
        return database.transaction(connection -> {
            boolean added = insert(connection, submission) == 1;
            return new Found(find(connection, submission.id()).orElseThrow(), added);
        });
    }

    record Found(Intent intent, boolean added) {}

    /** By its own id or by that of a statement inside. */
    Optional<Intent> find(String id) {
        return database.transaction(connection -> {
            Optional<Intent> own = find(connection, id);
            return own.isPresent()
                    ? own
                    : Database.list(
                                    connection,
                                    "select " + COLUMNS
                                            + " from office.submission where statement_ids @> array[?]::text[]"
                                            + " order by received_at desc limit 1",
                                    IntentStore::read,
                                    id)
                            .stream()
                            .findFirst();
        });
    }

    /** What is neither answered nor given up. */
    List<Intent> unresolved() {
        return database.list(
                "select " + COLUMNS + " from office.submission"
                        + " where state in ('RECEIVED', 'ENDORSED', 'SUBMITTED', 'UNKNOWN') order by changed_at limit 200",
                IntentStore::read);
    }

    long countUnknown() {
        return database.one(
                        "select count(*) from office.submission where state = ?",
                        row -> row.getLong(1),
                        Intent.Unknown.STATE)
                .orElse(0L);
    }

    /** Begins anew with a submission that had no effect before: it may be corrected, or have other signatures. */
    Intent.Received restart(Submission submission) {
        Intent.Received first = Intent.Received.first(submission);
        run(Update.to(
                first,
                "actor = ?, kind = ?, request_hash = ?, function = ?, argument = ?, tries = 0, tx_id = null,"
                        + " envelope = null, block_no = null, tx_no = null, code = null, objection = null, message = null,"
                        + " result = null",
                submission.actor(),
                submission.kind(),
                submission.contentHash(),
                submission.function(),
                submission.argument()));
        return first;
    }

    /** Writes the transition to this state. The row must be in a state from which the intent was made; this is not checked. */
    <T extends Intent> T save(T intent) {
        run(transition(intent));
        return intent;
    }

    /** The same of several: all or, where the database goes away, none. */
    <T extends Intent> List<T> saveAll(List<T> intents) {
        database.transaction(connection -> {
            saveAll(connection, intents);
            return intents;
        });
        return intents;
    }

    /** The same of those that one transaction carries, with its envelope. */
    List<Intent.Endorsed> saveShared(List<Intent.Endorsed> intents) {
        SignedTransaction transaction = intents.getFirst().transaction();
        return database.transaction(connection -> {
            Database.change(
                    connection,
                    "insert into office.shared_envelope (tx_id, envelope) values (?, ?)",
                    transaction.id(),
                    transaction.bytes());
            saveAll(connection, intents);
            return intents;
        });
    }

    /** Deletes the shared envelopes that are never sent again, because each submission in them is answered or goes alone. */
    void deleteAnsweredEnvelopes() {
        database.change("delete from office.shared_envelope shared where not exists (select 1 from office.submission"
                + " where tx_id = shared.tx_id and state in ('ENDORSED', 'SUBMITTED', 'UNKNOWN'))");
    }

    private static void saveAll(Connection connection, List<? extends Intent> intents) throws SQLException {
        for (Intent intent : intents) {
            Update update = transition(intent);
            Database.change(connection, update.sql(), update.parameters());
        }
    }

    private void run(Update update) {
        database.change(update.sql(), update.parameters());
    }

    /** The change of one row. */
    private record Update(String sql, @Nullable Object[] parameters) {
        static Update to(Intent intent, String columns, @Nullable Object... values) {
            @Nullable
            Object[] parameters = Stream.of(
                            Stream.of(intent.state()),
                            Arrays.stream(values),
                            Stream.of(intent.submission().id()))
                    .flatMap(part -> part)
                    .toArray();
            return new Update(
                    "update office.submission set state = ?, " + columns + ", changed_at = now() where id = ?",
                    parameters);
        }
    }

    private static Update transition(Intent intent) {
        return switch (intent) {
            case Intent.Received again ->
                Update.to(again, "tx_id = null, envelope = null, message = null, result = null");
            case Intent.Endorsed endorsed -> {
                SignedTransaction transaction = endorsed.transaction();
                yield Update.to(
                        endorsed,
                        "tries = ?, tx_id = ?, envelope = ?, result = ?",
                        endorsed.tries(),
                        transaction.id(),
                        transaction.shared() ? null : transaction.bytes(),
                        transaction.result());
            }
            case Intent.Submitted submitted -> Update.to(submitted, "message = null");
            case Intent.Unknown unknown -> Update.to(unknown, "message = ?", unknown.because());
            // An answered submission is never sent again, so that its envelope goes.
            case Intent.Committed committed
            when committed.repeated() ->
                Update.to(
                        committed,
                        "tx_id = ?, block_no = ?, tx_no = ?, code = ?, result = ?",
                        committed.txId(),
                        committed.block(),
                        committed.index(),
                        REPEATED,
                        committed.result());
            case Intent.Committed committed ->
                Update.to(
                        committed,
                        "envelope = null, block_no = ?, tx_no = ?, message = null",
                        committed.block(),
                        committed.index());
            case Intent.Refused refused -> notTaken(refused, refused.objection());
            case Unavailable unavailable ->
                notTaken(unavailable, new Objection(unavailable.reason().name(), unavailable.because()));
            case Intent.Invalid invalid ->
                Update.to(
                        invalid,
                        "envelope = null, block_no = ?, tx_no = ?, code = ?, message = null",
                        invalid.block(),
                        invalid.index(),
                        invalid.code().name());
        };
    }

    private static Update notTaken(Intent.Answered to, Objection objection) {
        return Update.to(to, "code = ?, objection = ?", objection.code(), objection.text());
    }

    private static int insert(Connection connection, Submission submission) throws SQLException {
        Array ids = connection.createArrayOf("text", submission.statementIds().toArray());
        return Database.change(
                connection,
                "insert into office.submission (id, statement_ids, actor, kind, request_hash, function, argument, state)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'RECEIVED') on conflict (id) do nothing",
                submission.id(),
                ids,
                submission.actor(),
                submission.kind(),
                submission.contentHash(),
                submission.function(),
                submission.argument());
    }

    private static Optional<Intent> find(Connection connection, String id) throws SQLException {
        return Database.list(
                        connection, "select " + COLUMNS + " from office.submission where id = ?", IntentStore::read, id)
                .stream()
                .findFirst();
    }

    private static Intent read(ResultSet row) throws SQLException {
        Submission submission = submission(row);
        int tries = row.getInt("tries");
        String state = row.getString("state");
        return switch (state) {
            case "RECEIVED" -> new Intent.Received(submission, tries);
            case "ENDORSED" -> new Intent.Endorsed(submission, tries, transaction(row));
            case "SUBMITTED" -> new Intent.Submitted(submission, tries, transaction(row));
            case Intent.Unknown.STATE ->
                new Intent.Unknown(submission, tries, transaction(row), row.getString("message"));
            case "COMMITTED" ->
                new Intent.Committed(
                        submission,
                        row.getString("tx_id"),
                        row.getLong("block_no"),
                        row.getInt("tx_no"),
                        row.getString("result"),
                        REPEATED.equals(row.getString("code")));
            case Intent.Refused.STATE -> notTaken(submission, row);
            case "INVALID" ->
                new Intent.Invalid(
                        submission,
                        row.getString("tx_id"),
                        row.getLong("block_no"),
                        row.getInt("tx_no"),
                        ValidationCode.valueOf(row.getString("code")));
            default -> throw new IllegalStateException("submission " + submission.id() + " is in state " + state);
        };
    }

    private static Submission submission(ResultSet row) throws SQLException {
        return new Submission(
                row.getString("id"),
                Arrays.asList((String[]) row.getArray("statement_ids").getArray()),
                row.getString("actor"),
                row.getString("kind"),
                row.getString("request_hash"),
                row.getString("function"),
                row.getString("argument"));
    }

    private static SignedTransaction transaction(ResultSet row) throws SQLException {
        return new SignedTransaction(
                row.getString("tx_id"), row.getBytes("envelope"), row.getString("result"), row.getBoolean("shared"));
    }

    private static Intent notTaken(Submission submission, ResultSet row) throws SQLException {
        Objection objection = Objection.parse(row.getString("objection"))
                .orElseThrow(() -> new IllegalStateException(
                        "submission " + submission.id() + " has an objection that cannot be read"));
        return Arrays.stream(Unavailable.Reason.values())
                .filter(reason -> reason.name().equals(objection.code()))
                .findFirst()
                .<Intent>map(reason -> new Unavailable(submission, reason, objection.sentence()))
                .orElseGet(() -> new Intent.Refused(submission, objection));
    }
}
