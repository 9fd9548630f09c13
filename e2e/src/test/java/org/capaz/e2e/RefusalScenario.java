// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not get in does not, over HTTP and past it: each with its own answer, and nothing changed. */
@Order(2)
@ExtendWith(World.class)
class RefusalScenario {
    private final Gateway producers = Gateway.of("producers");
    private final Gateway traders = Gateway.of("traders");
    private final Officer responsible = Officer.of("producers", "amp-01-responsible");
    private final Officer aggregator = Officer.of("traders", "agg-01-custodian");

    /** A body that would be accepted: a paper of origin that nobody has registered yet. */
    private static Json.Obj paper(String number) {
        return Json.object()
                .with("issuer", "DEMO-ANM")
                .with("number", number)
                .with("kind", "CERTIFICATE_OF_ORIGIN")
                .with("date", "2024-03-01")
                .with("quantityMg", 1_000L)
                .with("file", "ab".repeat(32));
    }

    private Statement statement(String number) {
        return Officer.statement("origin.register", "AMP-01", paper(number));
    }

    @Test
    void a_good_statement_is_committed_and_says_where_it_stands() {
        Gateway.Answer answer = producers.submit(responsible.signs(statement("E2E-GOOD")), responsible);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.text("state")).isEqualTo("COMMITTED");
        assertThat(answer.text("transaction")).hasSize(64);
        assertThat(answer.number("block")).isPositive();
        assertThat(answer.header("Location")).isPresent();
    }

    @Test
    void the_same_statement_sent_again_gets_the_same_answer_and_one_place() {
        Json.Obj signed = responsible.signs(statement("E2E-TWICE"));
        Gateway.Answer first = producers.submit(signed, responsible);

        Gateway.Answer second = producers.submit(signed, responsible);

        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(second.text("transaction")).isEqualTo(first.text("transaction"));
        assertThat(second.number("block")).isEqualTo(first.number("block"));
    }

    @Test
    void the_same_client_record_id_with_other_content_is_refused_by_rule_4() {
        Statement one = statement("E2E-ID-1");
        producers.submit(responsible.signs(one), responsible);
        Statement other =
                new Statement(one.kind(), one.channel(), one.id(), one.actor(), one.eventAt(), paper("E2E-ID-2"));

        Gateway.Answer answer = producers.submit(responsible.signs(other), responsible);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("I4");
    }

    @Test
    void a_broken_rule_is_named_with_its_reason_and_what_to_do() {
        producers.submit(responsible.signs(statement("E2E-ONCE")), responsible);

        Gateway.Answer answer = producers.submit(responsible.signs(statement("E2E-ONCE")), responsible);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.text("rule")).isEqualTo("I13");
        assertThat(answer.text("detail")).contains("E2E-ONCE");
        assertThat(answer.text("title_es")).isNotBlank();
        assertThat(answer.text("whatToDo_es")).isNotBlank();
        assertThat(answer.text("whatToDo")).isNotBlank();
    }

    @Test
    void another_members_party_cannot_be_spoken_for() {
        Statement statement = statement("E2E-FOREIGN");

        Gateway.Answer answer = traders.submit(Officer.signed(statement, responsible), aggregator);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("I1");
        assertThat(producers.submit(responsible.signs(statement), responsible).status())
                .as("through its own member the same statement is accepted")
                .isEqualTo(201);
    }

    static Stream<Arguments> broken() {
        Officer responsible = Officer.of("producers", "amp-01-responsible");
        Officer stranger = Officer.of("traders", "agg-01-custodian");
        Statement good = Officer.statement("origin.register", "AMP-01", paper("E2E-BROKEN"));
        Json.Obj signed = responsible.signs(good);
        Json.Obj other = responsible.signs(Officer.statement("origin.register", "AMP-01", paper("E2E-OTHER")));
        Statement elsewhere = new Statement(
                good.kind(), Private.TYPED_BY_MISTAKE, good.id(), good.actor(), good.eventAt(), good.body());
        return Stream.of(
                Arguments.of("no JSON", "{\"statement\":", 400, "MALFORMED", ""),
                Arguments.of(
                        "no signature",
                        CanonicalJson.write(signed.with("signatures", List.<Json>of())),
                        400,
                        "UNSIGNED",
                        "signatures"),
                Arguments.of(
                        "the signature of another statement",
                        CanonicalJson.write(signed.with("signatures", other.get("signatures"))),
                        422,
                        "SIGNATURE_WRONG",
                        "signatures"),
                Arguments.of(
                        "the signature of an officer of another party",
                        CanonicalJson.write(Officer.signed(good, stranger)),
                        422,
                        "I1",
                        "signatures"),
                Arguments.of(
                        "signed for another ledger",
                        CanonicalJson.write(responsible.signs(elsewhere)),
                        400,
                        "CHANNEL_WRONG",
                        "statement.channel"),
                Arguments.of(
                        "an unknown kind",
                        CanonicalJson.write(
                                responsible.signs(Officer.statement("origin.invent", "AMP-01", paper("E2E-BROKEN")))),
                        400,
                        "KIND_UNKNOWN",
                        "statement.kind"),
                Arguments.of(
                        "an unknown field",
                        CanonicalJson.write(responsible.signs(Officer.statement(
                                "origin.register", "AMP-01", paper("E2E-BROKEN").with("colour", "red")))),
                        400,
                        "FIELD_UNKNOWN",
                        "body.colour"),
                Arguments.of(
                        "a missing field",
                        CanonicalJson.write(responsible.signs(Officer.statement(
                                "origin.register", "AMP-01", paper("E2E-BROKEN").without("date")))),
                        400,
                        "MALFORMED",
                        "body.date"),
                Arguments.of(
                        "a field of another type",
                        CanonicalJson.write(responsible.signs(Officer.statement(
                                "origin.register", "AMP-01", paper("E2E-BROKEN").with("quantityMg", "1 kg")))),
                        400,
                        "MALFORMED",
                        "body.quantityMg"),
                Arguments.of(
                        "a person where a pseudonym belongs",
                        CanonicalJson.write(responsible.signs(Officer.statement(
                                "miner.enrol",
                                "AMP-01",
                                Json.object()
                                        .with(
                                                "miners",
                                                List.of(Json.object()
                                                        .with("miner", Private.TYPED_BY_MISTAKE)
                                                        .with("kind", "MEMBER")
                                                        .with("from", "2024-01-15")
                                                        .with("evidence", "ab".repeat(32))))))),
                        400,
                        "MALFORMED",
                        "body.miners[0].miner"),
                Arguments.of(
                        "more than 64 KiB",
                        CanonicalJson.write(responsible.signs(
                                Officer.statement("origin.register", "AMP-01", paper("A".repeat(70_000))))),
                        413,
                        "TOO_LARGE",
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_broken_statement_has_an_answer_of_its_own_and_changes_nothing(
            String defect, String body, int status, String code, String field) {
        List<String> before = World.facts(0);

        Gateway.Answer answer = producers.post("/v1/statements", body, responsible.token());

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("code")).as(answer.body()).isEqualTo(code);
        assertThat(answer.text("field")).as(answer.body()).isEqualTo(field);
        assertThat(Private.in(answer.body())).isEmpty();
        assertThat(World.facts(0)).isEqualTo(before);
    }

    @Test
    void the_door_is_shut_without_a_token_and_to_another_members_officer() {
        String body = CanonicalJson.write(responsible.signs(statement("E2E-DOOR")));

        assertThat(producers.post("/v1/statements", body).status()).isEqualTo(401);
        assertThat(producers.post("/v1/statements", body, "nonsense").status()).isEqualTo(401);
        assertThat(producers
                        .post("/v1/statements", body, aggregator.tokenFor("producers"))
                        .status())
                .isEqualTo(403);
        assertThat(producers
                        .post("/v1/statements", body, responsible.tokenFor("traders"))
                        .status())
                .as("a token for another gateway")
                .isEqualTo(401);
        assertThat(producers.post("/v1/statements", body, responsible.token()).status())
                .isEqualTo(201);
    }

    @Test
    void gold_is_not_spent_twice_and_its_premium_not_claimed_twice() {
        Json.Obj melted = Json.object()
                .with("transformation", "E2E-M-1")
                .with("place", "05001")
                .with("inputs", Json.texts(List.of("LB")))
                .with(
                        "output",
                        Json.object()
                                .with("lot", "E2E-LX")
                                .with("material", "DORE")
                                .with("grossMg", 480_000L)
                                .with(
                                        "assay",
                                        Json.object()
                                                .with("assay", "E2E-A-1")
                                                .with("method", "XRF")
                                                .with("fineness", 91_000L)
                                                .with("certificate", "cd".repeat(32))))
                .with("losses", List.<Json>of());

        Gateway.Answer spent =
                traders.submit(aggregator.signs(Officer.statement("lot.melt", "AGG-01", melted)), aggregator);

        assertThat(spent.status()).as(spent.body()).isEqualTo(422);
        assertThat(spent.json()).as("what the reference shows").isEqualTo(shown());
        Officer payments = Officer.of("buyers", "buy-01-payments");
        Gateway.Answer again = Gateway.of("buyers")
                .submit(
                        payments.signs(Officer.statement(
                                "premium.oblige",
                                "BUY-01",
                                Json.object()
                                        .with("lot", "LE")
                                        .with("scheme", "DEMO-PREMIUM")
                                        .with("version", 1L))),
                        payments);
        assertThat(again.text("code")).as(again.body()).isEqualTo("I37");
    }

    private static Json.Obj shown() {
        String problem = Page.read("docs/reference/statements.md").blocks().stream()
                .map(Page.Block::text)
                .filter(text -> text.contains("ruleText"))
                .findFirst()
                .orElseThrow();
        return CanonicalJson.parseObject(problem);
    }
}
