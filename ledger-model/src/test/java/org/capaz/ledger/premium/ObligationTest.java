// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I22, I35 to I38: what is owed, to whom, by which terms, and never twice for a gram. */
class ObligationTest {
    private static final LotId LE = new LotId("LE");

    private final Consortium world = Stage.SETTLED.world();

    private Draft obliged(String scheme, int version) {
        return world.buy01()
                .obligesItself(
                        Body.set(Body.set(WorkedCase.obligation(), "scheme", "'" + scheme + "'"), "version", version));
    }

    private void published(String scheme, int version, String member, String value) {
        Json.Obj terms = Body.set(Body.set(WorkedCase.scheme(), "scheme", "'" + scheme + "'"), "version", version);
        world.sch01().publishesScheme(Body.set(terms, member, value)).recorded();
    }

    // I36

    @Test
    void a_premium_is_due_after_the_final_settlement() {
        Consortium unsettled = Stage.OUTTURN.world();

        assertThat(unsettled.buy01().obligesItself(WorkedCase.obligation())).isRefusedBy(Rule.I36);
        unsettled.ref01().settles(WorkedCase.settlement()).recorded();
        assertThat(unsettled.buy01().obligesItself(WorkedCase.obligation())).isAccepted();
    }

    @Test
    void terms_that_begin_after_the_sale_do_not_reprice_it() {
        world.sch01()
                .publishesScheme(Body.set(
                        Body.set(Body.set(WorkedCase.scheme(), "version", 2), "effectiveFrom", "'2024-03-09'"),
                        "ratePerKg.minor",
                        100))
                .recorded();

        assertThat(obliged("DEMO-PREMIUM", 2)).isRefusedBy(Rule.I36, "version 1");
        assertThat(obliged("DEMO-PREMIUM", 1)).isAccepted();
    }

    @Test
    void terms_in_effect_at_the_sale_replace_earlier_ones() {
        Json.Obj first = world.record(LedgerKeys.scheme(new Code("DEMO-PREMIUM"), 1));
        world.ledger()
                .put(
                        LedgerKeys.scheme(new Code("DEMO-PREMIUM"), 2),
                        Body.set(Body.set(first, "version", 2), "effectiveFrom", "'2024-03-08'"));

        assertThat(obliged("DEMO-PREMIUM", 1)).isRefusedBy(Rule.I36, "version 2");
        assertThat(obliged("DEMO-PREMIUM", 2)).isAccepted();
    }

    @Test
    void nobody_publishes_other_terms_for_what_is_sold_already() {
        Json.Obj second = Body.set(Body.set(WorkedCase.scheme(), "version", 2), "ratePerKg.minor", 1);

        assertThat(world.sch01().publishesScheme(Body.set(second, "effectiveFrom", "'2024-03-08'")))
                .isRefusedBy(Rule.I36, "from 2024-03-09 on");
        assertThat(world.sch01().publishesScheme(Body.set(second, "effectiveFrom", "'2024-03-09'")))
                .isAccepted();
        assertThat(obliged("DEMO-PREMIUM", 1)).isAccepted();
    }

    @Test
    void a_scheme_must_have_been_in_effect_at_the_sale() {
        published("LATER", 1, "effectiveFrom", "'2024-03-09'");

        assertThat(obliged("LATER", 1)).isRefusedBy(Rule.I36);
        assertThat(obliged("UNKNOWN", 1)).isRefusedBy(Rule.I36);
    }

    @Test
    void the_day_it_is_due_is_counted_from_the_sale() {
        assertThat(obliged("DEMO-PREMIUM", 1)).isAccepted();

        assertThat(Body.text(obligation("AMP-01"), "dueOn")).isEqualTo("2024-04-07");
    }

    private Json.Obj obligation(String amp) {
        return world.record(LedgerKeys.obligation(
                new Code("LE"), new Code("DEMO-PREMIUM"), new PartyId(amp), new PartyId("BUY-01")));
    }

    // I22

