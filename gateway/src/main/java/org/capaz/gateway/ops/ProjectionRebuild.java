// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.gateway.Settings;
import org.capaz.gateway.follow.BlockFeed;
import org.capaz.gateway.projection.Alerts;
import org.capaz.gateway.projection.Projection;
import org.capaz.verifier.fabric.Block;

/**
 * Makes the projection anew from block 0 beside the one in use, compares the two at the same block, and puts the new one
 * in its place. Questions are answered from the old one until then; a gateway that follows meanwhile is only held up for
 * the moment of the switch.
 */
@Singleton
@Requires(beans = BlockFeed.class)
public final class ProjectionRebuild {
    private static final String NEXT = "ledger_next";
    private static final String SET_ASIDE = "ledger_set_aside";
    private static final int BLOCKS_AT_ONCE = 50;

    private final Database database;
    private final BlockFeed feed;
    private final Settings settings;

    /**
     * What came of it.
     *
     * @param differing tables whose rows were not those of the replay; then the old ones are kept in schema ledger_set_aside
     */
    public record Result(long height, long blocks, long millis, List<String> tables, List<String> differing) {}

    public ProjectionRebuild(Database database, BlockFeed feed, Settings settings) {
        this.database = database;
        this.feed = feed;
        this.settings = settings;
    }

    public Result run() {
        long started = System.nanoTime();
        database.change("drop schema if exists " + NEXT + " cascade");
        database.migrate(NEXT, "db/ledger");
        var next = new Projection(database, NEXT, settings.chaincode(), new Alerts());
        while (true) {
            replay(next, height(Database.LEDGER));
            Optional<Result> result = database.transaction(connection -> switchOver(connection, started));
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    private void replay(Projection next, long target) {
        long from = next.next();
        if (from > target) {
            return;
        }
        try (BlockFeed.Blocks blocks = feed.from(from)) {
            List<Block> batch = new ArrayList<>();
            for (long number = from; number <= target; number++) {
                batch.add(Block.read(blocks.next()));
                if (batch.size() == BLOCKS_AT_ONCE || number == target) {
                    next.apply(batch);
                    batch.clear();
                }
            }
        }
    }

    /** Empty when the followed chain has grown meanwhile; then the replay continues first. */
    private Optional<Result> switchOver(Connection connection, long started) throws SQLException {
        // Whoever follows waits here, and finds the new tables under the old name afterwards.
        Database.change(
                connection,
                "lock table " + Database.LEDGER + ".checkpoint, " + NEXT + ".checkpoint in access exclusive mode");
        long height = height(connection, NEXT);
        if (height < height(connection, Database.LEDGER)) {
            return Optional.empty();
        }
        List<String> old = hashes(connection, Database.LEDGER, height);
        List<String> made = hashes(connection, NEXT, height);
        List<String> differing =
                made.stream().filter(table -> !old.contains(table)).toList();
        Database.change(connection, "drop schema if exists " + SET_ASIDE + " cascade");
        Database.change(
                connection,
                differing.isEmpty()
                        ? "drop schema " + Database.LEDGER + " cascade"
                        : "alter schema " + Database.LEDGER + " rename to " + SET_ASIDE);
        Database.change(connection, "alter schema " + NEXT + " rename to " + Database.LEDGER);
        long millis = (System.nanoTime() - started) / 1_000_000;
        return Optional.of(new Result(height, height + 1, millis, made, differing));
    }

    private static List<String> hashes(Connection connection, String schema, long height) throws SQLException {
        Database.change(connection, "set local search_path to " + schema);
        return Database.list(
                connection,
                "select name || ' ' || row_count || ' rows ' || hash from table_hashes(?)",
                row -> row.getString(1),
                height);
    }

    private long height(String schema) {
        return database.transaction(connection -> height(connection, schema));
    }

    private static long height(Connection connection, String schema) throws SQLException {
        return Database.list(connection, "select block from " + schema + ".checkpoint", row -> row.getLong(1))
                .getFirst();
    }
}
