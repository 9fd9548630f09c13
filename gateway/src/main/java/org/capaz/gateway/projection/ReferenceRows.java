// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import io.micronaut.core.annotation.Nullable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.Database;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;

/**
 * What the records written in some blocks answer ({@link ReadModel}), and until which block what they said before held. Of
 * several writes of one block only the last can ever be asked for, because questions name a block.
 */
final class ReferenceRows {
    private static final long OPEN = Long.MAX_VALUE;

    /** The record as it stands, while later blocks of the same batch may end it. */
    private final Map<LedgerKey, Written> latest = new HashMap<>();

    /** The block at which what is in the table already ends. */
    private final Map<LedgerKey, Long> firstWritten = new HashMap<>();

    private final List<Write> writes = new ArrayList<>();

    /** Records to which others belong. */
    private final Map<LedgerKey, Json> owners = new HashMap<>();

    private final CopyText rows = new CopyText();

    /** Which write it was. */
    record Place(long block, long tx, int write) {}

    private record Write(LedgerKey key, @Nullable Json value, Place place) {}

    private record Written(Place place, List<ReadModel.Answer> answers) {}

    /**
     * Takes one written record.
     *
     * @param value null when the record was deleted, or is nothing that can be read
     */
    void written(LedgerKey key, @Nullable Json value, Place place) {
        writes.add(new Write(key, value, place));
        if (value != null && ReadModel.isOwner(key.family())) {
            owners.put(key, value);
        }
    }

    private List<ReadModel.Answer> answers(Write write) {
        LedgerKey key = write.key();
        ReadModel model = ReadModel.of(key.family()).orElse(null);
        if (model == null) {
            return List.of();
        }
        firstWritten.putIfAbsent(key, write.place().block());
        List<ReadModel.Answer> answers = write.value() == null
                ? List.of()
                : model.answers(
                        key.parts(),
                        write.value(),
                        model.owner(key.parts()).map(owners::get).orElse(Json.object()));
        Written before = latest.put(key, new Written(write.place(), answers));
        if (before != null && before.place().block() < write.place().block()) {
            row(key, before, write.place().block());
        }
        return answers;
    }

    /** Those that these blocks did not bring themselves: no block is applied before the one that wrote the owner. */
    private void readOwners(Connection connection, String schema) throws SQLException {
        List<LedgerKey> missing = writes.stream()
                .flatMap(write -> ReadModel.of(write.key().family()).stream()
                        .flatMap(model -> model.owner(write.key().parts()).stream()))
                .filter(owner -> !owners.containsKey(owner))
                .distinct()
                .toList();
        for (LedgerKey owner : missing) {
            Database.list(
                            connection,
                            "select body from " + schema + ".fact where family = ? and key = ? and body is not null"
                                    + " order by block_no desc, tx_no desc, write_no desc limit 1",
                            row -> CanonicalJson.parse(row.getString(1)),
                            owner.family().onLedger(),
                            Projection.name(owner.parts()))
                    .forEach(body -> owners.put(owner, body));
        }
    }

    private void row(LedgerKey key, Written written, long until) {
        for (ReadModel.Answer answer : written.answers()) {
            rows.text(key.family().onLedger())
                    .text(answer.question())
                    .text(answer.value())
                    .text(Projection.name(key.parts()))
                    .number(written.place().block())
                    .number(written.place().tx())
                    .number(written.place().write())
                    .number(until)
                    .endRow();
        }
    }

    /** Writes the rows; gives what each block wrote, with what each record answers since. */
    Map<Long, List<RecentWrites.Written>> write(Connection connection, String schema) throws SQLException {
        Map<Long, List<RecentWrites.Written>> recent = new HashMap<>();
        readOwners(connection, schema);
        for (Write write : writes) {
            recent.computeIfAbsent(write.place().block(), block -> new ArrayList<>())
                    .add(new RecentWrites.Written(write.key(), answers(write)));
        }
        if (latest.isEmpty()) {
            return recent;
        }
        List<LedgerKey> keys = new ArrayList<>(firstWritten.keySet());
        Array families = connection.createArrayOf(
                "text", keys.stream().map(key -> key.family().onLedger()).toArray());
        Array names = connection.createArrayOf(
                "text", keys.stream().map(key -> Projection.name(key.parts())).toArray());
        Array blocks = connection.createArrayOf(
                "bigint", keys.stream().map(firstWritten::get).toArray());
        Database.change(
                connection,
                "update " + schema + ".reference r set to_block = w.block"
                        + " from unnest(?::text[], ?::text[], ?::bigint[]) as w (family, key, block)"
                        + " where r.family = w.family and r.key = w.key and r.to_block = " + OPEN,
                families,
                names,
                blocks);
        latest.forEach((key, written) -> row(key, written, OPEN));
        rows.copy(
                connection,
                schema + ".reference (family, question, value, key, from_block, tx_no, write_no, to_block)");
        return recent;
    }
}