    @ParameterizedTest
    @ValueSource(strings = {"MIXED", "NONE"})
    void ineligible_metal_earns_no_physical_premium(String claimClass) {
        world.given(LedgerKeys.lot(LE), "claimClass", "'" + claimClass + "'");

        assertThat(obliged("DEMO-PREMIUM", 1)).isRefusedBy(Rule.I22);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FULL", "CANDIDATE"})
    void eligible_metal_earns_a_premium(String claimClass) {
        world.given(LedgerKeys.lot(LE), "claimClass", "'" + claimClass + "'");

        assertThat(obliged("DEMO-PREMIUM", 1)).isAccepted();
    }

    // I35

    @Test
    void a_producer_without_the_modules_at_production_has_no_share_in_the_premium() {
        assessed("AMP-03", "2024-03-01", "NOT_CONTROLLED");

        assertThat(obliged("DEMO-PREMIUM", 1)).isAccepted();

        assertThat(world.ledger()
                        .has(LedgerKeys.obligation(
                                new Code("LE"),
                                new Code("DEMO-PREMIUM"),
                                new PartyId("AMP-03"),
                                new PartyId("BUY-01"))))
                .isFalse();
        assertThat(Body.number(obligation("AMP-01"), "minor")
                        + Body.number(obligation("AMP-02"), "minor")
                        + Body.number(obligation("AMP-04"), "minor"))
                .as("1 613 089 mg at 4 000 USD per kg")
                .isEqualTo(645_236);
    }

    /** LD was produced from 26 February to 3 March. */
    @ParameterizedTest
    @CsvSource({"2024-02-26, true", "2024-02-27, false"})
    void the_modules_count_on_every_day_of_production(String attestedFrom, boolean owed) {
        world.given(
                LedgerKeys.attestation(new PartyId("AMP-03"), 3, new Code("AT-AMP-03-M3")),
                "validFrom",
                "'" + attestedFrom + "'");
        assertThat(obliged("DEMO-PREMIUM", 1)).isAccepted();

        assertThat(world.ledger()
                        .has(LedgerKeys.obligation(
                                new Code("LE"),
                                new Code("DEMO-PREMIUM"),
                                new PartyId("AMP-03"),
                                new PartyId("BUY-01"))))
                .isEqualTo(owed);
    }

    @Test
    void who_names_grams_that_earn_nothing_is_told_so() {
        Json.Obj named =
                Body.set(WorkedCase.obligation(), "grams", "[{'lot':'LA','fineMg':1000},{'lot':'LD','fineMg':1000}]");
        assertThat(Stage.SETTLED.world().buy01().obligesItself(named)).isAccepted();

        assessed("AMP-03", "2024-03-01", "NOT_CONTROLLED");
        assertThat(world.buy01().obligesItself(named))
                .isRefusedBy(Rule.I35, "had not at the production")
                .in("body.grams[1]");
        assertThat(world.buy01().obligesItself(Body.set(named, "grams", "[{'lot':'LA','fineMg':1000}]")))
                .isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"2024-03-09, true", "2024-03-08, false", "2024-03-04, false"})
    void who_is_suspended_on_the_day_of_the_sale_gets_no_new_obligation(String suspendedFrom, boolean owed) {
        assessed("AMP-03", suspendedFrom, "NOT_CONTROLLED");

        assertThat(obliged("DEMO-PREMIUM", 1)).isAccepted();
        assertThat(world.ledger()
                        .has(LedgerKeys.obligation(
                                new Code("LE"),
                                new Code("DEMO-PREMIUM"),
                                new PartyId("AMP-03"),
                                new PartyId("BUY-01"))))
                .isEqualTo(owed);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-09, true", "2024-03-08, false"})
    void who_is_disengaged_on_the_day_of_the_sale_gets_no_new_obligation_either(String from, boolean owed) {
        world.sch01()
                .disengages(Body.set(Body.set(Conduct.disengagement(), "amp", "'AMP-03'"), "from", "'" + from + "'"))
                .recorded();

        assertThat(obliged("DEMO-PREMIUM", 1)).isAccepted();
        assertThat(world.ledger()
                        .has(LedgerKeys.obligation(
                                new Code("LE"),
                                new Code("DEMO-PREMIUM"),
                                new PartyId("AMP-03"),
                                new PartyId("BUY-01"))))
                .isEqualTo(owed);
    }

    @Test
    void a_premium_that_nobody_is_eligible_for_is_not_owed() {
        published("STRICT", 1, "modules", "[6]");

        assertThat(obliged("STRICT", 1)).isRefusedBy(Rule.I35);
        assertThat(obliged("DEMO-PREMIUM", 1)).isAccepted();
    }

    private void assessed(String amp, String from, String status) {
        Json.Obj finding = Body.set(WorkedCase.attestation(amp, 3), "attestation", "'AT-LATER'");
        world.aud01()
                .attests(Body.set(
                        Body.set(finding, "validFrom", "'" + from + "'"), "findings[0].status", "'" + status + "'"))
                .recorded();
    }

    // I37

    @Test
    void a_gram_is_claimed_once_under_a_scheme() {
        obliged("DEMO-PREMIUM", 1).recorded();

        assertThat(obliged("DEMO-PREMIUM", 1)).isRefusedBy(Rule.I37);
    }

    @Test
    void several_schemes_claim_a_gram_only_if_all_allow_it() {
        published("STACKS", 1, "stacking", "true");
        published("STACKS-TOO", 1, "stacking", "true");
        obliged("STACKS", 1).recorded();

        assertThat(obliged("DEMO-PREMIUM", 1)).isRefusedBy(Rule.I37);
        assertThat(obliged("STACKS-TOO", 1)).isAccepted();
    }

    // I38

    /** Splitting by the masses that were melted instead of the settled bar's vector would move just this cent. */
    @Test
    void a_split_that_the_payer_signs_is_right_to_the_cent() {
        assertThat(world.buy01().obligesItself(signed(435_613, 32_151))).isRefusedBy(Rule.I38);
        assertThat(world.buy01().obligesItself(signed(435_614, 32_149))).isRefusedBy(Rule.I38);
        assertThat(world.buy01().obligesItself(Body.set(signed(435_614, 32_150), "split[1].beneficiary", "'AMP-01'")))
                .isDefective("MALFORMED", "body.split");
        assertThat(world.buy01().obligesItself(signed(435_614, 32_150))).isAccepted();
    }

    private static Json.Obj signed(long first, long second) {
        return Body.set(
                WorkedCase.obligation(),
                "split",
                ("[{'beneficiary':'AMP-01','minor':%d},{'beneficiary':'AMP-02','minor':%d},"
                                + "{'beneficiary':'AMP-03','minor':684827},{'beneficiary':'AMP-04','minor':177471}]")
                        .formatted(first, second));
    }

    @ParameterizedTest
    @CsvSource({"400000, 1330062", "400001, 1330066", "1, 3", "999999, 3325153", "1000000000000, 3325156000000"})
    void the_obligations_add_up_to_the_premium(long minorPerKilogram, long premium) {
        published("ODD", 1, "ratePerKg.minor", Long.toString(minorPerKilogram));
        obliged("ODD", 1).recorded();

        long sum = world.ledger().list(LedgerKeys.obligations(new Code("LE"), new Code("ODD"))).stream()
                .mapToLong(owed -> Body.number(owed, "minor"))
                .sum();
        assertThat(sum).isEqualTo(premium);
    }

    /** At one cent a kilogram the bar earns three cents, and the 80 grams of AMP-02 none of them. */
    @Test
    void who_would_be_owed_nothing_is_owed_nothing_and_claims_nothing() {
        published("TINY", 1, "ratePerKg.minor", "1");
        obliged("TINY", 1).recorded();

        Code tiny = new Code("TINY");
        PartyId payer = new PartyId("BUY-01");
        assertThat(world.ledger().list(LedgerKeys.obligations(new Code("LE"), tiny)))
                .allMatch(owed -> Body.number(owed, "minor") > 0)
                .hasSize(2);
        assertThat(world.ledger().has(LedgerKeys.claim(new LotId("LC"), tiny, new Code("LE"), payer)))
                .isFalse();
        assertThat(world.ledger().has(LedgerKeys.claim(new LotId("LD"), tiny, new Code("LE"), payer)))
                .isTrue();
    }

    // Terms

    @Test
    void versions_of_a_scheme_follow_one_another_and_belong_to_its_publisher() {
        Json.Obj second = Body.set(Body.set(WorkedCase.scheme(), "version", 2), "effectiveFrom", "'2024-04-01'");

        assertThat(world.sch01().publishesScheme(WorkedCase.scheme())).isRefusedBy(Rule.I3);
        assertThat(world.sch01().publishesScheme(Body.set(second, "version", 3)))
                .isRefusedBy(Rule.I3);
        assertThat(world.sch01().publishesScheme(Body.set(second, "scheme", "'ANOTHER'")))
                .isRefusedBy(Rule.I3);
        assertThat(world.sch01().publishesScheme(second)).isAccepted();
        Json.Obj third = Body.set(second, "version", 3);
        assertThat(world.sch01().publishesScheme(third)).isRefusedBy(Rule.I3, "after 2024-04-01");
        assertThat(world.sch01().publishesScheme(Body.set(third, "effectiveFrom", "'2024-04-02'")))
                .isAccepted();
    }

    @Test
    void another_scheme_does_not_publish_under_its_name() {
        Json.Obj second = Body.set(Body.set(WorkedCase.scheme(), "version", 2), "effectiveFrom", "'2024-04-01'");
        world.given(LedgerKeys.scheme(new Code("DEMO-PREMIUM"), 1), "publisher", "'SCH-02'");

        assertThat(world.sch01().publishesScheme(second)).isRefusedBy(Rule.I1);
    }
}
