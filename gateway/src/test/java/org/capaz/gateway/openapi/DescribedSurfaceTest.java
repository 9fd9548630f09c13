// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.TestOfficer;
import org.capaz.gateway.access.Problem;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whoever sends whatever to what the description names: the answer is one that it names, never a failure of the program, and
 * nobody without right is shown anything.
 */
class DescribedSurfaceTest {
    private static final Path PUBLISHED = Path.of("../docs/reference/openapi.json");
    private static final byte[] NOTHING = {};

    /** As they stand in an address. */
    private static final List<String> BROKEN = List.of(
            "%00",
            "%F0%9F%A5%87",
            "..%2F..%2Fetc",
            "x".repeat(300),
            "-1",
            "0",
            "99999999999999999999",
            "true",
            "'%20or%201=1--",
            "%25s%25n",
            "%0D%0AX-A:%20b",
            "LE%20",
            "%C3%B1");

    private static final List<String> BODIES = List.of(
            "",
            "{}",
            "[]",
            "null",
            "\"text\"",
            "{\"statements\":[]}",
            "{\"statements\":[null]}",
            "{\"statement\":{},\"signatures\":[]}",
            "{\"certId\":\"x\",\"challenge\":\"y\"}",
            "{\"challenge\":\"" + "0".repeat(64) + "\"}",
            "[".repeat(500),
            "{\"a\":1,\"a\":2}",
            "\u0000");

    private static Consortium world;
    private static CaseGateway gateway;
    private static Json.Obj described;

    @BeforeAll
    static void open() throws IOException {
        world = Stage.CERTIFIED.world();
        // Streams end as soon as they are open.
        gateway = new CaseGateway(world, "ProducersMSP", Map.of("capaz.streams.longest", "0s"));
        described = CanonicalJson.parseObject(Files.readString(PUBLISHED));
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    /**
     * @param parameters those in the query
     * @param answers the formats of each status; none of one without a body
     */
    private record Operation(
            String method, String path, boolean officers, List<String> parameters, Map<String, Set<String>> answers) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        ((Json.Obj) described.get("paths"))
                .members()
                .forEach((path, methods) -> ((Json.Obj) methods).members().forEach((method, operation) -> {
                    Json.Obj one = (Json.Obj) operation;
                    List<String> parameters = new ArrayList<>();
                    if (one.get("parameters") instanceof Json.Arr all) {
                        all.items().stream()
                                .map(Json.Obj.class::cast)
                                .filter(each -> Json.text("query").equals(each.get("in")))
                                .forEach(each -> parameters.add(((Json.Str) each.get("name")).text()));
                    }
                    Map<String, Set<String>> answers = new TreeMap<>();
                    ((Json.Obj) one.get("responses"))
                            .members()
                            .forEach((status, answer) -> answers.put(status, formats((Json.Obj) answer)));
                    operations.add(new Operation(
                            method.toUpperCase(Locale.ROOT), path, one.get("security") == null, parameters, answers));
                }));
        operations.removeIf(operation -> OpenApiDocumentTest.NEEDING_THE_NETWORK.contains(operation.toString()));
        return operations;
    }

    private static Set<String> formats(Json.Obj answer) {
        return answer.get("content") instanceof Json.Obj content
                ? content.members().keySet()
                : Set.of();
    }

    private static Map<String, String> callers() {
        long now = world.now().getEpochSecond();
        TestOfficer theirs =
                new TestOfficer(DemoOfficer.of("agg-01-custodian", "AGG-01").key());
        Map<String, String> callers = new TreeMap<>();
        callers.put("an officer of this member", gateway.token());
        callers.put(
                "an officer of another member", theirs.token("ES256", theirs.id(), "capaz:producers", now, now + 600));
        callers.put(
                "a token of yesterday",
                theirs.token("ES256", theirs.id(), "capaz:producers", now - 86400, now - 86000));
        callers.put("no token", "");
        callers.put("no officer", "x.y.z");
        return callers;
    }

    private static HttpResponse<byte[]> sent(
            String method, String address, String body, String token, String... beside) {
        List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
        headers.addAll(List.of(beside));
        if (!token.isEmpty()) {
            headers.addAll(List.of("Authorization", "Bearer " + token));
        }
        return gateway.send(
                method,
                address,
                Set.of("GET", "HEAD").contains(method) ? NOTHING : body.getBytes(StandardCharsets.UTF_8),
                headers.toArray(String[]::new));
    }

    private static void assertDescribed(Operation operation, HttpResponse<byte[]> answer, String what) {
        String status = Integer.toString(answer.statusCode());
        assertThat(operation.answers()).as(what).containsKey(status);
        assertThat(answer.statusCode()).as(what).isNotEqualTo(500);
        String format = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (!format.isEmpty()) {
            assertThat(operation.answers().get(status)).as(what).contains(format);
        }
        if (format.equals(Problem.MEDIA_TYPE)) {
            assertThat(TestGateway.json(answer).get("whatToDo")).as(what).isNotNull();
        }
    }

