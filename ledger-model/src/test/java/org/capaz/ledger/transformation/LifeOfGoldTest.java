// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Settlements;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.sample.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I49 to I51: what holds of gold over its whole life, through any number of steps and readings. */
class LifeOfGoldTest {
    private static final long LA_FINE = 1_090_625;
    private static final long LA_MOST = LA_FINE + LA_FINE / 1_000;

    private final Consortium world = Stage.AT_AGGREGATOR.world();

    private static LedgerKey key(String lot) {
        return LedgerKeys.lot(new LotId(lot));
    }

    /** A lot is melted alone into a bar of that gross mass and fineness; what is missing is slag. */
    private Draft melt(String from, String to, long gross, long fineness) {
        long in = measured(from);
        long out = gross * fineness / 100_000;
        String losses = out < in ? "{'reason':'SLAG','fineMg':%d}".formatted(in - out) : "";
        world.later(Duration.ofMinutes(1));
        return world.agg01()
                .melts(Body.of(
                        "{'transformation':'ME-%s','place':'05001','inputs':['%s'],'output':{'lot':'%s','material':'DORE',"
                                + "'grossMg':%d,'assay':{'assay':'AS-%s','method':'FIRE','fineness':%d,'certificate':'%s'}},"
                                + "'losses':[%s]}",
                        to, from, to, gross, to, fineness, Body.hash("Demo"), losses));
    }

    private Draft reading(String lot, String id, String method, long fineness) {
        Json.Obj assay = Body.set(WorkedCase.assay("LA"), "assay", "'" + id + "'");
        assay = Body.set(Body.set(assay, "lot", "'" + lot + "'"), "method", "'" + method + "'");
        world.later(Duration.ofMinutes(1));
        return world.asy01().assays(Body.set(assay, "fineness", fineness));
    }

    private long fine(String lot) {
        return Body.number(world.lot(lot), "fineMg");
    }

    private long measured(String lot) {
        return fine(lot) + Body.numberOrZero(world.lot(lot), "unattributedMg");
    }

    // I49

    /** Each melt finds ten hundredths of a per mille more, far within its own tolerance. */
    @Test
    void sixty_melts_within_tolerance_do_not_grow_what_counts() {
        String bar = "LA";
        int accepted = 0;
        for (int number = 1; number <= 60; number++) {
            Draft next = melt(bar, "B-" + number, 1_250_000, 87_260 + 10L * accepted);
            if (accepted < 8) {
                assertThat(next).isAccepted();
                bar = "B-" + number;
                accepted++;
            } else {
                assertThat(next).isRefusedBy(Rule.I49, "the most that its production lots allow for");
            }
        }
        assertThat(fine(bar)).isLessThanOrEqualTo(LA_MOST);
        assertThat(Body.number(world.lot(bar), "nominalMg")).isEqualTo(LA_FINE);
        assertThat(melt(bar, "B-SAME", 1_250_000, 87_330)).isAccepted();
    }

    /** XRF finds 1.5 points more, the next melt takes it as given, and again. */
    @Test
    void melting_and_reading_in_turn_does_not_grow_what_counts_either() {
        String bar = "LA";
        for (int round = 1; round <= 7; round++) {
            String next = "B-" + round;
            long now = Math.min(87_250 + 1_500L * (round - 1), 98_000);
            melt(bar, next, 1_250_000, now).recorded();
            reading(next, "X-" + round, "FIRE", now + 1_500).recorded();
            bar = next;
            assertThat(fine(bar)).isLessThanOrEqualTo(LA_MOST);
        }
        assertThat(measured(bar)).isGreaterThan(LA_FINE * 108 / 100);
        assertThat(Body.number(world.lot(bar), "vector[0].fineMg")).isEqualTo(LA_MOST);
        assertThat(Body.number(world.lot(bar), "vector[0].nominalMg")).isEqualTo(LA_FINE);
    }

