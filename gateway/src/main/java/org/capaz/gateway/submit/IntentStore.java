package org.capaz.gateway.submit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Database;

/** The rows of submissions. Only this class writes them. */
final class IntentStore {
    private static final String COLUMNS =
            "id, statement_ids, actor, kind, request_hash, function, argument, state, tries,"
                    + " tx_id, envelope, block_no, tx_no, code, field, message, result";

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

    long count(Intent.State state) {
        return database.one(
                        "select count(*) from office.submission where state = ?", row -> row.getLong(1), state.name())
                .orElse(0L);
    }

    /** Makes the stored row say what the intent says, also its statement: a refused one may come again corrected. */
    Intent save(Intent intent) {
        Submission submission = intent.submission();
        database.change(
                "update office.submission set actor = ?, kind = ?, request_hash = ?, function = ?, argument = ?, state = ?,"
                        + " tries = ?, tx_id = ?, envelope = ?, block_no = ?, tx_no = ?, code = ?, field = ?, message = ?, result = ?,"
                        + " changed_at = now() where id = ?",
                submission.actor(),
                submission.kind(),
                submission.contentHash(),
                submission.function(),
                submission.argument(),
                intent.state().name(),
                intent.tries(),
                intent.txId(),
                // An answered submission is never sent again.
                intent.state().isFinal() ? null : intent.transaction(),
                intent.block(),
                intent.index(),
                intent.code(),
                intent.field(),
                intent.message(),
                intent.result(),
                submission.id());
        return intent;
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
        var submission = new Submission(
                row.getString("id"),
                Arrays.asList((String[]) row.getArray("statement_ids").getArray()),
                row.getString("actor"),
                row.getString("kind"),
                row.getString("request_hash"),
                row.getString("function"),
                row.getString("argument"));
        return new Intent(
                submission,
                Intent.State.valueOf(row.getString("state")),
                row.getInt("tries"),
                row.getString("tx_id"),
                row.getBytes("envelope"),
                row.getObject("block_no") == null ? -1 : row.getLong("block_no"),
                row.getObject("tx_no") == null ? -1 : row.getInt("tx_no"),
                row.getString("code"),
                row.getString("field"),
                row.getString("message"),
                row.getString("result"));
    }
}
