// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I22, I35, I37: a gram of a production lot is paid once, on metal or as a credit, however often it is melted. */
class ClaimTest {

    private static Json.Obj credit(String sale, long milligrams) {
        return Body.set(Body.set(PremiumCase.creditSale(), "sale", "'" + sale + "'"), "grams[0].fineMg", milligrams);
    }

    private static Json.Obj physical(String member, String value) {
        return Body.set(WorkedCase.obligation(), member, value);
    }

    @Nested
    class OnMetal {
        private final Consortium world = Stage.OBLIGED.world();

        OnMetal() {
            world.sch01().publishesScheme(PremiumCase.creditScheme()).recorded();
        }

        /** LA holds 1 090 625 mg, of which 1 089 035 were paid for in bar LE. */
        @Test
        void a_credit_is_not_sold_on_grams_that_were_paid_physically() {
            assertThat(world.buy01().takesCredit(credit("CS-01", 1_591))).isRefusedBy(Rule.I37, "claimed already");
            assertThat(world.buy01().takesCredit(credit("CS-01", 1_590))).isAccepted();
        }

        /** What two assays may differ by is nobody's second premium: 10 bp of LA are 1 090 mg. */
        @Test
        void settled_again_after_another_melt_the_same_gold_is_claimed_already() {
            copyOfTheBar("LF");

            assertThat(world.buy01().obligesItself(physical("lot", "'LF'"))).isRefusedBy(Rule.I37, "claimed already");
            assertThat(world.buy01().obligesItself(rest(1_590 + 1_091))).isRefusedBy(Rule.I37);
            assertThat(world.buy01().obligesItself(rest(1_590 + 1_090))).isAccepted();
        }

        private Json.Obj rest(long milligrams) {
            return Body.set(physical("lot", "'LF'"), "grams", "[{'lot':'LA','fineMg':%d}]".formatted(milligrams));
        }

        /** A bar cast of LE, and settled. */
        private void copyOfTheBar(String lot) {
            world.ledger().put(LedgerKeys.lot(new LotId(lot)), Body.set(world.lot("LE"), "lot", "'" + lot + "'"));
            Json.Obj settlement = world.record(LedgerKeys.settlement(new LotId("LE")));
            world.ledger().put(LedgerKeys.settlement(new LotId(lot)), Body.set(settlement, "lot", "'" + lot + "'"));
        }

        @Test
        void nobody_claims_more_of_an_origin_than_the_bar_holds() {
            Consortium unclaimed = Stage.SETTLED.world();

            assertThat(unclaimed.buy01().obligesItself(physical("grams", "[{'lot':'LA','fineMg':1089036}]")))
                    .isRefusedBy(Rule.I37, "holds no");
            assertThat(unclaimed.buy01().obligesItself(physical("grams", "[{'lot':'LX','fineMg':1}]")))
                    .isRefusedBy(Rule.I37, "holds no");
            assertThat(unclaimed.buy01().obligesItself(physical("grams", "[{'lot':'LA','fineMg':1089035}]")))
                    .isAccepted();
        }

        @Test
        void what_was_not_claimed_may_be_claimed_later() {
            Consortium partly = Stage.SETTLED.world();
            partly.buy01()
                    .obligesItself(physical("grams", "[{'lot':'LA','fineMg':89035}]"))
                    .recorded();
            partly.sch01()
                    .publishesScheme(Body.set(WorkedCase.scheme(), "scheme", "'SECOND'"))
                    .recorded();
            Json.Obj second = physical("scheme", "'SECOND'");

            assertThat(partly.buy01().obligesItself(WorkedCase.obligation())).isRefusedBy(Rule.I37);
            assertThat(partly.buy01()
                            .obligesItself(Body.set(
                                    second, "grams", "[{'lot':'LA','fineMg':1000000},{'lot':'LB','fineMg':443678}]")))
                    .isAccepted();
        }
    }

    @Nested
    class AsCredit {
        private final Consortium world = PremiumCase.beforeAnySale();

        @Test
        void credits_stay_within_the_production_lot_together() {
            world.buy01().takesCredit(credit("CS-01", 1_000_000)).recorded();

            assertThat(world.buy01().takesCredit(credit("CS-02", 90_626))).isRefusedBy(Rule.I37);
            assertThat(world.buy01().takesCredit(credit("CS-02", 90_625))).isAccepted();
        }

        @Test
        void nor_is_a_premium_paid_physically_on_grams_sold_as_credit() {
            Consortium settled = Stage.SETTLED.world();
            settled.sch01().publishesScheme(PremiumCase.creditScheme()).recorded();
            settled.buy01().takesCredit(credit("CS-01", 2_681)).recorded();

            assertThat(settled.buy01().obligesItself(WorkedCase.obligation())).isRefusedBy(Rule.I37);
            assertThat(settled.buy01().obligesItself(physical("grams", "[{'lot':'LA','fineMg':1089034}]")))
                    .isAccepted();
        }

