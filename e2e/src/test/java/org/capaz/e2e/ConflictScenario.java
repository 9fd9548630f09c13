// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who must agree before a lot's record changes, and what becomes of many who want it at the same moment. */
@Order(3)
@ExtendWith(World.class)
class ConflictScenario {
    private final Gateway traders = Gateway.of("traders");
    private final Gateway buyers = Gateway.of("buyers");
    private final Officer aggregator = Officer.of("traders", "agg-01-custodian");
    private final Officer assayer = Officer.of("traders", "asy-01-assayer");
    private final Officer refiner = Officer.of("buyers", "ref-01-custodian");

    private static Json.Obj body(String text) {
        return CanonicalJson.parseObject(text.replace('\'', '"'));
    }

    private Json.Obj states(Officer officer, String kind, String actor, String body) {
        return officer.signs(Officer.statement(kind, actor, body(body)));
    }

    private void recorded(Gateway gateway, Officer officer, String kind, String actor, String body) {
        Gateway.Answer answer = gateway.submit(states(officer, kind, actor, body), officer);
        assertThat(answer.status()).as(kind + " " + answer.body()).isEqualTo(201);
    }

    /** 500 g that AGG-01 brings in and has assayed. */
    private void bringIn(String lot) {
        recorded(
                traders,
                aggregator,
                "lot.introduce",
                "AGG-01",
                "{'lot':'%s','material':'FREE_GOLD','grossMg':500000,'place':'05001','source':'RECYCLED','evidence':'%s'}"
                        .formatted(lot, "ab".repeat(32)));
        Json.Obj assay =
                body(("{'assay':'A-%s','lot':'%s','method':'FIRE','sampledBy':'ASY-01','sampledOn':'2024-03-05',"
                                + "'fineness':90000,'certificate':'%s','purpose':'PROVISIONAL'}")
                        .formatted(lot, lot, "cd".repeat(32)));
        Gateway.Answer answer = traders.submit(
                Officer.signed(Officer.statement("assay.record", "ASY-01", assay), assayer, aggregator), assayer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static String split(String lot, int number) {
        return ("{'transformation':'S-%s-%d','input':'%s',"
                        + "'outputs':[{'lot':'%s-%d-A','grossMg':300000},{'lot':'%s-%d-B','grossMg':200000}]}")
                .formatted(lot, number, lot, lot, number, lot, number);
    }

    @Test
    void a_lot_changes_only_with_its_custodians_organisation_and_after_a_hand_over_with_the_new_ones()
            throws Exception {
        bringIn("E2E-KEY");
        String seal = "{'seal':'E2E-S-1','lot':'E2E-KEY','kind':'BAG'}";
        String statement = CanonicalJson.write(states(aggregator, "seal.apply", "AGG-01", seal));

        try (Transport transport = Transport.of("traders")) {
            assertThat(transport.submit(List.of("ProducersMSP", "BuyersMSP", "AssuranceMSP"), "ApplySeal", statement))
                    .as("three of four, the custodian not among them")
                    .isEqualTo("ENDORSEMENT_POLICY_FAILURE");
            assertThat(transport.submit(List.of("TradersMSP", "BuyersMSP", "AssuranceMSP"), "ApplySeal", statement))
                    .isEqualTo("VALID");
        }
        recorded(
                traders,
                aggregator,
                "custody.offer",
                "AGG-01",
                "{'transfer':'E2E-T-1','lots':['E2E-KEY'],'to':'REF-01'}");
        String items = "'items':[{'lot':'E2E-KEY','grossMg':500000,'seal':'E2E-S-1'}]}";
        recorded(
                traders, aggregator, "custody.dispatch", "AGG-01", "{'transfer':'E2E-T-1','carrier':'CAR-01'," + items);
        recorded(buyers, refiner, "custody.receive", "REF-01", "{'transfer':'E2E-T-1','place':'CH-DEMO-01'," + items);
        recorded(buyers, refiner, "custody.accept", "REF-01", "{'transfer':'E2E-T-1'}");

        String divided = CanonicalJson.write(states(refiner, "lot.split", "REF-01", split("E2E-KEY", 1)));
        try (Transport transport = Transport.of("buyers")) {
            assertThat(transport.submit(List.of("ProducersMSP", "TradersMSP", "AssuranceMSP"), "SplitLot", divided))
                    .as("the former custodian's organisation in the place of the new one's")
                    .isEqualTo("ENDORSEMENT_POLICY_FAILURE");
            assertThat(transport.submit(List.of("BuyersMSP", "TradersMSP", "ProducersMSP"), "SplitLot", divided))
                    .isEqualTo("VALID");
        }
    }

    @Test
    void of_twenty_who_divide_one_lot_at_the_same_moment_one_does_and_no_milligram_is_lost() throws Exception {
        bringIn("E2E-HOT");
        List<Json.Obj> splits = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> states(aggregator, "lot.split", "AGG-01", split("E2E-HOT", number)))
                .toList();

        SortedMap<String, Integer> answers = atOnce(splits);

        System.out.println("20 writers on one lot: " + answers);
        assertThat(answers.remove("201 ")).isEqualTo(1);
        assertThat(answers.keySet()).isSubsetOf("422 I19", "409 CONFLICT", "409 MVCC_READ_CONFLICT");
        Gateway.Answer balance = traders.get("/v1/audit/balance", World.clerk("traders"));
        assertThat(balance.number("differenceMg")).as(balance.body()).isZero();
    }

    @Test
    void lots_brought_in_at_the_same_moment_do_not_meet() throws Exception {
        List<Json.Obj> lots = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> states(
                        aggregator,
                        "lot.introduce",
                        "AGG-01",
                        ("{'lot':'E2E-MANY-%d','material':'FREE_GOLD','grossMg':1000,'place':'05001',"
                                        + "'source':'RECYCLED','evidence':'%s'}")
                                .formatted(number, "ab".repeat(32))))
                .toList();

        SortedMap<String, Integer> answers = atOnce(lots);

        System.out.println("20 lots brought in at once: " + answers);
        assertThat(answers).containsOnlyKeys("201 ");
    }

