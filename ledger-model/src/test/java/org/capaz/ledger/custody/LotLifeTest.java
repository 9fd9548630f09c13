// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.production.Quota;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I3, I22, I26, I29, I45 and the flags: what else can befall a lot than being handed over and melted. */
class LotLifeTest {
    private static final CertificateId CERTIFICATE = new CertificateId(WorkedCase.CERTIFICATE);

    private final Consortium world = Stage.AT_AGGREGATOR.world();

    private static String status(Consortium world) {
        Json.Obj status = world.record(LedgerKeys.status(CERTIFICATE));
        return Body.text(status, "state") + " " + Body.text(status, "reason");
    }

    // I29

    @Test
    void a_lot_on_hold_is_not_melted_offered_or_split_until_it_is_released() {
        Consortium held = LotStory.onHold();
        assertThat(held.agg01().melts(WorkedCase.melt())).isRefusedBy(Rule.I29, "on hold H-1");

        held.sch01().releases(LotStory.release("LA")).recorded();
        assertThat(held.agg01().melts(WorkedCase.melt())).isAccepted();
    }

    @Test
    void a_lot_is_stopped_on_offer_and_on_its_way_too() {
        Consortium offered = EveryKind.offered();
        offered.sch01().holds(LotStory.hold("LA")).recorded();
        assertThat(offered.amp01().dispatches(WorkedCase.dispatch("LA"))).isRefusedBy(Rule.I29);
        offered.sch01().releases(LotStory.release("LA")).recorded();
        assertThat(offered.amp01().dispatches(WorkedCase.dispatch("LA"))).isAccepted();

        Consortium received = EveryKind.received();
        received.sch01().holds(LotStory.hold("LA")).recorded();
        assertThat(received.agg01().accepts(WorkedCase.acceptance("LA"))).isRefusedBy(Rule.I29);
        received.sch01().releases(LotStory.release("LA")).recorded();
        assertThat(received.agg01().accepts(WorkedCase.acceptance("LA"))).isAccepted();
    }

    @Test
    void scheme_auditor_and_custodian_stop_a_lot_once_and_nobody_else() {
        assertThat(world.amp01().holds(LotStory.hold("LA"))).isRefusedBy(Rule.I24, "neither the custodian");
        assertThat(world.agg01().holds(LotStory.hold("LA"))).isAccepted();
        assertThat(world.agg01().holds(Body.set(LotStory.hold("LA"), "hold", "'H-2'")))
                .isRefusedBy(Rule.I29, "on hold H-1 already");
        assertThat(world.sch01().holds(LotStory.hold("LA"))).isRefusedBy(Rule.I29, "on hold H-1 already");
        assertThat(world.sch01().holds(Body.set(LotStory.hold("LA"), "hold", "'H-2'")))
                .isAccepted();
    }

    @Test
    void who_placed_a_hold_releases_it() {
        Consortium held = LotStory.onHold();
        assertThat(held.agg01().releases(LotStory.release("LA"))).isRefusedBy(Rule.I29, "released by SCH-01");
        assertThat(held.sch01().releases(Body.set(LotStory.release("LA"), "hold", "'H-9'")))
                .isRefusedBy(Rule.I29, "not on hold H-9");
        assertThat(held.sch01().releases(LotStory.release("LA"))).isAccepted();
        assertThat(held.sch01().releases(LotStory.release("LA"))).isRefusedBy(Rule.I29, "not on hold");
    }

