// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/**
 * A schema as text for people and programs: members in the order given, two spaces a level; a list, or an object in a list,
 * stands on one line when it fits there.
 */
public final class SchemaText {
    private static final int WIDTH = 100;

    private SchemaText() {}

    public static String of(Map<String, Object> schema) {
        return lines(schema, 0) + "\n";
    }

    private static String lines(Object value, int level) {
        return switch (plain(value)) {
            case Map<?, ?> object when object.isEmpty() -> "{}";
            case Map<?, ?> object ->
                spread(
                        "{",
                        object.entrySet().stream()
                                .map(member -> quoted(member.getKey()) + ": "
                                        + (plain(member.getValue()) instanceof Map
                                                ? lines(member.getValue(), level + 1)
                                                : shortest(member.getValue(), level + 1))),
                        "}",
                        level);
            case List<?> list -> spread("[", list.stream().map(item -> shortest(item, level + 1)), "]", level);
            default -> line(value);
        };
    }

    private static String shortest(Object value, int level) {
        String line = line(value);
        return line.length() + 2 * level <= WIDTH ? line : lines(value, level);
    }

    private static String spread(String open, Stream<String> parts, String close, int level) {
        String indent = "  ".repeat(level);
        return parts.map(part -> indent + "  " + part)
                .collect(Collectors.joining(",\n", open + "\n", "\n" + indent + close));
    }

    private static String line(Object value) {
        return switch (plain(value)) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(member -> quoted(member.getKey()) + ": " + line(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(SchemaText::line).collect(Collectors.joining(", ", "[", "]"));
            case String text -> quoted(text);
            case Json json -> CanonicalJson.write(json);
            case Object other -> other.toString();
        };
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Json.Obj object -> object.members();
            case Json.Arr array -> array.items();
            default -> value;
        };
    }

    private static String quoted(Object text) {
        return CanonicalJson.write(Json.text(text.toString()));
    }
}
