// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;
import static org.capaz.gateway.TestGateway.code;
import static org.capaz.gateway.TestGateway.json;
import static org.capaz.gateway.TestOfficer.signed;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.capaz.gateway.Eventually;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.TestOfficer;
import org.capaz.gateway.submit.LedgerClient.Endorsement;
import org.capaz.gateway.submit.LedgerClient.Sending;
import org.capaz.gateway.submit.LedgerClient.Verdict;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.statement.Objection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every status of POST /v1/statements, and every way a statement can be bad before the contract sees it. */
class StatementControllerTest {
    private static final TestOfficer OURS = TestOfficer.create();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int IN_FLIGHT = 5;

    /** Answers at once with where to ask. */
    private static final Map<String, Object> IMPATIENT =
            Map.of("capaz.submissions-in-flight", IN_FLIGHT, "capaz.answer-within-seconds", 0);

    private static final Sentence OFFERED =
            Message.LOT_OFFER_EXISTS.with("lot", Argument.id("LE")).and("transfer", Argument.id("T-1"));
    private static final Sentence COLOUR_UNKNOWN =
            Message.MEMBER_UNKNOWN.with("members", Argument.ids(List.of("date", "number")));
    private static TestGateway gateway;

    @BeforeAll
    static void open() {
        gateway = new TestGateway(Path.of("target"), Map.of());
        register(gateway);
    }

    private static void register(TestGateway gateway) {
        gateway.projection()
                .apply(new SampleChain()
                        .block(tx(
                                "t0",
                                write(LedgerKeys.organisation(new MspId("ProducersMSP")), "{\"msp\":\"ProducersMSP\"}"),
                                write(
                                        LedgerKeys.officer(new OfficerId(OURS.id())),
                                        OURS.record("ProducersMSP", "ProducersMSP")
                                                .toString())))
                        .read());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @AfterEach
    void nothingIsLeftOfTheScript() {
        gateway.settle();
        assertThat(gateway.ledger.endorsements).isEmpty();
        assertThat(gateway.ledger.verdicts).isEmpty();
        gateway.ledger.proposed.clear();
    }

    private static String freshId() {
        return "statement-" + COUNT.incrementAndGet();
    }

    private static Json.Obj statement(String id) {
        return signed("seal.apply", id, "AMP-01", seal("S-0001"), OURS);
    }

    private static Json.Obj seal(String number) {
        return Json.object().with("kind", "BAG").with("lot", "LA").with("seal", number);
    }

    private static HttpResponse<byte[]> handText(String text) {
        return gateway.post(
                "/v1/statements",
                text.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + OURS.token("producers"));
    }

    @Test
    void a_committed_statement_is_answered_with_its_place() {
        String id = freshId();

        HttpResponse<byte[]> answer = gateway.hand(statement(id), OURS);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue("/v1/submissions/" + id);
        assertThat(json(answer)
                        .without("transaction")
                        .without("result")
                        .without("index")
                        .toString())
                .isEqualTo("{\"block\":12,\"height\":12,\"id\":\"" + id + "\",\"state\":\"COMMITTED\"}");
        assertThat(gateway.ledger.proposed.peek().getFirst()).isEqualTo(statementText(gateway.ledger.proposed.peek()));
    }

    /** The contract wants exactly the canonical form. */
    private static String statementText(List<String> arguments) {
        return org.capaz.ledger.json.CanonicalJson.write(
                org.capaz.ledger.json.CanonicalJson.parse(arguments.getFirst()));
    }

    @Test
    void the_same_statement_again_is_answered_with_its_first_place() {
        Json.Obj statement = statement(freshId());
        HttpResponse<byte[]> first = gateway.hand(statement, OURS);

        HttpResponse<byte[]> second = gateway.hand(statement, OURS);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(json(second)).isEqualTo(json(first));
    }

    @Test
    void the_same_id_for_another_statement_is_refused_by_rule_I4() {
        String id = freshId();
        gateway.hand(statement(id), OURS);

        HttpResponse<byte[]> answer = gateway.hand(signed("seal.apply", id, "AMP-01", seal("S-0002"), OURS), OURS);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("rule")).isEqualTo(Json.text("I4"));
        assertThat(json(answer).get("field")).isEqualTo(Json.text("statement.id"));
    }