    @Test
    void contested_gold_goes_back_only_where_it_came_from_with_both_signatures_and_stays_on_hold() {
        assertThat(world.agg01().returns(LotStory.returned())).isRefusedBy(Rule.I29, "both held and on hold");
        Consortium held = LotStory.onHold();
        assertThat(held.agg01().returns(Body.set(LotStory.returned(), "to", "'AMP-03'")))
                .isRefusedBy(Rule.I29, "did not come");
        assertThat(held.agg01().returns(LotStory.returned()).signedBy("agg-01-custodian"))
                .isRefusedBy(Rule.I24, "signed by the holder");
        assertThat(held.agg01().returns(LotStory.returned())).isAccepted();

        assertThat(Body.text(held.lot("LA"), "custodian")).isEqualTo("AMP-01");
        assertThat(held.amp01().offers(Body.set(WorkedCase.offer("LA"), "transfer", "'T-LA-2'")))
                .isRefusedBy(Rule.I29);
    }

    @Test
    void a_hold_suspends_the_certificate_and_its_release_reinstates_it() {
        Consortium certified = Stage.CERTIFIED.world();
        certified.sch01().holds(LotStory.hold("LE")).recorded();
        assertThat(status(certified)).isEqualTo("SUSPENDED HOLD H-1");

        certified.sch01().releases(LotStory.release("LE")).recorded();
        assertThat(status(certified)).isEqualTo("ISSUED ISSUED");
    }

    // Seizure and loss

    @Test
    void an_authority_takes_a_lot_even_on_hold_but_a_loss_is_not_stated_of_one() {
        Consortium held = LotStory.onHold();
        assertThat(held.agg01().writesOff(LotStory.loss("LA"))).isRefusedBy(Rule.I29);
        assertThat(held.amp01().losesToAuthority(LotStory.seizure("LA"))).isRefusedBy(Rule.I74);
        assertThat(held.agg01().losesToAuthority(LotStory.seizure("LA"))).isRefusedBy(Rule.I74, "on a hold of SCH-01");
        assertThat(held.sch01().losesToAuthority(LotStory.seizure("LA"))).isAccepted();
        assertThat(Body.text(held.lot("LA"), "state")).isEqualTo("WRITTEN_OFF");

        assertThat(world.agg01().writesOff(LotStory.loss("LA"))).isAccepted();
        assertThat(world.agg01().writesOff(LotStory.loss("LA"))).isRefusedBy(Rule.I19, "written off");
    }

    @Test
    void a_custodian_frees_no_held_gold_by_a_seizure_of_its_own_word_or_of_its_house() {
        Consortium held = LotStory.onHold();
        LedgerKey auditor = LedgerKeys.party(new PartyId("AUD-01"));
        held.given(auditor, "roles", "['ASSESSOR','AUDITOR']").given(auditor, "msp", "'TradersMSP'");
        DemoOfficer inside = DemoOfficer.of("aud-01-inside", "AUD-01", OfficerRole.ASSESSOR);
        held.traders().registersOfficer(WorkedCase.officer(inside)).recorded();
        assertThat(held.by("AUD-01").losesToAuthority(LotStory.seizure("LA")).signedBy(inside))
                .isRefusedBy(Rule.I2, "somebody of another");
        assertThat(held.by("AUD-01").releases(LotStory.release("LA")).signedBy(inside))
                .isRefusedBy(Rule.I57, "AGG-01");

        Consortium audited = LotStory.onHold().given(auditor, "roles", "['ASSESSOR','AUDITOR']");
        assertThat(audited.agg01().losesToAuthority(LotStory.seizure("LA"))).isRefusedBy(Rule.I74);
        assertThat(audited.aud01().losesToAuthority(LotStory.seizure("LA"))).isAccepted();
    }

    @Test
    void what_only_its_custodian_has_stopped_the_custodian_may_lose_to_an_authority() {
        world.agg01().holds(LotStory.hold("LA")).recorded();
        world.later(Duration.ofHours(1));
        assertThat(world.sch01().losesToAuthority(LotStory.seizure("LA"))).isRefusedBy(Rule.I24);
        assertThat(world.agg01().losesToAuthority(LotStory.seizure("LA"))).isAccepted();
    }

