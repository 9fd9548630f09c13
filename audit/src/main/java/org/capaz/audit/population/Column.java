// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.audit.replay.ReplayedRecord;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;

/**
 * One column of a population. A path through a list has several values: texts are joined by a space, numbers added.
 *
 * @param name at the head of the column
 * @param unit of its values
 * @param from the family and path, or in words how it is derived
 * @param meaning one sentence
 * @param currency for amounts: the path of the currency, in the same record
 * @param values what a row has there
 */
record Column(
        String name,
        Unit unit,
        Source from,
        String meaning,
        Optional<List<String>> currency,
        Function<Row, List<Json>> values) {

    /** What the values of a column are. */
    enum Unit {
        TEXT("text"),
        NUMBER("number"),
        MASS("mg"),
        BASIS_POINTS("bp"),
        FINENESS("1/100 per mille"),
        AMOUNT("minor units"),
        DAY("day"),
        TIME("time, UTC"),
        YES("true or false");

        private final String words;

        Unit(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Whether values of several are added and not joined. */
        boolean isNumber() {
            return switch (this) {
                case NUMBER, MASS, BASIS_POINTS, FINENESS, AMOUNT -> true;
                case TEXT, DAY, TIME, YES -> false;
            };
        }

        /** Whether a value of the ledger is one of this unit. */
        boolean fits(Json value) {
            return switch (this) {
                case TEXT, DAY -> value instanceof Json.Str;
                case TIME, NUMBER, MASS, BASIS_POINTS, FINENESS, AMOUNT -> value instanceof Json.Num;
                case YES -> value instanceof Json.Bool;
            };
        }
    }

    /** Where a column comes from. */
    sealed interface Source {
        /** A member of a record of that family. */
        record Member(Family family, List<String> path) implements Source {}

        /** The part of the key at that index. */
        record KeyPart(int index) implements Source {}

        /** The rules' own derivation, in words. */
        record Derived(String how) implements Source {}
    }

    /**
     * What a row is made from.
     *
     * @param record one record, or one entry of a list in it
     * @param ledger for what stands beside it
     */
    record Row(ReplayedRecord record, ReplayedLedger ledger) {
        /** The record of another family under the same parts of the key. */
        Optional<ReplayedRecord> beside(Family family) {
            return ledger.record(new LedgerKey(family, record.key().parts()));
        }
    }

    /** Of the record itself. */
    static Column member(String name, Unit unit, Family family, String path, String meaning) {
        List<String> members = parts(path);
        return new Column(
                name,
                unit,
                new Source.Member(family, members),
                meaning,
                Optional.empty(),
                row -> at(row.record().object(), members).toList());
    }

    /** Of the record of another family under the same parts of the key. */
    static Column beside(String name, Unit unit, Family family, String path, String meaning) {
        List<String> members = parts(path);
        return new Column(
                name,
                unit,
                new Source.Member(family, members),
                meaning,
                Optional.empty(),
                row -> row.beside(family).stream()
                        .flatMap(record -> at(record.object(), members))
                        .toList());
    }

    Column in(String currencyPath) {
        return new Column(name, unit, from, meaning, Optional.of(parts(currencyPath)), values);
    }

    static Column keyPart(String name, int index, String meaning) {
        return new Column(
                name,
                Unit.TEXT,
                new Source.KeyPart(index),
                meaning,
                Optional.empty(),
                row -> row.record().key().parts().stream()
                        .skip(index)
                        .limit(1)
                        .<Json>map(Json.Str::new)
                        .toList());
    }

    static Column derived(String name, Unit unit, String how, String meaning, Function<Row, List<Json>> values) {
        return new Column(
                name, unit, new Source.Derived(how), meaning, Optional.empty(), row -> derivedIn(row, values));
    }

    /**
     * Nothing follows while the members have published no value for it, nor from a record that the rules cannot read, which may
     * fail in any way.
     */
    private static List<Json> derivedIn(Row row, Function<Row, List<Json>> values) {
        try {
            return values.apply(row);
        } catch (RuntimeException underivable) {
            return List.of();
        }
    }

    private static List<String> parts(String path) {
        return List.of(path.split("\\.", -1));
    }

    /** The values at a path; lists on the way give each of theirs. */
    private static Stream<Json> at(Json value, List<String> path) {
        return switch (value) {
            case Json.Arr array -> array.items().stream().flatMap(item -> at(item, path));
            case Json.Obj object
            when !path.isEmpty() -> {
                Json inner = object.get(path.getFirst());
                yield inner == null ? Stream.empty() : at(inner, path.subList(1, path.size()));
            }
            default -> path.isEmpty() ? Stream.of(value) : Stream.empty();
        };
    }

    /** What stands in the cell: a text, empty where there is nothing, or a whole number. */
    Object cell(Row row) {
        List<Json> found = values.apply(row);
        if (unit.isNumber() && !found.isEmpty() && found.stream().allMatch(unit::fits)) {
            return found.stream().mapToLong(value -> ((Json.Num) value).value()).reduce(0, Math::addExact);
        }
        return found.stream().map(this::text).collect(Collectors.joining(" "));
    }

    /** A value of another kind than the rules write stands as it is on the ledger; the audit names what is wrong with it. */
    private String text(Json value) {
        return switch (value) {
            case Json.Str text -> text.text();
            case Json.Num seconds
            when unit == Unit.TIME -> Instant.ofEpochSecond(seconds.value()).toString();
            case Json.Num number -> Long.toString(number.value());
            case Json.Bool bool -> Boolean.toString(bool.value());
            case Json.Obj object -> object.toString();
            case Json.Arr array -> array.toString();
            case Json.Null none -> "";
        };
    }

    /** The currency of an amount; empty where the record has none. */
    String currencyOf(Row row) {
        return currency.stream()
                .flatMap(path -> at(row.record().object(), path))
                .filter(Json.Str.class::isInstance)
                .map(value -> ((Json.Str) value).text())
                .findFirst()
                .orElse("");
    }
}
