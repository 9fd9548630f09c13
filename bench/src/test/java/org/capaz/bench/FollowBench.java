// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Goal;
import org.capaz.bench.measure.ProcessCpu;
import org.capaz.gateway.Database;
import org.capaz.gateway.Settings;
import org.capaz.gateway.TestDatabase;
import org.capaz.gateway.follow.BlockFeed;
import org.capaz.gateway.ops.ProjectionRebuild;
import org.capaz.gateway.projection.Alerts;
import org.capaz.gateway.projection.Projection;
import org.capaz.verifier.fabric.Block;
import org.postgresql.PGConnection;

/**
 * The projection made anew from all blocks, compared and put in its place; beside the same rows copied into tables without
 * indexes, or beside the same blocks decoded and dropped. No peer delivers the blocks: they stand in memory.
 */
final class FollowBench implements Bench {
    private static final List<String> TABLES = List.of("block", "transaction", "fact", "reference", "addend", "total");

    private final Beside beside;
    private final int left;
    private final CaseChain chain;
    private final Settings settings = TestDatabase.settings(TestDatabase.freshUrl());
    private final Database database = new Database(settings);
    private final ProcessCpu cpu = DatabaseCpu.of(database);
    private final ProjectionRebuild rebuild;
    private final SequencedMap<String, byte[]> rows = new LinkedHashMap<>();

    /** What ours is measured beside. */
    enum Beside {
        COPY("follow"),
        BLOCKS("follow-read");

        private final String name;

        Beside(String name) {
            this.name = name;
        }
    }

    /**
     * @param weeks of a chain, besides its founding
     * @param left so many records are taken out of the tables behind the program's back before each round
     */
    FollowBench(Beside beside, int weeks, int left) {
        this.beside = beside;
        this.left = left;
        this.chain = CaseChain.of(weeks);
        BlockFeed feed = number -> new InMemory(chain.blocks().listIterator((int) number));
        this.rebuild = new ProjectionRebuild(database, feed, settings);
        new Projection(database, Database.LEDGER, settings.chaincode(), new Alerts())
                .apply(chain.blocks().stream().map(Block::read).toList());
        database.transaction(connection -> {
            for (String table : TABLES) {
                rows.put(table, copied(connection, "ledger." + table));
                Database.change(
                        connection,
                        "create table public.bare_" + table + " as table ledger." + table + " with no data");
            }
            return null;
        });
    }

    private record InMemory(Iterator<byte[]> from) implements BlockFeed.Blocks {
        @Override
        public byte[] next() {
            return from.next();
        }

        @Override
        public void close() {}
    }

    private static byte[] copied(Connection connection, String table) throws SQLException {
        var out = new ByteArrayOutputStream();
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public String name() {
        return beside.name;
    }

    @Override
    public Side ours() {
        return side("all blocks replayed, compared, put in place", () -> {
            database.change("delete from ledger.fact where block_no < ?", left);
            ProjectionRebuild.Result result = rebuild.run();
            if (result.blocks() != chain.blocks().size() || !result.differing().isEmpty()) {
                throw new NotDone("of " + chain.blocks().size() + " blocks " + result.blocks()
                        + " were replayed, differing: " + result.differing());
            }
            return chain.transactions();
        });
    }

    @Override
    public Side yardstick() {
        return switch (beside) {
            case COPY -> side("the same rows copied into bare tables", this::copy);
            case BLOCKS -> side("the same blocks decoded and dropped", this::read);
        };
    }

    private Side side(String what, Work work) {
        return new Side(what, "transactions", work).with(Map.of("PostgreSQL", cpu));
    }

    private int copy() throws NotDone {
        long copied = database.transaction(connection -> {
            long all = 0;
            for (var table : rows.entrySet()) {
                Database.change(connection, "truncate public.bare_" + table.getKey());
                try {
                    all += connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy public.bare_" + table.getKey() + " from stdin",
                                    new ByteArrayInputStream(table.getValue()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return all;
        });
        if (copied < chain.transactions()) {
            throw new NotDone("only " + copied + " rows were copied");
        }
        return chain.transactions();
    }

    private int read() throws NotDone {
        int transactions = 0;
        for (byte[] bytes : chain.blocks()) {
            Block block = Block.read(bytes);
            if (!block.dataHashFits()) {
                throw new NotDone("block " + block.number() + " does not fit its hash");
            }
            transactions += block.transactions().size();
        }
        return transactions;
    }

    @Override
    public Goal goal() {
        return Goal.ratioAtLeast(0.7);
    }

    @Override
    public void close() {
        database.close();
    }
}
