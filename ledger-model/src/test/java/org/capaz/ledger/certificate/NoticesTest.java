// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.assessment.Affiliation.State;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** What a certificate's reader is told beside its state. */
class NoticesTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");

    private final Consortium world = LotRecords.issued();

    private List<Notice> notices() {
        Json.Obj certificate = world.record(LedgerKeys.certificate(new CertificateId(WorkedCase.CERTIFICATE)));
        return Notices.since(certificate, world.now(), world.ledger());
    }

    private List<String> worse() {
        return notices().stream()
                .filter(Notice.ModuleWorse.class::isInstance)
                .map(Notice.ModuleWorse.class::cast)
                .map(notice ->
                        "module " + notice.then().module() + ": " + said(notice.then()) + ", now " + said(notice.now()))
                .toList();
    }

    private static String said(ModuleResult module) {
        return module.result() + module.word().map(word -> " " + word).orElse("");
    }

    private void attested(int module, String path, String value) {
        Json.Obj later = Body.set(WorkedCase.attestation("AMP-01", module), "attestation", "'AT-LATER'");
        world.later(Duration.ofDays(1))
                .aud01()
                .attests(Body.set(later, path, value))
                .recorded();
    }

    @Test
    void nothing_is_told_while_all_stands_as_at_issue() {
        assertThat(notices()).isEmpty();

        attested(4, "findings[0].status", "'CONTROLLED'");
        assertThat(notices()).isEmpty();
    }

    @Test
    void a_module_3_finding_shows_on_the_producer_and_on_the_module() {
        attested(3, "findings[0].status", "'NOT_CONTROLLED'");

        assertThat(notices()).contains(new Notice.StandingWorse(AMP_01, State.AFFILIATED, State.SUSPENDED));
        assertThat(worse()).containsExactly("module 3: CONTROLLED THIRD_PARTY, now NOT_CONTROLLED THIRD_PARTY");
    }

    @Test
    void a_finding_of_abuse_reaches_back_to_the_gold_in_the_lot_and_no_further_than_its_window() {
        attested(3, "findings[0].status", "'NOT_CONTROLLED'");
        var lookedBack = new Notice.LookedBack(AMP_01, new Code("AT-LATER"));
        assertThat(notices()).contains(lookedBack);

        LedgerKey lot = LedgerKeys.lot(new LotId("LA"));
        Day first = Day.parse("2024-02-26").plusDays(-180);
        world.given(lot, "vector[0].periodFrom", "'2023-08-01'").given(lot, "vector[0].periodTo", "'" + first + "'");
        assertThat(notices()).contains(lookedBack);
        world.given(lot, "vector[0].periodTo", "'" + first.plusDays(-1) + "'");
        assertThat(notices()).doesNotContain(lookedBack);
    }

    @Test
    void what_time_takes_away_is_told_too() {
        world.at(Instant.parse("2025-02-25T12:00:00Z"));
        assertThat(notices()).noneMatch(Notice.ModuleWorse.class::isInstance);

        world.at(Instant.parse("2025-02-26T12:00:00Z"));
        assertThat(worse()).contains("module 3: CONTROLLED THIRD_PARTY, now NOT_ASSESSED");
    }

    @Test
    void a_flag_on_a_production_lot_is_told_of_the_bar() {
        Consortium certified = Stage.CERTIFIED.world();
        LedgerKey onOrigin = LedgerKeys.flag(LedgerKeys.lot(new LotId("LC")), "I44", new RecordId("demo-flag"));
        Json.Obj bar = certified.record(LedgerKeys.certificate(new CertificateId(WorkedCase.CERTIFICATE)));
        assertThat(Notices.since(bar, certified.now(), certified.ledger())).isEmpty();
        certified.ledger().put(onOrigin, Body.of("{'kind':'GRIEVANCE','raisedAt':1709900000,'reason':'NOISE'}"));

        assertThat(Notices.since(bar, certified.now(), certified.ledger()))
                .containsExactly(
                        new Notice.LotFlagged(Flag.Kind.GRIEVANCE, Instant.ofEpochSecond(1_709_900_000), List.of()));
    }

    @Test
    void an_open_flag_is_told_by_kind_and_time_and_a_closed_one_is_not() {
        LedgerKey onLot = LedgerKeys.flag(LedgerKeys.lot(new LotId("LA")), "I17", new RecordId("demo-flag"));
        LedgerKey onProducer = LedgerKeys.flag(LedgerKeys.amp(AMP_01), "I32", new RecordId("demo-flag"));
        world.ledger().put(onLot, Body.of("{'kind':'RED_FLAG','raisedAt':1709900000,'reason':'LOSS'}"));
        world.ledger().put(onProducer, Body.of("{'kind':'GRIEVANCE','raisedAt':1709900001,'reason':'NOISE'}"));

        assertThat(notices())
                .containsExactly(
                        new Notice.LotFlagged(Flag.Kind.RED_FLAG, Instant.ofEpochSecond(1_709_900_000), List.of()),
                        new Notice.ProducerFlagged(
                                AMP_01, Flag.Kind.GRIEVANCE, Instant.ofEpochSecond(1_709_900_001), List.of()));
        world.given(onLot, "closedAt", "1709950000").given(onProducer, "closedAt", "1709950000");
        assertThat(notices()).isEmpty();
    }

    @Test
    void a_lost_legal_basis_shows_on_the_producer_only() {
        world.given(LedgerKeys.basis(AMP_01, new Code("LB-01")), "validTo", "'2024-03-04'");

        assertThat(notices()).containsExactly(new Notice.StandingWorse(AMP_01, State.AFFILIATED, State.SUSPENDED));
    }

    @Test
    void module_numbers_of_another_version_of_the_standard_are_not_compared() {
        Json.Obj certificate = world.record(LedgerKeys.certificate(new CertificateId(WorkedCase.CERTIFICATE)));
        Json.Obj other = Body.set(
                Body.set(certificate, "origins[0].version", "'1.0'"), "origins[0].modules[4].result", "'FULFILLED'");

        assertThat(Notices.since(other, world.now(), world.ledger())).isEmpty();
        assertThat(Notices.since(Body.set(other, "origins[0].version", "'2.1'"), world.now(), world.ledger()))
                .hasSize(1);
    }

    // What becomes of the attestations behind it

    @Test
    void a_contested_attestation_speaks_on_and_is_told_until_its_issuer_stands_by_it() {
        world.amp01().contests(Conduct.contest()).recorded();
        assertThat(notices()).containsExactly(new Notice.AttestationWeaker(AMP_01, 3, AttestationNotice.CONTESTED));

        world.aud01().standsBy(Conduct.answer()).recorded();
        assertThat(notices()).isEmpty();
    }

    @Test
    void an_assessor_that_is_no_longer_accredited_is_told_of_all_it_has_attested() {
        world.sch01().withdrawsAccreditation(Conduct.accreditationWithdrawal()).recorded();

        assertThat(notices())
                .contains(new Notice.AttestationWeaker(AMP_01, 1, AttestationNotice.ACCREDITATION_WITHDRAWN))
                .hasSize(5);
    }

    @Test
    void an_attestation_taken_back_since_issue_is_told_and_one_taken_back_before_is_not() {
        Json.Obj certificate = world.record(LedgerKeys.certificate(new CertificateId(WorkedCase.CERTIFICATE)));
        world.at(Instant.parse("2024-03-10T12:00:00Z"))
                .aud01()
                .takesBack(Conduct.revocation())
                .recorded();
        var takenBack = new Notice.AttestationWeaker(AMP_01, 3, AttestationNotice.REVOKED);

        assertThat(notices()).contains(takenBack);
        Json.Obj later = certificate.with("issuedAt", world.now().getEpochSecond());
        assertThat(Notices.since(later, world.now(), world.ledger())).doesNotContain(takenBack);
    }
}
