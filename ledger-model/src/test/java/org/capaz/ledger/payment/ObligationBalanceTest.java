// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.payment.ObligationBalance.State;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Settlements;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I3, I36, I38 to I41: what becomes of an obligation, from its provisional figure to the payee's last word. */
class ObligationBalanceTest {

    private static ObligationBalance standing(Consortium world, String amp) {
        var key = LedgerKeys.obligation(
                new Code("LE"), new Code("DEMO-PREMIUM"), new PartyId(amp), new PartyId("BUY-01"));
        return ObligationBalance.of(Obligation.read(Fields.of(world.record(key))), Day.of(world.now()), world.ledger());
    }

    private static Payment.State payment(Consortium world, String amp) {
        return Payment.find(world.ledger(), new Code("P-" + amp)).orElseThrow().state(world.now(), world.ledger());
    }

    @Nested
    class TruedUp {

        @Test
        void a_provisional_premium_becomes_the_final_one_once() {
            Consortium world = PremiumCase.provisional();
            assertThat(standing(world, "AMP-01").state()).isEqualTo(State.PROVISIONAL);
            assertThat(standing(world, "AMP-01").obligation().amount().minor())
                    .as("1 089 668 mg at 4 000 USD per kg")
                    .isEqualTo(435_867);
            assertThat(world.buy01().truesUp(PremiumCase.trueUp())).isRefusedBy(Rule.I36, "no final settlement");

            Consortium settled = PremiumCase.finallySettled();
            assertThat(settled.buy01().truesUp(PremiumCase.trueUp())).isAccepted();
            for (String amp : new String[] {"AMP-01", "AMP-02", "AMP-03", "AMP-04"}) {
                assertThat(standing(settled, amp).obligation().amount().minor()).isEqualTo(WorkedCase.premiumOf(amp));
                assertThat(standing(settled, amp).state()).isEqualTo(State.DUE);
            }
            assertThat(settled.buy01().truesUp(PremiumCase.trueUp())).isRefusedBy(Rule.I36, "once");
        }

        @Test
        void the_terms_are_those_of_the_first_settlement() {
            Consortium world = PremiumCase.provisional();
            Json.Obj dearer = Body.set(Body.set(WorkedCase.scheme(), "version", 2), "ratePerKg.minor", 500_000);
            world.sch01()
                    .publishesScheme(Body.set(
                            dearer, "effectiveFrom", "'" + Day.of(world.now()).plusDays(1) + "'"))
                    .recorded();
            world.later(Duration.ofHours(20));
            world.ref01().recordsOutturn(WorkedCase.outturn()).recorded();
            world.ref01().settles(WorkedCase.settlement()).recorded();

            assertThat(world.buy01().truesUp(PremiumCase.trueUp())).isAccepted();
            assertThat(standing(world, "AMP-01").obligation().amount().minor()).isEqualTo(435_614);
        }

        /** The ledger computes all of it, so nobody can hold it back by saying nothing. */
        @ParameterizedTest
        @CsvSource({
            "BUY-01, buy-01-payments",
            "AMP-01, amp-01-treasurer",
            "AMP-04, amp-04-legal",
            "SCH-01, sch-01-officer"
        })
        void whoever_owes_it_waits_for_it_or_runs_the_scheme_makes_it_final(String party, String officer) {
            Consortium world = PremiumCase.finallySettled();

            assertThat(world.by(party).truesUp(PremiumCase.trueUp()).signedBy(officer))
                    .isAccepted();
            assertThat(standing(world, "AMP-01").obligation().amount().minor()).isEqualTo(435_614);
        }

        @Test
        void who_has_nothing_to_do_with_it_does_not() {
            Consortium world = PremiumCase.finallySettled();
            DemoOfficer clerk = PremiumCase.anotherPayer(world);

            assertThat(world.by("BUY-02").truesUp(PremiumCase.trueUp()).signedBy(clerk))
                    .isRefusedBy(Rule.I1, "neither owed by BUY-02");
            assertThat(world.buy01().truesUp(PremiumCase.trueUp())).isAccepted();
        }

        /** 89 035 of LA's milligrams were wanted: more than that is never owed for. */
        @Test
        void a_part_stays_the_part_that_was_claimed() {
            Consortium world = Stage.AT_REFINER.world();
            world.ref01().settlesProvisionally(Settlements.provisional()).recorded();
            world.buy01()
                    .obligesItself(Body.set(WorkedCase.obligation(), "grams", "[{'lot':'LA','fineMg':89035}]"))
                    .recorded();
            PremiumCase.settleFinally(world);

            assertThat(world.buy01().truesUp(PremiumCase.trueUp())).isAccepted();
            assertThat(standing(world, "AMP-01").obligation().fine().milligrams())
                    .isEqualTo(89_035);
        }
    }

