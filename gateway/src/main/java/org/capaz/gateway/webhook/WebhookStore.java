// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.webhook;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.gateway.projection.Outbox;

/**
 * The rows of webhooks, which are their outbox too: the place to be told moves in the database transaction that writes the
 * facts, so that nothing that was recorded is ever forgotten, and several places before the first is delivered are one.
 */
@Singleton
final class WebhookStore implements Outbox {
    private static final String COLUMNS =
            "select id, party, url, secret, made_at, delivery, delivery_block, delivery_tx, told_block, told_tx, tries,"
                    + " failure, stopped from office.webhook ";

    /** Behind every transaction of a block. */
    private static final int END_OF_BLOCK = 999_999_999;

    private final Database database;

    WebhookStore(Database database) {
        this.database = database;
    }

    @Override
    public void recorded(Connection connection, long block, long index) throws SQLException {
        // A projection that is made again from block 0 tells nothing twice.
        Database.change(
                connection,
                "update office.webhook set block_no = ?, tx_no = ? where (block_no, tx_no) < (?, ?)",
                block,
                index,
                block,
                index);
    }

    /** Adds one that tells what comes behind that place; false where its party has as many as it may. */
    boolean add(Webhook webhook, long block, int most) {
        return database.change(
                        "insert into office.webhook (id, party, url, secret, made_at, block_no, tx_no, told_block,"
                                + " told_tx) select ?, ?, ?, ?, ?, ?, ?, ?, ? where (select count(*) from office.webhook"
                                + " where party = ?) < ?",
                        webhook.id(),
                        webhook.party(),
                        webhook.url(),
                        webhook.secret(),
                        webhook.madeAt(),
                        block,
                        END_OF_BLOCK,
                        block,
                        END_OF_BLOCK,
                        webhook.party(),
                        most)
                == 1;
    }

    List<Webhook> of(String party) {
        return database.list(COLUMNS + "where party = ? order by made_at, id", WebhookStore::read, party);
    }

    Optional<Webhook> find(String id, String party) {
        return database.one(COLUMNS + "where id = ? and party = ?", WebhookStore::read, id, party);
    }

    void remove(String id) {
        database.change("delete from office.webhook where id = ?", id);
    }

    /** Those whose deliveries are to be made now, each with the one that is due. */
    List<Webhook> due() {
        database.change("update office.webhook set delivery = gen_random_uuid()::text, delivery_block = block_no,"
                + " delivery_tx = tx_no, tries = 0, next_try = now()"
                + " where delivery is null and not stopped and (block_no, tx_no) > (told_block, told_tx)");
        return database.list(
                COLUMNS
                        + "where delivery is not null and not stopped and next_try <= now() order by next_try, id limit"
                        + " 100",
                WebhookStore::read);
    }

    void delivered(Webhook webhook, String delivery) {
        database.change(
                "update office.webhook set told_block = delivery_block, told_tx = delivery_tx, delivery = null,"
                        + " tries = 0, failure = '' where id = ? and delivery = ?",
                webhook.id(),
                delivery);
    }

    void failed(Webhook webhook, String delivery, String why, Duration wait, boolean stop) {
        database.change(
                "update office.webhook set tries = tries + 1, failure = ?, next_try = now() + ? * interval '1 millisecond',"
                        + " stopped = ?"
                        + " where id = ? and delivery = ?",
                why,
                wait.toMillis(),
                stop,
                webhook.id(),
                delivery);
    }

    private static Webhook read(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6) == null
                        ? Optional.empty()
                        : Optional.of(new Webhook.Due(row.getString(6), place(row.getLong(7), row.getLong(8)))),
                place(row.getLong(9), row.getLong(10)),
                row.getInt(11),
                row.getString(12),
                row.getBoolean(13));
    }

    private static String place(long block, long index) {
        return block + "." + index;
    }
}
