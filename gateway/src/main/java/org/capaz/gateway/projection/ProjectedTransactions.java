// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.capaz.gateway.Database;
import org.capaz.gateway.submit.CommittedTransactions;

/** Answers submit which transactions and records the followed chain holds. */
@Singleton
final class ProjectedTransactions implements CommittedTransactions {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Database database;
    private final Projection projection;

    ProjectedTransactions(Database database, Projection projection) {
        this.database = database;
        this.projection = projection;
    }

    @Override
    public Optional<Place> find(String txId) {
        return database.one(
                "select block_no, tx_no, validation_code from transaction where tx_id = ? order by block_no, tx_no limit 1",
                row -> new Place(row.getLong(1), row.getInt(2), row.getInt(3)),
                txId);
    }

    @Override
    public Optional<Place> await(String txId, Duration atMost) {
        return await(() -> find(txId), atMost);
    }

    @Override
    public Optional<Recorded> findRecord(String clientRecordId) {
        return database.one(
                "select t.tx_id, t.block_no, t.tx_no, t.validation_code, f.body ->> 'hash' from fact f"
                        + " join transaction t on t.block_no = f.block_no and t.tx_no = f.tx_no"
                        + " where f.family = 'record' and f.key = ? order by f.block_no, f.tx_no limit 1",
                row -> new Recorded(
                        row.getString(1), new Place(row.getLong(2), row.getInt(3), row.getInt(4)), row.getString(5)),
                clientRecordId);
    }

    @Override
    public Optional<Recorded> awaitRecord(String clientRecordId, Duration atMost) {
        return await(() -> findRecord(clientRecordId), atMost);
    }

    private <T> Optional<T> await(Supplier<Optional<T>> question, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Optional<T> found = question.get();
        while (found.isEmpty() && System.nanoTime() < end) {
            try {
                projection.awaitChange(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return found;
            }
            found = question.get();
        }
        return found;
    }
}
