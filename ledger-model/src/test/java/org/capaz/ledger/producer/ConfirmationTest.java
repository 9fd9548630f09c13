// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.State;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I64: what widens a quota counts once an assessor confirmed it, and what ended does not begin anew at once. */
class ConfirmationTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");

    private static Consortium on(String day, Consortium world) {
        return world.at(Instant.parse(day + "T15:00:00Z"));
    }

    /** Modules 1 and 2 again: who is inside, and the right to mine. */
    private static void confirmed(String amp, Consortium world) {
        for (int module = 1; module <= 2; module++) {
            world.aud01()
                    .attests(Body.set(
                            WorkedCase.attestation(amp, module), "attestation", "'AT-AGAIN-M%d'".formatted(module)))
                    .recorded();
        }
    }

    // A right to mine

    @Test
    void a_wider_right_counts_once_an_assessor_has_confirmed_it() {
        Consortium panning = EveryKind.withPaper("LB");
        panning.amp04()
                .declaresBasis(Body.set(Conduct.basis(), "validFrom", "'2023-01-01'"))
                .recorded();
        Json.Obj dug = dugByAUnit("2024-03-05");
        on("2024-03-07", panning);

        assertThat(panning.amp04().declares(dug))
                .in("body.contributions[0]")
                .isRefusedBy(Rule.I64, "no assessor has confirmed");
        confirmed("AMP-04", panning);
        assertThat(panning.amp04().declares(dug)).isAccepted();
    }

    @Test
    void a_confirmed_right_covers_no_day_before_its_recording() {
        Consortium panning = EveryKind.withPaper("LB");
        panning.amp04()
                .declaresBasis(Body.set(Conduct.basis(), "validFrom", "'2023-01-01'"))
                .recorded();
        confirmed("AMP-04", panning);
        on("2024-03-07", panning);

        assertThat(panning.amp04().declares(dugByAUnit("2024-03-03")))
                .isRefusedBy(Rule.I9, "legal basis for subsistence only");
        assertThat(panning.amp04().declares(dugByAUnit("2024-03-04"))).isAccepted();
    }

    private static Json.Obj dugByAUnit(String from) {
        Json.Obj dug = Body.set(WorkedCase.lotLB(), "contributions", "[{'unit':'U-01','grossMg':487200}]");
        return Body.set(Body.set(dug, "periodFrom", "'" + from + "'"), "periodTo", "'2024-03-06'");
    }

    /** A title by its own word, and modules 1 and 2 by its own word. */
    @Test
    void who_only_speaks_of_itself_brings_no_gold_beyond_subsistence() {
        Consortium own = Stage.FOUNDED.world();
        own.amp01().describesItself(WorkedCase.producer("AMP-01")).recorded();
        own.amp01().reports(WorkedCase.report()).recorded();
        for (int module = 1; module <= 2; module++) {
            own.amp01()
                    .attests(Body.set(WorkedCase.attestation("AMP-01", module), "level", "'FIRST_PARTY'"))
                    .recorded();
        }
        own.amp01().registersPaper(WorkedCase.paper("LA")).recorded();

        assertThat(own.amp01().declares(WorkedCase.lotLA())).isRefusedBy(Rule.I64, "unit U-01 is no subsistence miner");
        assertThat(own.amp01().declares(LotStory.ineligible(WorkedCase.lotLA())))
                .isAccepted();
    }

    @Test
    void a_withdrawn_right_under_another_id_lifts_nothing_until_it_is_confirmed() {
        Consortium world = Stage.ADMITTED.world();
        world.amp01().withdrawsBasis(Conduct.basisWithdrawal()).recorded();
        on("2024-03-05", world)
                .amp01()
                .declaresBasis(Body.of("{'id':'LB-02','kind':'TITLE','reference':'DEMO-AMP-1','authority':'DEMO-ANM',"
                        + "'validFrom':'2023-01-01','validTo':'2025-12-31'}"))
                .recorded();

        assertThat(state(AMP_01, "2024-03-06", world)).isEqualTo(State.SUSPENDED);
        assertThat(Body.at(world.record(LedgerKeys.basis(AMP_01, new Code("LB-02"))), "follows"))
                .isEqualTo(Body.of("{'amp':'AMP-01','basis':'LB-01'}"));
        confirmed("AMP-01", world);
        assertThat(state(AMP_01, "2024-03-06", world)).isEqualTo(State.AFFILIATED);
    }

    private static State state(PartyId amp, String day, Consortium world) {
        return Affiliation.of(amp, Day.parse(day), world.now(), world.ledger()).state();
    }

    // Headcount and capacity

    /** 58 barequeros can dig 5 568 g in a month; with LB there is a milligram more. */
    @Test
    void a_headcount_counts_once_an_assessor_has_confirmed_it() {
        Consortium unconfirmed = withAHundredThousandMiners();
        assertThat(unconfirmed.asy01().assays(WorkedCase.assay("LB")))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LB")), Rule.I11);

        Consortium confirmed = withAHundredThousandMiners();
        confirmed("AMP-04", confirmed);
        assertThat(confirmed.asy01().assays(WorkedCase.assay("LB"))).isAccepted();
    }

    private static Consortium withAHundredThousandMiners() {
        Consortium declared = Stage.ADMITTED.world().at(Instant.parse("2024-03-04T15:00:00Z"));
        declared.amp04()
                .updatesItself(Body.of("{'from':'2024-03-04','materials':['FREE_GOLD'],'miners':100000}"))
                .recorded();
        declared.at(Instant.parse("2024-03-05T16:00:00Z"));
        declared.amp04().registersPaper(WorkedCase.paper("LB")).recorded();
        declared.amp04()
                .declares(Body.set(
                        Body.set(WorkedCase.lotLB(), "periodFrom", "'2024-03-04'"), "periodTo", "'2024-03-04'"))
                .recorded();
        declared.ledger()
                .put(
                        LedgerKeys.produced(new PartyId("AMP-04"), 2024, 3, new LotId("EARLIER")),
                        Json.object().with("lot", "EARLIER").with("fineMg", 5_568_000 - 444_325));
        return declared;
    }

    @ParameterizedTest
    @CsvSource({"57, true", "58, false"})
    void more_miners_in_a_lot_than_an_assessor_confirmed_are_flagged(long miners, boolean flagged) {
        Consortium panning = EveryKind.withPaper("LB");
        panning.given(LedgerKeys.amp(new PartyId("AMP-04")), "miners", Long.toString(miners));

        if (flagged) {
            assertThat(panning.amp04().declares(WorkedCase.lotLB()))
                    .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LB")), Rule.I64);
        } else {
            assertThat(panning.amp04().declares(WorkedCase.lotLB())).isAccepted();
        }
    }

    @Test
    void gold_of_a_producer_whose_size_nobody_confirmed_is_flagged_at_its_first_assay() {
        Consortium declared = Stage.DECLARED.world().at(Instant.parse("2024-03-05T14:00:00Z"));
        for (int module = 1; module <= 2; module++) {
            declared.given(
                    LedgerKeys.attestation(new PartyId("AMP-02"), module, new Code("AT-AMP-02-M" + module)),
                    "level",
                    "'FIRST_PARTY'");
        }

        assertThat(declared.asy01().assays(WorkedCase.assay("LC")))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LC")), Rule.I64);
        assertThat(declared.asy01().assays(WorkedCase.assay("LB"))).isAccepted();
    }

    // A group born again

    /** AMP-01 is disengaged from 5 March; 180 days later is 1 September. */
    @ParameterizedTest
    @CsvSource({"2024-08-31, SUSPENDED", "2024-09-01, AFFILIATED"})
    void the_right_of_a_disengaged_producer_counts_for_another_after_the_cooling_period(String day, State state) {
        Consortium world = Stage.ADMITTED.world();
        world.sch01().disengages(Conduct.disengagement()).recorded();
        var again = new PartyId("AMP-09");
        List<DemoOfficer> officers = bornAgain(again, world);
        Json.Obj declared = Body.set(WorkedCase.producer("AMP-01"), "legalBasis[0].id", "'LB-09'");
        world.by("AMP-09").describesItself(declared).signedBy(officers.get(0)).recorded();
        world.by("AMP-09")
                .promises(WorkedCase.commitment("AMP-09"))
                .signedBy(officers.get(0))
                .recorded();
        world.by("AMP-09")
                .reports(WorkedCase.report())
                .signedBy(officers.get(0))
                .recorded();
        for (int module = 1; module <= 5; module++) {
            world.aud01().attests(WorkedCase.attestation("AMP-09", module)).recorded();
        }

        assertThat(state(again, day, world)).isEqualTo(state);
        assertThat(Body.at(world.record(LedgerKeys.basis(again, new Code("LB-09"))), "follows"))
                .isEqualTo(Body.of("{'amp':'AMP-01','basis':'LB-01','coolsUntil':'2024-09-01'}"));
    }

    @Test
    void a_right_that_nobody_lost_is_linked_to_nothing() {
        Consortium world = Stage.ADMITTED.world();

        assertThat(world.record(LedgerKeys.basis(AMP_01, new Code("LB-01"))).get("follows"))
                .isNull();
        assertThat(world.record(LedgerKeys.basis(AMP_01, new Code("LB-01"))).get("onConfirmation"))
                .isNull();
    }

    private static List<DemoOfficer> bornAgain(PartyId party, Consortium world) {
        world.producers()
                .registersParty(Body.set(WorkedCase.party("AMP-01"), "party", "'" + party + "'"))
                .recorded();
        List<DemoOfficer> officers = new ArrayList<>();
        officers.add(DemoOfficer.of("again-responsible", party.value(), OfficerRole.RESPONSIBLE));
        officers.add(DemoOfficer.of("again-legal", party.value(), OfficerRole.LEGAL_REPRESENTATIVE));
        officers.forEach(officer ->
                world.producers().registersOfficer(WorkedCase.officer(officer)).recorded());
        return officers;
    }

    @ParameterizedTest
    @CsvSource({"2024-03-12, true", "2024-09-12, false"})
    void the_miners_of_a_disengaged_producer_are_flagged_where_they_come_together_again(String day, boolean flagged) {
        Consortium world = Stage.ADMITTED.world();
        world.sch01()
                .disengages(Body.set(Conduct.disengagement(), "amp", "'AMP-04'"))
                .recorded();
        Json.Obj leaving = Body.of(
                "{'miners':[{'miner':'%s','to':'2024-03-04'}],'reason':'MOVED'}", WorkedCase.miner("AMP-04", 1));
        world.amp04().letsGo(leaving).recorded();
        on(day, world);
        Json.Obj together = Body.set(
                Body.set(
                        WorkedCase.enrolment("AMP-02", 1),
                        "miners[0].miner",
                        "'" + WorkedCase.miner("AMP-04", 1) + "'"),
                "miners[0].from",
                "'" + day + "'");

        if (flagged) {
            assertThat(world.amp02().enrols(together))
                    .isAcceptedWithFlags(LedgerKeys.amp(new PartyId("AMP-02")), Rule.I64);
        } else {
            assertThat(world.amp02().enrols(together)).isAccepted();
        }
    }
}
