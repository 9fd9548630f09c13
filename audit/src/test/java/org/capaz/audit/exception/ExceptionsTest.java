// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.exception;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.capaz.audit.Replays;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.audit.replay.ReplayedRecord;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Corrections;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.PremiumPlans;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of exception where it shows, and the nearest case where it does not. */
class ExceptionsTest {
    private static final Manifest EXPORT = new Manifest("capaz", 190, "ab".repeat(32), List.of(), new TreeMap<>());

    private static Exceptions in(Consortium world) {
        return new Exceptions(Replays.of(world));
    }

    /** What was found of that kind, in English. */
    private static List<String> says(ExceptionKind kind, Consortium world) {
        return says(kind, in(world));
    }

    private static List<String> says(ExceptionKind kind, Exceptions exceptions) {
        return exceptions.of(kind).stream()
                .map(one -> one.says().in(Language.ENGLISH).replace('\u00a0', ' '))
                .toList();
    }

    // Premiums

    @ParameterizedTest
    @CsvSource({"15, false", "16, true"})
    void a_payment_that_nobody_answered_in_time_shows_and_one_with_a_day_left_does_not(int days, boolean shows) {
        Consortium world = Stage.ANNOUNCED.world().later(Duration.ofDays(days));
        world.amp01().confirms(WorkedCase.arrival("AMP-01")).recorded();

        Exceptions exceptions = in(world);

        assertThat(exceptions.of(ExceptionKind.PREMIUM_UNANSWERED)).hasSize(shows ? 3 : 0);
        if (shows) {
            assertThat(exceptions.of(ExceptionKind.PREMIUM_UNANSWERED))
                    .anySatisfy(one -> assertThat(one.records()).containsExactly("payment/P-AMP-04"));
            assertThat(says(ExceptionKind.PREMIUM_UNANSWERED, exceptions))
                    .contains("AMP-04 has not answered payment P-AMP-04 of USD 1 774.71, which BUY-01 announced on"
                            + " 2024-03-08; days since then: 16.");
        }
    }

    @ParameterizedTest
    @CsvSource({"690574268, true", "690574269, false"})
    void a_payment_of_which_too_much_is_missing_shows_and_one_within_the_tolerance_does_not(
            long received, boolean shows) {
        Consortium world = PremiumCase.announced();
        world.amp04()
                .confirms(Body.set(
                        Body.set(WorkedCase.arrival("AMP-04"), "received.minor", received), "deductions", "[]"))
                .recorded();

        assertThat(says(ExceptionKind.PREMIUM_SHORT, world))
                .isEqualTo(
                        shows
                                ? List.of("Of payment P-AMP-04 of USD 1 774.71 from BUY-01 less arrived, says AMP-04.")
                                : List.of());
    }

