// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.gateway.Database;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.transformation.GoldSums;

/**
 * The ledger as of one block, read from the projection: what the contract's own derivations are asked with here, so that
 * a gateway and the contract can never derive differently. Nothing of a block that was read ever changes; so what was asked
 * once is remembered, for as long as the question that this object is made for takes.
 */
public final class ProjectedLedgerState implements LedgerState {
    private static final String COLUMNS = "select f.family, f.parts, f.body, f.block_no, f.tx_no, t.tx_id from ";
    private static final String WITH_TRANSACTION =
            " join transaction t on t.block_no = f.block_no and t.tx_no = f.tx_no";
    private static final String DISTINCT =
            "select distinct on (r.key) f.family, f.parts, f.body, f.block_no, f.tx_no, t.tx_id from ";

    /** Each value's rows are read from the index in their order, so that a page takes no more of them than it shows. */
    private static final String OF_EACH_VALUE = "unnest(?::text[]) wanted (value) cross join lateral (select * from"
            + " reference r where r.family = ? and r.question = ? and r.value = wanted.value and r.key > ?"
            + " and r.from_block <= ?";

    private static final String WHEN_WRITTEN = " join transaction t on t.block_no = w.block_no and t.tx_no = w.tx_no";

    /**
     * The records that were opened to an auditor, in their order: of each party from the index, those of which something was
     * written in the time that was opened, and that answer as they are narrowed. What is looked at is no more than that party's.
     */
    private static final String OF_EACH_OPENED =
            "unnest(?::text[], ?::bigint[], ?::bigint[]) opened (value, since, until)"
                    + " cross join lateral (select * from reference r where r.family = ? and r.question = ?"
                    + " and r.value = opened.value and r.key > ? and r.from_block <= ? and r.to_block > ?"
                    + " and exists (select 1 from fact w" + WHEN_WRITTEN
                    + " where w.family = r.family and w.key = r.key"
                    + " and w.block_no <= ? and t.time between opened.since and opened.until)"
                    + " and (? or exists (select 1 from reference n where n.family = r.family and n.question = ?"
                    + " and n.value = ? and n.key = r.key and n.from_block = r.from_block)) order by r.key limit ?) r";

    private static final String HELD = " and r.to_block > ?";
    private static final String OF_REFERENCE =
            " join fact f on f.block_no = r.from_block and f.tx_no = r.tx_no and f.write_no = r.write_no"
                    + WITH_TRANSACTION;

    private final Database database;
    private final long height;
    private final Instant time;
    private final boolean latest;
    private final Map<LedgerKey, Optional<Fact>> read = new ConcurrentHashMap<>();
    private final Map<LedgerKey, List<Fact>> listed = new ConcurrentHashMap<>();
    private final Map<ReadAhead.Reference, List<Fact>> referring = new ConcurrentHashMap<>();

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