    @Nested
    class Answered {
        private final Consortium world = PremiumCase.announced();

        @Test
        void only_what_the_payee_confirms_moves_an_obligation() {
            assertThat(standing(world, "AMP-04").state()).isEqualTo(State.DUE);
            assertThat(standing(world, "AMP-04").announced()).isEqualTo(177_471);

            world.amp04().confirms(WorkedCase.arrival("AMP-04")).recorded();

            assertThat(standing(world, "AMP-04").state()).isEqualTo(State.CONFIRMED);
            assertThat(standing(world, "AMP-04").overdue(Day.parse("2024-12-31")))
                    .isFalse();
            assertThat(standing(world, "AMP-01").overdue(Day.parse("2024-04-07")))
                    .isFalse();
            assertThat(standing(world, "AMP-01").overdue(Day.parse("2024-04-08")))
                    .isTrue();
        }

        @Test
        void a_short_payment_confirms_what_is_accounted_for_and_the_rest_may_be_sent_again() {
            Json.Obj half =
                    Body.set(Body.set(WorkedCase.arrival("AMP-04"), "received.minor", 348_774_883), "deductions", "[]");
            world.amp04().confirms(half).submitted();

            assertThat(standing(world, "AMP-04").state()).isEqualTo(State.PARTIALLY_CONFIRMED);
            assertThat(standing(world, "AMP-04").confirmed()).isEqualTo(88_735);
            assertThat(world.buy01().announces(again("P-REST", 177_471 - 88_735 + 1)))
                    .isRefusedBy(Rule.I39);
            assertThat(world.buy01().announces(again("P-REST", 177_471 - 88_735)))
                    .isAccepted();
        }

        private Json.Obj again(String payment, long minor) {
            Json.Obj other = Body.set(WorkedCase.payment("AMP-04"), "payment", "'" + payment + "'");
            return Body.set(Body.set(other, "bankReference", "'DEMO-SWIFT-" + payment + "'"), "for[0].minor", minor);
        }

        @Test
        void an_advance_may_exceed_what_is_owed() {
            assertThat(world.buy01().announces(again("P-MORE", 1))).isRefusedBy(Rule.I39);
            assertThat(world.buy01().announces(Body.set(again("P-MORE", 1), "advance", "true")))
                    .isAccepted();
        }

        @Test
        void an_advance_may_come_before_anything_is_owed_for_a_producers_own_gold() {
            Consortium early = Stage.AT_REFINER.world();
            Json.Obj payment = Body.set(WorkedCase.payment("AMP-04"), "sentOn", "'" + Day.of(early.now()) + "'");

            assertThat(early.buy01().announces(payment)).isRefusedBy(Rule.I39, "no obligation");
            Json.Obj advance = Body.set(payment, "advance", "true");
            assertThat(early.buy01().announces(Body.set(advance, "for[0].scheme", "'OTHER'")))
                    .isRefusedBy(Rule.I39, "in sight");
            assertThat(early.buy01().announces(Body.set(advance, "for[0].lot", "'LA'")))
                    .isRefusedBy(Rule.I39, "in sight");
            assertThat(early.buy01().announces(Body.set(advance, "currency", "'EUR'")))
                    .isRefusedBy(Rule.I39, "is in USD");
            assertThat(early.buy01().announces(advance)).isAccepted();
        }

        @Test
        void what_an_intermediary_keeps_is_declared_with_the_intermediary() {
            Json.Obj kept = Body.set(again("P-VIA", 1), "deductions", "[{'reason':'TRANSFER-FEE','minor':1}]");
            Json.Obj advance = Body.set(kept, "advance", "true");

            assertThat(world.buy01().announces(advance)).isDefective("MALFORMED", "body.deductions");
            assertThat(world.buy01().announces(Body.set(advance, "intermediary", "'CORRESPONDENT-BANK'")))
                    .isAccepted();
        }

        @ParameterizedTest
        @CsvSource({"177471, 0, true", "177470, 1, true", "177471, 1, false"})
        void no_intermediary_keeps_more_than_was_sent(long one, long other, boolean allowed) {
            Json.Obj payment = Body.set(again("P-VIA", 177_471), "intermediary", "'CORRESPONDENT-BANK'");
            Json.Obj kept = Body.set(
                    Body.set(payment, "advance", "true"),
                    "deductions",
                    "[{'reason':'FEE','minor':%d},{'reason':'TAX','minor':%d}]".formatted(one, other));

            if (allowed) {
                assertThat(world.buy01().announces(kept)).isAccepted();
            } else {
                assertThat(world.buy01().announces(kept)).isRefusedBy(Rule.I39, "would be kept");
            }
        }

