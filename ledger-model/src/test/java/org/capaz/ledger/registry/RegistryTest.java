// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.Json;
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

/** I3: what stands in the registry is never edited. */
class RegistryTest {
    private final Consortium world = Stage.FOUNDED.world();

    @Test
    void an_organisation_is_founded_once() {
        Draft again = world.traders().founds(WorkedCase.organisation("TradersMSP"));

        assertThat(again).isRefusedBy(Rule.I3);
        assertThat(EveryKind.rightly(StatementKind.FOUND_ORGANISATION)).isAccepted();
    }

    /** I70: one member is more than half of one, and two are more than half of two. */
    @Test
    void a_majority_decides_once_three_members_are_founded_and_not_before() {
        Consortium beginning = Consortium.empty();
        beginning.traders().founds(WorkedCase.organisation("TradersMSP")).recorded();
        beginning.buyers().founds(WorkedCase.organisation("BuyersMSP")).recorded();
        Draft values = beginning
                .traders()
                .publishesValues(WorkedCase.referenceValues())
                .signedBy("traders-registrar", "buyers-registrar");
        Draft scheme = beginning
                .buyers()
                .registersParty(WorkedCase.party("SCH-01"))
                .signedBy("traders-registrar", "buyers-registrar");

        assertThat(values).isRefusedBy(Rule.I70, "until there are 3 members");
        assertThat(scheme).isRefusedBy(Rule.I70, "[BuyersMSP, TradersMSP] are founded");

        beginning.assurance().founds(WorkedCase.organisation("AssuranceMSP")).recorded();
        assertThat(values).isAccepted();
        assertThat(scheme).isAccepted();
    }

    @Test
    void an_organisation_is_not_founded_with_a_key_that_is_registered_for_somebody_else() {
        DemoOfficer treasurer = world.officer("amp-01-treasurer");
        Json.Obj founding =
                Body.set(WorkedCase.organisation("TradersMSP"), "officer.spki", "'" + treasurer.spki() + "'");

        assertThat(world.by("OthersMSP").founds(founding).signedBy(treasurer)).isRefusedBy(Rule.I3);
    }

    @Test
    void a_party_is_registered_once() {
        assertThat(world.traders().registersParty(WorkedCase.party("AGG-01"))).isRefusedBy(Rule.I3);
        assertThat(world.traders().registersParty(Body.set(WorkedCase.party("AGG-01"), "party", "'AGG-02'")))
                .isAccepted();
    }

    @Test
    void a_party_of_another_organisation_is_not_taken_over() {
        assertThat(world.buyers().registersParty(WorkedCase.party("AGG-01"))).isRefusedBy(Rule.I3);
    }

    @Test
    void a_key_is_registered_once() {
        DemoOfficer treasurer = world.officer("amp-01-treasurer");
        DemoOfficer other = DemoOfficer.of("amp-01-other", "AMP-01", OfficerRole.TREASURER);

        assertThat(world.producers().registersOfficer(WorkedCase.officer(treasurer)))
                .isRefusedBy(Rule.I3);
        assertThat(world.producers().registersOfficer(WorkedCase.officer(other)))
                .isAccepted();
    }

    @Test
    void a_key_is_revoked_once() {
        Draft revocation = EveryKind.rightly(StatementKind.REVOKE_OFFICER);
        assertThat(revocation).isAccepted();

        assertThat(revocation.withId("revoked-once-more")).isRefusedBy(Rule.I3);
    }

    @Test
    void a_version_of_a_standard_is_published_once() {
        assertThat(world.assurance().publishesStandard(WorkedCase.standard())).isRefusedBy(Rule.I3);
        assertThat(world.assurance().publishesStandard(Body.set(WorkedCase.standard(), "version", "'2.2'")))
                .isAccepted();
    }

    @Test
    void a_standard_names_each_requirement_once() {
        Json.Obj twice =
                Body.set(Body.set(WorkedCase.standard(), "version", "'2.2'"), "requirements[1].code", "'M1-01'");

        assertThat(world.assurance().publishesStandard(twice)).isDefective("MALFORMED", "body.requirements");
    }

    @Test
    void an_assessor_is_accredited_once_for_a_standard() {
        assertThat(world.sch01().accredits(WorkedCase.accreditation())).isAccepted();

        assertThat(world.sch01().accredits(Body.set(WorkedCase.accreditation(), "validTo", "'2026-12-31'")))
                .isRefusedBy(Rule.I3);
    }

    @Test
    void only_a_registered_assessor_is_accredited() {
        assertThat(world.sch01().accredits(Body.set(WorkedCase.accreditation(), "assessor", "'ASY-01'")))
                .isRefusedBy(Rule.I1);
    }

    @Test
    void an_accreditation_names_a_published_standard() {
        assertThat(world.sch01().accredits(Body.set(WorkedCase.accreditation(), "version", "'1.0'")))
                .isRefusedBy(Rule.I30);
    }
}
