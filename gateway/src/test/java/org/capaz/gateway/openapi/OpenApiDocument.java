// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.query.ListPaths;
import org.capaz.ledger.contract.SchemaText;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.statement.OfficerRole;
import org.yaml.snakeyaml.Yaml;

/**
 * The description of the HTTP surface (OpenAPI 3.1): paths and parameters as the build wrote them from the annotations, bodies
 * of statements as their generated schemas say, answers as the worked case is answered. What no answer can show stands in
 * {@code components.json}.
 *
 * <p>Decision 179.
 */
final class OpenApiDocument {
    private static final String BUILT = "/META-INF/swagger/capaz-gateway-0.1.yml";
    private static final Path STATEMENTS = Path.of("../docs/reference/statements");
    private static final int LONGEST_EXAMPLE = 16_000;
    private static final String JSON = "application/json";
    private static final String HTML = "text/html";
    private static final String PROOF = "application/vnd.gold-proof+json";
    private static final String TOKEN = "officerToken";

    /** Answers that are the same whatever the ledger holds, by operation; all others are found from the worked case. */
    private static final Map<String, Map<String, Object>> WRITTEN = new TreeMap<>(Map.ofEntries(
            Map.entry("auditTotals", Shape.ref("FamilyCounts")),
            Map.entry("endWebhook", Shape.ref("Webhook")),
            Map.entry("enrolment", Shape.ref("SignedStatement")),
            Map.entry("enrolments", Shape.ref("EnrolmentsWaiting")),
            Map.entry("makeEnrolment", Shape.ref("EnrolmentLink")),
            Map.entry("makeWebhook", Shape.ref("WebhookMade")),
            Map.entry("signEnrolment", Shape.ref("EnrolmentState")),
            Map.entry("statement", Shape.ref("RecordedStatement")),
            Map.entry("status", Shape.ref("StatusList")),
            Map.entry("submission", Shape.ref("Submission")),
            Map.entry("testWebhook", Shape.ref("WebhookTested")),
            Map.entry("view", Shape.ref("EndorsedView")),
            Map.entry("webhooks", Shape.ref("Webhooks")),
            Map.entry("wellKnown", Shape.ref("PublishedFile"))));

    private static final Map<String, Map<String, Object>> BODIES = new TreeMap<>(Map.of(
            "submitStatements", Map.of("oneOf", List.of(Shape.ref("SignedStatement"), Shape.ref("StatementBatch"))),
            "makeEnrolment", Shape.ref("EnrolmentRequest"),
            "makeWebhook", Shape.ref("WebhookRequest"),
            "signEnrolment", Shape.ref("EnrolmentSignature"),
            "view", Shape.ref("ViewRequest"),
            "status", Shape.ref("StatusRequest")));

    private final Map<String, Object> document = new LinkedHashMap<>();
    private final Map<String, Object> schemas = new TreeMap<>();
    private final List<CaseAnswers> cases;
    private final Map<String, List<CaseAnswers.Answer>> answers = new TreeMap<>();

    private OpenApiDocument(List<CaseAnswers> cases) {
        this.cases = cases;
        Map<String, Object> built = built();
        document.put("openapi", "3.1.0");
        document.put("info", info(built));
        document.put(
                "servers",
                List.of(ordered(
                        "url",
                        "{gateway}",
                        "description",
                        "One member's gateway.",
                        "variables",
                        Map.of(
                                "gateway",
                                ordered(
                                        "default",
                                        "http://localhost:7080",
                                        "description",
                                        "Where the member serves it.")))));
        document.put("security", List.of(Map.of(TOKEN, List.of())));
        components();
        document.put("paths", paths(built));
        document.put(
                "components",
                ordered(
                        "securitySchemes",
                        Map.of(
                                TOKEN,
                                ordered(
                                        "type",
                                        "http",
                                        "scheme",
                                        "bearer",
                                        "bearerFormat",
                                        "JWT",
                                        "description",
                                        "An officer's own token (ES256, at most 900 seconds), as"
                                                + " docs/how-to/use-the-interface.md shows.")),
                        "schemas",
                        schemas));
    }

    static OpenApiDocument of(List<CaseAnswers> cases) {
        return new OpenApiDocument(cases);
    }

    String text() {
        return SchemaText.of(document);
    }

