// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.payment.Payment.State;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I2, I39 to I41, I43: what a payer announces, and what the payee says arrived. */
class PaymentTest {

    @Nested
    class Announced {
        private final Consortium world = Stage.OBLIGED.world();
        private final Json.Obj payment = WorkedCase.payment("AMP-01");

        @Test
        void a_bank_reference_stands_on_one_payment() {
            world.buy01().announces(payment).recorded();
            Json.Obj second = Body.set(WorkedCase.payment("AMP-02"), "bankReference", "'DEMO-SWIFT-AMP-01'");

            assertThat(world.buy01().announces(second)).isRefusedBy(Rule.I39, "another payment");
            assertThat(world.buy01().announces(WorkedCase.payment("AMP-02"))).isAccepted();
        }

        @Test
        void payments_stay_within_the_obligation() {
            assertThat(world.buy01().announces(Body.set(payment, "for[0].minor", 435_615)))
                    .isRefusedBy(Rule.I39);
            assertThat(world.buy01().announces(Body.set(payment, "for[0].minor", 435_614)))
                    .isAccepted();
        }

        @Test
        void several_payments_for_one_obligation_stay_within_it_together() {
            world.buy01().announces(Body.set(payment, "for[0].minor", 400_000)).recorded();
            Json.Obj rest = Body.set(Body.set(payment, "payment", "'P-REST'"), "bankReference", "'DEMO-SWIFT-REST'");

            assertThat(world.buy01().announces(Body.set(rest, "for[0].minor", 35_615)))
                    .isRefusedBy(Rule.I39);
            assertThat(world.buy01().announces(Body.set(rest, "for[0].minor", 35_614)))
                    .isAccepted();
        }

        @Test
        void a_payment_is_for_an_obligation_in_its_currency() {
            Json.Obj unknown = Body.set(payment, "for[0].lot", "'LZ'");
            assertThat(world.buy01().announces(unknown))
                    .isRefusedBy(Rule.I39, "there is no obligation")
                    .in("body.for[0].lot");
            assertThat(world.buy01().announces(Body.set(payment, "currency", "'EUR'")))
                    .isRefusedBy(Rule.I39, "is in USD")
                    .in("body.currency");
            assertThat(world.buy01().announces(Body.set(unknown, "currency", "'EUR'")))
                    .isRefusedBy(Rule.I39, "there is no obligation")
                    .in("body.for[0].lot");
            assertThat(world.buy01().announces(payment)).isAccepted();
        }

        @Test
        void a_payment_goes_to_one_beneficiary() {
            String first = Body.at(payment, "for[0]").toString();
            String second = Body.at(WorkedCase.payment("AMP-02"), "for[0]").toString();

            assertThat(world.buy01().announces(Body.set(payment, "for", "[" + first + "," + second + "]")))
                    .isDefective("MALFORMED", "body.for");
            assertThat(world.buy01().announces(Body.set(payment, "for", "[" + first + "," + first + "]")))
                    .isDefective("MALFORMED", "body.for");
        }

        @Test
        void only_who_owes_announces() {
            DemoOfficer clerk = PremiumCase.anotherPayer(world);

            assertThat(world.by("BUY-02").announces(payment).signedBy(clerk)).isRefusedBy(Rule.I1, "owed by BUY-01");
        }

        @Test
        void a_payment_is_announced_once() {
            world.buy01().announces(payment).recorded();

            assertThat(world.buy01().announces(Body.set(payment, "bankReference", "'DEMO-SWIFT-OTHER'")))
                    .isRefusedBy(Rule.I3);
        }

        @Test
        void an_intermediary_is_named_with_the_payment() {
            assertThat(world.buy01().announces(Body.set(payment, "intermediary", "'CORRESPONDENT-BANK'")))
                    .isAccepted();
            assertThat(Body.text(world.record(LedgerKeys.payment(new Code("P-AMP-01"))), "intermediary"))
                    .isEqualTo("CORRESPONDENT-BANK");
        }
    }

    @Nested
    class Confirmed {
        private final Consortium world = Stage.ANNOUNCED.world().later(Duration.ofHours(16));
        private final Json.Obj arrival = WorkedCase.arrival("AMP-04");

