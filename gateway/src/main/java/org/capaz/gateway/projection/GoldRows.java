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
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.gateway.Database;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.transformation.GoldSums;

/**
 * What the lots and transformations written in some blocks add to the sums of the network's gold ({@link GoldSums}), until
 * which block what they added before held, and the sums since. Of several writes of one block only the last can ever be asked
 * for, because questions name a block.
 *
 * <p>Decision 222.
 */
final class GoldRows {
    private static final long OPEN = Long.MAX_VALUE;
    private static final String OPEN_ROW = "to_block = " + OPEN;

    /** The sums that these blocks changed, each from the block that changed it. */
    private static final String SUMS = """
            with touched as (
                select kind, of, block, sum(amount) as amount from (
                    select kind, of, from_block as block, amount from {schema}.addend where from_block between ? and ?
                    union all
                    select kind, of, to_block, -amount from {schema}.addend where to_block between ? and ?
                        and to_block < 9223372036854775807) each
                group by kind, of, block having sum(amount) <> 0 or kind in ('LARGEST_MG', 'NOMINAL_MG')),
            ended as (
                update {schema}.total t set to_block = f.block
                from (select kind, of, min(block) as block from touched group by kind, of) f
                where t.kind = f.kind and t.of = f.of and t.to_block = 9223372036854775807
                returning t.kind, t.of, t.amount)
            insert into {schema}.total (kind, of, amount, from_block, to_block)
            select kind, of,
                case when kind in ('LARGEST_MG', 'NOMINAL_MG') then coalesce((
                    select max(a.amount) from {schema}.addend a
                    where a.kind = t.kind and a.of = t.of and a.kind in ('LARGEST_MG', 'NOMINAL_MG')
                        and a.from_block <= t.block and a.to_block > t.block), 0)
                else coalesce(ended.amount, 0) + sum(t.amount) over (partition by kind, of order by block) end,
                block, lead(block, 1, 9223372036854775807) over (partition by kind, of order by block)
            from touched t left join ended using (kind, of)""";

    /** By how many basis points more counts of a production lot than it gave, rounded up: above a tolerance exactly if more. */
    private static final String EXCESS = """
            with touched as (
                select distinct of, from_block as block from {schema}.total
                where kind in ('COUNTED_MG', 'NOMINAL_MG') and from_block between ? and ?),
            stands as (
                select of, block, coalesce(counted.amount, 0) as counted, coalesce(nominal.amount, 0) as nominal
                from touched t
                left join lateral (select amount from {schema}.total c where c.kind = 'COUNTED_MG' and c.of = t.of
                    and c.from_block <= t.block order by c.from_block desc limit 1) counted on true
                left join lateral (select amount from {schema}.total n where n.kind = 'NOMINAL_MG' and n.of = t.of
                    and n.from_block <= t.block order by n.from_block desc limit 1) nominal on true),
            ended as (
                update {schema}.total t set to_block = f.block
                from (select of, min(block) as block from touched group by of) f
                where t.kind = 'EXCESS_BP' and t.of = f.of and t.to_block = 9223372036854775807)
            insert into {schema}.total (kind, of, amount, from_block, to_block)
            select 'EXCESS_BP', of,
                case when counted <= nominal then 0
                    when nominal = 0 then 9223372036854775807
                    else div((counted - nominal) * 10000 + nominal - 1, nominal) end,
                block, lead(block, 1, 9223372036854775807) over (partition by of order by block)
            from stands""";

    private final Alerts alerts;
    private final SortedMap<Long, Map<LedgerKey, Optional<Json>>> writes = new TreeMap<>();

    /** What is needed of the records, as they stand. */
    private final Map<LedgerKey, Json> records = new HashMap<>();

    /** What each record adds, as it stands. */
    private final Map<LedgerKey, Map<GoldSums.Name, Addend>> adding = new HashMap<>();

    private final List<Ended> ended = new ArrayList<>();
    private final CopyText rows = new CopyText();

    /** @param from the block that began it; of before these blocks when it stands in the table */
    private record Addend(long amount, long from, boolean inTable) {}

    private record Ended(LedgerKey key, GoldSums.Name name, long block) {}

    GoldRows(Alerts alerts) {
        this.alerts = alerts;
    }

    /**
     * Takes one written record; most are passed over.
     *
     * @param value null when the record was deleted, or is nothing that can be read
     */
    void written(LedgerKey key, @Nullable Json value, long block) {
        if (key.family() == Family.LOT || key.family() == Family.RESCUED || key.family() == Family.TRANSFORMATION) {
            writes.computeIfAbsent(block, first -> new HashMap<>()).put(key, Optional.ofNullable(value));
        }
    }

    /** The lot or transformation that adds something else since the record was written. */
    private static LedgerKey adds(LedgerKey written) {
        return written.family() == Family.RESCUED ? new LedgerKey(Family.LOT, written.parts()) : written;
    }

    private static LedgerKey rescueOf(LedgerKey lot) {
        return new LedgerKey(Family.RESCUED, lot.parts());
    }

    private static String name(LedgerKey key) {
        return key.family().onLedger() + "/" + Projection.name(key.parts());
    }

