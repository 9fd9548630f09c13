// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.http.annotation.Controller;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.access.Problem;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published description of the HTTP surface is whole, true, and the one that the gateway serves. */
class OpenApiDocumentTest {
    private static final Path PUBLISHED = Path.of("../docs/reference/openapi.json");
    private static final Path TYPES = Path.of("../docs/examples/client/capaz_types.d.ts");

    /** Pages and files for browsers and operators, which no program builds on. */
    private static final Set<String> FOR_BROWSERS = Set.of(
            "GET /",
            "GET /c",
            "GET /C/{shortId}",
            "GET /page.css",
            "GET /robots.txt",
            "GET /lang",
            "GET /check",
            "POST /check",
            "GET /check/{name}",
            "GET /check/{name}/result.csv",
            "GET /check/{name}/result.xlsx",
            "GET /openapi",
            "GET /openapi/capaz-gateway.json",
            "GET /health",
            "GET /health/{selector}",
            "GET /prometheus");

    /** Spoken by the office's own pages of the same release alone. */
    private static final String OF_OWN_PAGES = "[A-Z]+ /(verify|cooperative|auditor).*";

    /** Served where the gateway reaches its peer and the orderers, which it does not in a test. */
    static final Set<String> NEEDING_THE_NETWORK = Set.of("GET /v1/audit/export", "GET /v1/audit/totals");

    private static List<CaseAnswers> cases;
    private static OpenApiDocument made;
    private static String text;
    private static Json.Obj document;

    @BeforeAll
    static void make() throws IOException {
        cases = CaseAnswers.open();
        made = OpenApiDocument.of(cases);
        text = made.text();
        document = CanonicalJson.parseObject(text);
        if (Boolean.getBoolean("capaz.write")) {
            Files.writeString(PUBLISHED, text);
            Files.writeString(TYPES, TypeScriptTypes.of(document));
        }
    }

    @AfterAll
    static void close() {
        cases.forEach(CaseAnswers::close);
    }

    private static void eachOperation(BiConsumer<String, Json.Obj> seen) {
        paths().members()
                .forEach((path, methods) -> ((Json.Obj) methods)
                        .members()
                        .forEach((method, operation) ->
                                seen.accept(method.toUpperCase(Locale.ROOT) + " " + path, (Json.Obj) operation)));
    }

    private static Json.Obj paths() {
        return (Json.Obj) document.get("paths");
    }

    private static Json.Obj schemas() {
        return (Json.Obj) ((Json.Obj) document.get("components")).get("schemas");
    }