        @Test
        void a_credit_owes_its_producers_at_once() {
            Json.Obj two = Body.set(
                    PremiumCase.creditSale(), "grams", "[{'lot':'LA','fineMg':100000},{'lot':'LB','fineMg':50001}]");

            assertThat(world.buy01().takesCredit(two)).isAccepted();

            List<Json.Obj> owed =
                    world.ledger().list(LedgerKeys.obligations(new Code("CS-01"), new Code("DEMO-CREDIT")));
            assertThat(owed)
                    .extracting(obligation -> Body.number(obligation, "minor"))
                    .containsExactly(50_000L, 25_000L);
            assertThat(owed)
                    .extracting(obligation -> Body.text(obligation, "stage"))
                    .containsOnly("DUE");
        }

        @Test
        void a_credit_sale_is_recorded_once() {
            world.buy01().takesCredit(credit("CS-01", 10)).recorded();

            assertThat(world.buy01().takesCredit(credit("CS-01", 20))).isRefusedBy(Rule.I3);
            assertThat(world.buy01().takesCredit(credit("CS-02", 20))).isAccepted();
        }

        @Test
        void a_credit_sale_does_not_go_by_a_lot_s_name() {
            assertThat(world.buy01().takesCredit(credit("LA", 10))).isRefusedBy(Rule.I3, "is a lot");
            assertThat(world.buy01().takesCredit(credit("LA-1", 10))).isAccepted();
            assertThat(world.agg01().splits(WorkedCase.split())).isRefusedBy(Rule.I20, "LA-1 is the name");
            assertThat(world.agg01().splits(Body.set(WorkedCase.split(), "outputs[0].lot", "'LA-9'")))
                    .isAccepted();
        }

        /** At 0.50 cents a milligram: one milligram rounds to nothing, and would lock the gold for nothing. */
        @Test
        void nothing_is_claimed_for_nothing() {
            assertThat(world.buy01().takesCredit(credit("CS-01", 1))).isRefusedBy(Rule.I38, "nothing at all");
            assertThat(world.buy01().takesCredit(credit("CS-01", 2))).isAccepted();
            assertThat(world.sch01().publishesScheme(Body.set(PremiumCase.creditScheme(), "ratePerKg.minor", 0)))
                    .isDefective("MALFORMED", "body.ratePerKg.minor");
        }

        /** A credit is made of nothing but its statement, so nobody dates it into better terms. */
        @Test
        void a_credit_has_the_terms_of_the_day_it_is_recorded() {
            Json.Obj dearer = Body.set(
                    Body.set(PremiumCase.creditScheme(), "version", 2),
                    "effectiveFrom",
                    "'" + Day.of(world.now()).plusDays(1) + "'");
            world.sch01().publishesScheme(dearer).recorded();
            world.later(Duration.ofDays(1));
            Draft yesterday =
                    world.buy01().takesCredit(PremiumCase.creditSale()).happened(Duration.ofDays(1));

            assertThat(yesterday).isRefusedBy(Rule.I36, "version 2");
            assertThat(world.buy01()
                            .takesCredit(Body.set(PremiumCase.creditSale(), "version", 2))
                            .happened(Duration.ofDays(1)))
                    .isAccepted();
        }

        @Test
        void a_credit_is_on_gold_that_somebody_produced() {
            assertThat(world.buy01().takesCredit(Body.set(PremiumCase.creditSale(), "grams[0].lot", "'LZ'")))
                    .isRefusedBy(Rule.I37, "no production lot");
            world.given(LedgerKeys.lot(new LotId("LB")), "parents", "['LA']");
            assertThat(world.buy01().takesCredit(Body.set(PremiumCase.creditSale(), "grams[0].lot", "'LB'")))
                    .isRefusedBy(Rule.I37, "no production lot");
            assertThat(world.buy01().takesCredit(PremiumCase.creditSale())).isAccepted();
        }

        @ParameterizedTest
        @ValueSource(strings = {"NONE", "MIXED"})
        void gold_without_a_claim_earns_no_credit_either(String claimClass) {
            world.given(LedgerKeys.lot(new LotId("LA")), "claimClass", "'" + claimClass + "'");

            assertThat(world.buy01().takesCredit(PremiumCase.creditSale())).isRefusedBy(Rule.I22);
            world.given(LedgerKeys.lot(new LotId("LA")), "claimClass", "'CANDIDATE'");
            assertThat(world.buy01().takesCredit(PremiumCase.creditSale())).isAccepted();
        }

