// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.delete;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;

import java.util.Iterator;
import org.capaz.gateway.Database;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestDatabase;
import org.capaz.gateway.follow.BlockFeed;
import org.capaz.gateway.projection.Alerts;
import org.capaz.gateway.projection.Projection;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectionRebuildTest {
    private final Database database = TestDatabase.fresh();
    private final SampleChain chain = new SampleChain();
    private final Projection projection = new Projection(database, Database.LEDGER, "capaz", new Alerts());

    ProjectionRebuildTest() {
        for (int i = 0; i < 120; i++) {
            chain.block(tx("t" + i, write(LedgerKeys.lot(new LotId("L-" + i)), "{\"lot\":\"L-" + i + "\"}")));
        }
        LedgerKey first = LedgerKeys.lot(new LotId("L-0"));
        chain.block(tx("t-changed", write(first, "{\"lot\":\"L-0\",\"state\":\"ACTIVE\"}")));
        chain.block(tx("t-deleted", delete(first)));
        projection.apply(chain.read());
    }

    private final BlockFeed peer = number -> {
        Iterator<byte[]> blocks = chain.bytes().listIterator((int) number);
        return new BlockFeed.Blocks() {
            @Override
            public byte[] next() {
                return blocks.next();
            }

            @Override
            public void close() {}
        };
    };

    @AfterEach
    void close() {
        database.close();
    }

    private ProjectionRebuild.Result rebuild() {
        return new ProjectionRebuild(database, peer, TestDatabase.settings("")).run();
    }

    @Test
    void a_rebuilt_projection_is_equal_row_for_row_and_takes_the_place_of_the_old_one() {
        ProjectionRebuild.Result result = rebuild();

        assertThat(result.differing()).isEmpty();
        assertThat(result.tables())
                .hasSize(6)
                .anyMatch(table -> table.startsWith("fact 122 rows "))
                .anyMatch(table -> table.startsWith("reference 122 rows "));
        assertThat(database.list("select key from fact", row -> row.getString(1)))
                .hasSize(122);
    }

    @Test
    void following_goes_on_after_the_switch() {
        rebuild();
        chain.block(tx("after", write(LedgerKeys.lot(new LotId("L-NEW")), "{}")));
        projection.apply(chain.read().subList(122, 123));

        assertThat(database.list("select key from fact_at('lot', 'L-NEW', 999)", row -> row.getString(1)))
                .containsExactly("L-NEW");
        assertThat(rebuild().differing()).isEmpty();
    }

    @Test
    void a_reference_that_somebody_ended_is_told_and_made_anew() {
        database.change("update ledger.reference set to_block = 90 where key = 'L-7'");

        assertThat(rebuild().differing()).singleElement().asString().startsWith("reference ");
        assertThat(database.list("select to_block from reference where key = 'L-7'", row -> row.getLong(1)))
                .containsExactly(Long.MAX_VALUE);
    }

    @Test
    void a_sum_that_somebody_wrote_is_told_and_made_anew() {
        database.change("insert into ledger.total values ('ACTIVE_MG', '', 1000, 5, " + Long.MAX_VALUE + ")");

        assertThat(rebuild().differing()).singleElement().asString().startsWith("total 0 rows ");
        assertThat(database.list("select amount from total", row -> row.getLong(1)))
                .isEmpty();
    }

    @Test
    void a_table_that_somebody_changed_is_told_and_set_aside() {
        database.change("update ledger.fact set body = '{\"forged\":true}' where block_no = 7");

        assertThat(rebuild().differing()).singleElement().asString().startsWith("fact ");
        assertThat(database.list("select body from ledger_set_aside.fact where block_no = 7", row -> row.getString(1)))
                .containsExactly("{\"forged\": true}");
        assertThat(database.list("select body ->> 'lot' from fact where block_no = 7", row -> row.getString(1)))
                .containsExactly("L-7");
    }
}
