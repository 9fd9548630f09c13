// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;

/** What the values at one place of many answers or records have in common, as a JSON Schema (2020-12). */
final class Shape {
    private static final String COMPONENTS = "#/components/schemas/";
    private static final String OBJECT = "object";
    private static final int MOST_TEXTS = 200;

    /** Members of these names hold members of any name. */
    private static final Set<String> MAPS = Set.of("values", "commitments");

    /** Members of these names hold lots with lots in turn. */
    private static final Set<String> TREES = Set.of("parents", "successors");

    private static final Map<String, String> FORMS = new LinkedHashMap<>(Map.of(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "uuid",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}", "date"));

    /** The end of a number's name, and its unit as the schemas of statements name it. */
    private static final Map<String, String> UNITS = new TreeMap<>(Map.of(
            "Mg", "mg",
            "inor", "minor unit",
            "Bp", "bp",
            "At", "seconds",
            "validFrom", "seconds",
            "validTo", "seconds",
            "ineness", "0.01 per mille",
            "Days", "days",
            "Hours", "hours"));

    private final Set<String> types = new TreeSet<>();
    private final Set<String> texts = new TreeSet<>();
    private final SortedMap<String, Shape> members = new TreeMap<>();
    private final Map<String, Integer> times = new TreeMap<>();
    /** What stands beside the members of a record, by its family. */
    private final SortedMap<Family, Shape> records = new TreeMap<>();

    private final List<Shape> items = new ArrayList<>();
    private int objects;
    private int noRecords;

    /** Finds the record that an object of an answer shows. */
    @FunctionalInterface
    interface Records {
        Optional<Shown> find(Json.Obj object);

        /** @param beside what the answer adds to the record */
        record Shown(Family family, Json.Obj beside) {}

        /** Where nothing is looked for, as inside records themselves. */
        Records NONE = object -> Optional.empty();
    }

    void add(Json value, Records known) {
        switch (value) {
            case Json.Obj object -> add(object, known);
            case Json.Arr array -> {
                types.add("array");
                array.items().forEach(item -> items().add(item, known));
            }
            case Json.Str text -> {
                types.add("string");
                if (texts.size() < MOST_TEXTS) {
                    texts.add(text.text());
                }
            }
            case Json.Num number -> types.add("integer");
            case Json.Bool bool -> types.add("boolean");
            case Json.Null nothing -> types.add("null");
        }
    }

    private Shape items() {
        if (items.isEmpty()) {
            items.add(new Shape());
        }
        return items.getFirst();
    }

    private void add(Json.Obj object, Records known) {
        types.add(OBJECT);
        objects++;
        object.members().forEach((name, value) -> {
            times.merge(name, 1, Integer::sum);
            members.computeIfAbsent(name, ignored -> new Shape()).add(value, known);
        });
        Optional<Records.Shown> shown = known.find(object);
        shown.ifPresent(record ->
                records.computeIfAbsent(record.family(), ignored -> new Shape()).add(record.beside(), known));
        noRecords += shown.isPresent() ? 0 : 1;
    }

    /** The schema in which a member is required when all values have it. */
    Map<String, Object> schema() {
        return schema("", "", path -> true);
    }

    /** @param required which member, by its path, every value has, of those that all of these have */
    Map<String, Object> schema(Predicate<String> required) {
        return schema("", "", required);
    }

    private Map<String, Object> schema(String name, String path, Predicate<String> required) {
        if (name.equals("recorded")) {
            return ref("Place");
        }
        if (types.contains(OBJECT) && noRecords == 0 && !records.isEmpty()) {
            List<Map<String, Object>> shown = records.entrySet().stream()
                    .map(record -> shown(record.getKey(), record.getValue()))
                    .toList();
            return shown.size() == 1 ? shown.getFirst() : new LinkedHashMap<>(Map.of("anyOf", shown));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        if (!types.isEmpty()) {
            schema.put("type", types.size() == 1 ? types.iterator().next() : List.copyOf(types));
        }
        if (types.contains("string")) {
            FORMS.forEach((form, format) -> {
                if (texts.stream().allMatch(text -> text.matches(form))) {
                    schema.put("format", format);
                }
            });
        }
        if (types.contains("integer")) {
            UNITS.forEach((end, unit) -> {
                if (name.endsWith(end)) {
                    schema.put("x-unit", unit);
                }
            });
        }
        if (types.contains("array")) {
            schema.put("items", items(name, path, required));
        }
        if (types.contains(OBJECT)) {
            object(schema, name, path, required);
        }
        return schema;
    }

    private Map<String, Object> items(String name, String path, Predicate<String> required) {
        boolean tree = TREES.contains(name) && !items.isEmpty() && items().types.contains(OBJECT);
        return tree ? ref("LotTree") : items().schema("", path, required);
    }

    private void object(Map<String, Object> schema, String name, String path, Predicate<String> required) {
        if (MAPS.contains(name)) {
            Shape any = new Shape();
            members.values().forEach(any::merge);
            schema.put("additionalProperties", any.schema("", path, required));
            return;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        members.forEach((member, shape) -> properties.put(member, shape.schema(member, path + member + ".", required)));
        schema.put("properties", properties);
        List<String> always = members.keySet().stream()
                .filter(member -> times.get(member) == objects && required.test(path + member))
                .toList();
        if (!always.isEmpty()) {
            schema.put("required", always);
        }
    }

    private void merge(Shape other) {
        types.addAll(other.types);
        texts.addAll(other.texts);
    }

    private static Map<String, Object> shown(Family family, Shape beside) {
        return beside.members.isEmpty()
                ? ref(RecordSchemas.name(family))
                : new LinkedHashMap<>(
                        Map.of("allOf", List.of(ref(RecordSchemas.name(family)), beside.schema("", "", path -> true))));
    }

    static Map<String, Object> ref(String component) {
        return new LinkedHashMap<>(Map.of("$ref", COMPONENTS + component));
    }
}