    /** The answers by which the schemas were found, by operation. */
    Map<String, List<CaseAnswers.Answer>> answers() {
        return answers;
    }

    /** What the build wrote, with the lists that a table declares. */
    static Map<String, Object> built() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream(BUILT)) {
            Map<String, Object> built = new Yaml().load(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, Object> paths = new TreeMap<>(object(built, "paths"));
            paths.putAll(ListPaths.all());
            built.put("paths", paths);
            return built;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> info(Map<String, Object> built) {
        Map<String, Object> info = new LinkedHashMap<>(object(built, "info"));
        info.put(
                "description",
                info.get("description")
                        + " Answers may gain members; ignore those that you do not know. HEAD is answered wherever GET is."
                        + " Who names text/html in Accept gets every problem as a page. All examples are fictional.");
        info.put("license", ordered("name", "Apache-2.0", "identifier", "Apache-2.0"));
        return info;
    }

    // Components

    private void components() {
        schemas.putAll(object(plain(written())));
        object(object(object(schemas.get("EnrolmentRequest")), "properties"), "role")
                .put(
                        "enum",
                        Arrays.stream(OfficerRole.values())
                                .map(OfficerRole::name)
                                .toList());
        schemas.putAll(RecordSchemas.all());
        List<Map<String, Object>> kinds = new ArrayList<>();
        Map<String, Object> mapping = new TreeMap<>();
        for (StatementKind kind : StatementKind.values()) {
            Map<String, Object> body = new LinkedHashMap<>(object(
                    plain(CanonicalJson.parse(RecordSchemas.read(STATEMENTS.resolve(kind.kind() + ".schema.json"))))));
            body.remove("$schema");
            body.remove("$id");
            schemas.put(name(kind) + "Body", body);
            schemas.put(
                    name(kind) + "Statement",
                    Map.of(
                            "allOf",
                            List.of(
                                    Shape.ref("StatementFrame"),
                                    ordered(
                                            "type",
                                            "object",
                                            "properties",
                                            ordered(
                                                    "kind",
                                                    Map.of("const", kind.kind()),
                                                    "body",
                                                    Shape.ref(name(kind) + "Body"))))));
            kinds.add(Shape.ref(name(kind) + "Statement"));
            mapping.put(kind.kind(), "#/components/schemas/" + name(kind) + "Statement");
        }
        schemas.put(
                "Statement",
                ordered("oneOf", kinds, "discriminator", ordered("propertyName", "kind", "mapping", mapping)));
    }

    private static Json written() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream("components.json")) {
            return CanonicalJson.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code custody.offer} is CustodyOffer. */
    private static String name(StatementKind kind) {
        return Arrays.stream(kind.kind().split("\\."))
                .map(OpenApiDocument::capital)
                .collect(Collectors.joining());
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    // Paths

    private Map<String, Object> paths(Map<String, Object> built) {
        Map<String, Object> paths = new LinkedHashMap<>();
        object(built, "paths").forEach((path, methods) -> {
            Map<String, Object> described = new LinkedHashMap<>();
            object(methods)
                    .forEach((method, operation) ->
                            described.put(method, operation(path, method, new LinkedHashMap<>(object(operation)))));
            paths.put(path, described);
        });
        return paths;
    }

    private Map<String, Object> operation(String path, String method, Map<String, Object> operation) {
        String id = (String) operation.get("operationId");
        boolean officers = isForOfficers(path);
        if (!officers) {
            operation.put("security", List.of());
        }
        List<Object> parameters = list(operation, "parameters");
        if (!parameters.isEmpty()) {
            operation.put(
                    "parameters",
                    parameters.stream().map(each -> parameter(object(each))).toList());
        }
        if (BODIES.containsKey(id)) {
            Map<String, Object> media = ordered("schema", BODIES.get(id));
            if (id.equals("submitStatements")) {
                media.put("examples", Map.of("offer", Map.of("value", offer())));
            }
            operation.put("requestBody", ordered("required", true, "content", Map.of(JSON, media)));
        }
        boolean pages =
                parameters.stream().anyMatch(each -> object(each).get("name").equals("after"));
        Map<String, Object> responses = new TreeMap<>();
        object(operation, "responses")
                .forEach((status, response) ->
                        responses.put(status, response(path, method, id, status, object(response), pages)));
        usual(path, method, officers, parameters)
                .forEach((status, text) -> responses.putIfAbsent(status, problem(text)));
        if (id.equals("lotPage")) {
            responses.put("404", withPage(object(responses.get("404"))));
        }
        operation.put("responses", responses);
        return operation;
    }

    static boolean isForOfficers(String path) {
        return path.startsWith("/v1/")
                && !path.equals("/v1/view")
                && !path.equals("/v1/status")
                && !path.startsWith("/v1/bundles/");
    }

    /** What the filters before every operation may answer. */
    private static Map<String, String> usual(String path, String method, boolean officers, List<Object> parameters) {
        Map<String, String> usual = new TreeMap<>();
        usual.put("406", "None of the formats here is one that Accept names");
        usual.put("413", "An address or headers above what a request may have, or a body where none is read");
        if (officers) {
            usual.put("400", "A parameter that is not taken here, not with that value, or not twice");
            usual.put(
                    "401",
                    "No valid officer's token; detail says the time of this office where the clock is the reason");
            usual.put("403", "An officer of another member");
            usual.put("503", "The block named by height is not read yet, or the database does not answer");
        } else if (method.equals("post") || path.startsWith("/v1/") || path.startsWith("/.well-known")) {
            usual.put("429", "Too many requests from this address");
        }
        if (parameters.stream()
                .anyMatch(each -> object(each).get("in").equals("path")
                        || object(each).get("name").equals("asOf"))) {
            usual.put("404", "No such record, or the block named by asOf is not read yet");
        }
        if (!method.equals("get")) {
            usual.put("415", "Not application/json");
        }
        if (method.equals("post")) {
            usual.put("400", "The body is not as described");
            usual.put("413", "Larger than 64 KiB, or of a length that Content-Length does not say");
        }
        return usual;
    }

    static Map<String, Object> parameter(Map<String, Object> built) {
        Map<String, Object> parameter = new LinkedHashMap<>(built);
        parameter.remove("explode");
        Map<String, Object> schema = new LinkedHashMap<>(object(built, "schema"));
        schema.remove("nullable");
        parameter.put("schema", schema);
        return parameter;
    }

    private Map<String, Object> response(
            String path, String method, String id, String status, Map<String, Object> built, boolean pages) {
        String description = (String) built.get("description");
        if (status.compareTo("400") >= 0) {
            return problem(description);
        }
        Map<String, Object> content = new LinkedHashMap<>();
        if (id.equals("submitStatements")) {
            Map<String, Object> submission = Shape.ref("Submission");
            content.put(
                    JSON,
                    ordered(
                            "schema",
                            status.equals("200")
                                    ? Map.of("oneOf", List.of(submission, Shape.ref("DryRun")))
                                    : submission));
        }
        for (String media : object(built, "content").keySet()) {
            if (!media.equals(Problem.MEDIA_TYPE) && !content.containsKey(media)) {
                content.put(media, media(path, method, id, media, pages));
            }
        }
        if (content.isEmpty() && WRITTEN.containsKey(id)) {
            content.put(JSON, ordered("schema", WRITTEN.get(id)));
        }
        boolean said = description.endsWith(" response");
        Map<String, Object> response = ordered("description", said ? "What was asked for" : description);
        if (!content.isEmpty()) {
            response.put("content", content);
        }
        return response;
    }

    private Map<String, Object> media(String path, String method, String id, String media, boolean pages) {
        if (media.equals(PROOF)) {
            return ordered("schema", Shape.ref("ProofFile"));
        }
        if (!media.equals(JSON)) {
            return ordered("schema", ordered("type", "string", "contentMediaType", media));
        }
        if (WRITTEN.containsKey(id)) {
            return ordered("schema", WRITTEN.get(id));
        }
        Shape shape = new Shape();
        List<CaseAnswers.Answer> found = new ArrayList<>();
        for (CaseAnswers one : cases) {
            for (CaseAnswers.Answer answer : one.to(path, pages)) {
                shape.add(answer.body(), one::record);
                found.add(answer);
            }
        }
        Optional<Family> listed = ListPaths.familyAt(path);
        if (found.isEmpty() && listed.isEmpty()) {
            throw new AssertionError(
                    method + " " + path + ": no answer in the worked case; describe it in OpenApiDocument.WRITTEN");
        }
        String name = capital(id) + "Answer";
        Map<String, Object> schema = shape.schema();
        if (pages) {
            object(schema, "properties").putIfAbsent("next", Map.of("type", "string"));
        }
        listed.ifPresent(family -> complete(schema, path, family, pages));
        schemas.put(name, schema);
        if (found.isEmpty()) {
            return ordered("schema", Shape.ref(name));
        }
        answers.put(id, found);
        Map<String, Object> described = ordered("schema", Shape.ref(name));
        example(found, pages).ifPresent(shown -> described.put("example", plain(shown.body())));
        return described;
    }

    /** What a list's declaration says of its answers, also where the worked case has no such record. */
    private static void complete(Map<String, Object> schema, String path, Family family, boolean pages) {
        Map<String, Object> record = ordered(
                "allOf",
                List.of(
                        Shape.ref(RecordSchemas.name(family)),
                        ordered("type", "object", "properties", Map.of("recorded", Shape.ref("Place")))));
        String member = ListPaths.memberAt(path).orElseThrow();
        Map<String, Object> properties = object(schema, "properties");
        if (pages) {
            properties.putIfAbsent("total", Map.of("type", "integer"));
            properties.putIfAbsent("totalIsMore", Map.of("type", "boolean"));
            Map<String, Object> entries = object(properties, member);
            if (object(entries, "items").isEmpty()) {
                entries.put("items", record);
            }
        } else if (properties.isEmpty()) {
            schema.put("type", "object");
            schema.put("properties", ordered(member, record, "height", Map.of("type", "integer")));
            schema.put("required", List.of(member, "height"));
        }
    }

    /** The first answer that is short enough to be read; of a list, one that was asked for as a page of one. */
    private static Optional<CaseAnswers.Answer> example(List<CaseAnswers.Answer> found, boolean pages) {
        return found.stream()
                .filter(answer -> !pages || answer.asked().endsWith("limit=1"))
                .filter(answer -> CanonicalJson.write(answer.body()).length() <= LONGEST_EXAMPLE)
                .findFirst();
    }

    /** A number that nobody knows has a page of its own, for all who do not ask for JSON alone. */
    private static Map<String, Object> withPage(Map<String, Object> problem) {
        Map<String, Object> content = new TreeMap<>(object(problem, "content"));
        content.put(HTML, ordered("schema", ordered("type", "string", "contentMediaType", HTML)));
        problem.put("content", content);
        return problem;
    }

    private Map<String, Object> problem(String description) {
        return ordered(
                "description",
                description,
                "content",
                Map.of(Problem.MEDIA_TYPE, Map.of("schema", Shape.ref("Problem"))));
    }

    /** An offer of the worked case; its signature is left blank, because a real one differs each time. */
    private static Object offer() {
        Json.Obj statement =
                EveryKind.rightly(StatementKind.OFFER_CUSTODY).statement().json();
        return plain(Json.object()
                .with("statement", statement)
                .with(
                        "signatures",
                        List.of(Json.object()
                                .with("key", "2XTS8C64E")
                                .with("method", "OWN_KEY")
                                .with("sig", "A".repeat(86)))));
    }

    /** The problem document that an unknown lot is answered with. */
    static Json.Obj unknownLot(CaseAnswers one) {
        return TestGateway.json(one.raw("/v1/lots/NO-SUCH-LOT"));
    }

    // Values

    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    @SuppressWarnings("unchecked") // what YAML and JSON call objects
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    static Map<String, Object> object(Map<String, Object> parent, String name) {
        Object value = parent.get(name);
        return value == null ? new LinkedHashMap<>() : object(value);
    }

    @SuppressWarnings("unchecked") // what YAML calls a list
    static List<Object> list(Map<String, Object> parent, String name) {
        Object value = parent.get(name);
        return value == null ? List.of() : (List<Object>) value;
    }

    /** As maps, lists, texts, numbers. */
    static Object plain(Json json) {
        return switch (json) {
            case Json.Obj object -> {
                Map<String, Object> map = new LinkedHashMap<>();
                object.members().forEach((name, value) -> map.put(name, plain(value)));
                yield map;
            }
            case Json.Arr array ->
                array.items().stream().map(OpenApiDocument::plain).collect(Collectors.toList());
            case Json.Str text -> text.text();
            case Json.Num number -> number.value();
            case Json.Bool bool -> bool.value();
            case Json.Null nothing -> nothing;
        };
    }
}
