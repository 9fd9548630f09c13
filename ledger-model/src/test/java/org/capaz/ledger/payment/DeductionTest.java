// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.ExchangeRate;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I67: what arrived is judged over the whole obligation, and great deductions and odd rates show. */
class DeductionTest {
    private static final LedgerKey PAYMENT = LedgerKeys.payment(new Code("P-AMP-04"));

    private final Consortium world = PremiumCase.announced();
    private final Json.Obj arrival = WorkedCase.arrival("AMP-04");

    private static ObligationBalance standing(Consortium world, String amp) {
        var key = LedgerKeys.obligation(
                new Code("LE"), new Code("DEMO-PREMIUM"), new PartyId(amp), new PartyId("BUY-01"));
        return ObligationBalance.of(Obligation.read(Fields.of(world.record(key))), Day.of(world.now()), world.ledger());
    }

    private Payment.State state() {
        return Payment.find(world.ledger(), new Code("P-AMP-04")).orElseThrow().state(world.now(), world.ledger());
    }

    /** At 3 930.50 pesos for a dollar, 42 500 pesos of 6 975 497.66 are 0.6 %. */
    @Test
    void a_small_deduction_is_confirmed_plainly() {
        assertThat(world.amp04().confirms(arrival)).isAccepted();

        assertThat(standing(world, "AMP-04").state()).isEqualTo(ObligationBalance.State.CONFIRMED);
        assertThat(standing(world, "AMP-04").confirmed()).isEqualTo(177_471);
        assertThat(standing(world, "AMP-04").arrived()).isEqualTo(176_389);
    }

    @Test
    void what_was_mostly_kept_on_the_way_is_confirmed_with_deductions() {
        Json.Obj kept = Body.set(Body.set(arrival, "received.minor", 6_975_498), "deductions[0].minor", 690_574_268);

        assertThat(world.amp04().confirms(kept)).isAcceptedWithFlags(PAYMENT, Rule.I67);

        assertThat(state()).isEqualTo(Payment.State.CONFIRMED_WITH_DEDUCTIONS);
        assertThat(standing(world, "AMP-04").state()).isEqualTo(ObligationBalance.State.CONFIRMED_WITH_DEDUCTIONS);
        assertThat(standing(world, "AMP-04").arrived()).isEqualTo(1_774);
        assertThat(standing(world, "AMP-04").overdue(Day.parse("2024-12-31"))).isFalse();
    }

    /** USD 1 774.71 do not become COP 1 774.71. */
    @Test
    void pesos_for_dollars_one_for_one_are_not_confirmed_plainly() {
        Json.Obj odd = Body.set(Body.set(arrival, "received.minor", 177_471), "rate", "'1.000000'");

        assertThat(world.amp04().confirms(Body.set(odd, "deductions", "[]"))).isAcceptedWithFlags(PAYMENT, Rule.I67);
        assertThat(state()).isEqualTo(Payment.State.CONFIRMED_WITH_DEDUCTIONS);
    }

    /** 3 931 pesos are published, and a tenth of that is allowed. */
    @ParameterizedTest
    @CsvSource({"3537.899999, true", "3537.900000, false", "4324.100000, false", "4324.100001, true"})
    void a_rate_far_from_the_published_one_is_flagged(String rate, boolean flagged) {
        Payment payment = Payment.find(world.ledger(), new Code("P-AMP-04")).orElseThrow();
        var stated = ExchangeRate.parse(rate);
        long received = payment.amount().at(stated, "COP").minor();
        Json.Obj at = Body.set(Body.set(arrival, "received.minor", received), "rate", "'" + rate + "'");

        var draft = world.amp04().confirms(Body.set(at, "deductions", "[]"));
        if (flagged) {
            assertThat(draft).isAcceptedWithFlags(PAYMENT, Rule.I67);
        } else {
            assertThat(draft).isAccepted();
        }
    }

    @ParameterizedTest
    @CsvSource({"1994-03-08, true", "2024-03-01, true", "2024-03-02, false"})
    void a_rate_of_long_before_the_value_date_is_flagged(String day, boolean flagged) {
        var draft = world.amp04().confirms(Body.set(arrival, "rateDay", "'" + day + "'"));

        if (flagged) {
            assertThat(draft).isAcceptedWithFlags(PAYMENT, Rule.I67);
        } else {
            assertThat(draft).isAccepted();
        }
        assertThat(state()).isEqualTo(flagged ? Payment.State.CONFIRMED_WITH_DEDUCTIONS : Payment.State.CONFIRMED);
    }

