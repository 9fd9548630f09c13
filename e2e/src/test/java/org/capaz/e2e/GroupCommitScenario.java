// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Statements of different requests that come at the same moment share transactions, and nobody is told another's answer. */
@Order(3)
@ExtendWith(World.class)
class GroupCommitScenario {
    private static final int REQUESTS = 40;
    private static final int REFUSED = 17;
    private static final String THERE = "E2E-THERE";

    private final Gateway traders = Gateway.of("traders");
    private final Officer aggregator = Officer.of("traders", "agg-01-custodian");

    /** One who brings a lot in. */
    private Json.Obj bringsIn(String lot) {
        return aggregator.signs(Officer.statement(
                "lot.introduce",
                "AGG-01",
                CanonicalJson.parseObject(
                        ("{'lot':'%s','material':'FREE_GOLD','grossMg':1000,'place':'05001','source':'RECYCLED','evidence':'%s'}")
                                .formatted(lot, "ab".repeat(32))
                                .replace('\'', '"'))));
    }

    private static String lot(int number) {
        return number == REFUSED ? THERE : "E2E-TOGETHER-" + number;
    }

    private static String id(Json.Obj signed) {
        return ((Json.Str) ((Json.Obj) signed.get("statement")).get("id")).text();
    }

    @Test
    void forty_requests_at_once_need_fewer_transactions_and_each_gets_the_answer_that_it_would_get_alone()
            throws Exception {
        assertThat(traders.submit(bringsIn(THERE), aggregator).status()).isEqualTo(201);
        Gateway.Answer refusedAlone = traders.submit(bringsIn(THERE), aggregator);
        assertThat(refusedAlone.status()).isEqualTo(422);

        Map<Integer, Json.Obj> statements = new LinkedHashMap<>();
        IntStream.range(0, REQUESTS).forEach(number -> statements.put(number, bringsIn(lot(number))));
        Map<Integer, Gateway.Answer> answers = new LinkedHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Integer, Future<Gateway.Answer>> sent = new LinkedHashMap<>();
            statements.forEach((number, signed) -> sent.put(
                    number, threads.submit((Callable<Gateway.Answer>) () -> traders.submit(signed, aggregator))));
            for (var each : sent.entrySet()) {
                answers.put(each.getKey(), each.getValue().get());
            }
        }

        Gateway.Answer refused = answers.remove(REFUSED);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).isEqualTo(refusedAlone.body());
        answers.forEach((number, answer) -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            Json.Obj result = (Json.Obj) answer.json().get("result");
            assertThat(result.get("id")).isEqualTo(Json.text(id(statements.get(number))));
            assertThat(result.get("events").toString()).contains("\"lot/" + lot(number) + "\"");
        });
        Map<String, Long> transactions = answers.values().stream()
                .collect(Collectors.groupingBy(answer -> answer.text("transaction"), Collectors.counting()));
        System.out.println(answers.size() + " statements at once in " + transactions.size() + " transactions: "
                + transactions.values());
        assertThat(transactions).hasSizeLessThan(answers.size());
        answers.keySet().forEach(number -> standsAlone(statements.get(number), lot(number)));
    }

    /** Whoever asks for one statement of a transaction is told nothing of the others in it. */
    private void standsAlone(Json.Obj signed, String lot) {
        Gateway.Answer stands = traders.get("/v1/statements/" + id(signed), aggregator);

        assertThat(stands.status()).as(stands.body()).isEqualTo(200);
        assertThat(stands.json().get("signed")).isEqualTo(signed);
        assertThat(((Json.Arr) stands.json().get("records")).items())
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.toString()).contains(lot));
    }
}
