// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.payment.ObligationBalance;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Settlements;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I65: who pays a premium is for the buyer to say, who gives credits away for the producer, and nobody holds grams unpaid. */
class PayerTest {

    private static Json.Obj obligation(Consortium world, String amp, String payer) {
        return world.record(
                LedgerKeys.obligation(new Code("LE"), new Code("DEMO-PREMIUM"), new PartyId(amp), new PartyId(payer)));
    }

    private static ObligationBalance standing(Consortium world, String amp, String payer) {
        return ObligationBalance.of(
                Obligation.read(Fields.of(obligation(world, amp, payer))), Day.of(world.now()), world.ledger());
    }

    @Nested
    class Named {
        private final Consortium world = Stage.OUTTURN.world();
        private final DemoOfficer clerk = PremiumCase.anotherPayer(world);

        private Draft other() {
            return world.by("BUY-02").obligesItself(WorkedCase.obligation()).signedBy(clerk);
        }

        @Test
        void nobody_else_takes_on_the_premium_of_who_was_named() {
            world.ref01().settles(WorkedCase.settlement()).recorded();

            assertThat(other())
                    .isRefusedBy(Rule.I65, "paid by [BUY-01], as its buyer REF-01 settled it")
                    .in("statement.actor");
            assertThat(world.buy01().obligesItself(WorkedCase.obligation())).isAccepted();
        }

        @Test
        void where_nobody_is_named_the_buyer_itself_pays() {
            world.ref01()
                    .settles(Body.without(WorkedCase.settlement(), "payers"))
                    .recorded();

            assertThat(world.buy01().obligesItself(WorkedCase.obligation())).isRefusedBy(Rule.I65, "paid by [REF-01]");
            world.given(LedgerKeys.party(new PartyId("REF-01")), "roles", "['REFINER','PAYER']");
            DemoOfficer payments = DemoOfficer.of("ref-01-payments", "REF-01", OfficerRole.PAYMENTS);
            world.buyers().registersOfficer(WorkedCase.officer(payments)).submitted();
            assertThat(world.ref01().obligesItself(WorkedCase.obligation()).signedBy(payments))
                    .isAccepted();
        }

        @Test
        void only_a_payer_is_named() {
            Json.Obj wrong = Body.set(WorkedCase.settlement(), "payers[0].payer", "'TRD-01'");

            assertThat(world.ref01().settles(wrong))
                    .isRefusedBy(Rule.I65, "not registered as a payer")
                    .in("body.payers[0].payer");
            assertThat(world.ref01().settles(WorkedCase.settlement())).isAccepted();
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "[{'payer':'BUY-01','shareBp':5000},{'payer':'BUY-01','shareBp':5000}]"})
        void payers_are_named_once_each_with_a_share(String payers) {
            assertThat(world.ref01().settles(Body.set(WorkedCase.settlement(), "payers", payers)))
                    .isDefective("MALFORMED", "body.payers");
            assertThat(world.ref01().settles(PremiumCase.sharedPremium(WorkedCase.settlement())))
                    .isAccepted();
        }

        @Test
        void their_shares_make_the_whole() {
            Json.Obj shared = PremiumCase.sharedPremium(WorkedCase.settlement());

            assertThat(world.ref01().settles(Body.set(shared, "payers[1].shareBp", 3_999)))
                    .isRefusedBy(Rule.I65, "and not to 10000")
                    .in("body.payers");
            assertThat(world.ref01().settles(shared)).isAccepted();
        }

        @Test
        void who_took_a_premium_on_stays_its_payer_in_the_final_settlement() {
            Consortium begun = PremiumCase.provisional();
            PremiumCase.anotherPayer(begun);
            begun.later(Duration.ofHours(20))
                    .ref01()
                    .recordsOutturn(WorkedCase.outturn())
                    .recorded();

            assertThat(begun.ref01().settles(PremiumCase.sharedPremium(WorkedCase.settlement())))
                    .isRefusedBy(Rule.I65, "it is paid by [BUY-01]")
                    .in("body.payers");
            assertThat(begun.ref01().settles(Body.without(WorkedCase.settlement(), "payers")))
                    .isAccepted();
            assertThat(begun.buy01().truesUp(PremiumCase.trueUp())).isAccepted();
        }

