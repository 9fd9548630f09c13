// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.capaz.ledger.assessment.AttestationRef;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.StatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What members' peers sign of one attestation. */
class AttestationFactsTest {
    private static final AttestationRef HEALTH = new AttestationRef(new PartyId("AMP-01"), 3, new Code("AT-AMP-01-M3"));

    private Consortium world = Stage.ADMITTED.world();

    private Json.Obj answer() {
        return new Views("capaz", "capaz", world.now()).attestation(HEALTH, "00".repeat(32), world.ledger());
    }

    private List<String> notices() {
        return Fields.of(answer()).objects("notices", notice -> notice.text("code") + " " + notice.text("subject"));
    }

    @Test
    void it_says_who_attested_what_of_whom_and_who_accredited_it() {
        Json.Obj answer = answer();

        assertThat(answer.members().keySet())
                .containsExactlyInAnyOrder(
                        "accreditations",
                        "asOf",
                        "at",
                        "attestation",
                        "cc",
                        "ch",
                        "challenge",
                        "head",
                        "issuedAt",
                        "issuer",
                        "issuerName",
                        "level",
                        "module",
                        "notices",
                        "noticesMore",
                        "producer",
                        "producerName",
                        "result",
                        "standard",
                        "state",
                        "type",
                        "validFrom",
                        "validTo",
                        "validUntil",
                        "version");
        Fields told = Fields.of(answer);
        assertThat(told.text("attestation")).isEqualTo("attestation/AMP-01/03/AT-AMP-01-M3");
        assertThat(told.text("state")).isEqualTo("ACTIVE");
        assertThat(told.text("result")).isEqualTo("CONTROLLED");
        assertThat(told.text("issuer")).isEqualTo("AUD-01");
        assertThat(told.text("level")).isEqualTo("THIRD_PARTY");
        assertThat(CanonicalJson.write(answer.get("accreditations")))
                .isEqualTo("[{\"scheme\":\"SCH-01\",\"schemeName\":\"Esquema Demo\",\"validFrom\":\"2024-01-01\","
                        + "\"validTo\":\"2025-12-31\",\"withdrawnFrom\":null}]");
        assertThat(notices()).isEmpty();
    }

    @Test
    void requirements_evidence_and_reasons_are_not_told() {
        world.aud01().takesBack(Conduct.revocation()).recorded();

        assertThat(CanonicalJson.write(answer()))
                .contains("\"state\":\"REVOKED\"")
                .doesNotContain("findings", "evidence", "M3-0", "FOUND-WRONG");
    }

    @Test
    void a_withdrawn_accreditation_is_told_with_its_day_and_as_a_notice() {
        world.sch01().withdrawsAccreditation(Conduct.accreditationWithdrawal()).recorded();

        assertThat(CanonicalJson.write(answer())).contains("\"withdrawnFrom\":\"2024-03-04\"");
        assertThat(notices()).containsExactly("ACCREDITATION_WITHDRAWN AMP-01");
        assertThat(Body.text(answer(), "state")).isEqualTo("ACTIVE");
    }

    @Test
    void an_open_objection_is_a_notice_that_names_nobody() {
        world = Conduct.contested();

        assertThat(notices()).containsExactly("ATTESTATION_CONTESTED AMP-01");
        assertThat(CanonicalJson.write(answer())).doesNotContain("CONTRADICTS-WITNESS");
    }

    @Test
    void a_later_finding_that_counts_in_its_place_is_a_notice() {
        world.later(Duration.ofDays(1)).aud01().attests(Conduct.abuse()).recorded();

        assertThat(notices()).containsExactly("ATTESTATION_DISPLACED AMP-01", "PRODUCER_FLAGGED AMP-01");
    }

    @Test
    void what_only_the_producer_says_displaces_no_auditor_and_rests_on_no_accreditation() {
        world.later(Duration.ofDays(1))
                .amp01()
                .attests(Body.set(
                        Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-OWN'"),
                        "level",
                        "'FIRST_PARTY'"))
                .recorded();

        assertThat(notices()).isEmpty();
        var own = new AttestationRef(new PartyId("AMP-01"), 3, new Code("AT-OWN"));
        assertThat(new Views("capaz", "capaz", world.now())
                        .attestation(own, "00".repeat(32), world.ledger())
                        .get("accreditations"))
                .isEqualTo(Json.array(List.of()));
    }

    @Test
    void flags_on_the_producer_are_a_notice() {
        world.given(LedgerKeys.party(new PartyId("AUD-01")), "roles", "['ASSESSOR','AUDITOR']")
                .aud01()
                .raisesFlag(LotStory.grievance().without("lot").with("amp", "AMP-01"))
                .recorded();

        assertThat(notices()).containsExactly("PRODUCER_FLAGGED AMP-01");
    }

    @Test
    void of_an_attestation_that_is_not_on_the_ledger_nothing_is_signed() {
        var none = new AttestationRef(new PartyId("AMP-01"), 3, new Code("AT-NONE"));

        assertThatThrownBy(() ->
                        new Views("capaz", "capaz", world.now()).attestation(none, "00".repeat(32), world.ledger()))
                .isInstanceOfSatisfying(
                        StatementException.class, e -> assertThat(e.code()).isEqualTo("ATTESTATION_UNKNOWN"));
    }

    @Test
    void a_name_is_read_as_it_is_written() {
        assertThat(AttestationRef.named(HEALTH.toString())).isEqualTo(HEALTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "attestation",
                "attestation/AMP-01/3/AT-7",
                "attestation/AMP-01/00/AT-7",
                "attestation/AMP-01/03/AT-7/1",
                "lot/AMP-01/03/AT-7",
                "attestation/amp/03/AT-7"
            })
    void no_other_name_is_that_of_an_attestation(String name) {
        assertThatThrownBy(() -> AttestationRef.named(name)).isInstanceOf(InvalidValue.class);
    }
}
