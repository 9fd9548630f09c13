// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I1: who acts, through which organisation, in which role, and who signs for it. */
class WhoMaySpeakTest {
    private final Draft declaration = EveryKind.rightly(StatementKind.DECLARE_LOT);

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void no_statement_is_carried_by_a_foreign_organisation(StatementKind kind) {
        Draft right = EveryKind.rightly(kind);

        assertThat(right.carriedBy("StrangersMSP")).isRefusedBy(Rule.I1, "StrangersMSP");
        assertThat(right).isAccepted();
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void nobody_else_signs_for_the_acting_party(StatementKind kind) {
        Draft right = EveryKind.rightly(kind);
        if (kind == StatementKind.FOUND_ORGANISATION) {
            assertThat(right.signedBy("traders-registrar")).isDefective("OFFICER_UNKNOWN", "signatures");
            return;
        }
        DemoOfficer stranger = new DemoOfficer("stranger-" + kind, "CAR-01", kind.officers());
        right.world().traders().registersOfficer(WorkedCase.officer(stranger)).recorded();

        assertThat(right.signedBy(stranger)).isRefusedBy(Rule.I1, "no officer of");
        assertThat(right).isAccepted();
    }

    @Test
    void a_party_that_is_not_registered_cannot_act() {
        assertThat(Stage.ADMITTED
                        .world()
                        .by("AMP-99")
                        .declares(WorkedCase.lotLA())
                        .signedBy("amp-01-responsible"))
                .isRefusedBy(Rule.I1, "not registered");
    }

    @Test
    void a_party_needs_the_role_that_the_kind_asks_for() {
        Consortium world = Stage.ADMITTED.world();

        assertThat(world.agg01().registersPaper(WorkedCase.paper("LA")).signedBy("agg-01-custodian"))
                .isRefusedBy(Rule.I1, "holds none of the roles [AMP]");
        assertThat(world.amp01().registersPaper(WorkedCase.paper("LA"))).isAccepted();
    }

    @Test
    void an_officer_needs_the_role_that_the_kind_asks_for() {
        assertThat(declaration.signedBy("amp-04-treasurer")).isRefusedBy(Rule.I1, "RESPONSIBLE");
        assertThat(declaration.signedBy("amp-04-responsible")).isAccepted();
    }

    @Test
    void an_officer_of_another_party_does_not_sign_along() {
        assertThat(declaration.signedBy("amp-04-responsible", "amp-01-responsible"))
                .isRefusedBy(Rule.I1, "who is none of AMP-04");
        assertThat(declaration.signedBy("amp-04-responsible")).isAccepted();
    }

    @Test
    void an_organisation_registers_officers_of_its_own_parties_only() {
        Consortium world = Stage.FOUNDED.world();
        var clerk = DemoOfficer.of("amp-01-clerk", "AMP-01", OfficerRole.RESPONSIBLE);

        assertThat(world.traders().registersOfficer(WorkedCase.officer(clerk))).isRefusedBy(Rule.I1, "no party of");
        assertThat(world.producers().registersOfficer(WorkedCase.officer(clerk)))
                .isAccepted();
    }

    @Test
    void an_organisation_registers_no_officer_of_another_organisation() {
        Consortium world = Stage.FOUNDED.world();
        var forged = DemoOfficer.of("forged-registrar", "TradersMSP", OfficerRole.REGISTRAR);
        var second = DemoOfficer.of("second-registrar", "BuyersMSP", OfficerRole.REGISTRAR);

        assertThat(world.buyers().registersOfficer(WorkedCase.officer(forged))).isDefective("MALFORMED", "body.party");
        assertThat(world.buyers().registersOfficer(WorkedCase.officer(second))).isAccepted();
    }

    @Test
    void an_organisation_revokes_its_own_officers_only() {
        Consortium world = Stage.FOUNDED.world();
        var revocation = Body.of(
                "{'officer':'%s','from':1709553600,'reason':'KEY-LOST'}",
                world.officer("amp-01-treasurer").id());

        assertThat(world.traders().revokesOfficer(revocation)).isRefusedBy(Rule.I1);
        assertThat(world.producers().revokesOfficer(revocation)).isAccepted();
    }

    @Test
    void more_than_half_of_the_organisations_must_agree_on_reference_values() {
        Draft draft = EveryKind.rightly(StatementKind.PUBLISH_REFERENCE_VALUES);

        assertThat(draft.signedBy("assurance-registrar", "traders-registrar")).isRefusedBy(Rule.I1, "more than half");
        assertThat(draft.signedBy("assurance-registrar", "traders-registrar", "buyers-registrar"))
                .isAccepted();
    }

    @Test
    void two_registrars_of_one_organisation_are_one_vote() {
        Draft draft = EveryKind.rightly(StatementKind.PUBLISH_STANDARD);
        var second = DemoOfficer.of("second-registrar", "BuyersMSP", OfficerRole.REGISTRAR);
        Consortium world = draft.world();
        world.buyers().registersOfficer(WorkedCase.officer(second)).recorded();
        var first = world.officer("assurance-registrar");

        assertThat(draft.signedBy(first, world.officer("buyers-registrar"), second))
                .isRefusedBy(Rule.I1, "more than half");
        assertThat(draft.signedBy(first, world.officer("buyers-registrar"), world.officer("producers-registrar")))
                .isAccepted();
    }

    @Test
    void a_party_that_calls_itself_like_an_organisation_has_no_vote() {
        Consortium world = Stage.FOUNDED.world();
        var fourth = DemoOfficer.of("fourth-registrar", "FOURTH", OfficerRole.REGISTRAR);
        world.by("FOURTH")
                .founds(Body.set(WorkedCase.organisation("TradersMSP"), "officer.spki", "'" + fourth.spki() + "'"))
                .carriedBy("FOURTH")
                .signedBy(fourth)
                .recorded();
        var impostor = DemoOfficer.of("impostor", "FOURTH", OfficerRole.REGISTRAR);
        world.traders()
                .registersParty(Body.set(WorkedCase.party("AGG-01"), "party", "'FOURTH'"))
                .recorded();
        world.traders().registersOfficer(WorkedCase.officer(impostor)).recorded();
        Draft draft = world.traders()
                .publishesValues(EveryKind.rightly(StatementKind.PUBLISH_REFERENCE_VALUES)
                        .statement()
                        .body());
        var traders = world.officer("traders-registrar");
        var buyers = world.officer("buyers-registrar");

        assertThat(draft.signedBy(traders, buyers, impostor)).isRefusedBy(Rule.I1, "more than half");
        assertThat(draft.signedBy(traders, buyers, fourth)).isAccepted();
    }

    @Test
    void a_registrar_of_a_party_does_not_speak_for_the_organisation() {
        Consortium world = Stage.FOUNDED.world();
        var clerk = DemoOfficer.of("amp-01-registrar", "AMP-01", OfficerRole.REGISTRAR);
        world.producers().registersOfficer(WorkedCase.officer(clerk)).recorded();
        Draft draft = world.producers().registersParty(Body.set(WorkedCase.party("AMP-01"), "party", "'AMP-05'"));

        assertThat(draft.signedBy(clerk)).isRefusedBy(Rule.I1, "no officer of ProducersMSP");
        assertThat(draft.signedBy("producers-registrar")).isAccepted();
    }

    @Test
    void whoever_has_signed_may_hand_the_statement_in_and_a_stranger_may_not() {
        Draft settlement = EveryKind.rightly(StatementKind.SETTLE_LOT);

        assertThat(settlement.carriedBy("AssuranceMSP"))
                .isRefusedBy(Rule.I1, "AssuranceMSP")
                .in("statement.actor");
        assertThat(settlement.carriedBy("TradersMSP")).isAccepted();
    }
}