    private static String filled(Operation operation, String value) {
        return operation.path().replaceAll("\\{[A-Za-z0-9]+}", Matcher.quoteReplacement(value));
    }

    @Test
    void what_is_for_officers_of_this_member_is_shown_to_nobody_else() {
        for (Operation operation : operations()) {
            callers().forEach((who, token) -> {
                HttpResponse<byte[]> answer = sent(operation.method(), filled(operation, "LE"), "{}", token);
                String what = operation + " by " + who;
                assertDescribed(operation, answer, what);
                int expected = switch (who) {
                    case "an officer of this member" -> 0;
                    case "an officer of another member" -> 403;
                    default -> 401;
                };
                if (operation.officers() && expected != 0) {
                    assertThat(answer.statusCode()).as(what).isEqualTo(expected);
                } else {
                    assertThat(answer.statusCode()).as(what).isNotIn(401, 403);
                }
            });
        }
    }

    @Test
    void whatever_stands_in_an_address_is_answered_as_described() {
        Random random = new Random(13);
        String token = gateway.token();
        for (Operation operation : operations()) {
            List<String> addresses = new ArrayList<>();
            if (operation.path().contains("{")) {
                BROKEN.forEach(value -> addresses.add(filled(operation, value)));
            }
            for (String parameter : operation.parameters()) {
                if (!parameter.equals("height")) {
                    Stream.concat(BROKEN.stream(), Stream.of(""))
                            .forEach(value -> addresses.add(filled(operation, "LE") + "?" + parameter + "=" + value));
                }
            }
            for (int i = 0; i < 5 && operation.parameters().size() > 1; i++) {
                StringBuilder query = new StringBuilder(filled(operation, "LE"));
                char mark = '?';
                for (String parameter : operation.parameters()) {
                    if (!parameter.equals("height") && random.nextBoolean()) {
                        query.append(mark)
                                .append(parameter)
                                .append('=')
                                .append(BROKEN.get(random.nextInt(BROKEN.size())));
                        mark = '&';
                    }
                }
                addresses.add(query.toString());
            }
            for (String address : addresses) {
                assertDescribed(
                        operation, sent(operation.method(), address, "{}", token), operation.method() + " " + address);
            }
        }
    }

    @Test
    void whatever_is_sent_as_a_body_is_answered_as_described() {
        String token = gateway.token();
        List<Operation> taking = operations().stream()
                .filter(operation -> operation.method().equals("POST"))
                .toList();
        assertThat(taking).isNotEmpty();
        for (Operation operation : taking) {
            String path = filled(operation, "LE");
            for (String body : BODIES) {
                assertDescribed(operation, sent("POST", path, body, token), operation + " with " + body);
            }
            assertDescribed(operation, sent("POST", path, "[".repeat(70_000), token), operation + " large");
            HttpResponse<byte[]> text = gateway.send(
                    "POST", path, NOTHING, "Content-Type", "text/plain", "Authorization", "Bearer " + token);
            assertDescribed(operation, text, operation + " as text");
            assertThat(text.statusCode()).isEqualTo(415);
        }
    }

    @Test
    void a_parameter_given_twice_is_refused_at_every_address_for_officers() {
        String token = gateway.token();
        for (Operation operation : operations()) {
            for (String parameter : operation.parameters()) {
                String address = filled(operation, "LE") + "?" + parameter + "=0&" + parameter + "=0";
                HttpResponse<byte[]> answer = sent(operation.method(), address, "{}", token);
                assertDescribed(operation, answer, address);
                if (operation.officers()) {
                    assertThat(answer.statusCode()).as(address).isEqualTo(400);
                }
            }
        }
    }

    @Test
    void head_is_answered_wherever_get_is_and_alike() {
        String token = gateway.token();
        operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .forEach(operation -> assertThat(
                                sent("HEAD", filled(operation, "LE"), "", token).statusCode())
                        .as(operation.toString())
                        .isEqualTo(
                                sent("GET", filled(operation, "LE"), "", token).statusCode()));
    }

    @Test
    void what_another_format_brings_is_refused_as_described() {
        String token = gateway.token();
        operations().stream()
                .filter(operation -> !operation.method().equals("GET"))
                .forEach(operation -> assertDescribed(
                        operation,
                        gateway.send(
                                operation.method(),
                                filled(operation, "LE"),
                                "text".getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                "text/plain",
                                "Authorization",
                                "Bearer " + token),
                        operation + " as text"));
    }

    @Test
    void a_height_that_is_no_number_is_told_at_every_address_for_officers() {
        String token = gateway.token();
        operations().stream()
                .filter(Operation::officers)
                .forEach(operation -> assertThat(
                                sent(operation.method(), filled(operation, "LE") + "?height=soon", "{}", token)
                                        .statusCode())
                        .as(operation.toString())
                        .isEqualTo(400));
    }
}