    @Test
    void a_denied_payment_shows_until_its_payee_finds_the_money() {
        Consortium world = PremiumCase.denied();
        assertThat(in(world).of(ExceptionKind.PREMIUM_DISPUTED))
                .singleElement()
                .satisfies(one -> assertThat(one.records()).containsExactly("receipt/P-AMP-04"));

        world.amp04().corrects(PremiumCase.correction("AMP-04")).recorded();

        assertThat(in(world).of(ExceptionKind.PREMIUM_DISPUTED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"13950995, false", "13950996, true"})
    void a_premium_with_much_kept_on_the_way_shows_and_one_with_little_does_not(long deducted, boolean shows) {
        Consortium world = PremiumCase.announced();
        long received = shows ? 683_598_771 : 683_600_000;
        world.amp04()
                .confirms(Body.set(
                        Body.set(WorkedCase.arrival("AMP-04"), "received.minor", received),
                        "deductions[0].minor",
                        deducted))
                .recorded();

        assertThat(in(world).of(ExceptionKind.PREMIUM_WITH_DEDUCTIONS)).hasSize(shows ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void a_premium_past_its_last_day_shows_and_one_on_its_last_day_does_not(int daysAfter, boolean shows) {
        Consortium world = Stage.OBLIGED.world();
        Day due = Day.parse(Body.text(
                world.record(LedgerKeys.obligation(
                        new Code("LE"), new Code("DEMO-PREMIUM"), new PartyId("AMP-04"), new PartyId("BUY-01"))),
                "dueOn"));
        world.at(due.plusDays(daysAfter).date().atTime(18, 0).toInstant(ZoneOffset.UTC));
        world.sch01().publishesScheme(PremiumCase.creditScheme()).recorded();

        List<String> found = says(ExceptionKind.PREMIUM_OVERDUE, world);

        assertThat(found).hasSize(shows ? 4 : 0);
        if (shows) {
            assertThat(found)
                    .contains("BUY-01 owes AMP-04 USD 1 774.71, of which USD 0.00 are confirmed; the last day was "
                            + due + ", days since then: 1.");
        }
    }

    // Who confirmed

    @Test
    void confirmations_of_young_officers_show_and_those_of_older_ones_do_not() {
        Consortium young = PremiumCase.announced();
        young.amp04().confirms(WorkedCase.arrival("AMP-04")).recorded();
        assertThat(in(young).of(ExceptionKind.CONFIRMED_BY_YOUNG_OFFICER))
                .singleElement()
                .satisfies(one -> assertThat(one.records()).containsExactly("receipt/P-AMP-04"));

        Consortium older = PremiumCase.announced().later(Duration.ofDays(400));
        older.amp04().confirms(WorkedCase.arrival("AMP-04")).recorded();
        assertThat(in(older).of(ExceptionKind.CONFIRMED_BY_YOUNG_OFFICER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"REGISTERED_BY_ORGANISATION, true", "FIELD_OFFICER, true", "YOUNG_OFFICER, false"})
    void confirmations_of_people_who_depend_on_others_show(String caution, boolean shows) {
        assertThat(says(ExceptionKind.CONFIRMED_BY_DEPENDENT_OFFICER, withReceipt("cautions", "['" + caution + "']")))
                .isEqualTo(
                        shows
                                ? List.of("Answer R-AMP-04 of AMP-04 to payment P-AMP-04 bears the cautions [" + caution
                                        + "].")
                                : List.of());
    }

    @ParameterizedTest
    @CsvSource({"SHARED_DEVICE, true", "OWN_DEVICE, false", "FIELD_VISIT, false"})
    void confirmations_on_a_shared_device_show(String method, boolean shows) {
        assertThat(says(
                        ExceptionKind.CONFIRMED_ON_SHARED_DEVICE,
                        withReceipt("confirmedBy[1].method", "'" + method + "'")))
                .isEqualTo(
                        shows
                                ? List.of("Answer R-AMP-04 of AMP-04 to payment P-AMP-04 was signed on a shared device;"
                                        + " such signatures: 1.")
                                : List.of());
    }

    /** AMP-04's answer with another member. */
    private static Exceptions withReceipt(String member, String value) {
        Consortium world = PremiumCase.announced();
        world.amp04().confirms(WorkedCase.arrival("AMP-04")).recorded();
        ReplayedLedger ledger = Replays.of(world);
        LedgerKey key = LedgerKeys.receipt(new Code("P-AMP-04"));
        return new Exceptions(Replays.with(
                ledger, key, Body.set(ledger.record(key).orElseThrow().object(), member, value)));
    }

    // Gold

    @ParameterizedTest
    @CsvSource({"3927470, 84720, 2661, false", "3927469, 84720, 2662, true"})
    void a_loss_above_the_limit_shows_and_one_at_the_limit_does_not(
            long gross, long fineness, long lost, boolean shows) {
        Consortium world = Stage.AT_AGGREGATOR.world();
        Json.Obj body = Body.set(
                Body.set(Body.set(WorkedCase.melt(), "output.grossMg", gross), "output.assay.fineness", fineness),
                "losses[0].fineMg",
                lost);
        world.agg01().melts(body).recorded();

        List<ExceptionFound> found = in(world).of(ExceptionKind.GOLD_FLAGGED);

        assertThat(found).hasSize(shows ? 1 : 0);
        assertThat(found).allSatisfy(one -> assertThat(one.records()).first().isEqualTo("lot/LE"));
    }

    @ParameterizedTest
    @CsvSource({"1248750, false", "1248749, true", "1251250, false", "1251251, true"})
    void a_weight_beyond_the_tolerance_shows_and_one_at_it_does_not(long weighed, boolean shows) {
        Consortium world = EveryKind.dispatched();
        world.agg01()
                .receives(Body.set(WorkedCase.receipt("LA"), "items[0].grossMg", weighed))
                .recorded();

        assertThat(in(world).of(ExceptionKind.WEIGHT_VARIANCE)).hasSize(shows ? 1 : 0);
    }

    /** One tolerance of LE's 3 325 156 mg is 3 325 mg. */
    @ParameterizedTest
    @CsvSource({"3, 1108, false", "3, 1109, true", "2, 4000, false"})
    void gains_that_creep_show_and_fewer_or_smaller_ones_do_not(int gains, long gainedMg, boolean shows) {
        ReplayedLedger ledger = Replays.of(Stage.OUTTURN.world());
        LedgerKey bar = LedgerKeys.lot(new LotId("LE"));
        Json change = Json.object()
                .with("source", "LABORATORY")
                .with("by", "ASY-01")
                .with("gainedMg", gainedMg)
                .with("lostMg", 0);
        Json.Obj changed = ledger.record(bar)
                .orElseThrow()
                .object()
                .with("changes", new Json.Arr(Collections.nCopies(gains, change)));

        List<ExceptionFound> found = new Exceptions(Replays.with(ledger, bar, changed)).of(ExceptionKind.CREEPING_GAIN);

        assertThat(found).hasSize(shows ? 1 : 0);
        assertThat(found).allSatisfy(one -> assertThat(one.records()).containsExactly("lot/LE"));
    }

    // Rights, days, sides

    @ParameterizedTest
    @CsvSource({"2024-03-04, 0", "2024-03-03, 20"})
    void attestations_after_their_issuers_accreditation_show_and_those_of_its_last_day_do_not(String last, int count) {
        ReplayedLedger ledger = Replays.of(Stage.ADMITTED.world());
        LedgerKey key = LedgerKeys.accreditation(
                new PartyId("AUD-01"), "CRAFT", "2.1", new PartyId("SCH-01"), Day.parse("2024-01-01"));
        Json.Obj ended = ledger.record(key).orElseThrow().object().with("validTo", last);

        List<ExceptionFound> found =
                new Exceptions(Replays.with(ledger, key, ended)).of(ExceptionKind.ATTESTED_WITHOUT_ACCREDITATION);

        assertThat(found).hasSize(count);
    }

    @Test
    void a_producer_that_one_assessor_alone_attested_shows_and_one_with_a_second_does_not() {
        ReplayedLedger ledger = Replays.of(Stage.ADMITTED.world());
        assertThat(says(ExceptionKind.ASSESSED_BY_ONE, new Exceptions(ledger)))
                .hasSize(4)
                .contains("All 5 attestations about AMP-01 that are not its own word are by AUD-01.");

        assertThat(says(ExceptionKind.ASSESSED_BY_ONE, new Exceptions(attestedBy(ledger, "AGG-01", "SECOND_PARTY"))))
                .hasSize(3)
                .noneMatch(says -> says.contains("AMP-01"));
    }

    /** AMP-01's attestation on module 1 with another issuer. */
    private static ReplayedLedger attestedBy(ReplayedLedger ledger, String issuer, String level) {
        ReplayedRecord first = ledger.of(Family.ATTESTATION).getFirst();
        assertThat(first.key().parts().getFirst()).isEqualTo("AMP-01");
        return Replays.with(
                ledger, first.key(), first.object().with("issuer", issuer).with("level", level));
    }

    @ParameterizedTest
    @CsvSource({
        "AGG-01, SECOND_PARTY, 'SECOND_PARTY, TRADE'",
        "AGG-01, THIRD_PARTY, TRADE",
        "BUY-01, THIRD_PARTY, PREMIUM",
        "ASY-01, THIRD_PARTY, ",
    })
    void an_assessor_that_has_more_to_do_with_the_producer_shows_with_what_that_is(
            String issuer, String level, @Nullable String relations) {
        ReplayedLedger ledger = attestedBy(Replays.of(PremiumCase.announced()), issuer, level);

        assertThat(says(ExceptionKind.ASSESSED_BY_RELATED, new Exceptions(ledger)))
                .isEqualTo(
                        relations == null
                                ? List.of()
                                : List.of(issuer + " attested 1 times about AMP-01 and has more to do with it: ["
                                        + relations + "]."));
    }

    @Test
    void an_assessor_of_the_producers_owner_shows() {
        Consortium world = Stage.ADMITTED.world();
        assertThat(in(world).of(ExceptionKind.ASSESSED_BY_RELATED)).isEmpty();
        world.producers()
                .declaresOwnership(Body.of("{'party':'AMP-02','beneficialOwner':'%s'}", Body.hash("Demo owner")))
                .recorded();
        world.assurance()
                .declaresOwnership(Body.of("{'party':'AUD-01','beneficialOwner':'%s'}", Body.hash("Demo owner")))
                .recorded();

        assertThat(in(world).of(ExceptionKind.ASSESSED_BY_RELATED))
                .singleElement()
                .satisfies(one -> assertThat(one.records()).containsExactly("party/AMP-02", "party/AUD-01"));
    }

    @Test
    void what_was_recorded_late_shows_until_somebody_else_bears_it_out_or_judges_it() {
        Consortium world = Corrections.declaredLate();
        assertThat(says(ExceptionKind.NOT_CORROBORATED, world))
                .containsExactly("What AMP-01 recorded late about lot/LA is borne out by nobody and judged by nobody.");

        world.sch01().closesLateFlags(Corrections.closingLate()).recorded();

        assertThat(in(world).of(ExceptionKind.NOT_CORROBORATED)).isEmpty();
    }

    @Test
    void a_right_to_mine_shows_until_an_assessor_attests_after_it() {
        Consortium world = Stage.ADMITTED.world();
        assertThat(in(world).of(ExceptionKind.NOT_CORROBORATED)).isEmpty();

        world.later(Duration.ofDays(1)).amp01().declaresBasis(Conduct.basis()).recorded();

        assertThat(says(ExceptionKind.NOT_CORROBORATED, world))
                .singleElement()
                .asString()
                .startsWith("No assessor has confirmed the right to mine ")
                .contains("of AMP-01");
    }

    @Test
    void a_use_of_premium_shows_until_somebody_else_verifies_it() {
        assertThat(in(PremiumPlans.shown()).of(ExceptionKind.NOT_CORROBORATED))
                .singleElement()
                .satisfies(one -> assertThat(one.records()).first().asString().startsWith("use/AMP-04/"));
        assertThat(in(PremiumPlans.verified()).of(ExceptionKind.NOT_CORROBORATED))
                .isEmpty();
    }

    @Test
    void what_was_recorded_late_shows_and_what_was_recorded_in_time_does_not() {
        assertThat(in(Corrections.declaredLate()).of(ExceptionKind.BACK_DATED))
                .singleElement()
                .satisfies(one -> assertThat(one.records()).containsExactly("record/demo-late-1"));
        assertThat(in(Stage.DECLARED.world()).of(ExceptionKind.BACK_DATED)).isEmpty();
    }

    @Test
    void a_closed_flag_shows_with_who_closed_it_and_an_open_one_does_not() {
        Consortium world = Corrections.declaredLate();
        assertThat(in(world).of(ExceptionKind.FLAG_CLOSED)).isEmpty();

        world.sch01().closesLateFlags(Corrections.closingLate()).recorded();

        assertThat(says(ExceptionKind.FLAG_CLOSED, world))
                .containsExactly(
                        "The flag I5 (LATE) on lot/LA, raised by AMP-01, was closed by SCH-01: NO-CONNECTION.");
    }

    @Test
    void related_parties_on_both_sides_show_and_strangers_do_not() {
        Consortium world = Stage.SETTLED.world();
        assertThat(in(world).of(ExceptionKind.SAME_OWNER)).isEmpty();
        world.traders()
                .declaresOwnership(Body.of("{'party':'AGG-01','beneficialOwner':'%s'}", Body.hash("Demo owner")))
                .recorded();
        assertThat(in(world).of(ExceptionKind.SAME_OWNER))
                .as("the only one of that owner")
                .isEmpty();
        world.buyers()
                .declaresOwnership(Body.of("{'party':'REF-01','beneficialOwner':'%s'}", Body.hash("Demo owner")))
                .recorded();

        assertThat(in(world).of(ExceptionKind.SAME_OWNER))
                .extracting(ExceptionFound::records)
                .contains(List.of("settlement/LE"))
                .doesNotContain(List.of("transfer/T-LA"));
    }

    @Test
    void a_record_that_the_rules_cannot_read_is_named_and_the_others_are_looked_at() {
        Consortium world = PremiumCase.denied();
        assertThat(in(world).of(ExceptionKind.UNREADABLE)).isEmpty();

        var exceptions = new Exceptions(Replays.with(
                Replays.of(world),
                LedgerKeys.payment(new Code("P-AMP-01")),
                Json.object().with("minor", "much")));

        assertThat(exceptions.of(ExceptionKind.UNREADABLE))
                .extracting(ExceptionFound::records)
                .contains(List.of("payment/P-AMP-01"));
        assertThat(exceptions.of(ExceptionKind.PREMIUM_DISPUTED)).hasSize(1);
    }

    // The report

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_kind_is_named_with_its_bounds_also_where_there_is_nothing(Language language) {
        String text = in(Corrections.declaredLate()).text(EXPORT, language);

        for (ExceptionKind kind : ExceptionKind.values()) {
            assertThat(text).contains(kind + " (", kind.meaning(language));
        }
        assertThat(text).contains("offline.windowHours = 168", "BACK_DATED (1)", "PREMIUM_SHORT (0)");
    }

    @Test
    void programs_read_each_sentence_in_both_languages() {
        String json = new String(in(Corrections.declaredLate()).json(EXPORT), StandardCharsets.UTF_8);

        assertThat(json)
                .contains("\"records\":[\"record/demo-late-1\"]")
                .contains("\"en\":\"AMP-01 stated lot.declare")
                .contains("\"es\":\"AMP-01 declaró lot.declare")
                .contains("{\"key\":\"offline.windowHours\",\"value\":168}");
    }
}