        /** The name of its key within its family, by which pages of a list are ordered. */
        public String name() {
            return Projection.name(key.parts());
        }
    }

    /** @param latest whether it is as of the last block read, or of the few that came while this was made */
    ProjectedLedgerState(Database database, long height, Instant time, boolean latest) {
        this.database = database;
        this.height = height;
        this.time = time;
        this.latest = latest;
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
        return read.computeIfAbsent(
                key,
                asked -> database.one(
                        columnsOf("fact_at(?, ?, ?)"),
                        ProjectedLedgerState::read,
                        asked.family().onLedger(),
                        Projection.name(asked.parts()),
                        height));
    }

    /** The records whose keys begin with these parts, in the order of their keys. */
    public List<Fact> facts(LedgerKey prefix) {
        return listed.computeIfAbsent(prefix, this::query);
    }

    private List<Fact> query(LedgerKey prefix) {
        for (int depth = prefix.parts().size() - 1; depth >= 0; depth--) {
            List<Fact> wider =
                    listed.get(new LedgerKey(prefix.family(), prefix.parts().subList(0, depth)));
            if (wider != null) {
                return wider.stream().filter(fact -> fact.key().isUnder(prefix)).toList();
            }
        }
        String order = " order by f.parts collate \"C\"";
        String family = prefix.family().onLedger();
        if (prefix.parts().isEmpty()) {
            return database.list(columnsOf("facts(?, ?)") + order, ProjectedLedgerState::read, family, height);
        }
        return database.list(
                columnsOf("facts_between(?, ?, ?, ?)") + order,
                ProjectedLedgerState::read,
                family,
                ReadAhead.from(prefix),
                ReadAhead.before(prefix),
                height);
    }

    /** The records of a family whose keys begin with that part, in the order of their keys. */
    public List<Fact> below(Family family, String first) {
        return facts(new LedgerKey(family, List.of(first)));
    }

    /** Reads with one query what is asked for afterwards; what is known already is not read again. */
    public void readAhead(ReadAhead wanted) {
        ReadAhead missing = wanted.without(read.keySet(), listed.keySet(), referring.keySet());
        if (missing.isEmpty()) {
            return;
        }
        List<ReadAhead.Found> found = missing.find(database, height);
        found.forEach(each -> read.put(each.fact().key(), Optional.of(each.fact())));
        missing.records().forEach(key -> read.putIfAbsent(key, Optional.empty()));
        for (int i = 0; i < missing.lists().size(); i++) {
            listed.put(
                    missing.lists().get(i), ReadAhead.answering(found, true, i).toList());
        }
        for (int i = 0; i < missing.references().size(); i++) {
            referring.put(
                    missing.references().get(i),
                    ReadAhead.answering(found, false, i)
                            .sorted(Comparator.comparing(Fact::name))
                            .toList());
        }
    }

    /** All that was read of it so far. */
    public Reads reads() {
        return new Reads(read.keySet(), listed.keySet(), referring.keySet());
    }

    /**
     * One page of a family's list, in the order of the characters of {@link Fact#name}.
     *
     * @param narrowed the members that the records must have, of those that {@link ReadModel} declares
     * @param after the name after which the page begins; empty for the first page
     */
    public List<Fact> page(Family family, SortedMap<String, String> narrowed, Sight sight, String after, int atMost) {
        if (sight.opened().isPresent()) {
            List<Object> values = opened(family, narrowed, sight.opened().get(), after, atMost);
            values.add(atMost);
            return database.list(
                    DISTINCT + OF_EACH_OPENED + OF_REFERENCE + " order by r.key limit ?",
                    ProjectedLedgerState::read,
                    values.toArray());
        }
        ReadModel.Asked wanted = asked(family, narrowed, sight);
        String[] values = wanted.values().toArray(String[]::new);
        String order = " order by r.key limit ?";
        if (!latest) {
            return database.list(
                    DISTINCT + OF_EACH_VALUE + HELD + order + ") r" + OF_REFERENCE + order,
                    ProjectedLedgerState::read,
                    values,
                    family.onLedger(),
                    wanted.question(),
                    after,
                    height,
                    height,
                    atMost,
                    atMost);
        }
        // What a block that came meanwhile has ended is among the few that ended last.
        return database.list(
                "with ended as materialized (select * from reference where to_block < " + Long.MAX_VALUE
                        + " and to_block > ?), page as ((select r.* from " + OF_EACH_VALUE + " and r.to_block = "
                        + Long.MAX_VALUE + order + ") r) union all (select r.* from ended r where r.family = ?"
                        + " and r.question = ? and r.value = any (?) and r.key > ? and r.from_block <= ?)) "
                        + DISTINCT + "page r" + OF_REFERENCE + order,
                ProjectedLedgerState::read,
                height,
                values,
                family.onLedger(),
                wanted.question(),
                after,
                height,
                atMost,
                family.onLedger(),
                wanted.question(),
                values,
                after,
                height,
                atMost);
    }

    /**
     * How many entries a list has, counted no further than to that number, so that counting stays as cheap as reading a page.
     *
     * @param narrowed as for a page
     */
    public long count(Family family, SortedMap<String, String> narrowed, Sight sight, int noFurther) {
        if (sight.opened().isPresent()) {
            return database.one(
                            "select least(count(distinct r.key), ?) from (select r.key from " + OF_EACH_OPENED + ") r",
                            row -> row.getLong(1),
                            Stream.concat(
                                            Stream.of(noFurther),
                                            opened(
                                                    family,
                                                    narrowed,
                                                    sight.opened().get(),
                                                    "",
                                                    noFurther)
                                                    .stream())
                                    .toArray())
                    .orElseThrow();
        }
        ReadModel.Asked wanted = asked(family, narrowed, sight);
        return database.one(
                        "select count(distinct r.key) from (select r.key from " + OF_EACH_VALUE + HELD
                                + " limit ?) r) r",
                        row -> row.getLong(1),
                        wanted.values().toArray(String[]::new),
                        family.onLedger(),
                        wanted.question(),
                        "",
                        height,
                        height,
                        noFurther)
                .orElseThrow();
    }

    /** What {@link #OF_EACH_OPENED} takes. */
    private List<Object> opened(
            Family family, SortedMap<String, String> narrowed, OpenedRecords opened, String after, int atMost) {
        List<OpenedRecords.Range> ranges = opened.of(family);
        ReadModel.Asked asked = ReadModel.question(narrowed, Optional.empty());
        return new ArrayList<>(List.of(
                ranges.stream().map(OpenedRecords.Range::value).toArray(String[]::new),
                ranges.stream().map(OpenedRecords.Range::since).toArray(Long[]::new),
                ranges.stream().map(OpenedRecords.Range::until).toArray(Long[]::new),
                family.onLedger(),
                OpenedRecords.question(family),
                after,
                height,
                height,
                height,
                narrowed.isEmpty(),
                asked.question(),
                asked.values().getFirst(),
                atMost));
    }

    /** Whether something of that record was written when the auditor may read what was. */
    private boolean isOpened(Fact found, OpenedRecords opened) {
        Family family = found.key().family();
        List<String> values = ReadModel.of(family).stream()
                .flatMap(model -> family == Family.AUDIT_GRANT
                        ? Stream.of(found.key().parts().getFirst())
                        : model
                                .audited(
                                        found.key().parts(),
                                        found.body(),
                                        owner(found).orElse(Json.object()))
                                .stream())
                .map(ReadModel::storable)
                .toList();
        return opened.of(family).stream()
                .filter(range -> values.contains(range.value()))
                .anyMatch(range -> database.one(
                                "select 1 from fact w" + WHEN_WRITTEN
                                        + " where w.family = ? and w.key = ? and w.block_no <= ? and t.time between ?"
                                        + " and ? limit 1",
                                row -> true,
                                family.onLedger(),
                                found.name(),
                                height,
                                range.since(),
                                range.until())
                        .isPresent());
    }

    private Optional<Json> owner(Fact found) {
        return ReadModel.of(found.key().family())
                .flatMap(model -> model.owner(found.key().parts()))
                .flatMap(this::read);
    }

    private static ReadModel.Asked asked(Family family, SortedMap<String, String> narrowed, Sight sight) {
        return ReadModel.question(narrowed, sight.viewers(ReadModel.of(family).orElseThrow()));
    }

    /** The record under that key, if there is one and whoever asks may see it; the two are not told apart. */
    public Optional<Fact> seen(LedgerKey key, Sight sight) {
        return fact(key).filter(found -> isSeen(found, sight));
    }

    /** The same for a record named by the parts of its key, which any text may be. */
    public Optional<Fact> seen(Family family, List<String> parts, Sight sight) {
        return seen(new LedgerKey(family, parts), sight);
    }

    /** Whether whoever asks may see that record. */
    public boolean isSeen(Fact found, Sight sight) {
        return sight.opened()
                .map(opened -> isOpened(found, opened))
                .orElseGet(() -> sight.sees(
                        found.key().family(), found.body(), owner(found).orElse(null)));
    }

    /** The records of a family that refer to that one, in the order of their names. */
    public List<Fact> referring(Family family, String reference, String to) {
        return referring.computeIfAbsent(
                new ReadAhead.Reference(family, reference, ReadModel.storable(to)),
                asked -> database.list(
                        COLUMNS + "reference r" + OF_REFERENCE
                                + " where r.family = ? and r.question = ? and r.value = ? and r.from_block <= ? and"
                                + " r.to_block > ? order by r.key",
                        ProjectedLedgerState::read,
                        asked.family().onLedger(),
                        asked.question(),
                        asked.value(),
                        height,
                        height));
    }

    /** How many records of a family refer to that one. */
    public long countReferring(Family family, String reference, String to) {
        return database.one(
                        "select count(*) from reference where family = ? and question = ? and value = ?"
                                + " and from_block <= ? and to_block > ?",
                        row -> row.getLong(1),
                        family.onLedger(),
                        reference,
                        ReadModel.storable(to),
                        height,
                        height)
                .orElseThrow();
    }

    /**
     * A lot's relatives at any distance, by their ids.
     *
     * @param direction the member of a lot that names its nearest ones, {@code parents} or {@code successors}
     */
    public Map<LotId, Fact> relatives(LotId lot, String direction) {
        List<Fact> found = database.list(
                "with recursive relative (key) as (select ?::text collate \"C\" union select next.value collate \"C\""
                        + " from relative, fact_at('lot', relative.key, ?) f,"
                        + " jsonb_array_elements_text(case jsonb_typeof(f.body -> ?) when 'array' then f.body -> ?"
                        + " else '[]' end) next) "
                        + COLUMNS + "relative cross join lateral fact_at('lot', relative.key, ?) f" + WITH_TRANSACTION
                        + " where f.body is not null",
                ProjectedLedgerState::read,
                Projection.name(List.of(lot.value())),
                height,
                direction,
                direction,
                height);
        return found.stream()
                .collect(Collectors.toMap(fact -> new LotId(fact.key().parts().getFirst()), Function.identity()));
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

    /** The sums of the whole network's gold, without those of single production lots. */
    public GoldSums gold() {
        GoldSums sums = new GoldSums();
        database.list(
                        "select o.kind, o.of, t.amount from total o cross join lateral (select amount from total t"
                                + " where t.kind = o.kind and t.of = o.of and t.from_block <= ?"
                                + " order by t.from_block desc limit 1) t where o.kind = any (?) and o.to_block = "
                                + Long.MAX_VALUE,
                        row -> Map.entry(
                                new GoldSums.Name(GoldSums.Kind.valueOf(row.getString(1)), row.getString(2)),
                                row.getLong(3)),
                        height,
                        Stream.of(GoldSums.Kind.values())
                                .filter(kind -> !kind.isOfProductionLot())
                                .map(Enum::name)
                                .toArray(String[]::new))
                .forEach(sum -> sums.add(sum.getKey(), sum.getValue()));
        return sums;
    }

    /**
     * Production lots whose gold counts for more in all lots together than it may (I49).
     *
     * @param gain what may count above what they gave
     */
    public List<LotId> overcounted(BasisPoints gain) {
        return database
                .list(
                        "select of from total where kind = 'EXCESS_BP' and amount > ? and from_block <= ?"
                                + " and to_block > ? order by amount",
                        row -> new LotId(row.getString(1)),
                        gain.value(),
                        height,
                        height)
                .stream()
                .sorted()
                .toList();
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
        return COLUMNS + source + " f" + WITH_TRANSACTION + " where f.body is not null";
    }

    private static Fact read(ResultSet row) throws SQLException {
        return read(row, 0);
    }

    /** @param before how many columns stand before those of the fact */
    static Fact read(ResultSet row, int before) throws SQLException {
        List<String> parts = Arrays.asList((String[]) row.getArray(before + 2).getArray());
        return new Fact(
                new LedgerKey(Family.of(row.getString(before + 1)).orElseThrow(), parts),
                CanonicalJson.parse(row.getString(before + 3)),
                row.getLong(before + 4),
                row.getInt(before + 5),
                row.getString(before + 6));
    }
}