    @Test
    void fifty_receipts_on_one_obligation_at_the_same_moment_are_all_valid_at_once() throws Exception {
        Officer payer = Officer.of("buyers", "buy-01-payments");
        Officer treasurer = Officer.of("producers", "amp-01-treasurer");
        Officer legal = Officer.of("producers", "amp-01-legal");
        String today = LocalDate.now(ZoneOffset.ofHours(-5)).toString();
        List<Json.Obj> payments = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> states(payer, "premium.announce", "BUY-01", payment(number, today)))
                .toList();
        for (int from : List.of(0, 25)) {
            Gateway.Answer answer =
                    buyers.submit(Json.object().with("statements", payments.subList(from, from + 25)), payer);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }

        SortedMap<String, Integer> verdicts = new TreeMap<>();
        try (Transport transport = Transport.of("producers");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = IntStream.rangeClosed(1, 50)
                    .mapToObj(number -> CanonicalJson.write(Officer.signed(
                            Officer.statement("premium.confirm", "AMP-01", body(receipt(number, today))),
                            treasurer,
                            legal)))
                    .<Callable<String>>map(receipt -> () -> transport.submit(
                            List.of("ProducersMSP", "TradersMSP", "AssuranceMSP"), "ConfirmReceipt", receipt))
                    .toList();
            for (Future<String> verdict : threads.invokeAll(calls)) {
                verdicts.merge(verdict.get(), 1, Integer::sum);
            }
        }

        System.out.println("50 receipts on one obligation at once: " + verdicts);
        assertThat(verdicts).isEqualTo(Map.of("VALID", 50));
    }

    private static String payment(int number, String today) {
        return ("{'payment':'E2E-P-%d','for':[{'lot':'LE','scheme':'DEMO-PREMIUM','beneficiary':'AMP-01','minor':100}],"
                        + "'currency':'USD','sentOn':'%s','bankReference':'E2E-REF-%d','advice':'%s','advance':true}")
                .formatted(number, today, number, "ab".repeat(32));
    }

    private static String receipt(int number, String today) {
        return ("{'receipt':'E2E-R-%d','payment':'E2E-P-%d','received':{'minor':100,'currency':'USD'},"
                        + "'rate':'1.000000','deductions':[],'valueDate':'%s','statement':'%s'}")
                .formatted(number, number, today, "cd".repeat(32));
    }

    /** The answers to all of them, sent at the same moment: how many of each. */
    private SortedMap<String, Integer> atOnce(List<Json.Obj> statements)
            throws InterruptedException, ExecutionException {
        SortedMap<String, Integer> answers = new TreeMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Gateway.Answer>> calls = new ArrayList<>();
            statements.forEach(statement -> calls.add(() -> traders.submit(statement, aggregator)));
            for (Future<Gateway.Answer> answer : threads.invokeAll(calls)) {
                answers.merge(answer.get().status() + " " + answer.get().text("code"), 1, Integer::sum);
            }
        }
        return answers;
    }
}