        // I40

        @Test
        void one_officer_alone_confirms_nothing() {
            assertThat(world.amp04().confirms(arrival).signedBy("amp-04-treasurer"))
                    .isRefusedBy(Rule.I40);
            assertThat(world.amp04().confirms(arrival).signedBy("amp-04-treasurer", "amp-04-supervisor"))
                    .isAccepted();
        }

        @Test
        void an_officer_without_the_authority_does_not_count() {
            assertThat(world.amp04().confirms(arrival).signedBy("amp-04-treasurer", "amp-04-responsible"))
                    .isRefusedBy(Rule.I1);
        }

        @Test
        void a_payments_clerk_of_the_payee_is_not_authorised() {
            DemoOfficer clerk = DemoOfficer.of("amp-04-clerk", "AMP-04", OfficerRole.PAYMENTS);
            world.producers().registersOfficer(WorkedCase.officer(clerk)).recorded();

            assertThat(world.amp04().confirms(arrival).signedBy(world.officer("amp-04-treasurer"), clerk))
                    .isRefusedBy(Rule.I40);
        }

        @Test
        void nobody_confirms_for_another_payee() {
            assertThat(world.amp01().confirms(arrival)).isRefusedBy(Rule.I40, "only the payee");
            assertThat(world.amp04().confirms(arrival).signedBy("amp-04-treasurer", "amp-01-legal"))
                    .isRefusedBy(Rule.I40, "two different officers of AMP-04");
            assertThat(world.amp04().confirms(arrival)).isAccepted();
        }

        @Test
        void only_an_announced_payment_is_confirmed() {
            assertThat(world.amp04().confirms(Body.set(arrival, "payment", "'P-NONE'")))
                    .isRefusedBy(Rule.I40);
        }

        @ParameterizedTest
        @CsvSource({"2024-03-06, false", "2024-03-07, true", "2024-03-08, true", "2024-03-10, true", "2024-03-11, false"
        })
        void the_value_date_lies_between_sending_and_confirming_in_anybodys_days(String valueDate, boolean allowed) {
            Json.Obj dated = Body.set(Body.set(arrival, "valueDate", "'" + valueDate + "'"), "rateDay", "'2024-03-06'");

            if (allowed) {
                assertThat(world.amp04().confirms(dated)).isAccepted();
            } else {
                assertThat(world.amp04().confirms(dated)).isRefusedBy(Rule.I40);
            }
        }

        @Test
        void within_one_currency_the_rate_is_one() {
            Json.Obj dollars =
                    Body.set(Body.set(arrival, "received", "{'minor':177471,'currency':'USD'}"), "deductions", "[]");

            assertThat(world.amp04().confirms(dollars)).isRefusedBy(Rule.I40, "1.000000");
            assertThat(world.amp04().confirms(Body.set(dollars, "rate", "'1.000000'")))
                    .isAccepted();
        }

        @Test
        void a_rate_beyond_any_account_is_refused() {
            world.given(LedgerKeys.payment(new Code("P-AMP-04")), "minor", "9007199254740991");

            assertThat(world.amp04().confirms(Body.set(arrival, "rate", "'999999999.999999'")))
                    .isRefusedBy(Rule.I40);
        }

        @Test
        void a_receipt_is_stated_once_and_corrected_by_a_new_statement_only() {
            world.amp04().confirms(arrival).recorded();

            assertThat(world.amp04().confirms(Body.set(arrival, "receipt", "'R-2'")))
                    .isRefusedBy(Rule.I3);
        }

        // I2

        @Test
        void a_payer_does_not_confirm_its_own_payment() {
            assertThat(world.buy01().confirms(arrival)).isRefusedBy(Rule.I2);
            assertThat(world.amp04().confirms(arrival)).isAccepted();
        }

        @Test
        void a_payee_that_is_also_the_payer_does_not_confirm_either() {
            world.given(LedgerKeys.payment(new Code("P-AMP-04")), "payer", "'AMP-04'");

            assertThat(world.amp04().confirms(arrival)).isRefusedBy(Rule.I2);
        }

        // I43