    @Test
    void a_second_scheme_seizes_nothing_out_of_the_hold_of_the_first() {
        Consortium held = LotStory.onHold();
        held.ledger()
                .put(LedgerKeys.party(new PartyId("SCH-02")), held.record(LedgerKeys.party(new PartyId("SCH-01"))));
        DemoOfficer other = DemoOfficer.of("sch-02-officer", "SCH-02", OfficerRole.SCHEME_OFFICER);
        held.assurance().registersOfficer(WorkedCase.officer(other)).recorded();
        held.by("SCH-02")
                .holds(Body.set(LotStory.hold("LA"), "hold", "'H-2'"))
                .signedBy(other)
                .recorded();
        assertThat(held.by("SCH-02").losesToAuthority(LotStory.seizure("LA")).signedBy(other))
                .isRefusedBy(Rule.I74, "on a hold of SCH-01");
        assertThat(held.by("SCH-02").releases(LotStory.release("LA")).signedBy(other))
                .isRefusedBy(Rule.I29, "released by SCH-01");
        held.sch01().releases(LotStory.release("LA")).recorded();
        assertThat(held.by("SCH-02").losesToAuthority(LotStory.seizure("LA")).signedBy(other))
                .isAccepted();
    }

    @Test
    void what_is_written_off_is_open_to_be_looked_at() {
        world.agg01().writesOff(LotStory.loss("LA")).withId("demo-theft-1").recorded();

        Json.Obj flag =
                world.record(LedgerKeys.flag(LedgerKeys.lot(new LotId("LA")), "I17", new RecordId("demo-theft-1")));
        assertThat(Body.text(flag, "reason")).isEqualTo("STOLEN");
        assertThat(flag.get("closedAt")).isNull();
    }

    // I45

    @Test
    void delivering_freezes_the_certificate_in_the_same_transaction_and_ends_the_lot() {
        Consortium certified = Stage.CERTIFIED.world();
        assertThat(certified.buy01().delivers(LotStory.delivery("LE"))).isRefusedBy(Rule.I24);
        assertThat(certified.ref01().delivers(LotStory.delivery("LE"))).isAccepted();

        assertThat(status(certified)).isEqualTo("FROZEN DELIVERED");
        assertThat(Body.text(certified.lot("LE"), "state")).isEqualTo("DELIVERED");
        assertThat(certified.ref01().delivers(LotStory.delivery("LE"))).isRefusedBy(Rule.I19, "was delivered");
    }

    @Test
    void losing_a_lot_ends_its_certificate() {
        Consortium certified = Stage.CERTIFIED.world();
        certified.ref01().writesOff(LotStory.loss("LE")).recorded();
        assertThat(status(certified)).isEqualTo("ENDED LOSS");
    }

    @Test
    void a_certificate_is_not_given_again_for_a_void_lot() {
        Consortium sealed = Stage.SEALED.world();
        sealed.amp01().certifies(WorkedCase.certificate("LA")).recorded();
        sealed.amp01().voids(LotStory.mistake("LA")).recorded();

        assertThat(status(sealed)).isEqualTo("ENDED VOID");
        assertThat(sealed.amp01().certifies(WorkedCase.certificate("LA"))).isRefusedBy(Rule.I19, "is void");
    }

    // Void

    @Test
    void only_its_creator_takes_a_lot_back_and_only_before_it_moved() {
        Consortium sealed = Stage.SEALED.world();
        assertThat(sealed.amp02().voids(LotStory.mistake("LA"))).isRefusedBy(Rule.I24, "declared by AMP-01");
        assertThat(sealed.amp01().voids(LotStory.mistake("LA"))).isAccepted();
        assertThat(sealed.amp01().voids(LotStory.mistake("LA"))).isRefusedBy(Rule.I3, "is void");

        assertThat(EveryKind.offered().amp01().voids(LotStory.mistake("LA"))).isRefusedBy(Rule.I25);
        assertThat(EveryKind.dispatched().amp01().voids(LotStory.mistake("LA"))).isRefusedBy(Rule.I25);
        assertThat(world.amp01().voids(LotStory.mistake("LA"))).isRefusedBy(Rule.I3, "changed hands");
    }

