// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;

/** Reads the followed chain itself: its blocks, their transactions, and what each transaction wrote, in its order. */
@Singleton
public final class ChainReader {
    private static final String TRANSACTIONS =
            "select block_no, tx_no, tx_id, creator_msp, type, validation_code, time from transaction ";

    private final Database database;

    /** A place in the order of all transactions. */
    public record Position(long block, long index) {
        /** Before the first transaction. */
        public static final Position BEGIN = new Position(-1, -1);
    }

    /** One transaction, valid or not. */
    public record Entry(Position place, String id, String creator, int type, int validationCode, long time) {
        public Json.Obj json() {
            return Json.object()
                    .with("block", place.block())
                    .with("index", place.index())
                    .with("transaction", id)
                    .with("organisation", creator)
                    .with("type", type)
                    .with("validationCode", validationCode)
                    .with("time", time);
        }
    }

    /**
     * One record as a transaction wrote it.
     *
     * @param body empty where the record was deleted, or is nothing that can be read
     */
    public record Written(Position place, String family, List<String> parts, Optional<Json> body, boolean deleted) {}

    ChainReader(Database database) {
        this.database = database;
    }

    /** Blocks in their order, after that number. */
    public List<Json.Obj> blocks(long after, int atMost) {
        return database.list(
                "select number, header_hash, previous_hash, data_hash, transactions, time from block where number > ?"
                        + " order by number limit ?",
                ChainReader::block,
                after,
                atMost);
    }

    /** The transactions of one block, in their order. */
    public List<Entry> of(long block) {
        return database.list(TRANSACTIONS + "where block_no = ? order by tx_no", ChainReader::entry, block);
    }

    /** The transaction at that place. */
    public Optional<Entry> at(Position place) {
        return database.one(
                TRANSACTIONS + "where block_no = ? and tx_no = ?", ChainReader::entry, place.block(), place.index());
    }

    /** The first transaction of that id; one sent twice stands there twice, and only the first counts. */
    public Optional<Entry> transaction(String id) {
        return database.one(
                TRANSACTIONS + "where tx_id = ? order by block_no, tx_no limit 1",
                ChainReader::entry,
                Projection.storable(id));
    }

    /** Valid transactions of the network after that place and not after that block, in their order. */
    public List<Entry> after(Position place, long height, int atMost) {
        return database.list(
                TRANSACTIONS + "where (block_no, tx_no) > (?, ?) and block_no <= ? and validation_code = 0"
                        + " order by block_no, tx_no limit ?",
                ChainReader::entry,
                place.block(),
                place.index(),
                height,
                atMost);
    }

    /** What those transactions wrote, in the order of the chain; none where there are no transactions. */
    public List<Written> written(List<Entry> entries) {
        if (entries.isEmpty()) {
            return new ArrayList<>();
        }
        Position first = entries.getFirst().place();
        Position last = entries.getLast().place();
        return database.list(
                "select block_no, tx_no, family, parts, body, deleted from fact where (block_no, tx_no) >= (?, ?)"
                        + " and (block_no, tx_no) <= (?, ?) order by block_no, tx_no, write_no",
                ChainReader::write,
                first.block(),
                first.index(),
                last.block(),
                last.index());
    }

    /** The statement that was recorded under that id, and its transaction. */
    public Optional<Written> record(String id) {
        return database.one(
                "select block_no, tx_no, family, parts, body, deleted from fact where family = ? and key = ?"
                        + " order by block_no, tx_no, write_no limit 1",
                ChainReader::write,
                Family.RECORD.onLedger(),
                Projection.name(List.of(id)));
    }

    /** Whether whoever asks may see that record as it was written, while the ledger was as given. */
    public static boolean isSeen(Written written, ProjectedLedgerState ledger, Sight sight) {
        return Family.of(written.family())
                .filter(family -> ReadModel.told(family).isPresent())
                .map(family -> sight.sees(
                        family,
                        written.body().orElse(Json.object()),
                        ReadModel.told(family)
                                .flatMap(model -> model.owner(written.parts()))
                                .flatMap(ledger::read)
                                .orElse(null)))
                .orElse(false);
    }

    /**
     * Whether whoever asks may see the statement that wrote these records, while the ledger was as given: its own party does,
     * and whoever sees all that it wrote.
     */
    public static boolean isStatementSeen(String actor, List<Written> wrote, ProjectedLedgerState ledger, Sight sight) {
        return sight.isOf(actor)
                || wrote.stream()
                        .allMatch(each -> isSeen(each, ledger, sight)
                                || Family.of(each.family())
                                        .filter(family -> ReadModel.told(family).isEmpty())
                                        .filter(family -> !ReadModel.keepsItsStatement(family))
                                        .isPresent());
    }

    /** The key as it is written in pages and answers. */
    public static String key(Written written) {
        return Family.of(written.family())
                .map(family -> new LedgerKey(family, written.parts()).toString())
                .orElseGet(() -> written.family() + "/" + Projection.name(written.parts()));
    }

    private static Json.Obj block(ResultSet row) throws SQLException {
        HexFormat hex = HexFormat.of();
        return Json.object()
                .with("block", row.getLong(1))
                .with("headerHash", hex.formatHex(row.getBytes(2)))
                .with("previousHash", hex.formatHex(row.getBytes(3)))
                .with("dataHash", hex.formatHex(row.getBytes(4)))
                .with("transactions", row.getLong(5))
                .with("time", row.getLong(6));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new Position(row.getLong(1), row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getInt(6),
                row.getLong(7));
    }

    private static Written write(ResultSet row) throws SQLException {
        return new Written(
                new Position(row.getLong(1), row.getLong(2)),
                row.getString(3),
                Arrays.asList((String[]) row.getArray(4).getArray()),
                Optional.ofNullable(row.getString(5)).map(CanonicalJson::parse),
                row.getBoolean(6));
    }
}
