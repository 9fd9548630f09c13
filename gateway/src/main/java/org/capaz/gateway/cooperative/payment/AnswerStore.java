// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.SignedStatement;

/** The answers that wait for a second signature, in this office's own tables. */
@Singleton
final class AnswerStore {
    private static final String COLUMNS =
            "select signed, party, payment, evidence, state, note, objection, content_hash from office.payment_answer ";

    private final Database database;

    AnswerStore(Database database) {
        this.database = database;
    }

    Optional<KeptAnswer> find(String statement) {
        return database.one(COLUMNS + "where statement_id = ?", AnswerStore::read, statement);
    }

    /** Of each payment the answer that was begun last. */
    List<KeptAnswer> of(String party) {
        return database.list(
                COLUMNS + "where party = ? and state <> 'REPLACED' order by made_at", AnswerStore::read, party);
    }

    /**
     * Keeps a first answer with its photo, once however often it is sent; one that was begun before about the same payment is
     * replaced.
     */
    void begin(KeptAnswer answer, Optional<SlipPhoto> photo) {
        database.transaction(connection -> {
            int added = Database.change(
                    connection,
                    "insert into office.payment_answer (statement_id, content_hash, party, payment, signed, evidence,"
                            + " state) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    id(answer),
                    answer.signed().statement().contentHash(),
                    answer.party(),
                    answer.payment(),
                    CanonicalJson.write(answer.signed().json()),
                    answer.evidence(),
                    answer.state().name());
            if (added == 0) {
                return 0;
            }
            if (photo.isPresent()) {
                PhotoStore.keep(connection, id(answer), answer.party(), photo.get());
            }
            int replaced = Database.change(
                    connection,
                    "update office.payment_answer set state = 'REPLACED', changed_at = now() where party = ?"
                            + " and payment = ? and statement_id <> ? and state in ('WAITING', 'RETURNED')",
                    answer.party(),
                    answer.payment(),
                    id(answer));
            PhotoStore.dropReplaced(connection, answer.party(), answer.payment());
            return replaced;
        });
    }

    void keep(KeptAnswer answer) {
        database.change(
                "update office.payment_answer set signed = ?, state = ?, note = ?, objection = ?, changed_at = now()"
                        + " where statement_id = ? and content_hash = ?",
                CanonicalJson.write(answer.signed().json()),
                answer.state().name(),
                answer.note(),
                answer.objection().map(Objection::text).orElse(""),
                id(answer),
                answer.signed().statement().contentHash());
    }

    private static String id(KeptAnswer answer) {
        return answer.signed().statement().id().value();
    }

    private static KeptAnswer read(ResultSet row) throws SQLException {
        SignedStatement signed = SignedStatement.parse(row.getString(1));
        if (!signed.statement().contentHash().equals(row.getString(8))) {
            throw new IllegalStateException(
                    "the statement " + signed.statement().id() + " is not the one that was kept");
        }
        return new KeptAnswer(
                signed,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                KeptAnswer.State.valueOf(row.getString(5)),
                row.getString(6),
                Objection.parse(row.getString(7)));
    }
}
