// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import io.micronaut.core.annotation.Nullable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.capaz.gateway.Database;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.follow.BlockSink;
import org.capaz.gateway.follow.BrokenChainException;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.verifier.fabric.Block;
import org.capaz.verifier.fabric.BlockTransaction;
import org.capaz.verifier.fabric.ReadWriteSet.Write;
import org.capaz.verifier.fabric.Version;

/**
 * Writes blocks into one schema: every write of a valid transaction of the contract becomes one fact, and facts are only
 * ever appended. Rows and checkpoint move in one database transaction, so that at any instant, also after a crash, the
 * tables are exactly the ledger up to the checkpoint.
 *
 * <p>What is written is a pure function of the block. A record of an unknown family, or a value that is no JSON, is kept
 * as it is and raises an alert: a newer contract than this program must neither stop it nor pass unseen.
 *
 * <p>Decisions 003, 165 and 222.
 */
public final class Projection implements BlockSink, LedgerHeight {
    private static final int ADVISORY_LOCK = 0x43415041;

    private final Database database;
    private final String schema;
    private final String chaincode;
    private final Alerts alerts;
    private final Outbox outbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final RecentWrites recentWrites = new RecentWrites();
    private volatile Position position;

    /** How far the tables reach. */
    public record Position(long block, byte[] headerHash, long time) {}

    /** @param schema where the tables are: {@link Database#LEDGER}, or the one being rebuilt */
    public Projection(Database database, String schema, String chaincode, Alerts alerts) {
        this(database, schema, chaincode, alerts, Outbox.NONE);
    }

    /** @param outbox is told in the same transaction what is written */
    public Projection(Database database, String schema, String chaincode, Alerts alerts, Outbox outbox) {
        this.database = database;
        this.schema = schema;
        this.chaincode = chaincode;
        this.alerts = alerts;
        this.outbox = outbox;
        this.position = database.transaction(this::stored);
    }

    @Override
    public long next() {
        Position stored = database.transaction(this::stored);
        advance(stored);
        return stored.block() + 1;
    }

    @Override
    public void apply(List<Block> blocks) {
        List<RecentWrites.OfBlock> written = new ArrayList<>();
        Position reached = database.transaction(connection -> {
            // One writer at a time; whoever is second finds the checkpoint moved and starts again from there.
            Database.list(connection, "select pg_advisory_xact_lock(?, hashtext(?))", row -> "", ADVISORY_LOCK, schema);
            Position before = stored(connection);
            requireContinuation(before, blocks);
            Block last = blocks.getLast();
            Database.change(
                    connection,
                    "update " + schema + ".checkpoint set block = ?, header_hash = ? where block = ?",
                    last.number(),
                    last.header().hash(),
                    before.block());
            return write(connection, blocks, before, written);
        });
        recentWrites.add(written);
        advance(reached);
    }

    /** What the last blocks wrote; always as far as {@link #height}, unless another process reads the blocks. */
    RecentWrites recentWrites() {
        return recentWrites;
    }

    @Override
    public long height() {
        return position.block();
    }

    @Override
    public long time() {
        return position.time();
    }

