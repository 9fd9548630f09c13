// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.delete;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.capaz.gateway.Database;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestDatabase;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.transformation.Balance;
import org.capaz.ledger.transformation.GoldChanges;
import org.capaz.ledger.transformation.GoldSums;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sums that are kept running are those of all records together, as of every block. */
class GoldRowsTest {
    private static final BasisPoints GAIN = new BasisPoints(10);
    private static final List<String> STATES =
            List.of("DRAFT", "ACTIVE", "ACTIVE", "ACTIVE", "CONSUMED", "DELIVERED", "WRITTEN_OFF", "VOIDED");
    private static final int BLOCKS = 60;

    private final Database database = TestDatabase.fresh();
    private final Alerts alerts = new Alerts();
    private final Projection projection = new Projection(database, Database.LEDGER, "capaz", alerts);
    private final LedgerStateReader reader = new LedgerStateReader(database, projection, Clock.systemUTC());

    @AfterEach
    void close() {
        database.close();
    }

    /** Kept running, and from all records as of that block. */
    private static void assertSums(ProjectedLedgerState ledger) {
        List<Json.Obj> lots = ledger.list(LedgerKeys.lots());
        List<Json.Obj> transformations = ledger.list(LedgerKeys.transformations());
        List<Json.Obj> rescued = ledger.list(LedgerKeys.rescuedLots());
        GoldSums running = ledger.gold();
        String when = "as of block " + ledger.height();

        assertThat(running.sum(GoldSums.Kind.LOTS)).as(when).isEqualTo(lots.size());
        assertThat(running.sum(GoldSums.Kind.TRANSFORMATIONS)).as(when).isEqualTo(transformations.size());
        assertThat(running.balance()).as(when).isEqualTo(Balance.of(lots, transformations, rescued));
        for (BasisPoints gain : List.of(new BasisPoints(0), GAIN, new BasisPoints(2_000))) {
            assertThat(new GoldChanges(
                            running.parties(), running.sum(GoldSums.Kind.UNATTRIBUTED_MG), ledger.overcounted(gain)))
                    .as(when)
                    .isEqualTo(GoldChanges.of(lots, transformations, rescued, gain));
        }
    }

    private void assertSumsOfEveryBlock(int blocks) {
        for (int block = 0; block < blocks; block++) {
            assertSums(reader.asOf(block).orElseThrow());
        }
        assertSums(reader.latest());
    }

    @Test
    void the_worked_case_block_by_block() {
        List<List<StateChange>> statements = Stage.CERTIFIED.world().ledger().accepted();
        SampleChain chain = new SampleChain();
        for (int i = 0; i < statements.size(); i++) {
            chain.block(tx(
                    "t" + i,
                    statements.get(i).stream()
                            .map(change -> write(change.key(), change.value().toString()))
                            .toArray(KVWrite[]::new)));
        }
        projection.apply(chain.read());

        assertSumsOfEveryBlock(statements.size());
        assertThat(reader.latest().gold().balance()).isEqualTo(new Balance(3_330_013, 3_325_156, 0, 2_923 + 1_934, 0));
        assertThat(alerts.open()).noneMatch(alert -> alert.contains("balance"));
    }

    @Test
    void a_random_life_of_gold_read_one_by_one_and_together_with_lots_that_no_rule_would_let_be() {
        SampleChain chain = randomLife(new Random(Long.getLong("capaz.seed", 222L)));
        chain.read().forEach(block -> projection.apply(List.of(block)));
        assertSumsOfEveryBlock(BLOCKS);
        assertThat(reader.latest().overcounted(GAIN)).isNotEmpty();

        try (Database other = TestDatabase.fresh()) {
            new Projection(other, Database.LEDGER, "capaz", new Alerts()).apply(chain.read());
            for (int height : List.of(7, 30, BLOCKS)) {
                assertThat(hashes(other, height)).isEqualTo(hashes(database, height));
            }
        }
    }

    private static List<String> hashes(Database of, long height) {
        return of.list(
                "select name || ' ' || row_count || ' ' || hash from table_hashes(?)", row -> row.getString(1), height);
    }

