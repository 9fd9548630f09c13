// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I75: under which registrations gold is bought, and that a transaction of the state stands behind one purchase. */
class PurchaseTest {
    private static final Json.Obj PURCHASE = Conduct.purchase();

    private final Consortium world = Conduct.sellersRegistered();

    @Test
    void a_buyer_records_what_it_accepted_and_nobody_else_does() {
        assertThat(world.trd01().buys(PURCHASE)).isRefusedBy(Rule.I75, "no transfer T-LA went to TRD-01");
        assertThat(world.agg01().buys(Body.set(PURCHASE, "lot", "'LB'"))).isRefusedBy(Rule.I75, "LB was not accepted");
        assertThat(world.agg01().buys(PURCHASE)).isAccepted();
    }

    @Test
    void a_purchase_of_gold_that_is_still_on_its_way_is_none() {
        Consortium before = Stage.SEALED.world();
        before.amp01().offers(WorkedCase.offer("LA")).recorded();

        assertThat(before.agg01().buys(PURCHASE)).isRefusedBy(Rule.I75, "LA was not accepted");
        assertThat(world.agg01().buys(PURCHASE)).isAccepted();
    }

    @Test
    void a_purchase_is_recorded_once() {
        world.agg01().buys(PURCHASE).recorded();

        assertThat(world.agg01().buys(Body.without(PURCHASE, "platform"))).isRefusedBy(Rule.I3);
        assertThat(world.agg01()
                        .buys(Body.without(
                                Body.set(Body.set(PURCHASE, "lot", "'LB'"), "transfer", "'T-LB'"), "platform")))
                .isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"RUCOM, ", "GENESIS, I75", "TITLE, I75"})
    void the_buyer_has_the_registration_that_it_names(String kind, Rule refusedBy) {
        var buying = world.agg01().buys(Body.set(PURCHASE, "buyerRegistration", "'" + kind + "'"));

        if (refusedBy == null) {
            assertThat(buying).isAccepted();
        } else {
            assertThat(buying).isRefusedBy(refusedBy, "AGG-01 has no registration " + kind);
        }
    }

    /** AMP-04 mines for subsistence; AMP-01 holds a title, whatever register it is in. */
    @ParameterizedTest
    @CsvSource({
        "LA, RUCOM, ",
        "LA, GENESIS, held no subsistence basis",
        "LA, TITLE, AMP-01 has no registration TITLE",
        "LB, GENESIS, ",
        "LB, RUCOM, AMP-04 has no registration RUCOM"
    })
    void the_sellers_registration_fits_the_seller_where_it_is_named(String lot, String kind, String because) {
        Json.Obj purchase = Body.set(Body.set(PURCHASE, "lot", "'" + lot + "'"), "transfer", "'T-" + lot + "'");
        var buying = world.agg01().buys(Body.set(purchase, "sellerRegistration", "'" + kind + "'"));

        if (because == null) {
            assertThat(buying).isAccepted();
        } else {
            assertThat(buying).isRefusedBy(Rule.I75, because);
        }
    }

    @Test
    void a_transaction_of_the_state_stands_behind_one_purchase() {
        world.agg01().buys(PURCHASE).recorded();
        Json.Obj second = Body.set(Body.set(PURCHASE, "lot", "'LB'"), "transfer", "'T-LB'");

        assertThat(world.agg01().buys(Body.set(second, "platform.number", "'TX2024-1'")))
                .isRefusedBy(Rule.I75, "stands behind another purchase already");
        assertThat(world.agg01().buys(Body.set(second, "platform.number", "'TX-2024-0002'")))
                .isAccepted();
    }

    @Test
    void a_transaction_is_of_no_later_day() {
        assertThat(world.agg01().buys(Body.set(PURCHASE, "platform.day", "'2024-03-07'")))
                .isRefusedBy(Rule.I75, "2024-03-07");
        assertThat(world.agg01().buys(PURCHASE)).isAccepted();
    }

    /** A stranger's citation does not keep the buyer from its own number. */
    @Test
    void a_number_that_another_buyer_cited_before_is_recorded_and_flagged() {
        Consortium refined = Stage.AT_REFINER.world();
        refined.ref01()
                .buys(Body.set(Body.set(PURCHASE, "lot", "'LE'"), "transfer", "'T-LE'"))
                .recorded();
        Json.Obj theirs = Body.set(PURCHASE, "platform.number", "'TX-2024-1'");

        assertThat(refined.agg01().buys(theirs)).isAcceptedWithFlags(LedgerKeys.lot(new LotId("LA")), Rule.I75);
        assertThat(Body.text(refined.record(LedgerKeys.purchase(new LotId("LA"), new Code("T-LA"))), "platform.number"))
                .isEqualTo("TX-2024-1");
    }

    @Test
    void the_papers_of_royalty_and_export_are_references() {
        Json.Obj cited = PURCHASE.with("royalty", "RG-2024-17")
                .with("consolidation", "CH-GE01")
                .with("export", "DEX-2024-9");

        assertThat(world.agg01().buys(Body.set(cited, "consolidation", "'5001'")))
                .isDefective("MALFORMED", "body.consolidation");
        assertThat(world.agg01().buys(cited)).isAccepted();
        Json.Obj record = world.record(LedgerKeys.purchase(new LotId("LA"), new Code("T-LA")));
        assertThat(Body.text(record, "seller")).isEqualTo("AMP-01");
        assertThat(Body.text(record, "royalty")).isEqualTo("RG-2024-17");
        assertThat(Body.text(record, "export")).isEqualTo("DEX-2024-9");
    }
}