    @Test
    void a_void_lot_gives_back_its_paper_and_its_miners_quotas() {
        Consortium declared = Stage.DECLARED.world();
        Json.Obj again = Body.set(WorkedCase.lotLB(), "lot", "'LB-2'");
        assertThat(declared.amp04().declares(again)).isRefusedBy(Rule.I13);

        declared.amp04().voids(LotStory.mistake("LB")).recorded();
        assertThat(declared.amp04().declares(again)).isAccepted();
        assertThat(Quota.of(WorkedCase.miner("AMP-04", 1), Day.parse("2024-03-03"), declared.ledger())
                        .yearMg())
                .isEqualTo(8_400);
    }

    // I26

    @Test
    void an_opened_seal_is_never_used_again_and_another_one_closes_the_lot() {
        Consortium sealed = Stage.SEALED.world();
        assertThat(sealed.amp01().opens(LotStory.opening("LA", "S-000812"))).isRefusedBy(Rule.I26, "not closed with");
        assertThat(sealed.amp01().opens(LotStory.opening("LA", "S-000811"))).isAccepted();

        assertThat(sealed.amp01().seals(WorkedCase.seal("LA"))).isRefusedBy(Rule.I26, "once in its life");
        assertThat(sealed.amp01().seals(Body.set(WorkedCase.seal("LA"), "seal", "'S-000899'")))
                .isAccepted();
    }

    // I22

    @Test
    void metal_without_history_is_of_no_class_and_makes_mixed_what_it_joins() {
        assertThat(world.agg01().introduces(Body.set(LotStory.introduction(), "lot", "'LA'")))
                .isRefusedBy(Rule.I20);
        assertThat(world.agg01().introduces(Body.set(LotStory.introduction(), "fineMg", 490_000)))
                .isRefusedBy(Rule.I14);
        assertThat(world.agg01().introduces(LotStory.introduction())).isAccepted();
        world.asy01()
                .assays(Body.set(Body.set(WorkedCase.assay("LX"), "fineness", 90_000), "sampledOn", "'2024-03-06'"))
                .recorded();

        Json.Obj melt = Body.set(WorkedCase.melt(), "inputs", "['LA','LB','LC','LD','LX']");
        melt = Body.set(Body.set(melt, "output.grossMg", 4_448_600), "output.assay.fineness", 84_900);
        melt = Body.set(melt, "losses[0].fineMg", 3_330_013 + 450_000 - 3_776_861);
        world.agg01().melts(melt).recorded();
        assertThat(Body.text(world.lot("LE"), "claimClass")).isEqualTo("MIXED");
        world.agg01().seals(WorkedCase.seal("LE")).recorded();
        assertThat(world.agg01().certifies(WorkedCase.certificate("LE")))
                .isRefusedBy(Rule.I44, "its claim class is MIXED");
    }

    // Flags

    @Test
    void a_contested_lot_gets_no_certificate_until_somebody_independent_has_looked() {
        Consortium contested = Stage.SEALED.world();
        contested
                .amp01()
                .raisesFlag(LotStory.grievance())
                .withId("demo-grievance-1")
                .recorded();
        assertThat(contested.amp01().certifies(WorkedCase.certificate("LA"))).isRefusedBy(Rule.I44, "flagged");

        contested.aud01().closesFlag(LotStory.closing("demo-grievance-1")).recorded();
        assertThat(contested.amp01().certifies(WorkedCase.certificate("LA"))).isAccepted();
    }

