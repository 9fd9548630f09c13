// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;

/**
 * The ledger as of one block, read from the projection: what the contract's own derivations are asked with here, so that
 * a gateway and the contract can never derive differently.
 */
public final class ProjectedLedgerState implements LedgerState {
    private final Database database;
    private final long height;
    private final Instant time;

    /** One record with the place where it was written. */
    public record Fact(LedgerKey key, Json body, long block, int index, String transaction) {
        /** The record, which is an object for all but the label's few simple keys. */
        public Json.Obj object() {
            return (Json.Obj) body;
        }

        /** The record with its place beside it. */
        public Json.Obj withPlace() {
            return object().with("recorded", place());
        }

        public Json.Obj place() {
            return Json.object().with("block", block).with("index", index).with("transaction", transaction);
        }
    }

    ProjectedLedgerState(Database database, long height, Instant time) {
        this.database = database;
        this.height = height;
        this.time = time;
    }

    /** The block as of which this state is. */
    public long height() {
        return height;
    }

    /** The moment at which derived states are asked for. */
    public Instant time() {
        return time;
    }

    public Optional<Fact> fact(LedgerKey key) {
        return database.one(
                columnsOf("fact_at(?, ?, ?)"),
                ProjectedLedgerState::read,
                key.family().onLedger(),
                Projection.name(key.parts()),
                height);
    }

    /** The records whose keys begin with these parts, in the order of their keys. */
    public List<Fact> facts(LedgerKey prefix) {
        String order = " order by f.parts collate \"C\"";
        if (prefix.parts().isEmpty()) {
            return database.list(
                    columnsOf("facts(?, ?)") + order,
                    ProjectedLedgerState::read,
                    prefix.family().onLedger(),
                    height);
        }
        return database
                .list(
                        columnsOf("facts_under(?, ?, ?)") + order,
                        ProjectedLedgerState::read,
                        prefix.family().onLedger(),
                        prefix.parts().getFirst(),
                        height)
                .stream()
                .filter(fact -> fact.key().isUnder(prefix))
                .toList();
    }

    /** Every state a record has had, oldest first. */
    public List<Fact> history(LedgerKey key) {
        return database.list(
                columnsOf("fact") + " and f.family = ? and f.key = ? and f.block_no <= ?"
                        + " order by f.block_no, f.tx_no, f.write_no",
                ProjectedLedgerState::read,
                key.family().onLedger(),
                Projection.name(key.parts()),
                height);
    }

    @Override
    public Optional<Json> read(LedgerKey key) {
        return fact(key).map(Fact::body);
    }

    @Override
    public List<Json.Obj> list(LedgerKey prefix) {
        return facts(prefix).stream().map(Fact::object).toList();
    }

    private static String columnsOf(String source) {
        return "select f.family, f.parts, f.body, f.block_no, f.tx_no, t.tx_id from " + source + " f"
                + " join transaction t on t.block_no = f.block_no and t.tx_no = f.tx_no where f.body is not null";
    }

    private static Fact read(ResultSet row) throws SQLException {
        List<String> parts = Arrays.asList((String[]) row.getArray(2).getArray());
        return new Fact(
                new LedgerKey(Family.of(row.getString(1)).orElseThrow(), parts),
                CanonicalJson.parse(row.getString(3)),
                row.getLong(4),
                row.getInt(5),
                row.getString(6));
    }
}
