// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Corrections;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.PremiumPlans;
import org.capaz.ledger.sample.Settlements;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.sample.Workshop;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;

/**
 * Frauds that somebody invented who had nothing but the documentation; beside each what must stay possible.
 *
 * <p>Decision 162.
 */
class OutsiderTest {

    /** LA was sold to AGG-01 and bought back. */
    private static Consortium boughtBack() {
        Consortium world = Stage.AT_AGGREGATOR.world();
        world.agg01()
                .offers(Body.of("{'transfer':'T-BACK','lots':['LA'],'to':'AMP-01'}"))
                .recorded();
        String item = "[{'lot':'LA','grossMg':1250000,'seal':'S-000811'}]";
        world.agg01()
                .dispatches(Body.of("{'transfer':'T-BACK','carrier':'CAR-01','items':" + item + "}"))
                .recorded();
        world.amp01()
                .receives(Body.of("{'transfer':'T-BACK','place':'52385','items':" + item + "}"))
                .recorded();
        world.amp01().accepts(Body.of("{'transfer':'T-BACK'}")).recorded();
        return world;
    }

    /** Declared anew, it would have no losses, no purchase and no former weights. */
    @Test
    void gold_that_was_sold_and_bought_back_is_not_declared_anew() {
        assertThat(boughtBack().amp01().voids(LotStory.mistake("LA"))).isRefusedBy(Rule.I3, "changed hands");
        assertThat(Stage.SEALED.world().amp01().voids(LotStory.mistake("LA"))).isAccepted();
    }

    @Test
    void a_hold_of_ones_own_is_no_way_to_hand_gold_over_unweighed() {
        Consortium own = Stage.AT_AGGREGATOR.world();
        own.agg01().holds(LotStory.hold("LA")).recorded();
        own.later(Duration.ofHours(1));
        assertThat(own.agg01().returns(LotStory.returned())).isRefusedBy(Rule.I29, "by AGG-01 alone");

        own.sch01().holds(Body.set(LotStory.hold("LA"), "hold", "'H-2'")).recorded();
        assertThat(own.agg01().returns(LotStory.returned())).isAccepted();
    }

    @Test
    void no_gold_is_exported_by_the_holders_word_alone() {
        Consortium world = Stage.AT_AGGREGATOR.world();

        assertThat(world.agg01().moves(LotStory.move("LA", "CH-MENDRISIO")))
                .isRefusedBy(Rule.I78, "another country")
                .in("body.place");
        assertThat(world.agg01().moves(LotStory.move("LA", "27001"))).isAccepted();

        Consortium abroad = Stage.AT_REFINER.world();
        assertThat(abroad.ref01().moves(LotStory.move("LE", "05001"))).isRefusedBy(Rule.I78);
        assertThat(abroad.ref01().moves(LotStory.move("LE", "CH-GENEVE"))).isAccepted();
    }

    @Test
    void a_producers_house_does_not_vouch_for_its_paper() {
        Consortium world = EveryKind.withPaper("LA");
        DemoOfficer officer = scheme(world, "ProducersMSP", "SCH-P");

        assertThat(world.amp01()
                        .correctsPaper(Body.set(Corrections.paper(), "with", "'SCH-P'"))
                        .signedBy(world.officer("amp-01-responsible"), officer))
                .isRefusedBy(Rule.I77, "through one organisation");
        assertThat(world.amp01().correctsPaper(Corrections.paper())).isAccepted();
    }

    private static DemoOfficer scheme(Consortium world, String member, String scheme) {
        DemoOfficer officer = DemoOfficer.of("officer-of-" + scheme, scheme, OfficerRole.SCHEME_OFFICER);
        world.by(member)
                .registersParty(Body.set(WorkedCase.party("SCH-01"), "party", "'" + scheme + "'"))
                .recorded();
        world.by(member).registersOfficer(WorkedCase.officer(officer)).recorded();
        return officer;
    }

