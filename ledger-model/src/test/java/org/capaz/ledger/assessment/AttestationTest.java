// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Instant;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I2, I3, I30, I31: who may attest what about whom, with what evidence, for how long. */
class AttestationTest {
    private final Consortium world = Stage.ADMITTED.world();
    private final Json.Obj module3 = named(3);
    private final Json.Obj module4 = named(4);

    private static Json.Obj named(int module) {
        return Body.set(WorkedCase.attestation("AMP-01", module), "attestation", "'AT-NEW'");
    }

    // I2

    @Test
    void an_assessor_does_not_assess_itself() {
        Consortium founded = Stage.FOUNDED.world();
        Json.Obj both =
                Body.set(Body.set(WorkedCase.party("AMP-01"), "party", "'BOTH'"), "roles", "['AMP','ASSESSOR']");
        admit(founded, "ProducersMSP", both);
        DemoOfficer responsible = DemoOfficer.of("both-responsible", "BOTH", OfficerRole.RESPONSIBLE);
        founded.producers().registersOfficer(WorkedCase.officer(responsible)).recorded();
        founded.by("BOTH")
                .describesItself(WorkedCase.producer("AMP-01"))
                .signedBy(responsible)
                .recorded();

        assertThat(founded.by("BOTH")
                        .attests(Body.set(WorkedCase.attestation("AMP-01", 1), "subject", "'BOTH'"))
                        .signedBy(assessorOf("BOTH")))
                .isRefusedBy(Rule.I2);
    }

    @Test
    void an_assessor_does_not_assess_a_producer_of_its_own_organisation() {
        Consortium founded = Stage.FOUNDED.world();
        admit(founded, "ProducersMSP", Body.set(WorkedCase.party("AUD-01"), "party", "'AUD-OWN'"));
        founded.amp01().describesItself(WorkedCase.producer("AMP-01")).recorded();

        assertThat(founded.by("AUD-OWN")
                        .attests(WorkedCase.attestation("AMP-01", 1))
                        .signedBy(assessorOf("AUD-OWN")))
                .isRefusedBy(Rule.I2);
    }

    @Test
    void an_assessor_of_another_organisation_assesses_it() {
        Consortium founded = Stage.FOUNDED.world();
        admit(founded, "BuyersMSP", Body.set(WorkedCase.party("AUD-01"), "party", "'AUD-BUY'"));
        founded.amp01().describesItself(WorkedCase.producer("AMP-01")).recorded();

        assertThat(founded.by("AUD-BUY")
                        .attests(WorkedCase.attestation("AMP-01", 1))
                        .signedBy(assessorOf("AUD-BUY")))
                .isAccepted();
    }

    private static void admit(Consortium world, String member, Json.Obj party) {
        String id = Body.text(party, "party");
        world.by(member).registersParty(party).recorded();
        world.by(member).registersOfficer(WorkedCase.officer(assessorOf(id))).recorded();
        world.sch01()
                .accredits(Body.set(WorkedCase.accreditation(), "assessor", "'" + id + "'"))
                .recorded();
    }

    private static DemoOfficer assessorOf(String party) {
        return DemoOfficer.of("assessor-of-" + party, party, OfficerRole.ASSESSOR);
    }

    // I30

    @Test
    void an_attestation_is_about_a_declared_producer() {
        assertThat(world.aud01().attests(Body.set(module3, "subject", "'AGG-01'")))
                .isRefusedBy(Rule.I30);
        assertThat(world.aud01().attests(module3)).isAccepted();
    }

    @Test
    void an_assessor_needs_an_accreditation() {
        Consortium founded = Stage.FOUNDED.world();
        founded.amp01().describesItself(WorkedCase.producer("AMP-01")).recorded();

        assertThat(founded.aud01().attests(module3)).isRefusedBy(Rule.I30, "not accredited");
        founded.sch01().accredits(WorkedCase.accreditation()).recorded();
        assertThat(founded.aud01().attests(module3)).isAccepted();
    }

    @Test
    void an_assessor_attests_up_to_the_level_of_its_accreditation() {
        Consortium founded = Stage.FOUNDED.world();
        founded.amp01().describesItself(WorkedCase.producer("AMP-01")).recorded();
        founded.sch01()
                .accredits(Body.set(WorkedCase.accreditation(), "level", "'SECOND_PARTY'"))
                .recorded();

        assertThat(founded.aud01().attests(module3)).isRefusedBy(Rule.I30, "THIRD_PARTY");
        assertThat(founded.aud01().attests(Body.set(module3, "level", "'SECOND_PARTY'")))
                .isAccepted();
    }

    @Test
    void an_accreditation_counts_on_the_day_of_the_attestation() {
        world.at(Instant.parse("2026-01-02T15:00:00Z"));
        assertThat(world.aud01().attests(module3)).isRefusedBy(Rule.I30, "2026-01-02");

        world.at(Instant.parse("2025-12-31T15:00:00Z"));
        assertThat(world.aud01().attests(module3)).isAccepted();
    }