        @Test
        void a_scheme_is_paid_on_metal_or_on_credit_and_stays_so() {
            Json.Obj onMetal = Body.set(PremiumCase.creditSale(), "scheme", "'DEMO-PREMIUM'");
            Json.Obj second =
                    Body.set(Body.set(PremiumCase.creditScheme(), "version", 2), "effectiveFrom", "'2024-06-01'");

            assertThat(world.buy01().takesCredit(onMetal)).isRefusedBy(Rule.I37, "PHYSICAL");
            assertThat(world.buy01().takesCredit(PremiumCase.creditSale())).isAccepted();
            assertThat(world.sch01().publishesScheme(Body.set(second, "base", "'PHYSICAL'")))
                    .isRefusedBy(Rule.I37);
            assertThat(world.sch01().publishesScheme(second)).isAccepted();
        }
    }

    /** I35: what a scheme asks for is data, and is asked of the day of production. */
    @Nested
    class Eligible {
        private final Consortium world = Stage.SETTLED.world();

        private Draft under(String member, String value) {
            Json.Obj terms = Body.set(Body.set(WorkedCase.scheme(), "scheme", "'ASKS'"), member, value);
            world.sch01().publishesScheme(terms).recorded();
            return world.buy01().obligesItself(physical("scheme", "'ASKS'"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "results; [{'module':4,'atLeast':'PROGRESSING'}]; [{'module':6,'atLeast':'PROGRESSING'}]",
                    "results; [{'module':3,'atLeast':'CONTROLLED'}]; [{'module':3,'atLeast':'FULFILLED'}]",
                    "standards; [{'standard':'CRAFT','version':'2.1'}]; [{'standard':'CRAFT','version':'1.0'}]"
                })
        void modules_levels_and_standards_are_asked_for_as_data(String member, String met, String missed) {
            assertThat(under(member, met)).isAccepted();
            Consortium other = Stage.SETTLED.world();
            other.assurance()
                    .publishesStandard(Body.set(WorkedCase.standard(), "version", "'1.0'"))
                    .recorded();
            other.sch01()
                    .publishesScheme(Body.set(Body.set(WorkedCase.scheme(), "scheme", "'ASKS'"), member, missed))
                    .recorded();
            assertThat(other.buy01().obligesItself(physical("scheme", "'ASKS'")))
                    .isRefusedBy(Rule.I35);
        }

        @Test
        void a_scheme_asks_for_published_standards_only() {
            Json.Obj terms = Body.set(WorkedCase.scheme(), "scheme", "'ASKS'");

            assertThat(world.sch01()
                            .publishesScheme(Body.set(
                                    terms,
                                    "standards",
                                    "[{'standard':'CRAFT','version':'2.1'},{'standard':'CRAFT','version':'1.0'}]")))
                    .isRefusedBy(Rule.I30, "not published");
            assertThat(world.sch01()
                            .publishesScheme(Body.set(terms, "standards", "[{'standard':'CRAFT','version':'2.1'}]")))
                    .isAccepted();
        }

        @Test
        void a_scheme_may_ask_for_a_standing() {
            Json.Obj strict = Body.set(Body.set(WorkedCase.scheme(), "scheme", "'STRICT'"), "standing", "'AFFILIATED'");
            world.sch01().publishesScheme(strict).recorded();

            assertThat(world.buy01().obligesItself(physical("scheme", "'STRICT'")))
                    .isRefusedBy(Rule.I35);
            assertThat(under("standing", "'CANDIDATE'")).isAccepted();
            assertThat(world.sch01()
                            .publishesScheme(Body.set(
                                    Body.set(WorkedCase.scheme(), "scheme", "'ODD'"), "standing", "'SUSPENDED'")))
                    .isDefective("MALFORMED", "body.standing");
        }

        @Test
        void a_scheme_may_ask_who_found_it() {
            Json.Obj asks =
                    Body.set(Body.set(WorkedCase.scheme(), "scheme", "'ASKS'"), "minimumLevel", "'THIRD_PARTY'");
            Consortium second = Stage.SETTLED.world();
            second.sch01().publishesScheme(asks).recorded();
            for (String amp : List.of("AMP-01", "AMP-02", "AMP-03", "AMP-04")) {
                second.ledger().list(LedgerKeys.attestations(new PartyId(amp))).forEach(found -> {
                    int module = (int) Body.number(found, "module");
                    var key =
                            LedgerKeys.attestation(new PartyId(amp), module, new Code(Body.text(found, "attestation")));
                    second.given(key, "level", "'SECOND_PARTY'");
                });
            }

            assertThat(second.buy01().obligesItself(physical("scheme", "'ASKS'")))
                    .isRefusedBy(Rule.I35);
            assertThat(second.buy01().obligesItself(WorkedCase.obligation())).isAccepted();
        }
    }
}