    @Test
    void nobody_judges_the_flag_on_what_its_organisation_answers_for() {
        Consortium refined = Stage.AT_REFINER.world();
        Json.Obj grievance = Body.set(LotStory.grievance(), "lot", "'LE'");
        refined.amp01().raisesFlag(grievance).withId("demo-grievance-1").recorded();
        refined.aud01()
                .attests(Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-NEW'"))
                .recorded();
        Json.Obj ofAttestation = Body.of(
                "{'attestation':{'subject':'AMP-01','module':4,'attestation':'AT-NEW'},'ground':'CONTRADICTION',"
                        + "'reason':'NEVER-VISITED','evidence':'%s'}",
                Body.hash("Demo letter"));
        refined.amp01().raisesFlag(ofAttestation).withId("demo-grievance-2").recorded();

        Json.Obj onAttestation = Body.without(LotStory.closing("demo-grievance-2"), "lot")
                .with("attestation", ofAttestation.get("attestation"));
        assertThat(refined.aud01().closesFlag(onAttestation)).isRefusedBy(Rule.I57, "AUD-01");
        assertThat(refined.aud01().closesFlag(Body.set(LotStory.closing("demo-grievance-1"), "lot", "'LE'")))
                .isAccepted();
    }

    @Test
    void a_flag_is_closed_once_and_a_hold_is_none() {
        Consortium contested = LotStory.contested("demo-grievance-1");
        assertThat(contested.aud01().closesFlag(LotStory.closing("demo-grievance-9")))
                .isRefusedBy(Rule.I3, "is open");
        assertThat(contested.aud01().closesFlag(LotStory.closing("demo-grievance-1")))
                .isAccepted();
        assertThat(contested.aud01().closesFlag(LotStory.closing("demo-grievance-1")))
                .isRefusedBy(Rule.I3, "is open");

        contested.sch01().holds(LotStory.hold("LA")).withId("demo-hold-1").recorded();
        assertThat(contested.aud01().closesFlag(Body.set(LotStory.closing("demo-hold-1"), "rule", "'I29'")))
                .isRefusedBy(Rule.I29, "released");
    }

    /** Short money, a late seal, a doubtful plan: what any rule flags can be looked at and closed. */
    @Test
    void a_flag_on_any_other_record_is_raised_and_closed_by_its_name() {
        Consortium paid = PremiumCase.announced();
        paid.amp04()
                .confirms(Body.set(WorkedCase.arrival("AMP-04"), "received.minor", 1))
                .withId("demo-short")
                .recorded();
        Json.Obj closing = Body.of(
                "{'record':'payment/P-AMP-04','rule':'I43','raisedWith':'demo-short','outcome':'BANK-FOUND-IT'}");
        LedgerKey payer = LedgerKeys.party(new PartyId("BUY-01"));

        assertThat(paid.aud01().closesFlag(Body.set(closing, "record", "'payment/P-NONE'")))
                .isRefusedBy(Rule.I3, "no record payment/P-NONE");
        for (String name : List.of(
                "payment",
                "payment/",
                "/P-AMP-04",
                "payment/P AMP",
                "juana@demo.example/1",
                "payment/juana@demo.example",
                "Juana/1037654321",
                "payment/" + "P".repeat(200))) {
            assertThat(paid.aud01().closesFlag(Body.set(closing, "record", "'" + name + "'")))
                    .isDefective("MALFORMED", "body.record");
        }
        paid.given(payer, "msp", "'AssuranceMSP'");
        assertThat(paid.aud01().closesFlag(closing)).isRefusedBy(Rule.I57, "BUY-01");
        paid.given(payer, "msp", "'BuyersMSP'");
        assertThat(paid.aud01().closesFlag(closing)).isAccepted();

        Json.Obj grievance = Body.without(LotStory.grievance(), "lot").with("record", Json.text("transformation/M-01"));
        assertThat(Stage.AT_REFINER.world().amp01().raisesFlag(grievance)).isAccepted();
    }

    /** A label's status index holds a name alone; whoever flags one can be answered. */
    @Test
    void a_flag_on_a_record_of_one_word_is_closed_like_any_other() {
        Consortium certified = Stage.CERTIFIED.world();
        Json index = Json.text(certified.ledger().records().keySet().stream()
                .filter(key -> key.family() == Family.STATUS_INDEX)
                .findFirst()
                .orElseThrow()
                .toString());
        certified
                .sch01()
                .raisesFlag(Body.without(LotStory.grievance(), "lot").with("record", index))
                .withId("demo-grievance-2")
                .recorded();

        Json.Obj closing =
                Body.without(LotStory.closing("demo-grievance-2"), "lot").with("record", index);
        assertThat(certified.aud01().closesFlag(closing.with("record", Json.text("idx/999999"))))
                .isRefusedBy(Rule.I3, "no record idx/999999");
        assertThat(certified.sch01().closesFlag(closing)).isAccepted();
    }

    @Test
    void a_flag_stands_on_a_record_that_exists() {
        assertThat(world.amp01().raisesFlag(Body.set(LotStory.grievance(), "lot", "'LZ'")))
                .isRefusedBy(Rule.I3, "no record lot/LZ");
        assertThat(world.amp01().raisesFlag(LotStory.grievance())).isAccepted();
        assertThat(world.amp01().raisesFlag(Body.set(LotStory.grievance(), "amp", "'AMP-01'")))
                .isDefective("MALFORMED", "body");
    }

    // I9, I10

    @Test
    void four_hundred_and_twenty_grams_a_year_and_no_milligram_more() {
        Consortium admitted = EveryKind.withPaper("LB");
        admitted.aud01()
                .attestsOutsideSale(LotStory.outsideSale(420_000 - 8_399))
                .recorded();
        assertThat(admitted.amp04().declares(WorkedCase.lotLB())).isRefusedBy(Rule.I9, "annual cap of 420.000\u00a0g");

        Consortium within = EveryKind.withPaper("LB");
        within.aud01().attestsOutsideSale(LotStory.outsideSale(420_000 - 8_400)).recorded();
        assertThat(within.amp04().declares(WorkedCase.lotLB())).isAccepted();
    }

    @Test
    void gold_over_the_cap_is_recorded_as_what_it_is_and_earns_nothing() {
        Consortium over = EveryKind.withPaper("LB");
        over.aud01().attestsOutsideSale(LotStory.outsideSale(420_000)).recorded();

        assertThat(over.amp04().declares(WorkedCase.lotLB())).isRefusedBy(Rule.I9, "as claim class NONE");
        assertThat(over.amp04().declares(LotStory.ineligible(WorkedCase.lotLB())))
                .isAccepted();
        assertThat(Body.text(over.lot("LB"), "claimClass")).isEqualTo("NONE");
    }

    /** Twelve kilograms that a machine dug, brought by a unit: no quota would count them. */
    @Test
    void where_only_panning_is_allowed_a_unit_brings_no_eligible_gold() {
        Consortium panning = EveryKind.withPaper("LB");
        Json.Obj dug = Body.set(WorkedCase.lotLB(), "contributions", "[{'unit':'U-01','grossMg':487200}]");

        assertThat(panning.amp04().declares(dug)).isRefusedBy(Rule.I9, "unit U-01 is no subsistence miner");
        assertThat(panning.amp04().declares(WorkedCase.lotLB())).isAccepted();
        Consortium honest = EveryKind.withPaper("LB");
        assertThat(honest.amp04().declares(LotStory.ineligible(dug))).isAccepted();
        assertThat(Body.text(honest.lot("LB"), "claimClass")).isEqualTo("NONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MEMBER", "WORKER", "SELECTOR"})
    void nor_does_a_miner_enrolled_as_something_else(String kind) {
        Consortium panning = EveryKind.withPaper("LB");
        panning.given(LedgerKeys.miner(WorkedCase.miner("AMP-04", 58)), "kind", "'" + kind + "'");

        assertThat(panning.amp04().declares(WorkedCase.lotLB())).isRefusedBy(Rule.I9, "is no subsistence miner");
        panning.given(LedgerKeys.miner(WorkedCase.miner("AMP-04", 58)), "kind", "'SUBSISTENCE'");
        assertThat(panning.amp04().declares(WorkedCase.lotLB())).isAccepted();
    }

    @Test
    void only_the_weakest_class_is_stated_and_with_its_reason() {
        Consortium admitted = EveryKind.withPaper("LB");
        assertThat(admitted.amp04().declares(Body.set(WorkedCase.lotLB(), "claim", "'FULL'")))
                .isDefective("MALFORMED", "body.claim");
        assertThat(admitted.amp04().declares(Body.set(WorkedCase.lotLB(), "claim", "'NONE'")))
                .isDefective("MALFORMED", "body.reason");
    }

    /** Of 8 400 mg in seven days, 3 600 mg are of the three days in March. */
    @Test
    void a_month_above_the_average_is_flagged() {
        Json.Obj march = Body.set(LotStory.outsideSale(35_000 - 3_599), "soldOn", "'2024-03-01'");
        Consortium above = EveryKind.withPaper("LB");
        above.aud01().attestsOutsideSale(march).recorded();
        assertThat(above.amp04().declares(WorkedCase.lotLB()))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LB")), Rule.I10);

        Consortium within = EveryKind.withPaper("LB");
        within.aud01()
                .attestsOutsideSale(Body.set(march, "grossMg", 35_000 - 3_600))
                .recorded();
        assertThat(within.amp04().declares(WorkedCase.lotLB())).isAccepted();
    }

    @Test
    void a_sale_outside_is_attested_once_of_an_enrolled_miner_after_it_happened() {
        Consortium admitted = Stage.ADMITTED.world();
        Json.Obj sale = LotStory.outsideSale(30_000);
        assertThat(admitted.aud01()
                        .attestsOutsideSale(Body.set(sale, "miner", "'%s'".formatted(WorkedCase.miner("NOBODY", 1)))))
                .isRefusedBy(Rule.I8);
        assertThat(admitted.aud01().attestsOutsideSale(Body.set(sale, "soldOn", "'2024-03-05'")))
                .isRefusedBy(Rule.I5);
        assertThat(admitted.aud01().attestsOutsideSale(sale)).isAccepted();
        assertThat(admitted.aud01().attestsOutsideSale(sale)).isRefusedBy(Rule.I3);
    }

    // I11

    /** 58 barequeros can dig 5 568 g of fine gold in a month of 24 days; three of the seven days of LB are in March. */
    @Test
    void a_month_that_its_miners_cannot_have_dug_is_flagged() {
        Consortium plausible = counted("AMP-04", 5_568_000 - 190_425);
        assertThat(plausible.asy01().assays(WorkedCase.assay("LB"))).isAccepted();

        Consortium implausible = counted("AMP-04", 5_568_000 - 190_424);
        assertThat(implausible.asy01().assays(WorkedCase.assay("LB")))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LB")), Rule.I11);
    }

    /** AMP-01's title allows 4 800 g a month; its 84 miners could dig more. */
    @Test
    void a_month_beyond_the_title_is_flagged() {
        Consortium within = counted("AMP-01", 4_800_000 - 467_411);
        assertThat(within.asy01().assays(WorkedCase.assay("LA"))).isAccepted();

        Consortium beyond = counted("AMP-01", 4_800_000 - 467_410);
        assertThat(beyond.asy01().assays(WorkedCase.assay("LA")))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LA")), Rule.I11);
    }

    /** The producers' lots are declared, and another lot of that producer stands in the month. */
    private static Consortium counted(String amp, long fineMg) {
        Consortium declared = Stage.DECLARED.world().at(Instant.parse("2024-03-05T14:00:00Z"));
        declared.ledger()
                .put(
                        LedgerKeys.produced(new PartyId(amp), 2024, 3, new LotId("EARLIER")),
                        Json.object().with("lot", "EARLIER").with("fineMg", fineMg));
        return declared;
    }
}
