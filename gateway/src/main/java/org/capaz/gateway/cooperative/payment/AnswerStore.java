// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capaz.gateway.Database;
import org.capaz.ledger.identity.OfficerId;
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
     * Keeps a first answer with its photo, once however often it is sent. It replaces one about the same payment that was sent
     * back, or that the same person has signed; what another one has signed and still waits stays, and this one is not kept.
     *
     * @return whether it is kept
     */
    boolean begin(KeptAnswer answer, Optional<SlipPhoto> photo) {
        return database.transaction(connection -> {
            if (isAnsweredByAnother(connection, answer)) {
                return false;
            }
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
                return true;
            }
            if (photo.isPresent()) {
                PhotoStore.keep(connection, id(answer), answer.party(), photo.get());
            }
            Database.change(
                    connection,
                    "update office.payment_answer set state = 'REPLACED', changed_at = now() where party = ?"
                            + " and payment = ? and statement_id <> ? and state in ('WAITING', 'RETURNED')",
                    answer.party(),
                    answer.payment(),
                    id(answer));
            PhotoStore.dropReplaced(connection, answer.party(), answer.payment());
            return true;
        });
    }

    /** Answers about one payment are looked at one after the other until their transactions end. */
    private static boolean isAnsweredByAnother(Connection connection, KeptAnswer answer) throws SQLException {
        Database.list(
                connection,
                "select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> row.getInt(1),
                answer.party() + " " + answer.payment());
        Set<OfficerId> signers = answer.signers();
        return Database.list(
                        connection,
                        COLUMNS + "where party = ? and payment = ? and statement_id <> ? and state = 'WAITING'",
                        AnswerStore::read,
                        answer.party(),
                        answer.payment(),
                        id(answer))
                .stream()
                .anyMatch(waiting -> Collections.disjoint(waiting.signers(), signers));
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