    /** AUD-02 is of the organisation of SCH-01, AUD-BUY is not. */
    @Test
    void a_scheme_and_an_assessor_of_one_house_lift_no_finding_of_abuse() {
        Consortium world = Conduct.reassessed();
        DemoOfficer sister = DemoOfficer.of("assessor-of-AUD-02", "AUD-02", OfficerRole.ASSESSOR);
        world.assurance()
                .registersParty(Body.set(WorkedCase.party("AUD-01"), "party", "'AUD-02'"))
                .recorded();
        world.assurance().registersOfficer(WorkedCase.officer(sister)).recorded();
        world.sch01()
                .accredits(Body.set(WorkedCase.accreditation(), "assessor", "'AUD-02'"))
                .recorded();
        Json.Obj again = Body.set(Conduct.reassessment(), "attestation", "'AT-SISTER'");
        world.later(Duration.ofMinutes(10))
                .by("AUD-02")
                .attests(again)
                .signedBy(sister)
                .recorded();

        assertThat(world.sch01().lifts(Body.set(Conduct.findingLift(), "reassessment", "'AT-SISTER'")))
                .isRefusedBy(Rule.I59, "through one organisation");
        assertThat(world.sch01().lifts(Conduct.findingLift())).isAccepted();
    }

    // Parties that have ended

    private static Consortium without(Consortium world, String member, String party) {
        world.by(member)
                .withdrawsParty(Body.of(
                        "{'party':'%s','from':%d,'reason':'DISSOLVED'}",
                        party, world.now().getEpochSecond()))
                .recorded();
        return world.later(Duration.ofHours(1));
    }

    /** The premium would be owed by nobody. */
    @Test
    void who_has_ended_is_named_as_no_payer() {
        Consortium ended = without(Stage.OUTTURN.world(), "BuyersMSP", "BUY-01");
        assertThat(ended.ref01().settles(WorkedCase.settlement())).isRefusedBy(Rule.I79, "withdrawn");
        assertThat(Stage.OUTTURN.world().ref01().settles(WorkedCase.settlement()))
                .isAccepted();

        Consortium provisional = without(Stage.AT_REFINER.world(), "BuyersMSP", "BUY-01");
        assertThat(provisional.ref01().settlesProvisionally(Settlements.provisional()))
                .isRefusedBy(Rule.I79);
    }

    @Test
    void nor_to_take_a_sample_nor_to_decide_between_two_readings() {
        Consortium world = without(Stage.AT_AGGREGATOR.world(), "TradersMSP", "ASY-01");
        assertThat(world.agg01().samples(Workshop.sample())).isRefusedBy(Rule.I79);
        assertThat(Stage.AT_AGGREGATOR.world().agg01().samples(Workshop.sample()))
                .isAccepted();

        Json.Obj named = Settlements.exchange().with("umpire", "ASY-09");
        Consortium apart = without(Settlements.assayed(84_311, 84_260), "AssuranceMSP", "ASY-09");
        assertThat(apart.ref01().exchanges(named)).isRefusedBy(Rule.I79).in("body.umpire");
        assertThat(Settlements.assayed(84_311, 84_260).ref01().exchanges(named)).isAccepted();
    }

    @Test
    void nor_is_it_accredited_or_given_its_gold_back() {
        Consortium world = without(Stage.FOUNDED.world(), "AssuranceMSP", "AUD-01");
        assertThat(world.sch01().accredits(WorkedCase.accreditation())).isRefusedBy(Rule.I79);
        assertThat(world.sch01().accreditsJudge(WorkedCase.judge("AUD-01", "FLAG_CLOSING")))
                .isRefusedBy(Rule.I79);
        assertThat(world.sch01().accreditsJudge(WorkedCase.judge("ASY-01", "FIRE_ASSAY")))
                .isAccepted();

        Json.Obj back = Body.of("{'transfer':'T-BACK','lots':['LA'],'to':'AMP-01'}");
        Consortium gone = without(Stage.AT_AGGREGATOR.world(), "ProducersMSP", "AMP-01");
        assertThat(gone.agg01().offers(back)).isRefusedBy(Rule.I79).in("body.to");
        assertThat(Stage.AT_AGGREGATOR.world().agg01().offers(back)).isAccepted();
    }

