// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.delete;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.gateway.Database;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestDatabase;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadModelTest {
    private final Database database = TestDatabase.fresh();
    private final Projection projection = new Projection(database, Database.LEDGER, "capaz", new Alerts());
    private final LedgerStateReader reader = new LedgerStateReader(database, projection, Clock.systemUTC());
    private final SampleChain chain = new SampleChain();

    @AfterEach
    void close() {
        database.close();
    }

    private void block(SampleChain.Tx... transactions) {
        int height = chain.bytes().size();
        projection.apply(chain.block(transactions).read().subList(height, height + 1));
    }

    private static LedgerKey lot(String id) {
        return LedgerKeys.lot(new LotId(id));
    }

    private static KVWrite lot(String id, String custodian, String state) {
        return write(
                lot(id), "{\"custodian\":\"" + custodian + "\",\"lot\":\"" + id + "\",\"state\":\"" + state + "\"}");
    }

    private static SortedMap<String, String> heldBy(String custodian) {
        return new TreeMap<>(Map.of("custodian", custodian));
    }

    private static List<String> names(List<Fact> facts) {
        return facts.stream().map(Fact::name).toList();
    }

    private List<String> heldBy(String custodian, long height) {
        return names(reader.asOf(height).orElseThrow().page(Family.LOT, heldBy(custodian), Sight.NOBODY, "", 9));
    }

    @Test
    void an_answer_holds_from_its_block_until_before_the_block_of_the_next() {
        block(tx("t0", lot("LA", "AMP-01", "ACTIVE")));
        block(tx("t1", lot("LB", "AMP-01", "ACTIVE")));
        block(tx("t2", lot("LA", "AGG-01", "ACTIVE")));
        block(tx("t3", delete(lot("LB"))));

        assertThat(heldBy("AMP-01", 0)).containsExactly("LA");
        assertThat(heldBy("AMP-01", 1)).containsExactly("LA", "LB");
        assertThat(heldBy("AMP-01", 2)).containsExactly("LB");
        assertThat(heldBy("AMP-01", 3)).isEmpty();
        assertThat(heldBy("AGG-01", 3)).containsExactly("LA");
    }

    @Test
    void of_several_writes_of_a_block_the_last_counts() {
        block(
                tx("t0", lot("LA", "AMP-01", "ACTIVE"), lot("LA", "AMP-02", "ACTIVE")),
                tx("t1", lot("LA", "AGG-01", "ACTIVE")));

        assertThat(heldBy("AMP-01", 0)).isEmpty();
        assertThat(heldBy("AMP-02", 0)).isEmpty();
        assertThat(heldBy("AGG-01", 0)).containsExactly("LA");
    }

    @Test
    void a_question_under_way_does_not_see_the_block_that_came_meanwhile() {
        block(tx("t0", lot("LA", "AMP-01", "ACTIVE")));
        ProjectedLedgerState asked = reader.latest();
        block(tx("t1", lot("LA", "AGG-01", "ACTIVE"), lot("LB", "AMP-01", "ACTIVE")));

        assertThat(names(asked.page(Family.LOT, heldBy("AMP-01"), Sight.NOBODY, "", 9)))
                .containsExactly("LA");
        assertThat(names(reader.latest().page(Family.LOT, heldBy("AMP-01"), Sight.NOBODY, "", 9)))
                .containsExactly("LB");
    }

    @Test
    void every_record_that_names_a_lot_refers_to_it() {
        block(tx(
                "t0",
                write(LedgerKeys.transfer(new Code("T-1")), "{\"items\":[{\"lot\":\"LA\"},{\"lot\":\"LB\"}]}"),
                write(LedgerKeys.transformation(new Code("M-1")), "{\"inputs\":[\"LA\",\"LA\"],\"outputs\":[\"LE\"]}"),
                write(new LedgerKey(Family.SEAL, List.of("S1", "LA")), "{\"lot\":\"LA\"}")));
        ProjectedLedgerState ledger = reader.latest();

        assertThat(names(ledger.referring(Family.TRANSFER, "lot", "LB"))).containsExactly("T-1");
        assertThat(names(ledger.referring(Family.TRANSFORMATION, "lot", "LA"))).containsExactly("M-1");
        assertThat(names(ledger.referring(Family.TRANSFORMATION, "lot", "LE"))).containsExactly("M-1");
        assertThat(names(ledger.referring(Family.SEAL, "lot", "LA"))).containsExactly("S1/LA");
        assertThat(ledger.referring(Family.SEAL, "lot", "LE")).isEmpty();
    }

    @Test
    void relatives_at_any_distance_are_found_at_once_and_circles_end() {
        block(tx(
                "t0",
                write(lot("LA"), "{\"parents\":[]}"),
                write(lot("LB"), "{\"parents\":[\"LA\"]}"),
                write(lot("LE"), "{\"parents\":[\"LB\",\"LA\"]}"),
                write(lot("LX"), "{\"parents\":[\"LX\"]}"),
                write(lot("LY"), "{\"parents\":\"none\"}")));

        assertThat(reader.latest().relatives(new LotId("LE"), "parents"))
                .containsOnlyKeys(new LotId("LA"), new LotId("LB"), new LotId("LE"));
        assertThat(reader.latest().relatives(new LotId("LX"), "parents")).containsOnlyKeys(new LotId("LX"));
        assertThat(reader.latest().relatives(new LotId("LY"), "parents")).containsOnlyKeys(new LotId("LY"));
    }

    @Test
    void values_that_no_index_could_hold_are_found_and_stop_nothing() {
        String longest = "A".repeat(9_000);
        block(tx("t0", lot("LA", longest, "ACTIVE"), lot("LB", "a b%", "ACTIVE"), write(lot("LX"), "[1]")));

        assertThat(heldBy(longest, 0)).containsExactly("LA");
        assertThat(heldBy("a b%", 0)).containsExactly("LB");
        assertThat(names(reader.latest().page(Family.LOT, new TreeMap<>(), Sight.NOBODY, "", 9)))
                .containsExactly("LA", "LB", "LX");
    }

    @Test
    void the_next_free_status_index_is_after_the_highest_number() {
        assertThat(reader.firstFreeStatusIndex()).isZero();
        block(tx(
                "t0",
                write("idx:9", "\"c\"".getBytes()),
                write("idx:10", "\"d\"".getBytes()),
                write("idx:x", "1".getBytes())));

        assertThat(reader.firstFreeStatusIndex()).isEqualTo(11);
    }
}
