// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.audit.population.Column.Row;
import org.capaz.audit.population.Column.Unit;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.audit.replay.ReplayedRecord;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;

/**
 * One population: which records it holds and what is shown of each. {@link Populations} declares them.
 *
 * <p>A row is one record, or one entry of a list in a record; the list's entry then stands alone in its place, so that a path
 * means the same in both.
 */
public final class Population {
    private final String name;
    private final String holds;
    private final List<Family> families;
    private final List<Column> columns = new ArrayList<>();
    private final SortedMap<String, String> leftOut = new TreeMap<>();
    private String each = "";

    Population(String name, String holds, Family... families) {
        this.name = name;
        this.holds = holds;
        this.families = List.of(families);
    }

    /** As it is named on the command line. */
    public String name() {
        return name;
    }

    String holds() {
        return holds;
    }

    List<Family> families() {
        return families;
    }

    List<Column> columns() {
        return List.copyOf(columns);
    }

    /** Members of the records that no column shows, with the reason. */
    Map<String, String> leftOut() {
        return leftOut;
    }

    /** The list or the map whose entries are the rows; empty where records are. */
    String each() {
        return each;
    }

    // Declaring

    Population eachOf(String member) {
        each = member;
        return this;
    }

    Population texts(String... membersWithMeaning) {
        return all(Unit.TEXT, membersWithMeaning);
    }

    Population days(String... membersWithMeaning) {
        return all(Unit.DAY, membersWithMeaning);
    }

    Population times(String... membersWithMeaning) {
        return all(Unit.TIME, membersWithMeaning);
    }

    Population masses(String... membersWithMeaning) {
        return all(Unit.MASS, membersWithMeaning);
    }

    Population numbers(Unit unit, String... membersWithMeaning) {
        return all(unit, membersWithMeaning);
    }

    /** Pairs of a member and its meaning. A column has the name of its member, or the one before {@code =}. */
    private Population all(Unit unit, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            columns.add(own(unit, pairs[i], pairs[i + 1]));
        }
        return this;
    }

    private Column own(Unit unit, String member, String meaning) {
        return Column.member(columnOf(member), unit, families.getFirst(), pathOf(member), meaning);
    }

    private static String pathOf(String member) {
        return member.substring(member.indexOf('=') + 1);
    }

    private static String columnOf(String member) {
        String path = pathOf(member);
        return path.equals(member)
                ? path.substring(path.lastIndexOf('.') + 1)
                : member.substring(0, member.indexOf('='));
    }

    Population amount(String member, String currency, String meaning) {
        columns.add(own(Unit.AMOUNT, member, meaning).in(currency));
        return this;
    }

    /** Of the record of another family under the same key. */
    Population beside(Family family, Unit unit, String member, String meaning) {
        columns.add(Column.beside(columnOf(member), unit, family, pathOf(member), meaning));
        return this;
    }

    Population keyPart(String column, int index, String meaning) {
        columns.add(Column.keyPart(column, index, meaning));
        return this;
    }

    Population derived(String column, Unit unit, String how, String meaning, Function<Row, List<Json>> values) {
        columns.add(Column.derived(column, unit, how, meaning, values));
        return this;
    }

    Population derivedAmount(
            String column, String currency, String how, String meaning, Function<Row, List<Json>> values) {
        columns.add(Column.derived(column, Unit.AMOUNT, how, meaning, values).in(currency));
        return this;
    }

    Population without(String member, String why) {
        leftOut.put(member, why);
        return this;
    }

    // Reading

    /** The rows as of the ledger's last block, in the order of the records' keys. */
    List<Entry> entries(ReplayedLedger ledger) {
        return families.stream()
                .flatMap(family -> ledger.of(family).stream())
                .flatMap(record -> entries(record))
                .toList();
    }

    /**
     * One row.
     *
     * @param id the record's key, with the place of the entry where a row is one of a list
     */
    record Entry(String id, ReplayedRecord record) {}

    private Stream<Entry> entries(ReplayedRecord record) {
        String id = record.key().toString();
        if (each.isEmpty()) {
            return Stream.of(new Entry(id, record));
        }
        List<Entry> entries = new ArrayList<>();
        switch (record.object().get(each)) {
            case Json.Arr array -> {
                for (Json item : array.items()) {
                    entries.add(new Entry(id + "/" + (entries.size() + 1), alone(record, item)));
                }
            }
            case Json.Obj map ->
                map.members()
                        .forEach((key, value) -> entries.add(new Entry(
                                id + "/" + key,
                                alone(record, Json.object().with("key", key).with("value", value)))));
            case null, default -> {}
        }
        return entries.stream();
    }

    private ReplayedRecord alone(ReplayedRecord record, Json item) {
        return new ReplayedRecord(record.key(), record.object().with(each, item), record.first(), record.last());
    }
}