    @Test
    void an_accreditation_is_for_one_version_of_a_standard() {
        world.assurance()
                .publishesStandard(Body.set(WorkedCase.standard(), "version", "'2.2'"))
                .recorded();

        assertThat(world.aud01().attests(Body.set(module3, "version", "'2.2'"))).isRefusedBy(Rule.I30);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01, 2025-02-28, true",
        "2024-03-01, 2025-03-01, true",
        "2024-03-04, 2025-03-05, true",
        "2024-03-04, 2025-03-06, false",
        "2024-03-01, 2025-03-03, false",
        "2020-01-01, 2025-02-28, false",
        "2024-03-02, 2024-03-01, false",
        "2024-03-02, 2024-03-02, true"
    })
    void a_period_is_no_longer_than_the_validity_and_ends_within_it(String from, String to, boolean allowed) {
        Json.Obj period = Body.set(Body.set(module3, "validFrom", "'" + from + "'"), "validTo", "'" + to + "'");

        if (allowed) {
            assertThat(world.aud01().attests(period)).isAccepted();
        } else {
            assertThat(world.aud01().attests(period)).isRefusedBy(Rule.I30, "the period");
        }
    }

    @Test
    void every_finding_has_evidence() {
        assertThat(world.aud01().attests(Body.set(module3, "findings[5].evidence", "[]")))
                .isRefusedBy(Rule.I30, "M3-06 has no evidence");
        assertThat(world.aud01().attests(module3)).isAccepted();
    }

    @Test
    void progress_needs_a_deadline_and_a_plan() {
        Json.Obj progressing = Body.set(module4, "findings[0].status", "'PROGRESSING'");
        Json.Obj dated = Body.set(progressing, "findings[0].deadline", "'2024-08-31'");
        Json.Obj planned = Body.set(dated, "findings[0].plan", "'" + Body.hash("Demo plan") + "'");

        assertThat(world.aud01().attests(progressing)).isRefusedBy(Rule.I30);
        assertThat(world.aud01().attests(dated)).isRefusedBy(Rule.I30);
        assertThat(world.aud01().attests(planned)).isAccepted();
    }

    // I31

    @Test
    void a_module_is_one_of_its_standard() {
        assertThat(world.aud01().attests(Body.set(module3, "module", "9")))
                .isRefusedBy(Rule.I31, "CRAFT 2.1 has no module 9")
                .in("body.module");
        assertThat(world.aud01().attests(module3)).isAccepted();

        Json.Obj own = Body.set(Body.set(module4, "level", "'FIRST_PARTY'"), "attestation", "'AT-OF-ITSELF'");
        assertThat(world.amp01().attests(Body.set(own, "version", "'9.9'")))
                .isRefusedBy(Rule.I30, "CRAFT 9.9 is not published")
                .in("body.version");
        assertThat(world.amp01().attests(own)).isAccepted();
    }

    @Test
    void every_requirement_of_the_module_has_one_finding() {
        Json.Obj doubled = Body.set(module3, "findings[1].requirement", "'M3-01'");
        Json.Obj foreign = Body.set(module3, "findings[1].requirement", "'M4-01'");

        assertThat(world.aud01().attests(Body.set(module3, "findings", "[]"))).isRefusedBy(Rule.I31);
        assertThat(world.aud01().attests(doubled)).isRefusedBy(Rule.I31);
        assertThat(world.aud01().attests(foreign)).isRefusedBy(Rule.I31);
        assertThat(world.aud01().attests(module3)).isAccepted();
    }

    @Test
    void a_module_of_which_nothing_applies_is_no_result() {
        Json.Obj all = named(5);
        for (int finding = 1; finding < ((Json.Arr) all.get("findings")).items().size(); finding++) {
            all = Body.set(all, "findings[" + finding + "].status", "'NOT_APPLICABLE'");
        }

        assertThat(world.aud01().attests(Body.set(all, "findings[0].status", "'NOT_APPLICABLE'")))
                .isRefusedBy(Rule.I31, "no result");
        assertThat(world.aud01().attests(all)).isAccepted();
    }

    @Test
    void a_module_that_the_standard_does_not_have_cannot_be_attested() {
        assertThat(world.aud01().attests(Body.set(module3, "module", 6))).isRefusedBy(Rule.I31);
    }

    @ParameterizedTest
    @CsvSource({
        "1, FULFILLED, true",
        "1, NOT_FULFILLED, true",
        "1, CONTROLLED, false",
        "1, PROGRESSING, false",
        "2, NOT_CONTROLLED, false",
        "3, CONTROLLED, true",
        "3, NOT_CONTROLLED, true",
        "1, NOT_APPLICABLE, false",
        "3, NOT_APPLICABLE, false",
        "4, NOT_APPLICABLE, false",
        "5, NOT_APPLICABLE, true",
        "3, PROGRESSING, false",
        "3, FULFILLED, false",
        "4, PROGRESSING, true",
        "4, NOT_FULFILLED, false",
        "5, PROGRESSING, true",
        "5, FULFILLED, false"
    })
    void a_requirement_has_only_the_states_of_its_gate(int module, String status, boolean allowed) {
        Json.Obj attestation = Body.set(named(module), "findings[0].status", "'" + status + "'");
        Json.Obj planned = Body.set(
                Body.set(attestation, "findings[0].deadline", "'2024-08-31'"),
                "findings[0].plan",
                "'" + Body.hash("Demo plan") + "'");

        if (module == 3 && status.equals("NOT_CONTROLLED")) {
            assertThat(world.aud01().attests(planned))
                    .isAcceptedWithFlags(LedgerKeys.amp(new PartyId("AMP-01")), Rule.I32);
        } else if (allowed) {
            assertThat(world.aud01().attests(planned)).isAccepted();
        } else {
            assertThat(world.aud01().attests(planned)).isRefusedBy(Rule.I31, status);
        }
    }

    @Test
    void an_affiliation_cannot_be_stated() {
        Json.Obj affiliated = Body.set(WorkedCase.producer("AMP-01"), "state", "'AFFILIATED'");

        assertThat(Stage.FOUNDED.world().amp01().describesItself(affiliated))
                .isDefective("FIELD_UNKNOWN", "body.state");
    }

    // I3

    @Test
    void an_attestation_is_corrected_by_a_new_one_that_supersedes_it() {
        assertThat(world.aud01().attests(WorkedCase.attestation("AMP-01", 3))).isRefusedBy(Rule.I3);
        assertThat(world.aud01().attests(Body.set(module3, "supersedes", "'AT-AMP-01-M3'")))
                .isAccepted();
        assertThat(world.aud01()
                        .attests(Body.set(
                                Body.set(module3, "attestation", "'AT-LATER'"), "supersedes", "'AT-AMP-01-M3'")))
                .isRefusedBy(Rule.I3, "no active attestation");
    }

    @Test
    void an_assessor_supersedes_its_own_attestations_on_the_same_module_only() {
        assertThat(world.aud01().attests(Body.set(module3, "supersedes", "'AT-AMP-01-M4'")))
                .isRefusedBy(Rule.I3);
        Consortium founded = Stage.ADMITTED.world();
        admit(founded, "BuyersMSP", Body.set(WorkedCase.party("AUD-01"), "party", "'AUD-BUY'"));
        assertThat(founded.by("AUD-BUY")
                        .attests(Body.set(module3, "supersedes", "'AT-AMP-01-M3'"))
                        .signedBy(assessorOf("AUD-BUY")))
                .isRefusedBy(Rule.I3);
    }

    @Test
    void a_producer_declares_itself_once_and_each_legal_basis_once() {
        assertThat(world.amp01().describesItself(WorkedCase.producer("AMP-01"))).isRefusedBy(Rule.I3);

        Json.Obj basis = (Json.Obj) Body.at(WorkedCase.producer("AMP-01"), "legalBasis[0]");
        Json.Obj twice = Body.set(WorkedCase.producer("AMP-01"), "legalBasis", "[" + basis + "," + basis + "]");
        assertThat(Stage.FOUNDED.world().amp01().describesItself(twice)).isDefective("MALFORMED", "body.legalBasis");
    }

    @Test
    void a_report_for_a_period_is_submitted_once_and_for_a_published_standard() {
        assertThat(world.amp01().reports(WorkedCase.report())).isRefusedBy(Rule.I3);
        assertThat(world.amp01().reports(Body.set(WorkedCase.report(), "version", "'1.0'")))
                .isRefusedBy(Rule.I30);
        assertThat(world.amp01().reports(Body.set(WorkedCase.report(), "periodFrom", "'2024-01-01'")))
                .isRefusedBy(Rule.I30);
        assertThat(world.amp01().reports(Body.set(WorkedCase.report(), "periodTo", "'2024-01-31'")))
                .isAccepted();
    }

    @Test
    void a_commitment_names_a_requirement_and_is_adopted_once() {
        assertThat(world.amp01().promises(WorkedCase.commitment("AMP-01"))).isRefusedBy(Rule.I3);
        Json.Obj other = Body.set(WorkedCase.commitment("AMP-01"), "commitment", "'C-2'");
        assertThat(world.amp01().promises(Body.set(other, "requirement", "'M5-99'")))
                .isRefusedBy(Rule.I30);
        assertThat(world.amp01().promises(other)).isAccepted();
    }
}