    /** A schema of the document, with everything that it refers to. */
    private static Schema schema(String component) {
        String root = CanonicalJson.write(Json.object()
                .with("$ref", "#/components/schemas/" + component)
                .with("components", document.get("components")));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root, InputFormat.JSON);
    }

    private static void assertFits(String component, Json.Obj value, String what) {
        assertThat(schema(component).validate(CanonicalJson.write(value), InputFormat.JSON))
                .as(what)
                .isEmpty();
    }

    @Test
    void the_published_description_is_the_one_that_is_made() throws IOException {
        assertThat(Files.readString(PUBLISHED))
                .as("docs/reference/openapi.json is written anew with -Dcapaz.write=true")
                .isEqualTo(text);
    }

    @Test
    void the_types_of_the_example_client_are_those_of_the_description() throws IOException {
        assertThat(Files.readString(TYPES))
                .as("%s is written anew with -Dcapaz.write=true", TYPES)
                .isEqualTo(TypeScriptTypes.of(document));
    }

    @Test
    void the_gateway_serves_the_published_description() throws IOException {
        assertThat(new String(cases.getFirst().raw("/openapi").body(), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(PUBLISHED));
    }

    @Test
    void a_reader_of_openapi_finds_nothing_to_object_to() {
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(text);

        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(read.getOpenAPI().getPaths()).hasSameSizeAs(paths().members().keySet());
    }

    @Test
    void every_reference_leads_somewhere() {
        Set<String> lost = new TreeSet<>();
        references(document, reference -> {
            Json found = document;
            for (String step : reference.substring(2).split("/")) {
                found = found instanceof Json.Obj object ? object.get(step) : null;
            }
            if (found == null) {
                lost.add(reference);
            }
        });
        assertThat(lost).isEmpty();
    }

    private static void references(Json json, Consumer<String> seen) {
        switch (json) {
            case Json.Obj object ->
                object.members().forEach((name, value) -> {
                    if (name.equals("$ref") && value instanceof Json.Str text) {
                        seen.accept(text.text());
                    }
                    references(value, seen);
                });
            case Json.Arr array -> array.items().forEach(item -> references(item, seen));
            default -> {
                // No reference stands in a text or a number.
            }
        }
    }

    @Test
    void every_component_is_a_json_schema() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema("{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}", InputFormat.JSON);

        assertThat(meta.validate("{\"type\":\"text\"}", InputFormat.JSON)).isNotEmpty();
        schemas()
                .members()
                .forEach((name, schema) -> assertThat(meta.validate(CanonicalJson.write(schema), InputFormat.JSON))
                        .as(name)
                        .isEmpty());
    }

    @Test
    void every_operation_has_an_id_of_its_own_that_says_what_it_gives() {
        List<String> ids = new ArrayList<>();
        eachOperation((operation, described) -> ids.add(((Json.Str) described.get("operationId")).text()));

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void every_answer_says_what_it_holds() {
        eachOperation((operation, described) -> ((Json.Obj) described.get("responses"))
                .members()
                .forEach((status, response) -> {
                    Json.Obj answer = (Json.Obj) response;
                    boolean holds = !status.startsWith("3");
                    assertThat(answer.get("content") != null)
                            .as(operation + " " + status)
                            .isEqualTo(holds);
                    if (holds) {
                        ((Json.Obj) answer.get("content")).members().forEach((media, content) -> {
                            Json.Obj schema = (Json.Obj) ((Json.Obj) content).get("schema");
                            assertThat(schema)
                                    .as(operation + " " + status + " " + media)
                                    .isNotEqualTo(Json.object().with("type", "object"))
                                    .isNotEqualTo(Json.object());
                        });
                        assertThat(((Json.Obj) answer.get("content")).get(Problem.MEDIA_TYPE) != null)
                                .as(operation + " " + status)
                                .isEqualTo(status.compareTo("400") >= 0);
                    }
                }));
    }

    @Test
    void what_is_served_is_described_and_what_is_described_is_served() {
        Set<String> served = cases.getFirst()
                .router()
                .uriRoutes()
                .filter(route -> !Set.of("HEAD", "OPTIONS", "TRACE").contains(route.getHttpMethodName()))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString().replaceFirst("(?<=.)/$", ""))
                .filter(route -> !FOR_BROWSERS.contains(route) && !route.matches(OF_OWN_PAGES))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = new TreeSet<>();
        eachOperation((operation, ignored) -> described.add(operation));
        served.addAll(NEEDING_THE_NETWORK);

        assertThat(described).isEqualTo(served);
    }

    /** A hidden one would be missed above where the gateway serves it only beside its peer. */
    @Test
    void nothing_for_officers_is_hidden_from_the_description() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.capaz.gateway");
        List<String> hidden = ours.stream()
                .filter(type -> type.isAnnotatedWith(Controller.class))
                .filter(type ->
                        type.getAnnotationOfType(Controller.class).value().startsWith("/v1"))
                .filter(type -> type.isAnnotatedWith(Hidden.class)
                        || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Hidden.class)))
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(ours.contain("org.capaz.gateway.auditor.ExportController")).isTrue();
        assertThat(hidden).isEmpty();
    }

    @Test
    void a_recorded_statement_and_a_waiting_key_are_as_described() {
        Consortium world = PremiumCase.announced();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            Draft confirmation = world.amp01().confirms(WorkedCase.arrival("AMP-01"));
            confirmation.recorded();
            gateway.follow();
            Json.Obj answer =
                    gateway.ask("/v1/statements/" + confirmation.statement().id());

            assertFits("RecordedStatement", answer, "a recorded statement");
            assertThat(schema("RecordedStatement")
                            .validate(CanonicalJson.write(answer.without("signed")), InputFormat.JSON))
                    .isNotEmpty();
            assertFits("EnrolmentsWaiting", gateway.ask("/v1/enrolments"), "waiting keys");
        }
    }

    @Test
    void a_statement_of_every_kind_has_a_schema_with_its_example() {
        for (StatementKind kind : StatementKind.values()) {
            Json.Obj mapping =
                    (Json.Obj) ((Json.Obj) ((Json.Obj) schemas().get("Statement")).get("discriminator")).get("mapping");
            String component = ((Json.Str) mapping.get(kind.kind())).text().replace("#/components/schemas/", "");
            assertThat(schemas().get(component)).as(kind.kind()).isNotNull();
            String body = component.replaceFirst("Statement$", "Body");
            Json example = ((Json.Arr) ((Json.Obj) schemas().get(body)).get("examples"))
                    .items()
                    .getFirst();
            assertFits(body, (Json.Obj) example, kind.kind());
        }
    }

    @Test
    void every_answer_of_the_worked_case_fits_its_schema() {
        made.answers().forEach((id, answers) -> {
            String component = Character.toUpperCase(id.charAt(0)) + id.substring(1) + "Answer";
            Schema schema = schema(component);
            answers.forEach(answer -> assertThat(schema.validate(CanonicalJson.write(answer.body()), InputFormat.JSON))
                    .as(answer.asked())
                    .isEmpty());
        });
        assertThat(made.answers()).hasSizeGreaterThan(15);
    }

    @Test
    void an_answer_without_what_all_have_does_not_fit() {
        CaseAnswers.Answer lots = made.answers().get("lots").getFirst();

        assertThat(schema("LotsAnswer").validate(CanonicalJson.write(lots.body().without("height")), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void a_problem_is_as_described() {
        Json.Obj unknown = OpenApiDocument.unknownLot(cases.getFirst());

        assertFits("Problem", unknown, "an unknown lot");
        assertThat(schema("Problem").validate(CanonicalJson.write(unknown.without("whatToDo_es")), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void the_example_of_a_submission_fits_the_body_that_is_asked_for() {
        Json example = document;
        for (String step : List.of(
                "paths",
                "/v1/statements",
                "post",
                "requestBody",
                "content",
                "application/json",
                "examples",
                "offer",
                "value")) {
            example = ((Json.Obj) example).get(step);
        }

        assertFits("SignedStatement", (Json.Obj) example, "the example");
    }
}
