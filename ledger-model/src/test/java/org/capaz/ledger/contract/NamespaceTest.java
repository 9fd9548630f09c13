// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Instant;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WayOut;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I71: an id that begins with a party's own id is given by that party, so that nobody can take it first. */
class NamespaceTest {

    @Test
    void a_lot_is_named_after_its_producer_by_that_producer_alone() {
        Json.Obj lot = EveryKind.rightly(StatementKind.DECLARE_LOT).statement().body();

        assertThat(EveryKind.rightly(StatementKind.DECLARE_LOT).withBody(Body.set(lot, "lot", "'AMP-01-L-7'")))
                .isRefusedBy(Rule.I71, "ids that begin with AMP-01 and a hyphen are for AMP-01 to give");
        assertThat(EveryKind.rightly(StatementKind.DECLARE_LOT).withBody(Body.set(lot, "lot", "'AMP-04-L-7'")))
                .isAccepted();
    }

    @Test
    void an_id_that_only_looks_like_a_partys_is_free() {
        Json.Obj lot = EveryKind.rightly(StatementKind.DECLARE_LOT).statement().body();

        for (String free : new String[] {"AMP-01", "AMP-99-L-7", "AMP-010-L", "L-AMP-01-7", "AMP"}) {
            assertThat(EveryKind.rightly(StatementKind.DECLARE_LOT).withBody(Body.set(lot, "lot", "'" + free + "'")))
                    .isAccepted();
        }
    }

    @Test
    void what_a_work_gives_is_not_named_after_another() {
        Consortium world = Stage.AT_AGGREGATOR.world();
        Json.Obj melt = WorkedCase.melt();

        assertThat(world.agg01().melts(Body.set(melt, "output.lot", "'REF-01-B-1'")))
                .isRefusedBy(Rule.I71, "REF-01-B-1");
        assertThat(world.agg01().melts(Body.set(melt, "transformation", "'TRD-01-M-1'")))
                .isRefusedBy(Rule.I71, "TRD-01-M-1");
        assertThat(world.agg01().melts(Body.set(melt, "output.lot", "'AGG-01-B-1'")))
                .isAccepted();
    }

    @Test
    void transfers_payments_and_credit_sales_have_their_namespaces_too() {
        for (StatementKind kind : new StatementKind[] {
            StatementKind.OFFER_CUSTODY, StatementKind.ANNOUNCE_PAYMENT, StatementKind.SELL_CREDIT
        }) {
            String member = switch (kind) {
                case OFFER_CUSTODY -> "transfer";
                case ANNOUNCE_PAYMENT -> "payment";
                default -> "sale";
            };
            var right = EveryKind.rightly(kind);
            Json.Obj body = right.statement().body();
            String actor = right.statement().actor();

            assertThat(right.withBody(Body.set(body, member, "'TRD-01-77'"))).isRefusedBy(Rule.I71);
            assertThat(right.withBody(Body.set(body, member, "'" + actor + "-77'")))
                    .isAccepted();
        }
    }

    /** An organisation's act with the signature of the party whose name it is. */
    @Test
    void who_signs_along_may_have_its_name_given() {
        Consortium world = WayOut.inEffect();
        Json.Obj body = WayOut.rescueBody();

        assertThat(WayOut.rescue(world).withBody(Body.set(body, "successor", "'AMP-01-R'")))
                .isRefusedBy(Rule.I71);
        assertThat(WayOut.rescue(world).withBody(Body.set(body, "successor", "'AGG-01-R'")))
                .isAccepted();
    }

    @Test
    void readings_words_and_schemes_have_their_namespaces_too() {
        for (StatementKind kind : new StatementKind[] {
            StatementKind.RECORD_ASSAY,
            StatementKind.RECORD_ASSESSMENT,
            StatementKind.ISSUE_ATTESTATION,
            StatementKind.NOTIFY_AUTHORITY_ORDER,
            StatementKind.SUBMIT_COMMENT,
            StatementKind.PUBLISH_SCHEME
        }) {
            String member = switch (kind) {
                case RECORD_ASSAY -> "assay";
                case RECORD_ASSESSMENT -> "assessment";
                case ISSUE_ATTESTATION -> "attestation";
                case NOTIFY_AUTHORITY_ORDER -> "notice";
                case SUBMIT_COMMENT -> "comment";
                default -> "scheme";
            };
            var right = EveryKind.rightly(kind);
            Json.Obj body = right.statement().body();
            String actor = right.statement().actor();

            assertThat(right.withBody(Body.set(body, member, "'TRD-01-77'"))).isRefusedBy(Rule.I71, "TRD-01");
            assertThat(right.withBody(Body.set(body, member, "'" + actor + "-77'")))
                    .isAccepted();
        }
    }

    // Where the members ask for the prefix

    private static Consortium asking(long value) {
        Consortium world = Stage.SEALED.world();
        world.assurance()
                .publishesValues(Body.of("{'effectiveFrom':'2024-06-01','values':{'id.ownPrefix':%d}}", value))
                .recorded();
        return world.at(Instant.parse("2024-06-02T15:00:00Z"));
    }

    @Test
    void where_the_members_ask_for_it_no_id_is_left_that_a_stranger_could_take_first() {
        Consortium world = asking(1);
        Json.Obj offer = WorkedCase.offer("LA");

        assertThat(world.amp01().offers(offer)).isRefusedBy(Rule.I71, "AMP-01-T-LA");
        assertThat(world.amp01().offers(Body.set(offer, "transfer", "'AMP-01-T-LA'")))
                .isAccepted();
    }

    @Test
    void where_they_do_not_other_ids_are_free() {
        assertThat(asking(0).amp01().offers(WorkedCase.offer("LA"))).isAccepted();
        assertThat(Stage.SEALED.world().amp01().offers(WorkedCase.offer("LA"))).isAccepted();
    }
}