    @Override
    public boolean await(long height, Duration atMost) {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (position.block() < height && nanos > 0) {
                nanos = advanced.awaitNanos(nanos);
            }
            return position.block() >= height;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until anything more was read, or that long. */
    void awaitChange(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long before = position.block();
            long nanos = atMost.toNanos();
            while (position.block() == before && nanos > 0) {
                nanos = advanced.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void advance(Position to) {
        lock.lock();
        try {
            position = to;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Position stored(Connection connection) throws SQLException {
        return Database.list(
                        connection,
                        "select c.block, c.header_hash, coalesce(b.time, 0) from " + schema + ".checkpoint c left join "
                                + schema + ".block b on b.number = c.block",
                        row -> new Position(row.getLong(1), row.getBytes(2), row.getLong(3)))
                .getFirst();
    }

    private static void requireContinuation(Position before, List<Block> blocks) {
        long number = before.block() + 1;
        byte[] hash = before.headerHash();
        for (Block block : blocks) {
            if (block.number() != number) {
                throw new BrokenChainException(
                        "block " + number + " was expected, the peer delivered block " + block.number());
            }
            if (!Arrays.equals(block.header().previousHash(), hash)) {
                throw new BrokenChainException("block " + number + " names as its predecessor "
                        + hex(block.header().previousHash()) + ", ours is " + hex(hash));
            }
            if (!block.dataHashFits()) {
                throw new BrokenChainException(
                        "block " + number + ": its envelopes hash to " + hex(block.computedDataHash())
                                + ", its header says " + hex(block.header().dataHash()));
            }
            hash = block.header().hash();
            number++;
        }
    }

    private Position write(
            Connection connection, List<Block> blocks, Position before, List<RecentWrites.OfBlock> written)
            throws SQLException {
        var blockRows = new CopyText();
        var transactionRows = new CopyText();
        var factRows = new CopyText();
        var references = new ReferenceRows();
        var gold = new GoldRows(alerts);
        long time = before.time();
        @Nullable Version told = null;
        for (Block block : blocks) {
            for (BlockTransaction transaction : block.transactions()) {
                time = Math.max(time, transaction.valid() ? transaction.timestamp() : 0);
                transactionRow(transaction, transactionRows);
                int writeNumber = 0;
                for (Write write : transaction.writes(chaincode)) {
                    factRow(transaction, writeNumber++, write, factRows, references, gold);
                    told = isTold(write) ? transaction.place() : told;
                }
            }
            blockRows
                    .number(block.number())
                    .bytes(block.header().hash())
                    .bytes(block.header().previousHash())
                    .bytes(block.header().dataHash())
                    .number(block.transactions().size())
                    .number(time)
                    .endRow();
        }
        copy(connection, "block (number, header_hash, previous_hash, data_hash, transactions, time)", blockRows);
        copy(
                connection,
                "transaction (block_no, tx_no, tx_id, creator_msp, type, validation_code, time)",
                transactionRows);
        copy(
                connection,
                "fact (block_no, tx_no, write_no, family, parts, key, body, value_hash, raw, deleted)",
                factRows);
        Map<Long, List<RecentWrites.Written>> ofBlocks = references.write(connection, schema);
        gold.write(connection, schema);
        for (Block block : blocks) {
            written.add(new RecentWrites.OfBlock(block.number(), ofBlocks.getOrDefault(block.number(), List.of())));
        }
        if (told != null) {
            outbox.recorded(connection, told.block(), told.tx());
        }
        Block last = blocks.getLast();
        return new Position(last.number(), last.header().hash(), time);
    }

    private static boolean isTold(Write write) {
        return LedgerKey.Text.split(write.key())
                .known()
                .flatMap(key -> ReadModel.told(key.family()))
                .isPresent();
    }

    private static void transactionRow(BlockTransaction transaction, CopyText rows) {
        rows.number(transaction.place().block())
                .number(transaction.place().tx())
                .text(storable(transaction.txId()))
                .text(storable(transaction.creatorMspId()))
                .number(transaction.type())
                .number(transaction.validationCode())
                .number(transaction.timestamp())
                .endRow();
    }

    private void factRow(
            BlockTransaction transaction,
            int writeNumber,
            Write write,
            CopyText rows,
            ReferenceRows references,
            GoldRows gold) {
        LedgerKey.Text key = LedgerKey.Text.split(write.key());
        @Nullable Json value = write.delete() ? null : value(key, write.value());
        @Nullable String body = value == null ? null : CanonicalJson.write(value);
        if (key.known().isPresent()) {
            references.written(
                    key.known().get(),
                    value,
                    new ReferenceRows.Place(
                            transaction.place().block(), transaction.place().tx(), writeNumber));
            gold.written(key.known().get(), value, transaction.place().block());
        }
        if (key.known().isEmpty()) {
            alerts.raise("the ledger holds records of the unknown family " + storable(key.family())
                    + "; this program is older than the contract");
        }
        rows.number(transaction.place().block())
                .number(transaction.place().tx())
                .number(writeNumber)
                .text(storable(key.family()))
                .texts(key.parts().stream().map(Projection::storable).toList())
                .text(name(key.parts()))
                .text(body)
                .bytes(Digest.sha256(write.value()))
                .bytes(body == null && !write.delete() ? write.value() : null)
                .bool(write.delete())
                .endRow();
    }

    /** The value as jsonb can hold it; null when it cannot. */
    private @Nullable Json value(LedgerKey.Text key, byte[] value) {
        try {
            Json read = CanonicalJson.parse(value);
            if (!CanonicalJson.write(read).contains("\\u0000")) {
                return read;
            }
        } catch (JsonException e) {
            // Said below, together with the other reason.
        }
        alerts.raise("the value of " + name(key.parts()) + " is nothing the projection can read; it is kept as bytes");
        return null;
    }

    /** The key's parts in one text, unambiguous: {@code LE} of {@code lot/LE}, {@code CRAFT/2.1} of a standard. */
    static String name(List<String> parts) {
        return String.join(
                "/",
                parts.stream()
                        .map(part -> storable(part.replace("%", "%25").replace("/", "%2F")))
                        .toList());
    }

    /** PostgreSQL cannot keep the character NUL in a text. */
    static String storable(String text) {
        return text.replace("\0", "%00");
    }

    private void copy(Connection connection, String target, CopyText rows) throws SQLException {
        rows.copy(connection, schema + "." + target);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