        /** The sum must be a number that every reader of the ledger sees alike. */
        @Test
        void the_parts_of_a_payment_add_up_to_a_number() {
            Json.Obj advance = Body.set(again("P-BIG", Json.Num.LARGEST), "advance", "true");
            String part = Body.at(advance, "for[0]").toString();
            String other = part.replace("DEMO-PREMIUM", "OTHER").replace(Long.toString(Json.Num.LARGEST), "1");

            assertThat(world.buy01().announces(Body.set(advance, "for", "[" + part + "," + other + "]")))
                    .isDefective("MALFORMED", "body.for");
            assertThat(world.buy01().announces(advance)).isAccepted();
        }

        @Test
        void a_denied_payment_is_disputed_until_it_is_taken_back() {
            assertThat(world.amp04().denies(PremiumCase.denial("AMP-04")).signedBy("amp-04-treasurer"))
                    .isRefusedBy(Rule.I40);
            assertThat(world.amp04().denies(PremiumCase.denial("AMP-04"))).isAccepted();
            assertThat(payment(world, "AMP-04")).isEqualTo(Payment.State.DISPUTED);
            assertThat(standing(world, "AMP-04").state()).isEqualTo(State.DISPUTED);
            assertThat(world.buy01().announces(again("P-AGAIN", 177_471))).isRefusedBy(Rule.I39);

            assertThat(world.buy01().takesPaymentBack(PremiumCase.reversal("AMP-04")))
                    .isAccepted();
            assertThat(payment(world, "AMP-04")).isEqualTo(Payment.State.REVERSED);
            assertThat(standing(world, "AMP-04").state()).isEqualTo(State.DUE);
            Json.Obj corrected = Body.set(again("P-AGAIN", 177_471), "bankReference", "'DEMO-SWIFT-AMP-04'");
            assertThat(world.buy01().announces(Body.set(corrected, "bankReference", "'DEMO-SWIFT-AMP-01'")))
                    .isRefusedBy(Rule.I39, "stands on another payment");
            assertThat(world.buy01().announces(corrected)).isAccepted();
            Json.Obj twice = Body.set(Body.set(corrected, "payment", "'P-TWICE'"), "advance", "true");
            assertThat(world.buy01().announces(twice)).isRefusedBy(Rule.I39, "stands on another payment");
        }

        @Test
        void only_who_sent_it_takes_a_payment_back_and_only_before_it_is_confirmed() {
            assertThat(world.buy01().takesPaymentBack(Body.set(PremiumCase.reversal("AMP-04"), "payment", "'P-NONE'")))
                    .isRefusedBy(Rule.I39);
            assertThat(world.buy01()
                            .takesPaymentBack(Body.set(PremiumCase.reversal("AMP-04"), "returnedOn", "'2024-03-06'")))
                    .isRefusedBy(Rule.I5);
            assertThat(world.buy01().takesPaymentBack(PremiumCase.reversal("AMP-01")))
                    .isAccepted();
            assertThat(world.buy01().takesPaymentBack(PremiumCase.reversal("AMP-01")))
                    .isRefusedBy(Rule.I3);
            assertThat(world.amp01().confirms(WorkedCase.arrival("AMP-01"))).isRefusedBy(Rule.I40, "taken back");

            world.amp04().confirms(WorkedCase.arrival("AMP-04")).recorded();
            assertThat(world.buy01().takesPaymentBack(PremiumCase.reversal("AMP-04")))
                    .isRefusedBy(Rule.I39, "arrived");
            world.given(LedgerKeys.payment(new Code("P-AMP-02")), "payer", "'BUY-02'");
            assertThat(world.buy01().takesPaymentBack(PremiumCase.reversal("AMP-02")))
                    .isRefusedBy(Rule.I1);
        }