        @Test
        void before_anybody_did_the_final_settlement_may_name_others() {
            Consortium begun = Stage.AT_REFINER.world();
            PremiumCase.anotherPayer(begun);
            begun.ref01().settlesProvisionally(Settlements.provisional()).recorded();
            begun.later(Duration.ofHours(20))
                    .ref01()
                    .recordsOutturn(WorkedCase.outturn())
                    .recorded();

            assertThat(begun.ref01().settles(PremiumCase.sharedPremium(WorkedCase.settlement())))
                    .isAccepted();
        }
    }

    @Nested
    class Shared {

        private Consortium settled(Consortium world) {
            world.ref01()
                    .settles(PremiumCase.sharedPremium(WorkedCase.settlement()))
                    .recorded();
            return world;
        }

        /** 435 614 cents: 261 368.4 and 174 245.6, so the odd cent goes to the second. */
        @Test
        void two_payers_owe_one_producer_and_their_parts_add_up_to_the_cent() {
            Consortium world = Stage.OUTTURN.world();
            DemoOfficer clerk = PremiumCase.anotherPayer(world);
            settled(world);
            assertThat(world.buy01().obligesItself(WorkedCase.obligation())).isAccepted();
            assertThat(world.by("BUY-02").obligesItself(WorkedCase.obligation()).signedBy(clerk))
                    .isAccepted();

            for (String amp : new String[] {"AMP-01", "AMP-02", "AMP-03", "AMP-04"}) {
                assertThat(Body.number(obligation(world, amp, "BUY-01"), "minor")
                                + Body.number(obligation(world, amp, "BUY-02"), "minor"))
                        .isEqualTo(WorkedCase.premiumOf(amp));
            }
            assertThat(Body.number(obligation(world, "AMP-01", "BUY-02"), "minor"))
                    .isEqualTo(174_246);
        }

        @Test
        void nobody_claims_by_name_more_than_its_share() {
            Consortium world = Stage.OUTTURN.world();
            PremiumCase.anotherPayer(world);
            settled(world);
            Json.Obj named = Body.set(WorkedCase.obligation(), "grams", "[{'lot':'LA','fineMg':653422}]");

            assertThat(world.buy01().obligesItself(named)).isRefusedBy(Rule.I37, "holds no");
            assertThat(world.buy01().obligesItself(Body.set(named, "grams[0].fineMg", 653_421)))
                    .isAccepted();
        }

        @Test
        void each_pays_its_own_and_the_scheme_says_whose_it_cancels() {
            Consortium world = Stage.OUTTURN.world();
            DemoOfficer clerk = PremiumCase.anotherPayer(world);
            settled(world);
            world.buy01().obligesItself(WorkedCase.obligation()).recorded();
            world.by("BUY-02")
                    .obligesItself(WorkedCase.obligation())
                    .signedBy(clerk)
                    .recorded();
            Json.Obj payment = Body.set(WorkedCase.payment("AMP-01"), "for[0].minor", 174_247);

            assertThat(world.by("BUY-02").announces(payment).signedBy(clerk)).isRefusedBy(Rule.I39);
            assertThat(world.by("BUY-02")
                            .announces(Body.set(payment, "for[0].minor", 174_246))
                            .signedBy(clerk))
                    .isAccepted();

            Json.Obj cancellation = PremiumCase.cancellation("AMP-04");
            assertThat(world.sch01().cancelsPremium(cancellation))
                    .isRefusedBy(Rule.I3, "several payers")
                    .in("body.payer");
            assertThat(world.sch01().cancelsPremium(Body.set(cancellation, "payer", "'BUY-03'")))
                    .isRefusedBy(Rule.I3, "no obligation");
            assertThat(world.sch01().cancelsPremium(Body.set(cancellation, "payer", "'BUY-02'")))
                    .isAccepted();
            assertThat(standing(world, "AMP-04", "BUY-01").state()).isEqualTo(ObligationBalance.State.DUE);
            assertThat(standing(world, "AMP-04", "BUY-02").state()).isEqualTo(ObligationBalance.State.CANCELLED);
        }

        @Test
        void what_two_payers_owe_on_one_bar_becomes_final_together() {
            Consortium world = Stage.AT_REFINER.world();
            DemoOfficer clerk = PremiumCase.anotherPayer(world);
            world.ref01()
                    .settlesProvisionally(PremiumCase.sharedPremium(Settlements.provisional()))
                    .recorded();
            world.by("BUY-02")
                    .obligesItself(WorkedCase.obligation())
                    .signedBy(clerk)
                    .recorded();
            world.buy01().obligesItself(WorkedCase.obligation()).recorded();
            world.later(Duration.ofHours(20))
                    .ref01()
                    .recordsOutturn(WorkedCase.outturn())
                    .recorded();
            settled(world);

            assertThat(world.buy01().truesUp(PremiumCase.trueUp())).isAccepted();
            for (String amp : new String[] {"AMP-01", "AMP-02", "AMP-03", "AMP-04"}) {
                assertThat(standing(world, amp, "BUY-02").state()).isEqualTo(ObligationBalance.State.DUE);
                assertThat(Body.number(obligation(world, amp, "BUY-01"), "minor")
                                + Body.number(obligation(world, amp, "BUY-02"), "minor"))
                        .isEqualTo(WorkedCase.premiumOf(amp));
            }
        }
    }

    @Nested
    class Credit {
        private final Consortium world = PremiumCase.beforeAnySale();
        private final Json.Obj two = Body.set(
                PremiumCase.creditSale(), "grams", "[{'lot':'LA','fineMg':100000},{'lot':'LB','fineMg':50001}]");

        @Test
        void no_credit_is_taken_without_every_producer_of_its_grams() {
            assertThat(world.buy01().takesCredit(two).signedBy("buy-01-payments"))
                    .isRefusedBy(Rule.I65, "AMP-01 has signed")
                    .in("signatures");
            assertThat(world.buy01().takesCredit(two).signedBy("buy-01-payments", "amp-01-treasurer"))
                    .isRefusedBy(Rule.I65, "AMP-04 has signed");
            assertThat(world.buy01()
                            .takesCredit(two)
                            .signedBy("buy-01-payments", "amp-01-treasurer", "amp-02-treasurer", "amp-04-legal"))
                    .isRefusedBy(Rule.I1);
            assertThat(world.buy01().takesCredit(two).signedBy("buy-01-payments", "amp-01-treasurer", "amp-04-legal"))
                    .isAccepted();
        }
    }

    /** Due on 2024-04-07, and 90 days of grace after it. */
    @Nested
    class Lapsed {
        private final Consortium world = Stage.OBLIGED.world();
        private final Instant lastDay = Instant.parse("2024-07-06T20:00:00Z");
        private final Instant dayAfter = Instant.parse("2024-07-07T20:00:00Z");

        private ObligationBalance.State state() {
            return standing(world, "AMP-01", "BUY-01").state();
        }

        @Test
        void what_nobody_paid_in_time_is_no_longer_paid_but_owed_anew() {
            world.at(lastDay);
            assertThat(state()).isEqualTo(ObligationBalance.State.DUE);
            assertThat(world.buy01().obligesItself(WorkedCase.obligation())).isRefusedBy(Rule.I37);

            world.at(dayAfter);
            assertThat(state()).isEqualTo(ObligationBalance.State.LAPSED);
            assertThat(standing(world, "AMP-01", "BUY-01").overdue(Day.of(dayAfter)))
                    .isFalse();
            assertThat(world.buy01().announces(WorkedCase.payment("AMP-01"))).isRefusedBy(Rule.I65, "lapsed unpaid");
            assertThat(world.buy01().obligesItself(WorkedCase.obligation())).isAccepted();
        }

        @Test
        void its_grams_are_free_for_a_credit() {
            world.sch01().publishesScheme(PremiumCase.creditScheme()).recorded();

            assertThat(world.at(lastDay).buy01().takesCredit(PremiumCase.creditSale()))
                    .isRefusedBy(Rule.I37);
            assertThat(world.at(dayAfter).buy01().takesCredit(PremiumCase.creditSale()))
                    .isAccepted();
            assertThat(world.buy01().obligesItself(WorkedCase.obligation())).isRefusedBy(Rule.I37, "claimed already");
        }

        @Test
        void a_payment_that_stands_keeps_it_and_one_that_is_denied_does_not() {
            world.buy01().announces(WorkedCase.payment("AMP-01")).recorded();
            world.buy01().announces(WorkedCase.payment("AMP-04")).recorded();
            world.at(Instant.parse("2024-03-09T15:00:00Z"))
                    .amp04()
                    .denies(PremiumCase.denial("AMP-04"))
                    .recorded();

            world.at(dayAfter);
            assertThat(state()).isEqualTo(ObligationBalance.State.DUE);
            assertThat(standing(world, "AMP-04", "BUY-01").state()).isEqualTo(ObligationBalance.State.LAPSED);
        }

        @Test
        void a_payment_that_came_back_does_not_keep_it_either() {
            world.buy01().announces(WorkedCase.payment("AMP-01")).recorded();
            world.buy01().takesPaymentBack(PremiumCase.reversal("AMP-01")).recorded();

            world.at(lastDay);
            assertThat(state()).isEqualTo(ObligationBalance.State.DUE);
            world.at(dayAfter);
            assertThat(state()).isEqualTo(ObligationBalance.State.LAPSED);
        }
    }
}
