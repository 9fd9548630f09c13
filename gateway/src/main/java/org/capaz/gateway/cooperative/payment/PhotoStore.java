// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.ledger.json.Json;

/** The photos that go with answers, in this office's own tables; each is its party's alone. */
@Singleton
final class PhotoStore {
    private final Database database;

    PhotoStore(Database database) {
        this.database = database;
    }

    /**
     * That there is a photo, or was one.
     *
     * @param payment which one it is about
     * @param statement the answer that it goes with
     */
    record Kept(String payment, String statement, String sha256, boolean erased) {
        Json.Obj json() {
            return Json.object()
                    .with("statement", statement)
                    .with("sha256", sha256)
                    .with("erased", erased);
        }
    }

    /** Keeps it with its answer, in that answer's own transaction. */
    static void keep(Connection connection, String statement, String party, SlipPhoto photo) throws SQLException {
        Database.change(
                connection,
                "insert into office.payment_photo (statement_id, party, sha256, content) values (?, ?, ?, ?)",
                statement,
                party,
                photo.sha256(),
                photo.content());
    }

    /** What never reaches the ledger needs no photo. */
    static void dropReplaced(Connection connection, String party, String payment) throws SQLException {
        Database.change(
                connection,
                "delete from office.payment_photo where statement_id in (select statement_id from office.payment_answer"
                        + " where party = ? and payment = ? and state = 'REPLACED')",
                party,
                payment);
    }

    /** The first one first. */
    List<Kept> of(String party) {
        return database.list(
                "select a.payment, p.statement_id, p.sha256, p.content is null from office.payment_photo p"
                        + " join office.payment_answer a using (statement_id) where p.party = ? order by a.made_at",
                row -> new Kept(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)),
                party);
    }

    Optional<byte[]> content(String party, String sha256) {
        return database.one(
                "select content from office.payment_photo where party = ? and sha256 = ? and content is not null",
                row -> row.getBytes(1),
                party,
                sha256);
    }

    /** Was there such a photo of that party, which is gone now? */
    boolean erase(String party, String sha256, Instant now) {
        return database.change(
                        "update office.payment_photo set content = null, erased_at = ? where party = ? and sha256 = ?"
                                + " and content is not null",
                        now.getEpochSecond(),
                        party,
                        sha256)
                > 0;
    }
}