    /** As long as it is the production lot, its own best reading says what it is. */
    @Test
    void a_production_lot_follows_its_own_reading_and_a_melt_of_it_does_not() {
        assertThat(reading("LA", "R-1", "FIRE", 87_290)).isAccepted();
        assertThat(Body.number(world.lot("LA"), "nominalMg")).isEqualTo(1_091_125);

        melt("LA", "B-1", 1_250_000, 87_290).recorded();
        assertThat(reading("B-1", "R-2", "FIRE", 87_330)).isAccepted();
        assertThat(Body.number(world.lot("B-1"), "nominalMg")).isEqualTo(1_091_125);
        assertThat(fine("B-1")).isEqualTo(1_091_625);
    }

    @ParameterizedTest
    @CsvSource({"87510, false", "87520, true"})
    void much_unattributed_gold_is_flagged(long fineness, boolean flagged) {
        melt("LA", "B-1", 1_250_000, 87_250).recorded();
        Draft better = reading("B-1", "R-1", "FIRE", fineness);

        // 10 bp count, and 20 bp of 1 090 625 mg are 2 181 mg
        if (flagged) {
            assertThat(better).isAcceptedWithFlags(key("B-1"), Rule.I15, Rule.I49);
        } else {
            assertThat(better).isAcceptedWithFlags(key("B-1"), Rule.I15);
        }
        assertThat(Body.number(world.lot("B-1"), "unattributedMg")).isEqualTo(1_250_000 * fineness / 100_000 - LA_MOST);
    }

    /** A reading of next to nothing, then the right one: the shares come back as they were, to the milligram. */
    @Test
    void a_fall_is_as_reversible_as_a_rise() {
        Consortium melted = Stage.MELTED.world();
        Json before = melted.lot("LE").get("vector");
        melted.asy01().assays(umpire("AS-LOW", 1)).recorded();
        assertThat(Body.number(melted.lot("LE"), "fineMg")).isEqualTo(39);

        melted.asy01().assays(umpire("AS-RIGHT", 84_260)).recorded();
        assertThat(melted.lot("LE").get("vector")).isEqualTo(before);
        assertThat(Body.number(melted.lot("LE"), "lossMg")).isZero();
    }

    private static Json.Obj umpire(String id, long fineness) {
        return Body.set(
                Body.set(Settlements.assay(id, "FIRE", fineness), "purpose", "'FINAL'"), "sampledOn", "'2024-03-06'");
    }

    /** What is lost, sampled or weighed less lowers what may count; a reading alone does not. */
    @Test
    void losses_lower_the_nominal_gold_and_readings_do_not() {
        melt("LA", "B-1", 1_248_000, 87_250).recorded();
        assertThat(Body.number(world.lot("B-1"), "nominalMg")).isEqualTo(LA_FINE - 1_745);
        assertThat(Body.number(world.lot("B-1"), "lifetimeLossMg")).isEqualTo(1_745);

        reading("B-1", "R-1", "FIRE", 87_200).recorded();
        assertThat(Body.number(world.lot("B-1"), "nominalMg")).isEqualTo(LA_FINE - 1_745);

        world.agg01()
                .samples(Body.set(Body.set(Workshop.sample(), "input", "'LD'"), "output.grossMg", 2_135_000))
                .recorded();
        assertThat(Body.number(world.lot("LA-R"), "nominalMg")).isEqualTo(1_710_562);
        assertThat(Body.number(world.lot("LA-R"), "lifetimeSampledMg")).isEqualTo(5_000);
    }

    @Test
    void the_parts_of_a_lot_share_its_nominal_gold_to_the_milligram() {
        world.agg01().melts(WorkedCase.melt()).recorded();
        world.agg01()
                .splits(
                        Body.of(
                                "{'transformation':'SP-09','input':'LE',"
                                        + "'outputs':[{'lot':'P-1','grossMg':1111111},{'lot':'P-2','grossMg':2222222},{'lot':'P-3','grossMg':615267}]}"))
                .recorded();
        for (int share = 0; share < 4; share++) {
            String member = "vector[" + share + "].nominalMg";
            long whole = Body.number(world.lot("LE"), member);
            long parts = IntStream.rangeClosed(1, 3)
                    .mapToLong(part -> Body.number(world.lot("P-" + part), member))
                    .sum();
            assertThat(whole - parts).as(member).isBetween(0L, 1L);
        }
    }