    @Test
    void a_refusal_by_rule_names_the_rule_the_reason_and_what_to_do() {
        gateway.ledger.endorsements.add(new Endorsement.Refused(new Objection("I25", "body.lots[0]", OFFERED)));
        String id = freshId();

        HttpResponse<byte[]> answer = gateway.hand(statement(id), OURS);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("field")).isEqualTo(Json.text("body.lots[0]"));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).get("rule")).isEqualTo(Json.text("I25"));
        assertThat(json(answer).get("detail")).isEqualTo(Json.text("lot LE is already offered in transfer T-1"));
        assertThat(json(answer).get("detail_es")).isEqualTo(Json.text("el lote LE ya está ofrecido en la entrega T-1"));
        assertThat(json(answer).members())
                .containsKeys("title", "title_es", "whatToDo", "whatToDo_es", "ruleText", "ruleText_es", "status");
        Json.Obj later = json(gateway.ask("/v1/submissions/" + id, OURS));
        assertThat(later.get("state")).isEqualTo(Json.text("REFUSED"));
        assertThat(later.get("because")).isEqualTo(json(answer).get("detail"));
        assertThat(later.get("because_es")).isEqualTo(json(answer).get("detail_es"));
    }

    @Test
    void what_the_contract_calls_malformed_names_the_field() {
        gateway.ledger.endorsements.add(
                new Endorsement.Refused(new Objection("FIELD_UNKNOWN", "body.colour", COLOUR_UNKNOWN)));

        HttpResponse<byte[]> answer = gateway.hand(statement(freshId()), OURS);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("FIELD_UNKNOWN");
        assertThat(json(answer).get("field")).isEqualTo(Json.text("body.colour"));
    }

    @Test
    void a_wrong_signature_found_by_the_contract_is_refused() {
        gateway.ledger.endorsements.add(new Endorsement.Refused(new Objection(
                "SIGNATURE_WRONG", "signatures", Message.SIGNATURE_NOT_FITTING.with("officer", Argument.id("O-1")))));

        HttpResponse<byte[]> answer = gateway.hand(statement(freshId()), OURS);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo("SIGNATURE_WRONG");
    }

    @Test
    void three_conflicts_are_a_409() {
        for (int i = 0; i < 3; i++) {
            gateway.ledger.verdicts.add(new Verdict.Judged(12, 11));
        }

        // Three tries take longer than a caller is kept waiting; the answer stands at the submission.
        String id = freshId();
        gateway.hand(statement(id), OURS);
        HttpResponse<byte[]> answer = awaitFinal(id);

        assertThat(json(answer).get("code")).isEqualTo(Json.text("MVCC_READ_CONFLICT"));
        assertThat(json(answer).get("state")).isEqualTo(Json.text("INVALID"));
    }

    @Test
    void endorsements_that_differ_are_a_502() {
        for (int i = 0; i < 3; i++) {
            gateway.ledger.endorsements.add(new Endorsement.Differing("payloads do not match"));
        }
        String id = freshId();
        gateway.hand(statement(id), OURS);

        assertThat(json(awaitFinal(id)).get("code")).isEqualTo(Json.text("ENDORSEMENTS_DIFFER"));
        gateway.ledger.endorsements.add(new Endorsement.Refused(
                new Objection("I1", Message.ACTOR_HAS_NOT_SIGNED.with("actor", Argument.id("AMP-01")))));
        assertThat(gateway.hand(statement(id), OURS).statusCode()).isEqualTo(422);
    }

    @Test
    void what_takes_long_is_a_202_with_a_place_to_ask() {
        try (var impatient = new TestGateway(Path.of("target"), IMPATIENT)) {
            register(impatient);
            impatient.ledger.gate = new CompletableFuture<>();
            String id = freshId();

            HttpResponse<byte[]> answer = impatient.hand(statement(id), OURS);

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.headers().firstValue("Location")).hasValue("/v1/submissions/" + id);
            impatient.ledger.gate.complete(null);
            assertThat(json(awaitFinal(impatient, id)).get("state")).isEqualTo(Json.text("COMMITTED"));
        }
    }

    @Test
    void what_was_sent_and_is_not_known_is_a_504_with_a_place_to_ask() {
        for (int i = 0; i < 8; i++) {
            gateway.ledger.sendings.add(new Sending.Unclear("UNAVAILABLE"));
        }
        String id = freshId();

        HttpResponse<byte[]> answer = gateway.hand(statement(id), OURS);

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.headers().firstValue("Location")).hasValue("/v1/submissions/" + id);
        assertThat(json(gateway.ask("/v1/submissions/" + id, OURS)).get("state"))
                .isEqualTo(Json.text("UNKNOWN"));
        gateway.ledger.sendings.clear();
        // Nothing goes on with it beside the next test.
        gateway.ledger.lookUps.add(new Verdict.Judged(12, 0));
        assertThat(json(awaitFinal(id)).get("state")).isEqualTo(Json.text("COMMITTED"));
    }

    @Test
    void what_was_taken_is_not_known_while_the_database_is_away_and_not_told_as_if_it_had_not_been_sent() {
        try (var broken = new TestGateway(Path.of("target"), Map.of("capaz.answer-within-seconds", 10))) {
            register(broken);
            var sending = new CompletableFuture<Void>() {
                @Override
                public Void join() {
                    broken.closeDatabase();
                    return super.join();
                }
            };
            broken.ledger.gate = sending;
            String id = freshId();

            HttpResponse<byte[]> answer = broken.hand(statement(id), OURS);

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.headers().firstValue("Location")).hasValue("/v1/submissions/" + id);
            sending.complete(null);
        }
    }

    @Test
    void beyond_the_submissions_in_flight_it_is_a_503_with_the_seconds_to_wait() {
        try (var impatient = new TestGateway(Path.of("target"), IMPATIENT)) {
            register(impatient);
            impatient.ledger.gate = new CompletableFuture<>();
            for (int i = 0; i < IN_FLIGHT; i++) {
                assertThat(impatient.hand(statement(freshId()), OURS).statusCode())
                        .isEqualTo(202);
            }

            HttpResponse<byte[]> answer = impatient.hand(statement(freshId()), OURS);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            impatient.ledger.gate.complete(null);
            impatient.settle();
        }
    }

    @Test
    void a_batch_is_one_submission_and_can_be_asked_after_by_any_statement_in_it() {
        String first = freshId();
        String second = freshId();

        HttpResponse<byte[]> answer =
                gateway.hand(Json.object().with("statements", List.of(statement(first), statement(second))), OURS);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(gateway.ask("/v1/submissions/" + second, OURS)).get("id"))
                .isEqualTo(json(answer).get("id"));
    }

    @Test
    void the_third_of_five_that_cannot_be_read_is_named_in_the_field() {
        Json.Obj right = statement(freshId());

        assertThird(Json.text("seal.apply"), "MALFORMED", "statements[2]");
        assertThird(right.without("statement"), "MALFORMED", "statements[2].statement");
        assertThird(right.with("remark", "hello"), "FIELD_UNKNOWN", "statements[2].remark");
        assertThird(right.with("signatures", List.of()), "UNSIGNED", "statements[2].signatures");
        assertThird(
                signed("lot.vanish", freshId(), "AMP-01", Json.object(), OURS),
                "KIND_UNKNOWN",
                "statements[2].statement.kind");
        assertThird(
                signed("seal.apply", freshId(), "AMP-01", seal("S-0001").with("colour", "red"), OURS),
                "FIELD_UNKNOWN",
                "statements[2].body.colour");
        assertThird(
                signed("seal.apply", freshId(), "nobody", seal("S-0001"), OURS),
                "MALFORMED",
                "statements[2].statement.actor");
        assertThat(gateway.ledger.proposed).isEmpty();
        assertThat(five(right).statusCode()).isEqualTo(201);
    }

    @Test
    void everything_that_is_wrong_with_a_statement_is_told_at_once() {
        Json.Obj body = Json.object()
                .with("kind", 1)
                .with("lot", "LA")
                .with("seal", "-")
                .with("colour", "red");

        Json.Obj answer = json(gateway.hand(signed("seal.apply", freshId(), "nobody", body, OURS), OURS));

        assertThat(fields(answer)).containsExactly("statement.actor", "body.seal", "body.kind", "body.colour");
        assertThat(answer.get("field")).isEqualTo(Json.text("statement.actor"));
        assertThat(gateway.ledger.proposed).isEmpty();
        assertThat(json(gateway.hand(statement(freshId()), OURS)).get("errors")).isNull();
    }

    @Test
    void every_statement_of_a_batch_is_looked_at_and_counted_from_1_in_words() {
        Json.Obj wrong = signed("seal.apply", freshId(), "AMP-01", seal("-"), OURS);

        Json.Obj answer = json(gateway.hand(
                Json.object().with("statements", List.of(statement(freshId()), wrong, Json.text("x"), wrong)), OURS));

        assertThat(fields(answer))
                .containsExactly("statements[1].body.seal", "statements[2]", "statements[3].body.seal");
        assertThat(Fields.of(answer).objects("errors", error -> {
                    error.names().forEach(error::value);
                    return error.text("detail");
                }))
                .satisfiesExactly(
                        second -> assertThat(second).startsWith("body.seal: ").endsWith("(statement 2 of the batch)"),
                        third -> assertThat(third).endsWith("(statement 3 of the batch)"),
                        fourth -> assertThat(fourth).endsWith("(statement 4 of the batch)"));
    }

    private static List<String> fields(Json.Obj problem) {
        return Fields.of(problem).objects("errors", error -> {
            error.names().forEach(error::value);
            return error.text("field");
        });
    }

    @Test
    void a_dry_run_tells_errors_and_keeps_and_sends_nothing() {
        String id = freshId();

        HttpResponse<byte[]> wrong = tryOut(signed("seal.apply", id, "AMP-01", seal("-"), OURS));
        HttpResponse<byte[]> refused = tryOut(statement(id).without("signatures"));

        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(json(wrong).get("accepted")).isEqualTo(new Json.Bool(false));
        assertThat(TestGateway.text(wrong)).contains("\"field\":\"body.seal\"");
        assertThat(TestGateway.text(refused)).contains("\"code\":\"I1\"", "\"field\":\"statement.actor\"");
        assertThat(gateway.ledger.proposed).isEmpty();
        assertThat(gateway.ask("/v1/submissions/" + id, OURS).statusCode()).isEqualTo(404);
        assertThat(gateway.hand(statement(id), OURS).statusCode()).isEqualTo(201);
    }

    @Test
    void a_dry_run_needs_the_token_of_a_submission() {
        byte[] body = statement(freshId()).toString().getBytes(StandardCharsets.UTF_8);

        assertThat(gateway.post("/v1/statements?dryRun=true", body).statusCode())
                .isEqualTo(401);
        assertThat(tryOut(statement(freshId())).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<byte[]> tryOut(Json.Obj statement) {
        return gateway.post(
                "/v1/statements?dryRun=true",
                statement.toString().getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + OURS.token("producers"));
    }

    @Test
    void so_is_one_that_only_the_contract_cannot_read() {
        gateway.ledger.endorsements.add(
                new Endorsement.Refused(new Objection("FIELD_UNKNOWN", "body.colour", COLOUR_UNKNOWN).inStatement(2)));

        assertThird(statement(freshId()), "FIELD_UNKNOWN", "statements[2].body.colour");
    }

    /** I47: what stands in the wrong place may be a person. */
    @Test
    void what_nobody_could_read_is_neither_kept_nor_shown_to_the_members() {
        String id = freshId();
        Json.Obj body = seal("S-0001").with("lot", "Juana Demo 1037654321");

        HttpResponse<byte[]> answer = gateway.hand(signed("seal.apply", id, "AMP-01", body, OURS), OURS);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("field")).isEqualTo(Json.text("body.lot"));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("Juana");
        assertThat(gateway.ledger.proposed).isEmpty();
        assertThat(gateway.ask("/v1/submissions/" + id, OURS).statusCode()).isEqualTo(404);
        assertThat(gateway.hand(signed("seal.apply", id, "AMP-01", seal("S-0001"), OURS), OURS)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void and_one_that_a_rule_refuses() {
        gateway.ledger.endorsements.add(
                new Endorsement.Refused(new Objection("I25", "body.lots[0]", OFFERED).inStatement(2)));

        assertThird(422, statement(freshId()), "I25", "statements[2].body.lots[0]");
    }

    @Test
    void what_was_signed_for_another_ledger_is_not_kept_either() {
        Json.Obj right = statement(freshId());
        Json.Obj elsewhere =
                right.with("statement", ((Json.Obj) right.get("statement")).with("channel", "Juana Demo 1037654321"));

        HttpResponse<byte[]> answer = gateway.hand(elsewhere, OURS);

        assertThat(code(answer)).isEqualTo("CHANNEL_WRONG");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("Juana");
        assertThat(gateway.ledger.proposed).isEmpty();
        assertThat(gateway.hand(right, OURS).statusCode()).isEqualTo(201);
    }

    @Test
    void a_submission_is_asked_for_by_an_id_and_by_nothing_else() {
        assertThat(gateway.ask("/v1/submissions/juana%00demo", OURS).statusCode())
                .isEqualTo(404);
        assertThat(gateway.ask("/v1/submissions/" + "a".repeat(65), OURS).statusCode())
                .isEqualTo(404);
    }

    private static void assertThird(Json third, String code, String field) {
        assertThird(400, third, code, field);
    }

    private static void assertThird(int status, Json third, String code, String field) {
        HttpResponse<byte[]> answer = five(third);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
        Fields problem = Fields.of(json(answer));
        assertThat(problem.text("field")).isEqualTo(field);
        assertThat(problem.text("detail")).endsWith(" (statement 3 of the batch)");
        assertThat(problem.text("detail_es")).endsWith(" (declaración 3 del grupo)");
    }

    private static HttpResponse<byte[]> five(Json third) {
        return gateway.hand(
                Json.object()
                        .with(
                                "statements",
                                List.of(
                                        statement(freshId()),
                                        statement(freshId()),
                                        third,
                                        statement(freshId()),
                                        statement(freshId()))),
                OURS);
    }

    @Test
    void an_empty_batch_is_malformed() {
        assertThat(code(gateway.hand(Json.object().with("statements", List.of()), OURS)))
                .isEqualTo("MALFORMED");
    }

    @Test
    void a_text_that_is_no_json_is_malformed() {
        HttpResponse<byte[]> answer = handText("{\"statement\":");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("MALFORMED");
    }

    @Test
    void bytes_that_are_no_text_are_malformed() {
        HttpResponse<byte[]> answer = gateway.post(
                "/v1/statements",
                new byte[] {'{', (byte) 0xff, '}'},
                "Authorization",
                "Bearer " + OURS.token("producers"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("MALFORMED");
    }

    @Test
    void an_unsigned_statement_is_refused() {
        HttpResponse<byte[]> answer = gateway.hand(statement(freshId()).with("signatures", List.of()), OURS);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("UNSIGNED");
    }

    @Test
    void an_unknown_kind_is_refused() {
        HttpResponse<byte[]> answer =
                gateway.hand(signed("lot.vanish", freshId(), "AMP-01", Json.object(), OURS), OURS);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("KIND_UNKNOWN");
        assertThat(json(answer).get("field")).isEqualTo(Json.text("statement.kind"));
    }

    @Test
    void an_unknown_field_is_refused() {
        HttpResponse<byte[]> answer = gateway.hand(statement(freshId()).with("remark", "hello"), OURS);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("FIELD_UNKNOWN");
    }

    @Test
    void a_duplicate_member_is_refused() {
        assertThat(code(handText("{\"signatures\":[],\"signatures\":[],\"statement\":{}}")))
                .isEqualTo("MALFORMED");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThat(handText("[".repeat(10_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void a_body_over_64_KiB_is_a_413_and_one_just_below_is_read() {
        assertThat(handText("x".repeat(64 * 1024 + 1)).statusCode()).isEqualTo(413);
        assertThat(handText("x".repeat(64 * 1024)).statusCode()).isEqualTo(400);
    }

    @Test
    void another_content_type_is_a_415() {
        assertThat(gateway.send(gateway.request("/v1/statements", "Authorization", "Bearer " + OURS.token("producers"))
                                .header("Content-Type", "text/plain")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void a_submission_that_never_came_is_a_404() {
        assertThat(gateway.ask("/v1/submissions/never-came-here", OURS).statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<byte[]> awaitFinal(String id) {
        return awaitFinal(gateway, id);
    }

    private static HttpResponse<byte[]> awaitFinal(TestGateway asked, String id) {
        var answer = new AtomicReference<HttpResponse<byte[]>>();
        Eventually.holds(() -> {
            answer.set(asked.ask("/v1/submissions/" + id, OURS));
            return json(answer.get()).get("state") instanceof Json.Str state
                    && List.of("COMMITTED", "REFUSED", "INVALID").contains(state.text());
        });
        return answer.get();
    }
}