    /** Writes what the records add, and the sums. */
    void write(Connection connection, String schema) throws SQLException {
        if (writes.isEmpty()) {
            return;
        }
        readRecords(connection, schema);
        readAdding(connection, schema);
        writes.forEach((block, written) -> {
            SortedSet<LedgerKey> touched = new TreeSet<>();
            written.forEach((key, value) -> {
                value.ifPresentOrElse(record -> records.put(key, record), () -> records.remove(key));
                touched.add(adds(key));
            });
            touched.forEach(key -> change(key, block));
        });
        adding.forEach((key, addends) -> addends.forEach((name, addend) -> {
            if (!addend.inTable()) {
                row(key, name, addend, OPEN);
            }
        }));
        end(connection, schema);
        rows.copy(connection, schema + ".addend (kind, of, key, amount, from_block, to_block)");
        long first = writes.firstKey();
        long last = writes.lastKey();
        Database.change(connection, SUMS.replace("{schema}", schema), first, last, first, last);
        Database.change(connection, EXCESS.replace("{schema}", schema), first, last);
    }

    /** Whether a lot that was written was rescued before, and the lots whose rescue was written. */
    private void readRecords(Connection connection, String schema) throws SQLException {
        SortedSet<LedgerKey> wanted = new TreeSet<>();
        for (Map<LedgerKey, Optional<Json>> written : writes.values()) {
            for (LedgerKey key : written.keySet()) {
                switch (key.family()) {
                    case LOT -> wanted.add(rescueOf(key));
                    case RESCUED -> wanted.add(adds(key));
                    default -> {}
                }
            }
        }
        Map<String, LedgerKey> named = new HashMap<>();
        wanted.forEach(key -> named.put(name(key), key));
        Database.list(
                connection,
                "select w.family || '/' || w.key, f.body from unnest(?::text[], ?::text[]) w (family, key)"
                        + " cross join lateral (select body from " + schema + ".fact f where f.family = w.family"
                        + " and f.key = w.key and f.block_no < ? order by f.block_no desc, f.tx_no desc,"
                        + " f.write_no desc limit 1) f where f.body is not null",
                row -> records.put(named.get(row.getString(1)), CanonicalJson.parse(row.getString(2))),
                texts(connection, wanted.stream().map(key -> key.family().onLedger())),
                texts(connection, wanted.stream().map(key -> Projection.name(key.parts()))),
                writes.firstKey());
    }

    private void readAdding(Connection connection, String schema) throws SQLException {
        Map<String, LedgerKey> named = new HashMap<>();
        writes.values().forEach(written -> written.keySet().forEach(key -> named.put(name(adds(key)), adds(key))));
        Database.list(
                connection,
                "select key, kind, of, amount, from_block from " + schema + ".addend where key = any (?) and "
                        + OPEN_ROW,
                row -> adding.computeIfAbsent(named.get(row.getString(1)), first -> new HashMap<>())
                        .put(
                                new GoldSums.Name(GoldSums.Kind.valueOf(row.getString(2)), row.getString(3)),
                                new Addend(row.getLong(4), row.getLong(5), true)),
                texts(connection, named.keySet().stream()));
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    /** What adds the same as before stays as it is. */
    private void change(LedgerKey key, long block) {
        Map<GoldSums.Name, Long> now = addends(key);
        Map<GoldSums.Name, Addend> before = adding.computeIfAbsent(key, first -> new HashMap<>());
        before.entrySet().removeIf(entry -> {
            Addend addend = entry.getValue();
            if (Long.valueOf(addend.amount()).equals(now.get(entry.getKey()))) {
                return false;
            }
            if (addend.inTable()) {
                ended.add(new Ended(key, entry.getKey(), block));
            } else {
                row(key, entry.getKey(), addend, block);
            }
            return true;
        });
        now.forEach((name, amount) -> before.putIfAbsent(name, new Addend(amount, block, false)));
    }

    private Map<GoldSums.Name, Long> addends(LedgerKey key) {
        try {
            return switch (records.get(key)) {
                case Json.Obj lot
                when key.family() == Family.LOT ->
                    GoldSums.ofLot(lot, Optional.ofNullable((Json.Obj) records.get(rescueOf(key))));
                case Json.Obj transformation -> GoldSums.ofTransformation(transformation);
                case null, default -> Map.of();
            };
        } catch (RuntimeException unread) {
            // Nothing that the rules wrote; it must neither stop the gateway nor pass unseen.
            alerts.raise("record " + name(key) + " adds nothing to the balance: " + unread.getMessage());
            return Map.of();
        }
    }

    private void row(LedgerKey key, GoldSums.Name name, Addend addend, long until) {
        rows.text(name.kind().name())
                .text(name.of())
                .text(name(key))
                .number(addend.amount())
                .number(addend.from())
                .number(until)
                .endRow();
    }

    private void end(Connection connection, String schema) throws SQLException {
        if (!ended.isEmpty()) {
            Database.change(
                    connection,
                    "update " + schema + ".addend a set to_block = w.block from"
                            + " unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) w (kind, of, key, block)"
                            + " where a.kind = w.kind and a.of = w.of and a.key = w.key and a." + OPEN_ROW,
                    texts(
                            connection,
                            ended.stream().map(each -> each.name().kind().name())),
                    texts(connection, ended.stream().map(each -> each.name().of())),
                    texts(connection, ended.stream().map(each -> name(each.key()))),
                    connection.createArrayOf(
                            "bigint", ended.stream().map(Ended::block).toArray()));
        }
    }
}
