// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/**
 * The described interface as types of TypeScript: one for each schema, and for each operation what is asked with and what is
 * answered. What a type cannot say, such as lengths, patterns and conditions, is left to the gateway.
 *
 * <p>Decision 223.
 */
final class TypeScriptTypes {
    private static final String JSON = "application/json";

    private static final String HEAD = """
            // SPDX-License-Identifier: Apache-2.0
            // The interface of docs/reference/openapi.json as types; a test writes this file with -Dcapaz.write=true.

            """;

    private final StringBuilder out = new StringBuilder(HEAD);
    private final Json.Obj document;

    private TypeScriptTypes(Json.Obj document) {
        this.document = document;
    }

    /** The file of types for that description. */
    static String of(Json.Obj document) {
        return new TypeScriptTypes(document).write();
    }

    private String write() {
        object(object(document, "components"), "schemas").members().forEach((name, schema) -> {
            comment((Json.Obj) schema, "");
            out.append("export type ")
                    .append(name)
                    .append(" = ")
                    .append(type(schema, ""))
                    .append(";\n\n");
        });
        out.append("/** What can be asked of a gateway, by method and address. */\nexport interface Operations {\n");
        object(document, "paths")
                .members()
                .forEach((path, methods) -> ((Json.Obj) methods)
                        .members()
                        .forEach((method, operation) ->
                                operation(method.toUpperCase(Locale.ROOT) + " " + path, (Json.Obj) operation)));
        return out.append("}\n").toString();
    }

    /** Files and streams have no type: only what is answered in JSON. */
    private void operation(String name, Json.Obj operation) {
        List<String> answers = object(operation, "responses").members().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> json((Json.Obj) response.getValue()).stream())
                .map(schema -> type(schema, "  "))
                .distinct()
                .toList();
        if (answers.isEmpty()) {
            return;
        }
        Json.Obj parameters = Json.object();
        List<Json> required = new ArrayList<>();
        for (Json each : items(operation.get("parameters"))) {
            Json.Obj parameter = (Json.Obj) each;
            parameters = parameters.with(text(parameter, "name"), parameter.get("schema"));
            if (text(parameter, "in").equals("path")) {
                required.add(parameter.get("name"));
            }
        }
        comment(operation, "  ");
        out.append("  ").append(quoted(name)).append(": {\n    parameters: ");
        out.append(type(
                Json.object()
                        .with("type", "object")
                        .with("properties", parameters)
                        .with("required", required),
                "    "));
        Optional.ofNullable((Json.Obj) operation.get("requestBody"))
                .flatMap(TypeScriptTypes::json)
                .ifPresent(body -> out.append(";\n    body: ").append(type(body, "    ")));
        out.append(";\n    answer: ").append(String.join(" | ", answers)).append(";\n  };\n");
    }

    private static Optional<Json> json(Json.Obj content) {
        return content.get("content") instanceof Json.Obj types && types.get(JSON) instanceof Json.Obj typed
                ? Optional.of(typed.get("schema"))
                : Optional.empty();
    }

    private String type(Json json, String indent) {
        Json.Obj schema = (Json.Obj) json;
        if (schema.get("$ref") instanceof Json.Str reference) {
            return reference.text().substring(reference.text().lastIndexOf('/') + 1);
        }
        if (schema.get("const") != null) {
            return CanonicalJson.write(schema.get("const"));
        }
        if (schema.get("enum") != null) {
            return joined(
                    items(schema.get("enum")).stream().map(CanonicalJson::write).toList(), " | ");
        }
        if (schema.get("oneOf") != null) {
            return joined(types(schema.get("oneOf"), indent), " | ");
        }
        if (schema.get("allOf") != null) {
            return joined(types(schema.get("allOf"), indent), " & ");
        }
        List<String> names = schema.get("type") instanceof Json.Str one
                ? List.of(one.text())
                : items(schema.get("type")).stream()
                        .map(name -> ((Json.Str) name).text())
                        .toList();
        return names.isEmpty()
                ? "unknown"
                : joined(names.stream().map(name -> named(name, schema, indent)).toList(), " | ");
    }

    private List<String> types(Json schemas, String indent) {
        return items(schemas).stream().map(schema -> type(schema, indent)).toList();
    }

    private static String joined(List<String> types, String by) {
        return types.size() == 1
                ? types.getFirst()
                : types.stream()
                        .map(type -> type.contains(" | ") && !by.equals(" | ") ? "(" + type + ")" : type)
                        .collect(Collectors.joining(by));
    }

    private String named(String name, Json.Obj schema, String indent) {
        return switch (name) {
            case "integer", "number" -> "number";
            case "array" ->
                "Array<" + (schema.get("items") == null ? "unknown" : type(schema.get("items"), indent)) + ">";
            case "object" -> members(schema, indent);
            default -> name;
        };
    }

    private String members(Json.Obj schema, String indent) {
        Map<String, Json> members =
                schema.get("properties") instanceof Json.Obj properties ? properties.members() : new TreeMap<>();
        if (members.isEmpty()) {
            return "Record<string, "
                    + (schema.get("additionalProperties") instanceof Json.Obj each ? type(each, indent) : "unknown")
                    + ">";
        }
        List<Json> required = items(schema.get("required"));
        StringBuilder type = new StringBuilder("{\n");
        members.forEach((name, member) -> {
            type.append(indent).append("  ").append(name.matches("\\w+") ? name : quoted(name));
            type.append(required.contains(new Json.Str(name)) ? ": " : "?: ");
            type.append(type(member, indent + "  "))
                    .append(";")
                    .append(unit(member))
                    .append('\n');
        });
        return type.append(indent).append("}").toString();
    }

    private static String unit(Json member) {
        return ((Json.Obj) member).get("x-unit") instanceof Json.Str unit ? " // " + unit.text() : "";
    }

    private void comment(Json.Obj of, String indent) {
        Json said = of.get("summary") == null ? of.get("description") : of.get("summary");
        if (said instanceof Json.Str text) {
            out.append(indent)
                    .append("/** ")
                    .append(text.text().replace("*/", "* /"))
                    .append(" */\n");
        }
    }

    private static String quoted(String text) {
        return CanonicalJson.write(new Json.Str(text));
    }

    private static Json.Obj object(Json.Obj of, String member) {
        return (Json.Obj) of.get(member);
    }

    private static String text(Json.Obj of, String member) {
        return ((Json.Str) of.get(member)).text();
    }

    private static List<Json> items(Json array) {
        return array instanceof Json.Arr several ? several.items() : List.of();
    }
}