    /** By way of the peso: 3 931 for a dollar and 4 300 for a euro make 0.914 euros for a dollar. */
    @ParameterizedTest
    @CsvSource({"EUR, 0.914186, false", "EUR, 0.800000, true", "SEK, 10.250000, true"})
    void other_currencies_are_compared_by_way_of_the_peso(String currency, String rate, boolean flagged) {
        Payment payment = Payment.find(world.ledger(), new Code("P-AMP-04")).orElseThrow();
        long received = payment.amount().at(ExchangeRate.parse(rate), currency).minor();
        Json.Obj at = Body.set(
                Body.set(arrival, "received", "{'minor':%d,'currency':'%s'}".formatted(received, currency)),
                "rate",
                "'" + rate + "'");

        var draft = world.amp04().confirms(Body.set(at, "deductions", "[]"));
        if (flagged) {
            assertThat(draft).isAcceptedWithFlags(PAYMENT, Rule.I67);
        } else {
            assertThat(draft).isAccepted();
        }
    }

    private static Consortium paidInThree(long... arrived) {
        Consortium parts = Stage.OBLIGED.world();
        for (int part = 1; part <= arrived.length; part++) {
            Json.Obj payment = Body.set(
                    Body.set(WorkedCase.payment("AMP-04"), "payment", "'P-%d'".formatted(part)),
                    "bankReference",
                    "'DEMO-SWIFT-%d'".formatted(part));
            parts.buy01().announces(Body.set(payment, "for[0].minor", 59_157)).recorded();
            Json.Obj dollars = Body.set(
                    Body.set(
                            WorkedCase.arrival("AMP-04"),
                            "received",
                            "{'minor':%d,'currency':'USD'}".formatted(arrived[part - 1])),
                    "deductions",
                    "[]");
            Json.Obj dated = Body.set(Body.set(dollars, "rate", "'1.000000'"), "valueDate", "'2024-03-08'");
            Json.Obj named =
                    Body.set(Body.set(dated, "payment", "'P-%d'".formatted(part)), "receipt", "'R-%d'".formatted(part));
            parts.amp04().confirms(named).recorded();
        }

        return parts;
    }

    /** Each part is within the tolerance of its own payment; what is missing of all three stays visible and payable. */
    @Test
    void three_parts_one_per_cent_short_are_not_the_whole() {
        Consortium parts = paidInThree(58_566, 58_566, 58_566);

        assertThat(standing(parts, "AMP-04").confirmed()).isEqualTo(3 * 58_566);
        assertThat(standing(parts, "AMP-04").state()).isEqualTo(ObligationBalance.State.CONFIRMED_WITH_DEDUCTIONS);
        Json.Obj rest =
                Body.set(Body.set(WorkedCase.payment("AMP-04"), "payment", "'P-4'"), "bankReference", "'DEMO-SWIFT-4'");
        assertThat(parts.buy01().announces(Body.set(rest, "for[0].minor", 1_774)))
                .isRefusedBy(Rule.I39);
        assertThat(parts.buy01().announces(Body.set(rest, "for[0].minor", 1_773)))
                .isAccepted();
    }

    /** One bank's charge is what the tolerance is for. */
    @Test
    void one_part_of_three_that_is_a_little_short_is_within_the_tolerance() {
        Consortium parts = paidInThree(59_157, 58_566, 59_157);

        assertThat(standing(parts, "AMP-04").confirmed()).isEqualTo(2 * 59_157 + 58_566);
        assertThat(standing(parts, "AMP-04").state()).isEqualTo(ObligationBalance.State.CONFIRMED);
    }

    /** What the two officers read as the answer to their signatures. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "693299766; 4250000; CONFIRMED: COP 6 932 997.66 arrived",
                "680000000; 0; SHORT: COP 175 497.66 missing",
                "680000000; 17549766; CONFIRMED, WITH DEDUCTIONS: COP 6 800 000.00 arrived of COP 6 975 497.66"
            })
    void the_answer_to_a_receipt_says_what_became_of_it(long received, long kept, String words) {
        Draft draft = world.amp04()
                .confirms(Body.set(Body.set(arrival, "received.minor", received), "deductions[0].minor", kept));

        var recorded = (StatementProcessor.Answer.Recorded) draft.submitted();
        String said = ReceiptWords.of(recorded.events()).orElseThrow().in(Language.ENGLISH);
        assertThat(said.replace('\u00a0', ' ')).startsWith(words);
    }

    /** A part that never comes is no part of a tolerance: two thirds are not the whole. */
    @Test
    void beyond_the_tolerance_of_the_whole_it_is_confirmed_in_part() {
        Json.Obj payment = Body.set(WorkedCase.payment("AMP-04"), "for[0].minor", 175_600);
        Consortium most = Stage.OBLIGED.world();
        most.buy01().announces(payment).recorded();
        Json.Obj dollars =
                Body.set(Body.set(arrival, "received", "{'minor':175600,'currency':'USD'}"), "deductions", "[]");
        most.amp04()
                .confirms(Body.set(Body.set(dollars, "rate", "'1.000000'"), "valueDate", "'2024-03-08'"))
                .recorded();

        assertThat(standing(most, "AMP-04").state()).isEqualTo(ObligationBalance.State.PARTIALLY_CONFIRMED);
    }
}