    /** Paid for in the settlement, and in no premium. */
    @Test
    void unattributed_gold_is_settled_and_earns_no_premium() {
        Consortium refining = Stage.AT_REFINER.world();
        refining.ref01()
                .recordsOutturn(Body.set(WorkedCase.outturn(), "assay.fineness", 84_500))
                .submitted();
        assertThat(refining.ref01().settles(WorkedCase.settlement())).isAccepted();

        Json.Obj settled = refining.record(LedgerKeys.settlement(new LotId("LE")));
        assertThat(Body.number(settled, "fineMg")).isEqualTo(3_333_440);
        assertThat(Body.number(settled, "unattributedMg")).isEqualTo(3_333_440 - 3_330_415);
        assertThat(((Json.Arr) refining.lot("LE").get("vector"))
                        .items().stream()
                                .mapToLong(share -> Body.number((Json.Obj) share, "fineMg"))
                                .sum())
                .isEqualTo(3_330_415);
        assertThat(Stage.SETTLED
                        .world()
                        .record(LedgerKeys.settlement(new LotId("LE")))
                        .get("unattributedMg"))
                .isNull();
    }

    @Test
    void a_certificate_states_what_counts_and_names_the_rest() {
        melt("LA", "B-1", 1_250_000, 87_250).recorded();
        reading("B-1", "R-1", "FIRE", 87_345).submitted();
        world.ledger().records().keySet().stream()
                .filter(flag -> flag.toString().contains("I15"))
                .forEach(flag -> world.ledger().put(flag, Json.object().with("closedAt", 1)));
        world.agg01()
                .seals(Body.of("{'seal':'S-000909','lot':'B-1','kind':'BAG'}"))
                .recorded();

        assertThat(world.agg01().certifies(WorkedCase.certificate("B-1"))).isAccepted();
        Json.Obj certificate = world.record(LedgerKeys.certificate(new CertificateId(WorkedCase.CERTIFICATE)));
        assertThat(Body.number(certificate, "fineMg")).isEqualTo(LA_MOST);
        assertThat(Body.number(certificate, "origins[0].fineMg")).isEqualTo(LA_MOST);
        assertThat(Body.number(certificate, "unattributedMg")).isEqualTo(1_091_812 - LA_MOST);
    }

    // I50

    @ParameterizedTest
    @ValueSource(strings = {"SELECTED_ORE", "CONCENTRATE", "FREE_GOLD", "SPONGE", "REFINED"})
    void a_melt_makes_a_bar_and_nothing_else(String material) {
        assertThat(world.agg01().melts(Body.set(WorkedCase.melt(), "output.material", "'" + material + "'")))
                .isRefusedBy(Rule.I50)
                .in("body.output.material");
        assertThat(world.agg01().melts(WorkedCase.melt())).isAccepted();
    }

    @Test
    void refined_bars_may_be_cast_again_as_refined() {
        world.given(key("LA"), "material", "'REFINED'");
        Json.Obj again = Body.set(WorkedCase.melt(), "output.material", "'REFINED'");

        assertThat(world.agg01().melts(again)).isRefusedBy(Rule.I50, "REFINED");
        Json.Obj alone = Body.set(Body.set(again, "inputs", "['LA']"), "output.grossMg", 1_250_000);
        alone = Body.set(Body.set(alone, "output.assay.fineness", 87_250), "losses", "[]");
        assertThat(world.agg01().melts(alone)).isAcceptedWithFlags(key("LE"), Rule.I50);
    }

    @ParameterizedTest
    @CsvSource({"DORE, I50", "FREE_GOLD, I50", "SELECTED_ORE, I50", "SPONGE, "})
    void a_retort_leaves_sponge(String material, Rule refusedBy) {
        Consortium retorting = Workshop.withSponge();
        Json.Obj retort = Body.set(Workshop.retort(), "output.material", "'" + material + "'");

        if (refusedBy == null) {
            assertThat(retorting.agg01().retorts(retort)).isAccepted();
        } else {
            assertThat(retorting.agg01().retorts(retort)).isRefusedBy(refusedBy);
        }
    }

