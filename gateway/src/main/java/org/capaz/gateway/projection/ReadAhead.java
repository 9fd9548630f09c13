// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.gateway.Database;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;

/**
 * What a question is going to read, so that {@link ProjectedLedgerState#readAhead} can ask for all of it with one query
 * instead of key by key. Only a matter of cost: what is read without having stood here is asked for on its own.
 */
public final class ReadAhead {
    private static final String WITH_TRANSACTION =
            " join transaction t on t.block_no = f.block_no and t.tx_no = f.tx_no where f.body is not null";

    private static final int RECORD = 1;
    private static final int LIST = 2;
    private static final int REFERENCE = 3;
    private static final int ANCESTOR = 4;

    private static final String QUERY = "with recursive ancestor (key) as (select unnest(?::text[]) collate \"C\" union"
            + " select next.value collate \"C\" from ancestor, fact_at('lot', ancestor.key, ?) f,"
            + " jsonb_array_elements_text(case jsonb_typeof(f.body -> 'parents') when 'array' then f.body -> 'parents'"
            + " else '[]' end) next) select * from ("
            + row(RECORD, "w.no")
            + "unnest(?::text[], ?::text[]) with ordinality w (family, key, no)"
            + " cross join lateral fact_at(w.family, w.key, ?) f" + WITH_TRANSACTION
            + " union all " + row(LIST, "w.no")
            + "unnest(?::text[], ?::text[], ?::text[]) with ordinality w (family, from_key, before_key, no)"
            + " cross join lateral facts_between(w.family, w.from_key, w.before_key, ?) f" + WITH_TRANSACTION
            + " union all " + row(REFERENCE, "w.no")
            + "unnest(?::text[], ?::text[], ?::text[]) with ordinality w (family, question, value, no)"
            + " join reference r on r.family = w.family and r.question = w.question and r.value = w.value"
            + " and r.from_block <= ? and r.to_block > ?"
            + " join fact f on f.block_no = r.from_block and f.tx_no = r.tx_no and f.write_no = r.write_no"
            + WITH_TRANSACTION
            + " union all " + row(ANCESTOR, "1")
            + "ancestor a cross join lateral fact_at('lot', a.key, ?) f" + WITH_TRANSACTION
            + ") rows order by asked, no, parts collate \"C\"";

    private final Set<LedgerKey> records = new LinkedHashSet<>();
    private final Set<LedgerKey> lists = new LinkedHashSet<>();
    private final Set<Reference> references = new LinkedHashSet<>();
    private final Set<LotId> withAncestors = new LinkedHashSet<>();

    /** The records of a family that refer to another, as {@link ReadModel} declares. */
    record Reference(Family family, String question, String value) {}

    /** One row: which of the four it answers, and the number of what was asked there, counted from 1. */
    private static String row(int asked, String number) {
        return "select " + asked + " as asked, " + number
                + " as no, f.family, f.parts, f.body, f.block_no, f.tx_no, t.tx_id from ";
    }

    /** One row found. */
    record Found(int asked, int number, Fact fact) {}

    /** That record. */
    public ReadAhead record(LedgerKey key) {
        records.add(key);
        return this;
    }

    /** The records whose keys begin with these parts. */
    public ReadAhead list(LedgerKey prefix) {
        lists.add(prefix);
        return this;
    }

    /** All records of a family whose keys begin with that part; every list below it is then known too. */
    public ReadAhead list(Family family, String first) {
        return list(new LedgerKey(family, List.of(first)));
    }

    /** The records of a family that refer to that one. */
    public ReadAhead referring(Family family, String question, String to) {
        references.add(new Reference(family, question, ReadModel.storable(to)));
        return this;
    }

    /** The records of a lot and of all lots that its gold comes from, at any distance. */
    public ReadAhead ancestors(LotId lot) {
        withAncestors.add(lot);
        return this;
    }

    /** The same without what is known already. */
    ReadAhead without(Set<LedgerKey> read, Set<LedgerKey> listed, Set<Reference> referring) {
        var rest = new ReadAhead();
        records.stream().filter(key -> !read.contains(key)).forEach(rest.records::add);
        lists.stream().filter(prefix -> !listed.contains(prefix)).forEach(rest.lists::add);
        references.stream().filter(asked -> !referring.contains(asked)).forEach(rest.references::add);
        rest.withAncestors.addAll(withAncestors);
        return rest;
    }

    boolean isEmpty() {
        return records.isEmpty() && lists.isEmpty() && references.isEmpty() && withAncestors.isEmpty();
    }

    List<LedgerKey> records() {
        return List.copyOf(records);
    }

    List<LedgerKey> lists() {
        return List.copyOf(lists);
    }

    List<Reference> references() {
        return List.copyOf(references);
    }

    List<Found> find(Database database, long height) {
        return database.list(
                QUERY,
                row -> new Found(row.getInt(1), row.getInt(2), fact(row)),
                texts(withAncestors, lot -> Projection.name(List.of(lot.value()))),
                height,
                texts(records, key -> key.family().onLedger()),
                texts(records, key -> Projection.name(key.parts())),
                height,
                texts(lists, prefix -> prefix.family().onLedger()),
                texts(lists, ReadAhead::from),
                texts(lists, ReadAhead::before),
                height,
                texts(references, asked -> asked.family().onLedger()),
                texts(references, Reference::question),
                texts(references, Reference::value),
                height,
                height,
                height);
    }

    /** The facts that answer the list or the reference with that number, counted from 0. */
    static Stream<Fact> answering(List<Found> found, boolean list, int number) {
        return found.stream()
                .filter(each -> each.asked() == (list ? LIST : REFERENCE) && each.number() == number + 1)
                .map(Found::fact);
    }

    /** The first name that a key below a prefix can have. */
    static String from(LedgerKey prefix) {
        return prefix.parts().isEmpty() ? "" : Projection.name(prefix.parts()) + "/";
    }

    /** The name before which all keys below a prefix stand: the character after the one that parts the parts. */
    static String before(LedgerKey prefix) {
        return prefix.parts().isEmpty()
                ? Character.toString(Character.MAX_CODE_POINT)
                : Projection.name(prefix.parts()) + "0";
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return ProjectedLedgerState.read(row, 2);
    }

    private static <T> String[] texts(Set<T> asked, Function<T, String> text) {
        return asked.stream().map(text).toArray(String[]::new);
    }
}