        @Test
        void a_correction_supersedes_the_last_word_and_erases_nothing() {
            Json.Obj correction = PremiumCase.correction("AMP-04");
            assertThat(world.amp04().corrects(correction)).isRefusedBy(Rule.I3, "nothing is stated");
            world.amp04().denies(PremiumCase.denial("AMP-04")).recorded();

            assertThat(world.amp04().corrects(Body.set(correction, "supersedes", "'R-OTHER'")))
                    .isRefusedBy(Rule.I3);
            assertThat(world.amp04().corrects(correction).signedBy("amp-04-legal"))
                    .isRefusedBy(Rule.I40);
            assertThat(world.amp04().corrects(correction)).isAccepted();

            assertThat(payment(world, "AMP-04")).isEqualTo(Payment.State.CONFIRMED);
            assertThat(Body.text(world.record(LedgerKeys.receipt(new Code("P-AMP-04"))), "state"))
                    .isEqualTo("DISPUTED");
            assertThat(world.amp04().corrects(correction)).isRefusedBy(Rule.I3, "R-AMP-04-2");

            Json.Obj third = Body.set(correction, "supersedes", "'R-AMP-04-2'");
            for (String used : List.of("'R-AMP-04'", "'R-AMP-04-2'")) {
                assertThat(world.amp04().corrects(Body.set(third, "receipt", used)))
                        .isRefusedBy(Rule.I3, "a name of its own")
                        .in("body.receipt");
            }
            assertThat(world.amp04().corrects(Body.set(third, "receipt", "'R-AMP-04-3'")))
                    .isAccepted();
        }

        @Test
        void a_correction_may_also_take_back_a_confirmation() {
            world.amp04().confirms(WorkedCase.arrival("AMP-04")).recorded();
            Json.Obj back = Body.without(PremiumCase.correction("AMP-04"), "arrived");
            String denied = "{'answer':'NOT_OURS','statement':'" + Body.hash("Demo") + "'}";

            assertThat(world.amp04().corrects(back)).isDefective("MALFORMED", "body.arrived");
            assertThat(world.amp04().corrects(Body.set(back, "denied", denied))).isAccepted();
            assertThat(standing(world, "AMP-04").confirmed()).isZero();
            assertThat(standing(world, "AMP-04").state()).isEqualTo(State.DISPUTED);
        }

        @Test
        void an_exchange_rate_has_a_source_and_a_day() {
            Json.Obj arrival = WorkedCase.arrival("AMP-04");
            Json.Obj sourceless = Body.without(Body.without(arrival, "rateSource"), "rateDay");

            assertThat(world.amp04().confirms(sourceless)).isRefusedBy(Rule.I40, "source and day");
            assertThat(world.amp04().confirms(Body.without(arrival, "rateDay")))
                    .isDefective("MALFORMED", "body.rateDay");
            assertThat(world.amp04().confirms(Body.set(arrival, "rateDay", "'2024-03-10'")))
                    .isRefusedBy(Rule.I40);
            assertThat(world.amp04().confirms(Body.set(arrival, "rateDay", "'2024-03-09'")))
                    .isAccepted();
        }

        @Test
        void a_late_answer_still_counts() {
            world.at(Instant.parse("2024-05-01T12:00:00Z"));
            assertThat(payment(world, "AMP-04")).isEqualTo(Payment.State.UNCONFIRMED);
            assertThat(standing(world, "AMP-04").confirmed()).isZero();

            assertThat(world.amp04().confirms(WorkedCase.arrival("AMP-04"))).isAccepted();
            assertThat(payment(world, "AMP-04")).isEqualTo(Payment.State.CONFIRMED);
        }
    }

    @Nested
    class Cancelled {
        private final Consortium world = Stage.OBLIGED.world();

        @Test
        void only_the_scheme_cancels_and_never_what_is_on_its_way() {
            world.buy01().announces(WorkedCase.payment("AMP-04")).recorded();

            assertThat(world.sch01().cancelsPremium(PremiumCase.cancellation("AMP-04")))
                    .isRefusedBy(Rule.I39);
            world.later(Duration.ofHours(16))
                    .amp04()
                    .denies(PremiumCase.denial("AMP-04"))
                    .recorded();
            assertThat(world.sch01().cancelsPremium(PremiumCase.cancellation("AMP-04")))
                    .isAccepted();
            assertThat(standing(world, "AMP-04").state()).isEqualTo(State.CANCELLED);
            assertThat(world.sch01().cancelsPremium(PremiumCase.cancellation("AMP-04")))
                    .isRefusedBy(Rule.I3);
            assertThat(world.buy01().announces(Body.set(WorkedCase.payment("AMP-04"), "payment", "'P-9'")))
                    .isRefusedBy(Rule.I39);
        }