    /** Few lots, written again and again, each time as anything that a lot can be. */
    private static SampleChain randomLife(Random random) {
        Json.Obj like = (Json.Obj) Stage.CERTIFIED.world().ledger().records().get(LedgerKeys.lot(new LotId("LA")));
        SampleChain chain = new SampleChain();
        for (int block = 0; block < BLOCKS; block++) {
            List<KVWrite> writes = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                LotId lot = new LotId("L-" + random.nextInt(12));
                writes.add(
                        switch (random.nextInt(12)) {
                            case 0 -> delete(LedgerKeys.lot(lot));
                            case 1 ->
                                write(
                                        LedgerKeys.rescued(lot),
                                        Json.object()
                                                .with("lot", lot.value())
                                                .with("successor", "L-0")
                                                .toString());
                            case 2, 3 ->
                                write(
                                        LedgerKeys.transformation(new Code("T-" + random.nextInt(8))),
                                        Json.object()
                                                .with("by", party(random))
                                                .with("fineInMg", random.nextLong(5_000))
                                                .with("fineOutMg", random.nextLong(5_000))
                                                .toString());
                            default ->
                                write(
                                        LedgerKeys.lot(lot),
                                        lot(like, lot, random).toString());
                        });
            }
            chain.block(tx("t" + block, writes.toArray(KVWrite[]::new)));
        }
        return chain;
    }

    private static String party(Random random) {
        return List.of("AGG-01", "REF-01", "AMP-02").get(random.nextInt(3));
    }

    private static Json.Obj lot(Json.Obj like, LotId id, Random random) {
        String state = STATES.get(random.nextInt(STATES.size()));
        boolean produced = random.nextBoolean();
        List<Json> vector = new ArrayList<>();
        for (int origin = 0; origin < (produced ? 1 : 1 + random.nextInt(3)); origin++) {
            Json.Obj share = (Json.Obj) ((Json.Arr) like.get("vector")).items().getFirst();
            vector.add(share.with("lot", produced ? id.value() : "L-" + origin)
                    .with("nominalMg", random.nextInt(4) == 0 ? 0 : random.nextLong(2_000))
                    .with("fineMg", random.nextLong(2_000)));
        }
        List<Json> changes = new ArrayList<>();
        for (String source : List.of("CUSTODIAN", "LABORATORY")) {
            if (random.nextBoolean()) {
                changes.add(Json.object()
                        .with("by", party(random))
                        .with("gainedMg", random.nextLong(40))
                        .with("lostMg", random.nextLong(40))
                        .with("source", source));
            }
        }
        return like.with("lot", id.value())
                .with("state", state)
                .with("custodyState", "HELD")
                .with("successors", List.<Json>of())
                .with("recipient", "DEMO")
                .with("reason", "DEMO")
                .with("parents", produced ? List.<Json>of() : List.<Json>of(new Json.Str("L-0")))
                .with("fineMg", random.nextLong(5_000))
                .with("unattributedMg", random.nextLong(3))
                .with("lossMg", random.nextLong(2_000) - 1_000)
                .with("changes", changes)
                .with("vector", vector);
    }

    @Test
    void what_is_no_lot_adds_nothing_is_told_and_stops_nothing() {
        SampleChain chain = new SampleChain()
                .block(tx("t0", write(LedgerKeys.lot(new LotId("L-1")), "{\"lot\":\"L-1\",\"state\":\"ACTIVE\"}")));
        projection.apply(chain.read());

        assertThat(reader.latest().gold().sum(GoldSums.Kind.LOTS)).isZero();
        assertThat(alerts.open()).singleElement().asString().contains("lot/L-1", "adds nothing to the balance");
    }

    @Test
    void a_record_that_adds_the_same_as_before_keeps_its_rows() {
        Json.Obj lot = (Json.Obj) Stage.CERTIFIED.world().ledger().records().get(LedgerKeys.lot(new LotId("LE")));
        SampleChain chain = new SampleChain()
                .block(tx("t0", write(LedgerKeys.lot(new LotId("LE")), lot.toString())))
                .block(tx(
                        "t1",
                        write(
                                LedgerKeys.lot(new LotId("LE")),
                                lot.with("custodian", "REF-01").toString())));
        projection.apply(chain.read());

        assertThat(database.list("select distinct from_block from addend", row -> row.getLong(1)))
                .containsExactly(0L);
        assertThat(database.list("select distinct from_block from total", row -> row.getLong(1)))
                .containsExactly(0L);
    }
}
