// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;
import static org.capaz.gateway.TestGateway.json;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.TestOfficer;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What officers are answered, now and as of a block before. */
class QueryControllersTest {
    private static final TestOfficer OURS = TestOfficer.create();
    private static TestGateway gateway;

    @BeforeAll
    static void open() {
        gateway = new TestGateway(Path.of("target"), Map.of());
        gateway.projection()
                .apply(new SampleChain()
                        .block(tx(
                                "t0",
                                write(
                                        LedgerKeys.officer(new OfficerId(OURS.id())),
                                        OURS.record("ProducersMSP", "ProducersMSP")
                                                .toString()),
                                fact("party/AMP-01", "{\"party\":\"AMP-01\",\"msp\":\"ProducersMSP\"}"),
                                fact("party/AMP-02", "{\"party\":\"AMP-02\",\"msp\":\"ProducersMSP\"}"),
                                lot("LA", "AMP-01", "ACTIVE", List.of(), List.of()),
                                fact("assay/LA/A-1", "{\"assay\":\"A-1\"}"),
                                fact("assay/LAX/A-2", "{\"assay\":\"A-2\"}")))
                        .block(tx(
                                "t1",
                                lot("LA", "AGG-01", "CONSUMED", List.of(), List.of("LE")),
                                lot("LE", "AGG-01", "ACTIVE", List.of("LA"), List.of()),
                                fact("transformation/M-1", "{\"inputs\":[\"LA\"],\"outputs\":[\"LE\"]}"),
                                fact("transfer/T-1", "{\"items\":[{\"lot\":\"LA\"}],\"to\":\"AGG-01\"}"),
                                fact("flag/lot/LA/I27/statement-1", "{\"kind\":\"LATE\"}")))
                        .block(tx(
                                "t2",
                                fact(
                                        "refvalues/2020-01-01",
                                        "{\"effectiveFrom\":\"2020-01-01\",\"values\":{\"premium.answerDays\":15,\"premium.lapseDays\":3650,"
                                                + "\"premium.deductionBp\":200,\"premium.rateBp\":1000,"
                                                + "\"premium.rateDays\":7,\"premium.toleranceBp\":100}}"),
                                obligation("AMP-01", 435_614),
                                obligation("AMP-02", 32_150),
                                payment("P-1", "AMP-01", 435_614),
                                fact("paid/LE/S-1/AMP-01/BUY-01/P-1", "{\"payment\":\"P-1\",\"minor\":435614}"),
                                fact(
                                        "receipt/P-1",
                                        "{\"receipt\":\"R-1\",\"payment\":\"P-1\",\"beneficiary\":\"AMP-01\",\"state\":\"CONFIRMED\","
                                                + "\"received\":{\"minor\":435614,\"currency\":\"USD\"},\"rate\":\"1.000000\","
                                                + "\"deductions\":[],\"valueDate\":\"2026-05-30\",\"statement\":\""
                                                + "0".repeat(64) + "\"}"),
                                payment("P-2", "AMP-02", 32_150),
                                fact("paid/LE/S-1/AMP-02/BUY-01/P-2", "{\"payment\":\"P-2\",\"minor\":32150}"),
                                fact(
                                        "plan/AMP-01/PL-1",
                                        "{\"amp\":\"AMP-01\",\"plan\":\"PL-1\",\"stage\":\"APPROVED\",\"currency\":\"USD\","
                                                + "\"lines\":[{\"line\":\"L-1\",\"category\":\"C-1\",\"budgetMinor\":9}],"
                                                + "\"funds\":[\"P-1\"]}"),
                                fact(
                                        "use/AMP-01/PL-1/U-1",
                                        "{\"amp\":\"AMP-01\",\"plan\":\"PL-1\",\"use\":\"U-1\",\"line\":\"L-1\",\"minor\":7,"
                                                + "\"state\":\"SPENT\"}")))
                        .read());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite fact(String path, String body) {
        List<String> parts = List.of(path.split("/"));
        return write(new LedgerKey(Family.of(parts.getFirst()).orElseThrow(), parts.subList(1, parts.size())), body);
    }

    private static org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite lot(
            String lot, String custodian, String state, List<String> parents, List<String> successors) {
        return fact(
                "lot/" + lot,
                Json.object()
                        .with("lot", lot)
                        .with("custodian", custodian)
                        .with("state", state)
                        .with("parents", Json.texts(parents))
                        .with("successors", Json.texts(successors))
                        .toString());
    }

    private static org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite obligation(String amp, long minor) {
        return fact(
                "obligation/LE/S-1/" + amp,
                Json.object()
                        .with("lot", "LE")
                        .with("scheme", "S-1")
                        .with("version", 1)
                        .with("payer", "BUY-01")
                        .with("beneficiary", amp)
                        .with("fineMg", 1)
                        .with("minor", minor)
                        .with("currency", "USD")
                        .with("dueOn", "2020-01-01")
                        .with("stage", "DUE")
                        .with("raisedAt", SampleChain.FIRST_SECOND)
                        .toString());
    }

    private static org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite payment(
            String payment, String amp, long minor) {
        return fact(
                "payment/" + payment,
                Json.object()
                        .with("payment", payment)
                        .with("payer", "BUY-01")
                        .with("beneficiary", amp)
                        .with("minor", minor)
                        .with("currency", "USD")
                        .with("sentOn", "2026-05-29")
                        .with("announcedAt", SampleChain.FIRST_SECOND)
                        .toString());
    }

    private static Json.Obj ask(String path) {
        var answer = gateway.ask(path, OURS);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return json(answer);
    }

    private static List<String> names(Json.Obj answer, String list, String member) {
        return RecordMembers.objects(answer, list).stream()
                .map(each -> RecordMembers.text(each, member))
                .toList();
    }

    @Test
    void lots_are_listed_by_state_and_custodian() {
        assertThat(names(ask("/v1/lots"), "lots", "lot")).containsExactly("LA", "LE");
        assertThat(names(ask("/v1/lots?state=ACTIVE"), "lots", "lot")).containsExactly("LE");
        assertThat(names(ask("/v1/lots?custodian=AMP-01"), "lots", "lot")).isEmpty();
    }

    @Test
    void a_parameter_that_is_given_twice_is_refused_and_one_beside_another_is_not() {
        var refused = gateway.ask("/v1/lots?custodian=AGG-01&custodian=AMP-01", OURS);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("code")).isEqualTo(Json.text("PARAMETER_REPEATED"));
        assertThat(json(refused).get("field")).isEqualTo(Json.text("custodian"));
        assertThat(gateway.ask("/v1/lots?height=0&height=0", OURS).statusCode()).isEqualTo(400);
        assertThat(gateway.ask("/v1/lots?custodian=AGG-01&limit=1", OURS).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_question_as_of_a_block_is_answered_from_the_ledger_of_then() {
        Json.Obj then = ask("/v1/lots?asOf=0");

        assertThat(RecordMembers.number(then, "height")).isZero();
        assertThat(names(then, "lots", "state")).containsExactly("ACTIVE");
    }

    @Test
    void a_block_that_is_not_read_and_one_that_is_no_number_are_told_apart() {
        assertThat(gateway.ask("/v1/lots?asOf=99", OURS).statusCode()).isEqualTo(404);
        assertThat(gateway.ask("/v1/lots?asOf=then", OURS).statusCode()).isEqualTo(400);
        assertThat(json(gateway.ask("/v1/lots?asOf=then", OURS)).get("field")).isEqualTo(Json.text("asOf"));
    }

    @Test
    void a_lot_comes_with_its_tree_and_all_that_concerns_it() {
        Json.Obj bar = ask("/v1/lots/LE");
        Json.Obj source = ask("/v1/lots/LA");

        assertThat(RecordMembers.objects(bar, "parents"))
                .singleElement()
                .satisfies(parent -> assertThat(RecordMembers.text((Json.Obj) parent.get("lot"), "lot"))
                        .isEqualTo("LA"));
        assertThat(names(source, "assays", "assay")).containsExactly("A-1");
        assertThat(RecordMembers.objects(source, "successors")).hasSize(1);
        assertThat(RecordMembers.objects(source, "transformations")).hasSize(1);
        assertThat(RecordMembers.objects(source, "transfers")).hasSize(1);
        assertThat(names(source, "flags", "kind")).containsExactly("LATE");
    }

    @Test
    void every_record_names_its_place() {
        Json.Obj recorded = (Json.Obj) ((Json.Obj) ask("/v1/lots/LE").get("lot")).get("recorded");

        assertThat(recorded.toString()).isEqualTo("{\"block\":1,\"index\":0,\"transaction\":\"t1\"}");
    }

    @Test
    void what_the_ledger_does_not_know_is_a_404() {
        for (String path : List.of(
                "/v1/lots/LX",
                "/v1/lots/no%20id",
                "/v1/parties/X",
                "/v1/officers/X",
                "/v1/amps/X",
                "/v1/payments/X",
                "/v1/certificates/x")) {
            assertThat(gateway.ask(path, OURS).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void nothing_stands_under_text_that_is_no_id() {
        assertThat(RecordMembers.objects(ask("/v1/obligations?lot=no%20id"), "obligations"))
                .isEmpty();
        assertThat(RecordMembers.objects(ask("/v1/plans?amp=no%20id"), "plans")).isEmpty();
        assertThat(RecordMembers.objects(ask("/v1/attestations?subject=no%20id"), "attestations"))
                .isEmpty();
    }

    @Test
    void only_what_the_payee_confirmed_counts_as_confirmed() {
        List<Json.Obj> obligations = RecordMembers.objects(ask("/v1/obligations?lot=LE"), "obligations");

        assertThat(obligations)
                .extracting(each -> RecordMembers.text(each, "beneficiary") + " " + RecordMembers.text(each, "state")
                        + " " + RecordMembers.number(each, "announcedMinor") + " "
                        + RecordMembers.number(each, "confirmedMinor"))
                .containsExactly("AMP-01 CONFIRMED 435614 435614", "AMP-02 DUE 32150 0");
        assertThat(names(ask("/v1/obligations?beneficiary=AMP-02"), "obligations", "beneficiary"))
                .containsExactly("AMP-02");
    }

    @Test
    void a_payment_without_an_answer_in_time_is_announced_and_not_confirmed() {
        assertThat(names(ask("/v1/payments"), "payments", "state")).containsExactly("CONFIRMED", "UNCONFIRMED");
        assertThat(names(ask("/v1/payments?asOf=2"), "payments", "state")).containsExactly("CONFIRMED", "DECLARED");
        assertThat(names(ask("/v1/receipts?beneficiary=AMP-01"), "receipts", "payment"))
                .containsExactly("P-1");
    }

    @Test
    void a_plan_tells_what_came_for_it_and_what_is_used() {
        assertThat(RecordMembers.objects(ask("/v1/plans?amp=AMP-01"), "plans"))
                .extracting(plan -> RecordMembers.text(plan, "state") + " "
                        + RecordMembers.number(plan, "receivedMinor") + " " + RecordMembers.number(plan, "usedMinor"))
                .containsExactly("IN_EXECUTION 435614 7");
        assertThat(RecordMembers.objects(ask("/v1/plans?amp=AMP-02"), "plans")).isEmpty();
    }

    @Test
    void hashes_tell_how_many_rows_there_were_as_of_a_block() {
        assertThat(RecordMembers.objects(ask("/v1/projection/hashes?asOf=0"), "tables"))
                .extracting(table -> RecordMembers.text(table, "table") + " " + RecordMembers.number(table, "rows"))
                .containsExactly("block 1", "transaction 1", "fact 6", "reference 13", "addend 0", "total 0");
    }

    @Test
    void a_list_is_read_page_by_page_in_the_order_of_its_keys() {
        Json.Obj first = ask("/v1/lots?limit=1");
        Json.Obj second = ask("/v1/lots?limit=1&after=" + RecordMembers.text(first, "next"));

        assertThat(first.get("order")).isEqualTo(Json.text("key"));
        assertThat(names(first, "lots", "lot")).containsExactly("LA");
        assertThat(names(second, "lots", "lot")).containsExactly("LE");
        assertThat(second.get("next")).isNull();
    }

    @Test
    void pages_of_a_block_before_are_those_of_the_ledger_of_then() {
        assertThat(names(ask("/v1/lots?asOf=0&limit=1"), "lots", "lot")).containsExactly("LA");
        assertThat(ask("/v1/lots?asOf=0&limit=1").get("next")).isNull();
        assertThat(names(ask("/v1/lots?asOf=0&state=ACTIVE&custodian=AMP-01"), "lots", "lot"))
                .containsExactly("LA");
        assertThat(names(ask("/v1/lots?asOf=1&state=ACTIVE&custodian=AMP-01"), "lots", "lot"))
                .isEmpty();
    }

    @Test
    void a_list_narrowed_by_two_members_holds_what_has_both() {
        assertThat(names(ask("/v1/lots?custodian=AGG-01&state=ACTIVE"), "lots", "lot"))
                .containsExactly("LE");
        assertThat(names(ask("/v1/lots?custodian=AGG-01&state=CONSUMED"), "lots", "lot"))
                .containsExactly("LA");
        assertThat(names(ask("/v1/payments?payer=BUY-01&beneficiary=AMP-02"), "payments", "payment"))
                .containsExactly("P-2");
    }

    @Test
    void a_parameter_that_is_not_taken_is_refused_with_those_that_are() {
        var refused = gateway.ask("/v1/lots?custodain=AMP-01", OURS);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("code")).isEqualTo(Json.text("PARAMETER_UNKNOWN"));
        assertThat(json(refused).get("field")).isEqualTo(Json.text("custodain"));
        assertThat(RecordMembers.text(json(refused), "detail"))
                .contains("after", "asOf", "custodian", "height", "limit", "state");
        assertThat(gateway.ask("/v1/parties/AMP-01?state=ACTIVE", OURS).statusCode())
                .isEqualTo(400);
        assertThat(names(ask("/v1/lots?custodian=AMP-01"), "lots", "lot")).isEmpty();
    }

    @Test
    void a_value_that_a_member_cannot_have_is_refused_with_those_that_it_can_have() {
        for (String wrong : List.of(
                "/v1/lots?state=MELTED",
                "/v1/flags?kind=late",
                "/v1/flags?closed=perhaps",
                "/v1/lots?limit=0",
                "/v1/lots?limit=1001",
                "/v1/lots?limit=all")) {
            var refused = gateway.ask(wrong, OURS);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(json(refused).get("code")).as(wrong).isEqualTo(Json.text("PARAMETER_REFUSED"));
        }
        assertThat(RecordMembers.text(json(gateway.ask("/v1/lots?state=MELTED", OURS)), "detail"))
                .contains("ACTIVE", "CONSUMED", "DELIVERED", "DRAFT", "VOIDED", "WRITTEN_OFF");
        assertThat(names(ask("/v1/flags?kind=LATE&closed=false&limit=1000"), "flags", "kind"))
                .containsExactly("LATE");
    }

    @Test
    void a_list_says_how_long_it_is_when_asked() {
        assertThat(RecordMembers.number(ask("/v1/lots?limit=1&total=true"), "total"))
                .isEqualTo(2);
        assertThat(RecordMembers.number(ask("/v1/lots?state=ACTIVE&total=true"), "total"))
                .isEqualTo(1);
        assertThat(RecordMembers.number(ask("/v1/payments?total=true"), "total"))
                .isEqualTo(2);
        assertThat(ask("/v1/lots").get("total")).isNull();
        assertThat(gateway.ask("/v1/lots?total=perhaps", OURS).statusCode()).isEqualTo(400);
    }

    @Test
    void who_has_an_answer_already_is_told_that_nothing_changed() {
        for (String path : List.of("/v1/lots", "/v1/lots/LE", "/v1/officers/" + OURS.id(), "/v1/parties?limit=1")) {
            var first = gateway.ask(path, OURS);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(tag).startsWith("W/");
            assertThat(first.headers().firstValue("Cache-Control")).hasValue("private, no-cache");

            var again = gateway.get(
                    path, "Authorization", "Bearer " + OURS.token("producers"), "If-None-Match", "\"x\", " + tag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).hasValue(tag);
            assertThat(again.headers().firstValue("X-Ledger-Height")).isPresent();
            var other =
                    gateway.get(path, "Authorization", "Bearer " + OURS.token("producers"), "If-None-Match", "W/\"x\"");
            assertThat(other.statusCode()).as(path).isEqualTo(200);
        }
        assertThat(gateway.ask("/v1/lots?asOf=0", OURS).headers().firstValue("ETag"))
                .isNotEqualTo(gateway.ask("/v1/lots", OURS).headers().firstValue("ETag"));
    }

    @Test
    void every_list_is_answered_and_names_what_it_takes() {
        for (Listing listing : Families.ALL) {
            Json.Obj answer = ask("/v1/" + listing.path());
            assertThat(answer.get(listing.name())).as(listing.path()).isNotNull();
            for (String member : listing.parameters()) {
                var refused = gateway.ask("/v1/" + listing.path() + "?wrong=x", OURS);
                assertThat(RecordMembers.text(json(refused), "detail")).contains(member);
            }
            assertThat(gateway.ask("/v1/" + listing.path() + "/none/such", OURS).statusCode())
                    .as(listing.path())
                    .isEqualTo(404);
        }
    }

    @Test
    void one_record_is_found_by_the_parts_of_its_key() {
        assertThat(((Json.Obj) ask("/v1/assays/LA/A-1").get("assay")).get("assay"))
                .isEqualTo(Json.text("A-1"));
        assertThat(gateway.ask("/v1/assays/LA", OURS).statusCode()).isEqualTo(404);
        assertThat(gateway.ask("/v1/assays/LA/A-9", OURS).statusCode()).isEqualTo(404);
    }
}