        @Test
        void money_that_came_outweighs_a_cancellation() {
            world.buy01().announces(WorkedCase.payment("AMP-04")).recorded();
            world.later(Duration.ofHours(16))
                    .amp04()
                    .denies(PremiumCase.denial("AMP-04"))
                    .recorded();
            world.sch01().cancelsPremium(PremiumCase.cancellation("AMP-04")).recorded();

            assertThat(world.amp04().corrects(PremiumCase.correction("AMP-04"))).isAccepted();
            assertThat(standing(world, "AMP-04").state()).isEqualTo(State.PARTIALLY_CONFIRMED);
        }

        @Test
        void another_scheme_does_not_cancel() {
            assertThat(world.sch01()
                            .cancelsPremium(Body.set(PremiumCase.cancellation("AMP-04"), "beneficiary", "'AMP-09'")))
                    .isRefusedBy(Rule.I3);
            world.given(LedgerKeys.scheme(new Code("DEMO-PREMIUM"), 1), "publisher", "'SCH-02'");
            assertThat(world.sch01().cancelsPremium(PremiumCase.cancellation("AMP-04")))
                    .isRefusedBy(Rule.I1);
        }

        @Test
        void a_scheme_of_the_payers_house_forgives_it_nothing() {
            String house = Body.text(world.record(LedgerKeys.party(new PartyId("BUY-01"))), "msp");
            world.given(LedgerKeys.party(new PartyId("BUY-01")), "msp", "'AssuranceMSP'");
            assertThat(world.sch01().cancelsPremium(PremiumCase.cancellation("AMP-04")))
                    .isRefusedBy(Rule.I69, "organisation of BUY-01");
            world.given(LedgerKeys.party(new PartyId("BUY-01")), "msp", "'" + house + "'");
            assertThat(world.sch01().cancelsPremium(PremiumCase.cancellation("AMP-04")))
                    .isAccepted();
        }

        @Test
        void what_is_cancelled_leaves_its_gold_to_another_premium() {
            world.sch01().publishesScheme(PremiumCase.creditScheme()).recorded();
            Json.Obj credit = Body.set(PremiumCase.creditSale(), "grams[0].lot", "'LB'");

            assertThat(world.buy01().takesCredit(credit)).isRefusedBy(Rule.I37);
            world.sch01().cancelsPremium(PremiumCase.cancellation("AMP-04")).recorded();
            assertThat(world.buy01().takesCredit(credit)).isAccepted();
        }

        @Test
        void what_is_cancelled_may_be_owed_again() {
            Consortium settled = Stage.SETTLED.world();
            settled.buy01()
                    .obligesItself(Body.set(WorkedCase.obligation(), "grams", "[{'lot':'LB','fineMg':3}]"))
                    .recorded();

            assertThat(settled.buy01().obligesItself(WorkedCase.obligation())).isRefusedBy(Rule.I37, "claimed already");
            settled.sch01().cancelsPremium(PremiumCase.cancellation("AMP-04")).recorded();
            assertThat(settled.buy01().obligesItself(WorkedCase.obligation())).isAccepted();
            assertThat(standing(settled, "AMP-04").obligation().amount().minor())
                    .isEqualTo(WorkedCase.premiumOf("AMP-04"));
            assertThat(standing(settled, "AMP-04").obligation().cancelled()).isPresent();
        }
    }

    /** Strangers' payments fill no list that the payer's own need. */
    @Test
    void the_payments_of_one_payer_stand_apart_from_another_s() {
        Consortium world = Stage.OBLIGED.world();
        DemoOfficer clerk = PremiumCase.anotherPayer(world);
        for (int number = 0; number < 400; number++) {
            world.ledger()
                    .put(
                            LedgerKeys.paid(
                                    new Code("LE"),
                                    new Code("DEMO-PREMIUM"),
                                    new PartyId("AMP-04"),
                                    new PartyId("BUY-02"),
                                    new Code("X-" + number)),
                            Json.object());
        }

        assertThat(world.by("BUY-02").announces(WorkedCase.payment("AMP-04")).signedBy(clerk))
                .isDefective("LIST_TOO_LONG", "");
        assertThat(world.buy01().announces(WorkedCase.payment("AMP-04"))).isAccepted();
    }

    /** Fifty people confirming fifty payments of one obligation never stand in each other's way. */
    @Test
    void receipts_of_one_obligation_share_no_key() {
        Consortium world = PremiumCase.announced();
        var before = world.ledger().records();
        world.amp04().confirms(WorkedCase.arrival("AMP-04")).recorded();

        assertThat(world.ledger().records().keySet().stream()
                        .filter(key -> !before.containsKey(key))
                        .filter(key -> key.family() != Family.RECORD))
                .containsExactly(LedgerKeys.receipt(new Code("P-AMP-04")));
    }
}
