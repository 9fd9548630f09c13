// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capaz.gateway.SampleChain.delete;
import static org.capaz.gateway.SampleChain.invalid;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.capaz.gateway.Database;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestDatabase;
import org.capaz.gateway.follow.BrokenChainException;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.verifier.fabric.Block;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final LedgerKey LE = LedgerKeys.lot(new LotId("LE"));
    private static final LedgerKey LB = LedgerKeys.lot(new LotId("LB"));

    private final Database database = TestDatabase.fresh();
    private final Alerts alerts = new Alerts();
    private final Projection projection = new Projection(database, Database.LEDGER, "capaz", alerts);

    @AfterEach
    void close() {
        database.close();
    }

    private static SampleChain sample() {
        return new SampleChain()
                .block(tx("t0", write(LB, "{\"lot\":\"LB\",\"state\":\"ACTIVE\"}")))
                .block(
                        tx("t1", write(LB, "{\"lot\":\"LB\",\"state\":\"CONSUMED\"}"), write(LE, "{\"lot\":\"LE\"}")),
                        invalid("t2", 11, write(LE, "{\"lot\":\"never\"}")))
                .block(tx("t3", delete(LB)));
    }

    private List<String> lots(long height) {
        return database.list("select key || ' ' || body from facts('lot', ?)", row -> row.getString(1), height);
    }

    @Test
    void facts_stand_with_their_place_and_only_those_of_valid_transactions() {
        projection.apply(sample().read());

        assertThat(database.list(
                        "select block_no || '/' || tx_no || ' ' || family || ' ' || key || ' ' || deleted from fact"
                                + " order by block_no, tx_no, write_no",
                        row -> row.getString(1)))
                .containsExactly("0/0 lot LB false", "1/0 lot LB false", "1/0 lot LE false", "2/0 lot LB true");
    }

    @Test
    void a_question_as_of_a_block_sees_the_ledger_of_that_block() {
        projection.apply(sample().read());

        assertThat(lots(0)).containsExactly("LB {\"lot\": \"LB\", \"state\": \"ACTIVE\"}");
        assertThat(lots(1)).hasSize(2).anyMatch(lot -> lot.contains("CONSUMED"));
        assertThat(lots(2)).containsExactly("LE {\"lot\": \"LE\"}");
    }

    @Test
    void invalid_transactions_are_listed_with_their_verdict() {
        projection.apply(sample().read());

        assertThat(database.list(
                        "select tx_id || ' ' || validation_code || ' ' || creator_msp from transaction order by block_no, tx_no",
                        row -> row.getString(1)))
                .containsExactly("t0 0 ProducersMSP", "t1 0 ProducersMSP", "t2 11 ProducersMSP", "t3 0 ProducersMSP");
    }

    @Test
    void a_verdict_beyond_127_is_read_unsigned() {
        projection.apply(new SampleChain().block(invalid("t0", 254)).read());

        assertThat(database.list("select validation_code from transaction", row -> row.getInt(1)))
                .containsExactly(254);
    }

    @Test
    void blocks_one_by_one_and_all_at_once_give_the_same_tables() {
        projection.apply(sample().read());
        try (Database other = TestDatabase.fresh()) {
            var oneByOne = new Projection(other, Database.LEDGER, "capaz", alerts);
            sample().read().forEach(block -> oneByOne.apply(List.of(block)));

            assertThat(hashes(other)).isEqualTo(hashes(database)).hasSize(6);
        }
    }

    @Test
    void a_missing_block_is_refused_and_the_next_one_in_order_is_taken() {
        List<Block> blocks = sample().read();
        projection.apply(blocks.subList(0, 1));

        assertThatThrownBy(() -> projection.apply(blocks.subList(2, 3)))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining("block 1 was expected");
        projection.apply(blocks.subList(1, 2));

        assertThat(projection.next()).isEqualTo(2);
    }

    @Test
    void a_replayed_block_is_refused() {
        List<Block> blocks = sample().read();
        projection.apply(blocks.subList(0, 2));

        assertThatThrownBy(() -> projection.apply(blocks.subList(1, 2))).isInstanceOf(BrokenChainException.class);
        assertThat(lots(9)).hasSize(2);
    }

    @Test
    void a_block_of_another_chain_is_refused() {
        projection.apply(sample().read().subList(0, 1));
        List<Block> other = new SampleChain().block(tx("x0")).block(tx("x1")).read();

        assertThatThrownBy(() -> projection.apply(other.subList(1, 2)))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining("names as its predecessor");
    }

    @Test
    void a_block_with_a_swapped_envelope_is_refused() throws Exception {
        byte[] good = new SampleChain().next(tx("t0", write(LE, "{\"lot\":\"LE\"}")));
        var forged = org.hyperledger.fabric.protos.common.Block.parseFrom(good).toBuilder();
        var otherData = org.hyperledger.fabric.protos.common.Block.parseFrom(
                        new SampleChain().next(tx("t0", write(LE, "{\"lot\":\"LX\"}"))))
                .getData();

        assertThatThrownBy(() -> projection.apply(
                        List.of(Block.read(forged.setData(otherData).build().toByteArray()))))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining("hash");
        assertThat(projection.next()).isZero();
    }

    @Test
    void a_batch_with_one_broken_block_changes_nothing() {
        List<Block> blocks = sample().read();

        assertThatThrownBy(() -> projection.apply(List.of(blocks.get(0), blocks.get(2))))
                .isInstanceOf(BrokenChainException.class);

        assertThat(database.list("select 1 from block", row -> 1)).isEmpty();
        assertThat(projection.next()).isZero();
    }

    @Test
    void a_record_of_an_unknown_family_is_kept_and_told() {
        projection.apply(new SampleChain()
                .block(tx("t0", write("\0moonstone\0M-1\0", "{\"a\":1}".getBytes(StandardCharsets.UTF_8))))
                .read());

        assertThat(database.list("select key from facts('moonstone', 9)", row -> row.getString(1)))
                .containsExactly("M-1");
        assertThat(alerts.open()).singleElement().asString().contains("moonstone");
    }

    @Test
    void a_value_that_no_table_can_hold_is_kept_as_bytes_and_stops_nothing() {
        projection.apply(new SampleChain()
                .block(
                        tx("t0", write(LE, "{\"name\":\"nul \\u0000 inside\"}")),
                        tx("t1", write(LB.onLedger(), new byte[] {1, 2, 3})),
                        tx("t2", write("\0\0", new byte[] {'1'})))
                .read());

        assertThat(database.list(
                        "select key || ' ' || (body is null) || ' ' || encode(raw, 'hex') from fact where family = 'lot'"
                                + " order by tx_no",
                        row -> row.getString(1)))
                .satisfiesExactly(
                        le -> assertThat(le).startsWith("LE true 7b"),
                        lb -> assertThat(lb).isEqualTo("LB true 010203"));
        assertThat(alerts.open()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(projection.height()).isZero();
    }

    @Test
    void texts_with_tabs_quotes_and_backslashes_come_back_as_they_were() {
        String name = "Do\\u00f1a \\\"Luz\\\"\\t\\\\N \\n end";
        projection.apply(new SampleChain()
                .block(tx(
                        "t0",
                        write(
                                new LedgerKey(Family.PARTY, List.of("A\\\"B\t{C}/D", "E")),
                                "{\"name\":\"" + name + "\"}")))
                .read());

        assertThat(database.list(
                        "select parts[1] || '|' || key || '|' || (body ->> 'name') from fact", row -> row.getString(1)))
                .containsExactly("A\\\"B\t{C}/D|A\\\"B\t{C}%2FD/E|Doña \"Luz\"\t\\N \n end");
    }

    @Test
    void two_writers_never_apply_the_same_block_twice() throws Exception {
        var second = new Projection(database, Database.LEDGER, "capaz", alerts);
        List<Block> blocks = sample().read();
        var threads = List.of(projection, second).stream()
                .map(writer -> Thread.ofVirtual().start(() -> {
                    for (Block block : blocks) {
                        try {
                            writer.apply(List.of(block));
                        } catch (BrokenChainException other) {
                            // The other was first with this one.
                        }
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(database.list("select number from block order by number", row -> row.getLong(1)))
                .containsExactly(0L, 1L, 2L);
    }

    private static List<String> hashes(Database of) {
        return of.list("select name || ' ' || row_count || ' ' || hash from table_hashes(99)", row -> row.getString(1));
    }
}