    /** The fine gold would be the same: two thirds of such a bar are not from its inputs. */
    @ParameterizedTest
    @CsvSource({"6357760, 52331, I50", "3977574, 83644, I50", "3977573, 83644, "})
    void nothing_grows_heavier_in_the_fire(long gross, long fineness, Rule refusedBy) {
        long lost = 3_330_013 - gross * fineness / 100_000;
        Json.Obj melt =
                Body.set(Body.set(WorkedCase.melt(), "output.grossMg", gross), "output.assay.fineness", fineness);
        Draft draft = world.agg01().melts(Body.set(melt, "losses[0].fineMg", lost));

        if (refusedBy == null) {
            assertThat(draft).isAccepted();
        } else {
            assertThat(draft).isRefusedBy(refusedBy, "nothing grows heavier in the fire");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DORE, 30000, false",
        "DORE, 29999, true",
        "DORE, 99000, false",
        "DORE, 99001, true",
        "SELECTED_ORE, 10001, true",
        "SELECTED_ORE, 900, false",
        "FREE_GOLD, 49999, true",
        "REFINED, 98999, true",
        "REFINED, 100000, false",
        "CONCENTRATE, 60001, true",
        "SPONGE, 99001, true"
    })
    void an_implausible_first_reading_asks_for_a_second(String material, long fineness, boolean flagged) {
        Consortium declared = Stage.DECLARED.world().later(Duration.ofDays(1));
        declared.given(key("LA"), "material", "'" + material + "'");
        Draft first = declared.asy01().assays(Body.set(WorkedCase.assay("LA"), "fineness", fineness));

        if (flagged) {
            assertThat(first).isAcceptedWithFlags(key("LA"), Rule.I50);
        } else {
            assertThat(first).isAccepted();
        }
    }

    // I51

    /** 19.9 bp each are within the limit of a bar; 200 bp over its life are not. */
    @Test
    void many_small_losses_are_one_large_loss() {
        String bar = "LA";
        int flagged = 0;
        for (int number = 1; number <= 20; number++) {
            long gross = Body.number(world.lot(bar), "grossMg");
            Draft next = melt(bar, "B-" + number, gross - gross * 199 / 100_000, 87_250);
            if (number <= 10) {
                assertThat(next).isAccepted();
            } else {
                next.recorded();
                flagged += world.ledger()
                                .find(LedgerKeys.flag(
                                        key("B-" + number),
                                        "I51",
                                        next.statement().id()))
                                .isPresent()
                        ? 1
                        : 0;
            }
            bar = "B-" + number;
        }
        assertThat(flagged).isEqualTo(10);
    }

    @Test
    void many_small_samples_are_one_large_sample() {
        String lot = "LA";
        for (int number = 1; number <= 4; number++) {
            assertThat(sample(lot, "S-" + number)).isAccepted();
            lot = "S-" + number;
        }
        assertThat(sample(lot, "S-5")).isAcceptedWithFlags(key("S-5"), Rule.I51);
    }

    private Draft sample(String from, String to) {
        Json.Obj sample =
                Body.set(Body.set(Workshop.sample(), "input", "'" + from + "'"), "output.lot", "'" + to + "'");
        long rest = Body.number(world.lot(from), "grossMg") - 5_000;
        world.later(Duration.ofMinutes(1));
        return world.agg01().samples(Body.set(sample, "output.grossMg", rest).with("transformation", "SA-" + to));
    }

    /** 524 820 mg went in; 200 bp of it are 10 496 mg. */
    @ParameterizedTest
    @CsvSource({"88130, false", "88129, true"})
    void a_first_reading_of_a_pool_that_finds_much_less_is_flagged(long fineness, boolean flagged) {
        world.agg01().aggregates(Workshop.aggregate()).recorded();
        Draft reading = world.asy01().assays(Workshop.assayOfPool(fineness));

        if (flagged) {
            assertThat(reading).isAcceptedWithFlags(key("LP"), Rule.I51);
        } else {
            assertThat(reading).isAccepted();
        }
    }
}
