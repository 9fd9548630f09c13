// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capaz.gateway.projection.ReadModel;
import org.capaz.ledger.record.Family;

/** The addresses of {@link Families} as OpenAPI describes paths: no method's signature says what they take. */
public final class ListPaths {
    private static final String PAGES =
            "One page, in the order of the characters of the records' keys: at most limit entries (100 when not given,"
                    + " 1000 at most). Where there are more, next is what to send as after for the page that follows; name"
                    + " a block with asOf to read all pages as of the same moment. With total=true the answer says how"
                    + " many entries the whole list has, counted no further than 10000 (then totalIsMore is true).";

    private ListPaths() {}

    /** All of them, each with what its GET takes. */
    public static Map<String, Object> all() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Listing listing : Families.ALL) {
            paths.put("/v1/" + listing.path(), Map.of("get", list(listing)));
            if (FamilyRoutes.hasOne(listing)) {
                paths.put("/v1/" + listing.pathOfOne(), Map.of("get", one(listing)));
            }
        }
        return paths;
    }

    /** Of which family one record, or a page of them, is answered at that path. */
    public static Optional<Family> familyAt(String path) {
        return Families.ALL.stream()
                .filter(listing -> path.equals("/v1/" + listing.path()) || path.equals("/v1/" + listing.pathOfOne()))
                .map(Listing::family)
                .findFirst();
    }

    /** Of which family one record is answered at that path, by the parts of its key and nothing more. */
    public static Optional<Family> familyOfOne(String path) {
        return Families.ALL.stream()
                .filter(FamilyRoutes::hasOne)
                .filter(listing -> path.equals("/v1/" + listing.pathOfOne()))
                .map(Listing::family)
                .findFirst();
    }

    /** The member of an answer at that path that holds the entries, or the one record. */
    public static Optional<String> memberAt(String path) {
        return Families.ALL.stream()
                .filter(listing -> path.startsWith("/v1/" + listing.path()))
                .flatMap(listing -> path.equals("/v1/" + listing.path())
                        ? Optional.of(listing.name()).stream()
                        : Optional.of(listing.one()).filter(name -> path.equals("/v1/" + listing.pathOfOne())).stream())
                .findFirst();
    }

    private static Map<String, Object> list(Listing listing) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (ReadModel.Member member : listing.members()) {
            Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", "string"));
            if (!member.accepted().isEmpty()) {
                schema.put("enum", member.accepted());
            }
            parameters.add(inQuery(member.name(), schema));
        }
        Map<String, Object> limit = new LinkedHashMap<>();
        limit.put("maximum", Page.MOST);
        limit.put("minimum", 1);
        limit.put("type", "integer");
        limit.put("format", "int32");
        limit.put("default", Page.USUAL);
        parameters.add(inQuery("limit", limit));
        parameters.add(inQuery("after", Map.of("type", "string")));
        parameters.add(inQuery("total", Map.of("type", "boolean")));
        return operation(listing, listing.name(), listing.summary(), PAGES + seenBy(listing), parameters);
    }

    private static Map<String, Object> one(Listing listing) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (String slot : listing.slots()) {
            Map<String, Object> parameter = new LinkedHashMap<>();
            parameter.put("name", slot);
            parameter.put("in", "path");
            parameter.put("required", true);
            parameter.put("schema", Map.of("type", "string"));
            parameters.add(parameter);
        }
        String what = listing.summary();
        return operation(
                listing,
                listing.one(),
                "One of these: " + what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1),
                "By the parts of the record's key, such as "
                        + listing.family().example().parts().stream().collect(Collectors.joining("/")) + "."
                        + seenBy(listing),
                parameters);
    }

    private static String seenBy(Listing listing) {
        ReadModel model = ReadModel.of(listing.family()).orElseThrow();
        return model.isScoped()
                ? " Seen by: " + model.seenBy() + (model.isClosedToAuditors() ? "; not auditors." : "; and auditors.")
                : "";
    }

    private static Map<String, Object> operation(
            Listing listing, String id, String summary, String description, List<Map<String, Object>> parameters) {
        parameters.add(inQuery("asOf", new TreeMap<>(Map.of("type", "integer", "format", "int64"))));
        parameters.add(inQuery("height", new TreeMap<>(Map.of("type", "integer", "format", "int64"))));
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("tags", List.of(listing.tag()));
        operation.put("summary", summary);
        operation.put("description", description);
        operation.put("operationId", id);
        operation.put("parameters", parameters);
        operation.put(
                "responses",
                Map.of(
                        "200",
                        Map.of("description", "What was asked for", "content", Map.of("application/json", Map.of()))));
        return operation;
    }

    private static Map<String, Object> inQuery(String name, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("schema", schema);
        return parameter;
    }
}