    // Premiums

    /** REF-01, as if it were of the producers' house, has the bar from AGG-01, or by name from TRD-01, which never had it. */
    @Test
    void a_seller_who_lends_its_name_makes_no_premium_within_one_house() {
        for (String seller : new String[] {"TRD-01", "AGG-01"}) {
            Consortium world = Stage.OUTTURN.world();
            world.ref01()
                    .settles(Body.set(WorkedCase.settlement(), "seller", "'" + seller + "'"))
                    .recorded();
            world.given(LedgerKeys.party(new PartyId("REF-01")), "msp", "'ProducersMSP'");
            Draft premium = world.buy01().obligesItself(WorkedCase.obligation());
            if (seller.equals("AGG-01")) {
                assertThat(premium).isAccepted();
            } else {
                assertThat(premium).isRefusedBy(Rule.I66);
            }
        }
    }

    @Test
    void a_transfer_of_last_year_is_no_premium_of_this_sale() {
        Json.Obj payment = WorkedCase.payment("AMP-04");

        assertThat(Stage.OBLIGED.world().buy01().announces(Body.set(payment, "sentOn", "'2023-03-08'")))
                .isRefusedBy(Rule.I39, "stated as an advance")
                .in("body.sentOn");
        assertThat(Stage.OBLIGED.world().buy01().announces(Body.set(payment, "sentOn", "'2024-02-28'")))
                .isRefusedBy(Rule.I39);
        assertThat(Stage.OBLIGED.world().buy01().announces(Body.set(payment, "sentOn", "'2024-02-29'")))
                .isAccepted();
        assertThat(Stage.OBLIGED
                        .world()
                        .buy01()
                        .announces(Body.set(payment, "sentOn", "'2024-02-28'").with("advance", true)))
                .isAccepted();
    }

    @Test
    void a_receipt_that_a_plan_has_spent_is_not_made_smaller_unseen() {
        LedgerKey payment = LedgerKeys.payment(new Code("P-AMP-04"));

        assertThat(PremiumPlans.spent().amp04().corrects(received(693_299_765))).isAcceptedWithFlags(payment, Rule.I42);
        assertThat(PremiumPlans.spent().amp04().corrects(received(693_299_766))).isAccepted();
        assertThat(PremiumPlans.approved().amp04().corrects(received(693_299_765)))
                .as("no plan has it yet")
                .isAccepted();
    }

    private static Json.Obj received(long minor) {
        Json.Obj arrived = Body.without(Body.without(WorkedCase.arrival("AMP-04"), "receipt"), "payment");
        return Body.of("{'receipt':'R-2','payment':'P-AMP-04','supersedes':'R-AMP-04','reason':'READ-AGAIN'}")
                .with("arrived", Body.set(arrived, "received.minor", minor));
    }

    @Test
    void a_transaction_of_the_state_of_last_year_is_none_of_this_purchase() {
        Consortium world = Conduct.sellersRegistered();
        Json.Obj purchase = Conduct.purchase();

        assertThat(world.agg01().buys(Body.set(purchase, "platform.day", "'2023-03-06'")))
                .isRefusedBy(Rule.I75, "days before lot LA was accepted")
                .in("body.platform.day");
        assertThat(world.agg01().buys(Body.set(purchase, "platform.day", "'2024-03-05'")))
                .isAccepted();
    }

    // Names

    /** The c is Cyrillic; then wide letters; then mathematical ones. */
    @Test
    void a_name_is_written_in_letters_that_are_what_they_seem() {
        Consortium world = Stage.FOUNDED.world();
        Json.Obj party = Body.set(WorkedCase.party("AMP-01"), "party", "'AMP-09'");

        for (String name : new String[] {"\u0441olor", "\uff23olor", "\ud835\udc00 Demo"}) {
            assertThat(world.producers().registersParty(party.with("name", name)))
                    .isDefective("MALFORMED", "body.name");
        }
        assertThat(world.producers()
                        .registersParty(party.with("name", "Compañía Demo \u0417\u043e\u043b\u043e\u0442\u043e")))
                .isAccepted();
    }
}
