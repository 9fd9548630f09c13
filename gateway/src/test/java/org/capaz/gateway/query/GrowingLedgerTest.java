// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.Database;
import org.capaz.gateway.SampleChain;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.junit.jupiter.api.Test;

/**
 * What a question reads does not grow with the ledger. PostgreSQL counts for itself which tables it read from one end to the
 * other, and how many entries it took from indexes; no time is measured.
 */
class GrowingLedgerTest {
    private static final int CONNECTIONS = 12;
    private static final int OF_A_BLOCK = 50;
    private static final int FEW = 1_000;
    private static final int MANY = 5_000;

    private static final List<String> QUESTIONS = List.of(
            "/v1/lots",
            "/v1/lots?limit=10&after=X-0000500",
            "/v1/lots?custodian=C-7&limit=10",
            "/v1/lots?custodian=C-7&state=ACTIVE&limit=5",
            "/v1/lots?state=DELIVERED",
            "/v1/lots?asOf=15&limit=10",
            "/v1/flags?limit=10",
            "/v1/flags?kind=DISPUTE",
            "/v1/parties?limit=5",
            "/v1/attestations?subject=AMP-01",
            "/v1/obligations?lot=LE",
            "/v1/payments?beneficiary=AMP-01&limit=5",
            "/v1/payments?payer=C-7&limit=5",
            "/v1/receipts?beneficiary=AMP-02&limit=5",
            "/v1/receipts?limit=5",
            "/v1/transfers?lot=LE",
            "/v1/transfers?to=C-7&limit=5",
            "/v1/assays?lot=LE",
            "/v1/certificates?lot=LE",
            "/v1/officers?owner=AMP-01",
            "/v1/changes?limit=5",
            "/v1/changes?after=20.0&limit=5",
            "/v1/plans?amp=AMP-01",
            "/v1/lots/LE",
            "/v1/lots/X-0000100",
            "/v1/parties/AMP-01",
            "/v1/amps/AMP-01",
            "/v1/audit/balance",
            "/v1/audit/balance?asOf=15",
            "/c/" + new CertificateId(WorkedCase.CERTIFICATE).shortId() + "?lang=en");

    /** How often a table was read whole, and how many entries indexes gave. */
    private record Reads(Map<String, Long> whole, long entries) {}

    private final Consortium world = Stage.CERTIFIED.world();
    private final CaseGateway gateway = new CaseGateway(world, "ProducersMSP");
    private final Database database = gateway.bean(Database.class);
    private int lots;

    @Test
    void no_question_reads_a_growing_table_whole_or_more_of_it_as_it_grows() {
        try (gateway) {
            grow(FEW);
            Map<String, Long> few = entriesOfEach(false);
            grow(MANY);
            Map<String, Long> many = entriesOfEach(true);

            QUESTIONS.forEach(question ->
                    assertThat(many.get(question)).as(question).isLessThanOrEqualTo(few.get(question) * 3 / 2 + 50));
        }
    }

    /** Other lots, each with a transfer, a seal, a flag and a paid premium, in blocks of several transactions. */
    private void grow(int until) {
        Json.Obj paid = (Json.Obj) world.ledger().records().get(LedgerKeys.payment(new Code("P-AMP-01")));
        Json.Obj received = (Json.Obj) world.ledger().records().get(LedgerKeys.receipt(new Code("P-AMP-01")));
        Json.Obj like = (Json.Obj) world.ledger().records().get(LedgerKeys.lot(new LotId("LA")));
        while (lots < until) {
            List<List<KVWrite>> block = new ArrayList<>();
            for (int i = 0; i < OF_A_BLOCK; i++, lots++) {
                String id = "X-%07d".formatted(lots);
                Json.Obj lot = like.with("lot", id)
                        .with("custodian", "C-" + lots % 10)
                        .with("state", lots % 100 < 10 ? "ACTIVE" : "CONSUMED")
                        .with("parents", List.<Json>of());
                String payee = lots % 10 == 0 ? "AMP-01" : "AMP-02";
                block.add(List.of(
                        write(
                                paid.with("payment", "P-" + id)
                                        .with("payer", "C-" + lots % 10)
                                        .with("beneficiary", payee),
                                Family.PAYMENT,
                                "P-" + id),
                        write(
                                received.with("payment", "P-" + id).with("beneficiary", payee),
                                Family.RECEIPT,
                                "P-" + id),
                        write(lot, Family.LOT, id),
                        write(
                                Json.object()
                                        .with("to", "C-" + lots % 10)
                                        .with("state", "ACCEPTED")
                                        .with(
                                                "items",
                                                List.<Json>of(Json.object().with("lot", id))),
                                Family.TRANSFER,
                                "T-" + id),
                        write(Json.object().with("lot", id), Family.SEAL, "S" + id, id),
                        write(Json.object().with("kind", "LATE"), Family.FLAG, "lot", id, "I27", "r-" + id)));
            }
            gateway.followEach(block);
        }
        database.change("analyze");
    }

    private static KVWrite write(Json.Obj body, Family family, String... parts) {
        return SampleChain.write(new LedgerKey(family, List.of(parts)), body.toString());
    }

    /** @param large a small table is rightly read whole where most of it is wanted; then this is not asked */
    private Map<String, Long> entriesOfEach(boolean large) {
        Map<String, Long> entries = new TreeMap<>();
        for (String question : QUESTIONS) {
            ask(question);
            Reads before = counted();
            ask(question);
            Reads after = counted();
            if (large) {
                assertThat(after.whole()).as("read whole by " + question).isEqualTo(before.whole());
            }
            entries.put(question, after.entries() - before.entries());
        }
        return entries;
    }

    private void ask(String question) {
        if (question.startsWith("/v1/")) {
            gateway.ask(question);
        } else {
            assertThat(gateway.show(question)).contains("DEMO-PREMIUM");
        }
    }

    /** What all connections counted: each tells its counts when it is asked to, at the end of a transaction. */
    private Reads counted() {
        tell(CONNECTIONS);
        Map<String, Long> whole = new TreeMap<>();
        database.list(
                "select relname, seq_scan from pg_stat_user_tables where schemaname = 'ledger'"
                        + " and relname in ('fact', 'reference', 'transaction', 'block',"
                        + " 'addend', 'total')",
                row -> whole.put(row.getString(1), row.getLong(2)));
        long entries = database.one(
                        "select sum(idx_tup_read)::bigint from pg_stat_user_indexes where schemaname = 'ledger'",
                        row -> row.getLong(1))
                .orElseThrow();
        return new Reads(whole, entries);
    }

    private void tell(int connections) {
        if (connections > 0) {
            database.transaction(connection -> {
                Database.list(connection, "select pg_stat_force_next_flush()", row -> "");
                tell(connections - 1);
                return "";
            });
        }
    }
}
