// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.assessment.Affiliation.ModuleResult.Result;
import org.capaz.ledger.assessment.Affiliation.ModuleResult.Word;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.RuleEvidence;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I1, I2, I3, I30, I34: what becomes of an attestation, who may do it, and which of several speaks. */
class AttestationLifeTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");
    private static final String WORD = "Affiliation, the public word of a module";
    private static final DemoOfficer BUYERS_ASSESSOR =
            DemoOfficer.of("assessor-of-AUD-BUY", "AUD-BUY", OfficerRole.ASSESSOR);

    private final Consortium world = Stage.ADMITTED.world();

    private List<AttestationNotice> notices(String id, int module, String day, Instant known) {
        Attestation attestation =
                Attestation.find(AMP_01, module, new Code(id), world.ledger()).orElseThrow();
        return AttestationNotice.of(attestation, Day.parse(day), known, world.ledger());
    }

    private ModuleResult module(int module, String day, Instant known) {
        return Affiliation.of(AMP_01, Day.parse(day), known, world.ledger()).modules().stream()
                .filter(entry -> entry.module() == module)
                .findFirst()
                .orElseThrow();
    }

    private ModuleResult module(int module) {
        return module(module, "2024-03-04", world.now());
    }

    private static Json.Obj own(int module) {
        return Body.set(
                Body.set(WorkedCase.attestation("AMP-01", module), "attestation", "'AT-OWN'"),
                "level",
                "'FIRST_PARTY'");
    }

    /** An assessor of the buyers' organisation, accredited up to SECOND_PARTY. */
    private void admitBuyersAssessor() {
        world.buyers()
                .registersParty(Body.set(WorkedCase.party("AUD-01"), "party", "'AUD-BUY'"))
                .recorded();
        world.buyers().registersOfficer(WorkedCase.officer(BUYERS_ASSESSOR)).recorded();
        world.sch01()
                .accredits(Body.set(
                        Body.set(WorkedCase.accreditation(), "assessor", "'AUD-BUY'"), "level", "'SECOND_PARTY'"))
                .recorded();
    }

    private static Json.Obj buyers(String status) {
        Json.Obj attestation = Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-BUY'");
        return Body.set(Body.set(attestation, "level", "'SECOND_PARTY'"), "findings[0].status", "'" + status + "'");
    }

    // Revocation

    @Test
    void only_the_issuer_revokes_and_once() {
        assertThat(world.amp01().takesBack(Conduct.revocation())).isRefusedBy(Rule.I1, "only the issuer");
        assertThat(world.aud01().takesBack(Conduct.revocation())).isAccepted();
        assertThat(world.aud01().takesBack(Conduct.revocation())).isRefusedBy(Rule.I3);
    }

    @Test
    void a_revoked_attestation_speaks_of_the_days_before_and_to_who_asks_what_was_known() {
        Instant before = world.now();
        world.later(Duration.ofDays(30)).aud01().takesBack(Conduct.revocation()).recorded();

        assertThat(module(3, "2024-03-09", world.now()).result()).isEqualTo(Result.CONTROLLED);
        assertThat(module(3, "2024-03-10", world.now()).result()).isEqualTo(Result.NOT_ASSESSED);
        assertThat(module(3, "2024-03-10", before).result()).isEqualTo(Result.CONTROLLED);
        assertThat(notices("AT-AMP-01-M3", 3, "2024-03-10", world.now())).containsExactly(AttestationNotice.REVOKED);
        assertThat(notices("AT-AMP-01-M3", 3, "2024-03-10", before)).isEmpty();
    }

    @Test
    void a_superseded_attestation_speaks_to_who_asks_what_was_known_before() {
        Instant before = world.now();
        Json.Obj worse = Body.set(
                Body.set(
                        Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-NEW'"),
                        "supersedes",
                        "'AT-AMP-01-M4'"),
                "findings[0].status",
                "'NOT_CONTROLLED'");
        world.later(Duration.ofDays(2)).aud01().attests(worse).recorded();

        assertThat(module(4, "2024-03-04", before).result()).isEqualTo(Result.CONTROLLED);
        assertThat(module(4, "2024-03-04", world.now()).result()).isEqualTo(Result.NOT_CONTROLLED);
        assertThat(notices("AT-AMP-01-M4", 4, "2024-03-04", world.now())).containsExactly(AttestationNotice.SUPERSEDED);
    }

    @Test
    void an_attestation_past_its_last_day_is_expired() {
        assertThat(notices("AT-AMP-01-M3", 3, "2025-02-25", world.now())).isEmpty();
        assertThat(notices("AT-AMP-01-M3", 3, "2025-02-26", world.now())).containsExactly(AttestationNotice.EXPIRED);
    }

    // Contests

    @Test
    void any_admitted_party_contests_once_but_not_the_issuer() {
        assertThat(world.aud01().contests(Conduct.contest())).isRefusedBy(Rule.I2, "an issuer revokes");
        assertThat(world.buy01().contests(Conduct.contest())).isAccepted();
        assertThat(world.buy01().contests(Conduct.contest())).isRefusedBy(Rule.I3, "contested");
        assertThat(world.amp04().contests(Conduct.contest())).isAccepted();
    }

    @Test
    void the_key_of_an_objection_names_its_place_and_not_who_objects() {
        world.buy01().contests(Conduct.contest()).recorded();
        world.amp04().contests(Conduct.contest()).recorded();

        assertThat(world.record(contest(1)).get("by")).isEqualTo(Json.text("BUY-01"));
        assertThat(world.record(contest(2)).get("by")).isEqualTo(Json.text("AMP-04"));
    }

    @Test
    void an_objection_of_the_time_when_keys_named_who_objects_is_answered_under_its_key_and_made_once() {
        world.buy01().contests(Conduct.contest()).recorded();
        LedgerKey former = LedgerKeys.formerContest(AMP_01, 3, new Code("AT-AMP-01-M3"), new PartyId("AMP-04"));
        world.ledger().put(former, world.record(contest(1)).with("by", "AMP-04").without("number"));

        assertThat(world.amp04().contests(Conduct.contest())).isRefusedBy(Rule.I3, "contested");
        world.aud01()
                .standsBy(Body.set(Conduct.answer(), "contestant", "'AMP-04'"))
                .recorded();
        assertThat(world.record(former).get("upheldAt")).isNotNull();
        assertThat(world.record(contest(1)).get("upheldAt")).isNull();
        world.amp01().contests(Conduct.contest()).recorded();
        assertThat(world.record(contest(3)).get("by")).isEqualTo(Json.text("AMP-01"));
    }

    private static LedgerKey contest(int number) {
        return LedgerKeys.contest(AMP_01, 3, new Code("AT-AMP-01-M3"), number);
    }

    @Test
    void only_an_attestation_that_speaks_is_contested() {
        assertThat(world.buy01().contests(Body.set(Conduct.contest(), "attestation", "'AT-NONE'")))
                .isRefusedBy(Rule.I30);
        assertThat(world.buy01().contests(Conduct.contest())).isAccepted();
        world.aud01().takesBack(Conduct.revocation()).recorded();
        assertThat(world.amp04().contests(Conduct.contest())).isRefusedBy(Rule.I30);
    }

    @Test
    void a_contested_attestation_still_speaks_and_shows_it_until_its_issuer_upholds_it() {
        Instant before = world.now();
        world.later(Duration.ofHours(1)).amp01().contests(Conduct.contest()).recorded();

        assertThat(module(3).result()).isEqualTo(Result.CONTROLLED);
        assertThat(notices("AT-AMP-01-M3", 3, "2024-03-04", before)).isEmpty();
        assertThat(notices("AT-AMP-01-M3", 3, "2024-03-04", world.now())).containsExactly(AttestationNotice.CONTESTED);

        world.later(Duration.ofHours(1)).aud01().standsBy(Conduct.answer()).recorded();
        assertThat(notices("AT-AMP-01-M3", 3, "2024-03-04", world.now())).isEmpty();
    }

    @Test
    void only_the_issuer_answers_an_open_objection() {
        world.amp01().contests(Conduct.contest()).recorded();

        assertThat(world.amp01().standsBy(Conduct.answer())).isRefusedBy(Rule.I1);
        assertThat(world.aud01().standsBy(Body.set(Conduct.answer(), "contestant", "'BUY-01'")))
                .isRefusedBy(Rule.I3);
        assertThat(world.aud01().standsBy(Conduct.answer())).isAccepted();
        assertThat(world.aud01().standsBy(Conduct.answer())).isRefusedBy(Rule.I3);
    }

    // Who speaks

    @Test
    void a_producer_speaks_of_itself_as_first_party_and_of_nobody_else() {
        assertThat(world.amp01().attests(Body.set(own(4), "subject", "'AMP-02'")))
                .isRefusedBy(Rule.I2);
        assertThat(world.amp01().attests(Body.set(own(4), "level", "'SECOND_PARTY'")))
                .isRefusedBy(Rule.I2);
        assertThat(world.amp01().attests(own(4))).isAccepted();
    }

    @Test
    void an_assessor_speaks_for_no_producer_in_the_first_person() {
        assertThat(world.aud01().attests(own(4))).isRefusedBy(Rule.I2, "FIRST_PARTY");
        assertThat(world.aud01().attests(Body.set(own(4), "level", "'THIRD_PARTY'")))
                .isAccepted();
    }

    @Test
    void a_producers_own_word_does_not_displace_its_auditors() {
        world.later(Duration.ofMinutes(1))
                .aud01()
                .attests(Body.set(
                        Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-BAD'"),
                        "findings[0].status",
                        "'NOT_CONTROLLED'"))
                .recorded();
        world.later(Duration.ofMinutes(1)).amp01().attests(own(4)).recorded();

        assertThat(module(4).result()).isEqualTo(Result.NOT_CONTROLLED);
        assertThat(module(4).level()).contains(Level.THIRD_PARTY);
    }

    @Test
    void a_bad_finding_of_lower_level_counts_at_once_beside_a_good_one() {
        admitBuyersAssessor();
        world.later(Duration.ofMinutes(1))
                .by("AUD-BUY")
                .attests(buyers("NOT_CONTROLLED"))
                .signedBy(BUYERS_ASSESSOR)
                .recorded();

        assertThat(module(4).result()).isEqualTo(Result.NOT_CONTROLLED);
        assertThat(module(4).issuer()).contains(new PartyId("AUD-BUY"));
    }

    @Test
    void a_later_attestation_of_the_same_or_a_higher_level_displaces() {
        admitBuyersAssessor();
        world.later(Duration.ofMinutes(1))
                .by("AUD-BUY")
                .attests(buyers("NOT_CONTROLLED"))
                .signedBy(BUYERS_ASSESSOR)
                .recorded();
        world.later(Duration.ofMinutes(1))
                .aud01()
                .attests(Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-AGAIN'"))
                .recorded();

        assertThat(module(4).result()).isEqualTo(Result.CONTROLLED);
    }

    // I34

    @Test
    void the_word_of_first_parties_alone_is_reported_and_never_verified() {
        world.given(LedgerKeys.attestation(AMP_01, 4, new Code("AT-AMP-01-M4")), "validTo", "'2024-03-02'");
        assertThat(module(4).word()).isEmpty();
        world.amp01().attests(own(4)).recorded();

        assertThat(module(4).word()).contains(Word.REPORTED);
        assertThat(Word.REPORTED.verified()).isFalse();
        RuleEvidence.refused(Rule.I34, WORD);

        admitBuyersAssessor();
        assertThat(world.by("AUD-BUY").attests(buyers("CONTROLLED")).signedBy(BUYERS_ASSESSOR))
                .isAccepted();
        assertThat(module(4).word()).contains(Word.SECOND_PARTY);
        assertThat(Word.SECOND_PARTY.verified()).isTrue();
        RuleEvidence.allowed(WORD);
        assertThat(module(3).word()).contains(Word.THIRD_PARTY);
    }

    // Assessments and accreditations

    @Test
    void an_assessment_is_of_an_accredited_assessor_of_another_organisation_and_stands_once() {
        assertThat(world.aud01().assesses(Body.set(Conduct.assessment(), "version", "'1.0'")))
                .isRefusedBy(Rule.I30, "not accredited");
        assertThat(world.aud01().assesses(Body.set(Conduct.assessment(), "periodTo", "'2022-12-31'")))
                .isRefusedBy(Rule.I30, "before it begins");
        assertThat(world.aud01().assesses(Body.set(Conduct.assessment(), "amp", "'AGG-01'")))
                .isRefusedBy(Rule.I30, "no declared producer");
        assertThat(world.aud01().assesses(Conduct.assessment())).isAccepted();
        assertThat(world.aud01().assesses(Conduct.assessment())).isRefusedBy(Rule.I3);
    }

    @Test
    void an_assessment_is_of_a_period_that_has_been() {
        assertThat(world.aud01().assesses(Body.set(Conduct.assessment(), "periodTo", "'2024-03-06'")))
                .isRefusedBy(Rule.I5, "ends on 2024-03-06");
        assertThat(world.aud01().assesses(Body.set(Conduct.assessment(), "periodTo", "'2024-03-04'")))
                .isAccepted();
    }

    @Test
    void an_assessor_enters_no_assessment_of_a_producer_of_its_own_organisation() {
        DemoOfficer inside = DemoOfficer.of("assessor-of-AUD-OWN", "AUD-OWN", OfficerRole.ASSESSOR);
        world.producers()
                .registersParty(Body.set(WorkedCase.party("AUD-01"), "party", "'AUD-OWN'"))
                .recorded();
        world.producers().registersOfficer(WorkedCase.officer(inside)).recorded();

        assertThat(world.by("AUD-OWN").assesses(Conduct.assessment()).signedBy(inside))
                .isRefusedBy(Rule.I2);
        assertThat(world.aud01().assesses(Conduct.assessment())).isAccepted();
    }

    @Test
    void an_attestation_cites_an_assessment_of_the_same_assessor_producer_and_standard() {
        Json.Obj citing = Body.set(
                Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-NEW'"), "assessment", "'ASM-01'");

        assertThat(world.aud01().attests(citing)).isRefusedBy(Rule.I30, "no assessment");
        world.aud01().assesses(Conduct.assessment()).recorded();
        assertThat(world.aud01().attests(citing)).isAccepted();
        assertThat(world.aud01()
                        .attests(Body.set(
                                Body.set(WorkedCase.attestation("AMP-02", 4), "attestation", "'AT-NEW'"),
                                "assessment",
                                "'ASM-01'")))
                .isRefusedBy(Rule.I30, "no assessment of AMP-02");
    }

    @ParameterizedTest
    @CsvSource({
        "SECOND_PARTY, THIRD_PARTY, false",
        "SECOND_PARTY, SECOND_PARTY, true",
        "THIRD_PARTY, SECOND_PARTY, true"
    })
    void an_attestation_claims_no_higher_level_than_the_assessment_it_cites(
            String assessed, String claimed, boolean allowed) {
        world.aud01()
                .assesses(Body.set(Conduct.assessment(), "level", "'" + assessed + "'"))
                .recorded();
        Json.Obj citing = Body.set(
                Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-NEW'"), "assessment", "'ASM-01'");
        Draft attestation = world.aud01().attests(Body.set(citing, "level", "'" + claimed + "'"));

        if (allowed) {
            assertThat(attestation).isAccepted();
        } else {
            assertThat(attestation).isRefusedBy(Rule.I30, "THIRD_PARTY or higher");
        }
    }

    @Test
    void only_the_scheme_that_granted_it_withdraws_an_accreditation_and_once() {
        DemoOfficer other = DemoOfficer.of("sch-02-officer", "SCH-02", OfficerRole.SCHEME_OFFICER);
        world.assurance()
                .registersParty(Body.set(WorkedCase.party("SCH-01"), "party", "'SCH-02'"))
                .recorded();
        world.assurance().registersOfficer(WorkedCase.officer(other)).recorded();

        assertThat(world.by("SCH-02")
                        .withdrawsAccreditation(Conduct.accreditationWithdrawal())
                        .signedBy(other))
                .isRefusedBy(Rule.I1);
        assertThat(world.sch01().withdrawsAccreditation(Conduct.accreditationWithdrawal()))
                .isAccepted();
        assertThat(world.sch01().withdrawsAccreditation(Conduct.accreditationWithdrawal()))
                .isRefusedBy(Rule.I3);
    }

    @Test
    void a_withdrawn_assessor_attests_no_more_and_what_it_attested_stays_with_a_notice() {
        Json.Obj next = Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-NEW'");
        Instant before = world.now();
        world.later(Duration.ofHours(1))
                .sch01()
                .withdrawsAccreditation(Body.set(Conduct.accreditationWithdrawal(), "from", "'2024-03-05'"))
                .recorded();

        assertThat(world.aud01().attests(next)).isAccepted();
        assertThat(world.later(Duration.ofDays(1)).aud01().attests(Body.set(next, "attestation", "'AT-LATE'")))
                .isRefusedBy(Rule.I30, "not accredited");
        assertThat(world.aud01()
                        .attests(Body.set(next, "attestation", "'AT-BACK'"))
                        .happened(Duration.ofDays(1)))
                .as("dated back before the withdrawal")
                .isRefusedBy(Rule.I30, "not trusted any more");
        assertThat(module(4).result()).isEqualTo(Result.CONTROLLED);
        assertThat(notices("AT-AMP-01-M4", 4, "2024-03-04", before)).isEmpty();
        assertThat(notices("AT-AMP-01-M4", 4, "2024-03-04", world.now()))
                .containsExactly(AttestationNotice.ACCREDITATION_WITHDRAWN);
    }

    @Test
    void a_renewed_accreditation_carries_on_where_the_former_ends() {
        world.at(Instant.parse("2026-01-02T15:00:00Z"));
        Json.Obj next = Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-NEW'");

        assertThat(world.aud01().attests(next)).isRefusedBy(Rule.I30);
        world.sch01()
                .accredits(Body.set(
                        Body.set(WorkedCase.accreditation(), "validFrom", "'2026-01-01'"), "validTo", "'2027-12-31'"))
                .recorded();
        assertThat(world.aud01().attests(next)).isAccepted();
    }
}
