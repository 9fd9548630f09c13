// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.contract.StatementProcessor.Answer;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WarningsTest {
    /** What signing one of these does is always said. */
    private static final Set<StatementKind> GRAVE = Set.of(
            StatementKind.NOTIFY_AUTHORITY_ORDER,
            StatementKind.DISENGAGE_AMP,
            StatementKind.WITHDRAW_PARTY,
            StatementKind.REVOKE_CERTIFICATES,
            StatementKind.WRITE_OFF_LOT,
            StatementKind.SEIZE_LOT,
            StatementKind.VOID_LOT,
            StatementKind.DOWNGRADE_LOT,
            StatementKind.RELEASE_ORGANISATION);

    @ParameterizedTest
    @EnumSource(WarningMessage.class)
    void every_warning_stands_in_both_languages(WarningMessage message) {
        for (Language language : Language.values()) {
            assertThat(Messages.in(language).knows(message.name())).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void a_right_statement_warns_of_nothing_but_what_its_kind_does_to_others(StatementKind kind) {
        Draft draft = EveryKind.rightly(kind);

        assertThat(warnings(draft)).hasSize(GRAVE.contains(kind) ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void without_a_ledger_a_right_statement_warns_of_no_more(StatementKind kind) {
        Draft draft = EveryKind.rightly(kind);

        assertThat(Warnings.offline(draft.statement(), draft.world().now())).hasSize(GRAVE.contains(kind) ? 1 : 0);
    }

    // Fineness

    @ParameterizedTest
    @CsvSource({
        "905, WARNING_FINENESS_NEEDS_NOUGHTS",
        "9050, WARNING_FINENESS_NEEDS_NOUGHTS",
        "99950, WARNING_FINENESS_UNUSUAL"
    })
    void a_fineness_that_the_material_does_not_have_is_warned_of(long fineness, WarningMessage message) {
        Draft draft = assay(fineness);

        assertWarned(draft, "body.fineness", message);
    }

    @ParameterizedTest
    @CsvSource({"50000", "90500", "99000"})
    void a_fineness_within_the_range_of_the_material_is_not_warned_of(long fineness) {
        assertThat(warnings(assay(fineness))).isEmpty();
    }

    @Test
    void a_fineness_without_its_noughts_says_which_number_to_write() {
        assertThat(warnings(assay(905)).getFirst().sentence().in(Language.ENGLISH))
                .isEqualTo("a fineness of 9.05 per mille is hardly any gold; if 905.00 per mille was read, write 90500,"
                        + " because fineness is in hundredths of a per mille");
    }

    @Test
    void without_a_ledger_only_hardly_any_gold_is_warned_of() {
        assertThat(offline(assay(905))).extracting(Warning::field).containsExactly("body.fineness");
        assertThat(offline(assay(9_050))).isEmpty();
    }

    @Test
    void nine_per_mille_is_right_for_ore() {
        Draft ore = Stage.AT_AGGREGATOR
                .world()
                .agg01()
                .melts(Body.set(WorkedCase.melt(), "output.material", "'SELECTED_ORE'"));

        assertWarned(
                with(ore, "output.assay.fineness", "99000"),
                "body.output.assay.fineness",
                WarningMessage.WARNING_FINENESS_UNUSUAL);
        assertThat(warnings(with(with(ore, "output.assay.fineness", "905"), "losses", "[]")))
                .isEmpty();
    }

    // Mass

    @ParameterizedTest
    @CsvSource({
        "40189, WARNING_MASS_IN_OUNCES",
        "271739, WARNING_MASS_IN_CASTELLANOS",
        "1250, WARNING_MASS_IN_GRAMS",
        "125000, WARNING_MASS_DIGITS",
        "12500000, WARNING_MASS_DIGITS",
        "1180000, WARNING_MASS_DIFFERS"
    })
    void a_weight_unlike_the_one_before_is_warned_of(long grossMg, WarningMessage message) {
        Draft arrival = with(EveryKind.rightly(StatementKind.RECEIVE_CUSTODY), "items[0].grossMg", grossMg + "");

        assertWarned(arrival, "body.items[0].grossMg", message);
    }

    @ParameterizedTest
    @CsvSource({"1250000", "1249950", "1251000"})
    void a_weight_as_two_scales_may_differ_is_not_warned_of(long grossMg) {
        Draft arrival = with(EveryKind.rightly(StatementKind.RECEIVE_CUSTODY), "items[0].grossMg", grossMg + "");

        assertThat(warnings(arrival)).isEmpty();
    }

    @Test
    void what_comes_out_is_compared_with_what_goes_in() {
        Draft melt = with(EveryKind.rightly(StatementKind.MELT_LOTS), "losses", "[]");

        assertWarned(
                with(melt, "output.grossMg", "126950"), "body.output.grossMg", WarningMessage.WARNING_MASS_IN_OUNCES);
        assertThat(warnings(melt)).isEmpty();
    }

    @Test
    void a_split_and_an_outturn_in_grams_are_warned_of() {
        Draft split = with(
                with(EveryKind.rightly(StatementKind.SPLIT_LOT), "outputs[0].grossMg", "750"),
                "outputs[1].grossMg",
                "500");
        Draft outturn = with(EveryKind.rightly(StatementKind.RECORD_OUTTURN), "netMeltMg", "3948");

        assertWarned(split, "body.outputs", WarningMessage.WARNING_MASS_IN_GRAMS);
        assertWarned(outturn, "body.netMeltMg", WarningMessage.WARNING_MASS_IN_GRAMS);
    }

    @Test
    void a_lot_in_grams_is_warned_of_and_one_of_a_gram_is_not() {
        Draft lot = EveryKind.rightly(StatementKind.DECLARE_LOT);

        assertWarned(with(lot, "grossMg", "999"), "body.grossMg", WarningMessage.WARNING_MASS_TINY);
        assertWarned(with(lot, "grossMg", "100000001"), "body.grossMg", WarningMessage.WARNING_MASS_HUGE);
        assertThat(warnings(with(lot, "grossMg", "1000"))).isEmpty();
    }

    @Test
    void a_lot_that_cites_its_paper_in_ounces_is_warned_of_and_one_that_cites_a_tenth_is_not() {
        Draft lot = EveryKind.rightly(StatementKind.DECLARE_LOT);
        long paper = Body.number(WorkedCase.paper("LB"), "quantityMg");

        assertWarned(
                with(lot, "origins[0].grossMg", paper * 10_000 / 311_035 + ""),
                "body.origins[0].grossMg",
                WarningMessage.WARNING_MASS_IN_OUNCES);
        assertThat(warnings(with(lot, "origins[0].grossMg", paper / 10 + ""))).isEmpty();
    }

    // Losses

    @Test
    void a_loss_that_no_melt_has_is_warned_of_with_and_without_a_ledger() {
        Draft melt = with(
                with(EveryKind.rightly(StatementKind.MELT_LOTS), "output.assay.fineness", "42130"),
                "losses[0].fineMg",
                "1663544");

        assertWarned(melt, "body.losses", WarningMessage.WARNING_LOSS_LARGE);
        assertThat(offline(melt)).extracting(Warning::field).containsExactly("body.losses");
    }

    @Test
    void a_loss_at_the_widest_limit_is_not_warned_of() {
        Draft melt = EveryKind.rightly(StatementKind.MELT_LOTS);
        long out = 3_948_600L * 84_260 / 100_000;
        long most = out * 50 / 9_950;

        assertThat(warnings(with(melt, "losses[0].fineMg", most + ""))).isEmpty();
        assertWarned(with(melt, "losses[0].fineMg", most + 2 + ""), "body.losses", WarningMessage.WARNING_LOSS_LARGE);
    }

    // Money

    @Test
    void an_amount_off_by_a_hundred_is_warned_of_and_a_part_of_the_debt_is_not() {
        Draft payment = EveryKind.rightly(StatementKind.ANNOUNCE_PAYMENT);
        long owed = WorkedCase.premiumOf("AMP-04");

        assertWarned(
                with(payment, "for[0].minor", owed / 100 + ""),
                "body.for[0].minor",
                WarningMessage.WARNING_AMOUNT_DIGITS);
        assertThat(warnings(with(payment, "for[0].minor", owed / 2 + ""))).isEmpty();
    }

    @Test
    void a_receipt_that_is_short_or_off_by_a_hundred_is_warned_of() {
        Draft receipt = EveryKind.rightly(StatementKind.CONFIRM_RECEIPT);

        assertWarned(
                with(receipt, "received.minor", "6932998"),
                "body.received.minor",
                WarningMessage.WARNING_AMOUNT_DIGITS);
        assertWarned(
                with(receipt, "received.minor", "683299766"),
                "body.received.minor",
                WarningMessage.WARNING_AMOUNT_SHORT);
        assertThat(warnings(with(receipt, "received.minor", "693299765"))).isEmpty();
    }

    @Test
    void a_corrected_receipt_is_looked_at_in_the_same_way() {
        Draft correction = EveryKind.fully(StatementKind.CORRECT_RECEIPT).stream()
                .filter(draft -> draft.statement().body().get("arrived") != null)
                .findFirst()
                .orElseGet(() -> EveryKind.rightly(StatementKind.CORRECT_RECEIPT));

        assertThat(warnings(correction)).isEmpty();
        assertWarned(
                with(correction, "arrived.received.minor", "6932998"),
                "body.arrived.received.minor",
                WarningMessage.WARNING_AMOUNT_DIGITS);
    }

    @Test
    void what_makes_a_receipt_doubtful_is_said_before_it_is_signed() {
        Draft receipt = EveryKind.rightly(StatementKind.CONFIRM_RECEIPT);

        assertThat(warnings(with(with(receipt, "received.minor", "1000000"), "rate", "'6.000000'")))
                .extracting(warning -> warning.sentence().key())
                .contains(WarningMessage.WARNING_RATE_FAR.name());
        assertThat(keys(with(receipt, "deductions[0].minor", "100000000")))
                .contains(WarningMessage.WARNING_DEDUCTIONS_HIGH.name());
        assertThat(keys(with(receipt, "rateDay", "'2024-02-28'"))).contains(WarningMessage.WARNING_RATE_OLD.name());
        assertThat(keys(with(receipt, "rateDay", "'2024-03-07'"))).isEmpty();
    }

    @Test
    void a_share_in_per_cent_is_warned_of_and_one_in_hundredths_is_not() {
        Draft settlement = EveryKind.rightly(StatementKind.SETTLE_LOT);

        assertWarned(with(settlement, "payableBp", "99"), "body.payableBp", WarningMessage.WARNING_PAYABLE_SMALL);
        assertThat(warnings(with(settlement, "payableBp", "9900"))).isEmpty();
    }

    @Test
    void terms_with_a_digit_more_than_before_are_warned_of() {
        Draft next = Stage.SETTLED
                .world()
                .sch01()
                .publishesScheme(Body.set(
                        Body.set(Body.set(WorkedCase.scheme(), "version", "2"), "effectiveFrom", "'2024-06-01'"),
                        "ratePerKg.minor",
                        "40000000"));

        assertWarned(next, "body.ratePerKg.minor", WarningMessage.WARNING_AMOUNT_DIGITS);
        assertThat(warnings(with(next, "ratePerKg.minor", "500000"))).isEmpty();
    }

    @Test
    void a_reference_value_that_becomes_ten_times_as_much_is_warned_of() {
        Draft published = EveryKind.rightly(StatementKind.PUBLISH_REFERENCE_VALUES);
        String values = "{'transfer.toleranceBp':%d}";

        assertWarned(
                with(published, "values", values.formatted(100)),
                "body.values.transfer.toleranceBp",
                WarningMessage.WARNING_VALUE_JUMPS);
        assertWarned(
                with(published, "values", values.formatted(1)),
                "body.values.transfer.toleranceBp",
                WarningMessage.WARNING_VALUE_JUMPS);
        assertThat(warnings(with(published, "values", values.formatted(99)))).isEmpty();
    }

    // Days

    @Test
    void a_day_of_another_year_is_warned_of_and_one_of_the_quarter_is_not() {
        Draft payment = EveryKind.rightly(StatementKind.ANNOUNCE_PAYMENT);

        assertWarned(with(payment, "sentOn", "'2023-03-08'"), "body.sentOn", WarningMessage.WARNING_DAY_LONG_AGO);
        assertThat(warnings(with(payment, "sentOn", "'2024-01-08'"))).isEmpty();
    }

    @Test
    void a_right_that_holds_for_a_century_is_warned_of() {
        Draft basis = EveryKind.rightly(StatementKind.DECLARE_BASIS);

        assertWarned(with(basis, "validTo", "'2124-03-08'"), "body.validTo", WarningMessage.WARNING_DAY_FAR_AHEAD);
        assertThat(warnings(with(basis, "validTo", "'2064-03-08'"))).isEmpty();
    }

    @Test
    void what_will_be_flagged_as_late_is_said_before_it_is_signed() {
        Draft reading = EveryKind.rightly(StatementKind.APPLY_SEAL);

        assertWarned(
                reading.happened(Duration.ofHours(169)), "statement.eventAt", WarningMessage.WARNING_EVENT_LONG_AGO);
        assertThat(warnings(reading.happened(Duration.ofHours(168)))).isEmpty();
    }

    // What signing does

    @Test
    void a_finding_of_abuse_says_that_it_suspends_the_producer_and_one_that_is_controlled_does_not() {
        Draft attestation = Stage.ADMITTED
                .world()
                .aud01()
                .attests(Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-NEW'"));
        Draft abuse = with(attestation, "findings[0].status", "'NOT_CONTROLLED'");

        assertWarned(abuse, "body.findings[0].status", WarningMessage.WARNING_ABUSE_FOUND);
        assertThat(offline(abuse)).extracting(Warning::field).containsExactly("body.findings[0].status");
        assertThat(abuse.judged()).isInstanceOf(Answer.Recorded.class);
        assertThat(warnings(attestation)).isEmpty();
    }

    @Test
    void a_loss_of_a_lot_says_that_nothing_can_be_done_with_it_any_more() {
        assertWarned(
                Stage.AT_AGGREGATOR.world().agg01().writesOff(LotStory.loss("LA")),
                "body.lot",
                WarningMessage.WARNING_LOT_ENDED);
    }

    @Test
    void a_body_that_cannot_be_read_is_passed_over() {
        Draft broken = with(EveryKind.rightly(StatementKind.MELT_LOTS), "output", "'LE'");

        assertThat(warnings(broken)).isEmpty();
        assertThat(warnings(with(broken, "inputs", "[1,null,{}]"))).isEmpty();
    }

    @Test
    void nothing_that_is_recorded_depends_on_a_warning() {
        Draft warned = assay(905);

        assertThat(warnings(warned)).isNotEmpty();
        assertThat(warned.judged()).isInstanceOf(Answer.Recorded.class);
    }

    private static Draft assay(long fineness) {
        return with(EveryKind.rightly(StatementKind.RECORD_ASSAY), "fineness", Long.toString(fineness));
    }

    private static Draft with(Draft draft, String path, String value) {
        return draft.withBody(Body.set(draft.statement().body(), path, value));
    }

    private static List<Warning> warnings(Draft draft) {
        return Warnings.of(draft.statement(), draft.world().now(), draft.world().ledger());
    }

    private static List<Warning> offline(Draft draft) {
        return Warnings.offline(draft.statement(), draft.world().now());
    }

    private static List<String> keys(Draft draft) {
        return warnings(draft).stream().map(warning -> warning.sentence().key()).toList();
    }

    /** That one warning, and in the words of both languages no slot is left. */
    private static void assertWarned(Draft draft, String field, MessageKey message) {
        List<Warning> found = warnings(draft);
        assertThat(found).as("%s", found).hasSize(1);
        assertThat(found.getFirst().field()).isEqualTo(field);
        assertThat(found.getFirst().sentence().key()).isEqualTo(message.name());
        assertThat(Stream.of(Language.values()).map(found.getFirst().sentence()::in))
                .noneMatch(text -> text.contains("{"));
    }
}