        @ParameterizedTest
        @CsvSource({
            "697549766, 0, CONFIRMED",
            "690574269, 0, CONFIRMED",
            "690574268, 0, SHORT",
            "690574268, 1, CONFIRMED",
            "683600000, 13950995, CONFIRMED",
            "683598771, 13950996, CONFIRMED_WITH_DEDUCTIONS",
            "1, 697549765, CONFIRMED_WITH_DEDUCTIONS",
            "1, 0, SHORT",
            "700000000, 0, CONFIRMED"
        })
        void what_is_missing_and_nobodys_stated_deduction_makes_a_payment_short(
                long received, long deduction, String state) {
            Json.Obj less = Body.set(Body.set(arrival, "received.minor", received), "deductions[0].minor", deduction);

            Draft draft = world.amp04().confirms(less);
            LedgerKey payment = LedgerKeys.payment(new Code("P-AMP-04"));
            switch (state) {
                case "SHORT" -> assertThat(draft).isAcceptedWithFlags(payment, Rule.I43);
                case "CONFIRMED_WITH_DEDUCTIONS" -> assertThat(draft).isAcceptedWithFlags(payment, Rule.I67);
                default -> assertThat(draft).isAccepted();
            }

            Json.Obj receipt = world.record(LedgerKeys.receipt(new Code("P-AMP-04")));
            assertThat(Body.text(receipt, "state")).isEqualTo(state);
            assertThat(Body.text(receipt, "deductions[0].reason")).isEqualTo("BANK-CHARGE");
        }

        /** 6 975 497.66 pesos were sent, and within one per cent a rate may be rounded. */
        @ParameterizedTest
        @CsvSource({
            "704525263, 0, true",
            "704525264, 0, false",
            "697549766, 6975497, true",
            "697549766, 6975498, false",
            "9007199254740991, 9007199254740991, false"
        })
        void nobody_confirms_more_than_was_sent(long received, long deduction, boolean allowed) {
            Draft draft = world.amp04()
                    .confirms(
                            Body.set(Body.set(arrival, "received.minor", received), "deductions[0].minor", deduction));

            if (allowed) {
                assertThat(draft).isAccepted();
            } else {
                assertThat(draft).isRefusedBy(Rule.I40, "were sent");
            }
        }

        @Test
        void what_never_arrived_is_denied_and_not_confirmed() {
            assertThat(world.amp04().confirms(Body.set(arrival, "received.minor", 0)))
                    .isRefusedBy(Rule.I40, "denied and not confirmed");
            assertThat(world.amp04().confirms(Body.set(arrival, "rate", "'0.000001'")))
                    .isRefusedBy(Rule.I40, "the rate cannot be right");
            assertThat(world.amp04().confirms(arrival)).isAccepted();
        }

        @Test
        void nobody_confirms_what_its_own_organisation_says_it_paid() {
            LedgerKey payer = LedgerKeys.party(new PartyId("BUY-01"));
            world.given(payer, "msp", "'ProducersMSP'");

            assertThat(world.amp04().confirms(arrival)).isRefusedBy(Rule.I2, "one organisation");
            world.given(payer, "msp", "'BuyersMSP'");
            assertThat(world.amp04().confirms(arrival)).isAccepted();
        }

        // I41

        @Test
        void silence_is_never_consent() {
            Payment payment = Payment.read(Fields.of(world.record(LedgerKeys.payment(new Code("P-AMP-04")))));
            ReferenceValues values = ReferenceValues.on(Day.parse("2024-03-09"), world.ledger());
            Instant lastMoment = Instant.parse("2024-03-24T04:59:59Z");

            assertThat(payment.state(Optional.empty(), lastMoment, values)).isEqualTo(State.DECLARED);
            assertThat(payment.state(Optional.empty(), lastMoment.plusSeconds(1), values))
                    .isEqualTo(State.UNCONFIRMED);
            assertThat(payment.state(Optional.empty(), lastMoment.plus(Duration.ofDays(3_650)), values))
                    .isEqualTo(State.UNCONFIRMED);
            assertThat(payment.state(Optional.of(State.CONFIRMED), lastMoment.plusSeconds(1), values))
                    .isEqualTo(State.CONFIRMED);
        }
    }
}
