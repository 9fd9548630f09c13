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

    private final CopyText rows = new CopyText();

    /** Which write it was. */
    record Place(long block, long tx, int write) {}

    private record Written(Place place, List<ReadModel.Answer> answers) {}

    /**
     * Takes the rows of one written record.
     *
     * @param value null when the record was deleted, or is nothing that can be read
     * @return what the record answers since
     */
    List<ReadModel.Answer> written(LedgerKey key, @Nullable Json value, Place place) {
        ReadModel model = ReadModel.of(key.family()).orElse(null);
        if (model == null) {
            return List.of();
        }
        firstWritten.putIfAbsent(key, place.block());
        List<ReadModel.Answer> answers = value == null ? List.of() : model.answers(key.parts(), value);
        Written before = latest.put(key, new Written(place, answers));
        if (before != null && before.place().block() < place.block()) {
            row(key, before, place.block());
        }
        return answers;
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

    void write(Connection connection, String schema) throws SQLException {
        if (latest.isEmpty()) {
            return;
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
    }
}
