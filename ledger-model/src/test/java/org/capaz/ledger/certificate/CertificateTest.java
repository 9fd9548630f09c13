// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.StatementException;
import org.capaz.ledger.status.StatusList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I34, I44, I45: when a lot may have a certificate, and what ends it. */
class CertificateTest {
    private static final CertificateId FIRST = new CertificateId(WorkedCase.CERTIFICATE);
    private static final String SECOND = "0f0e0d0c-0b0a-4908-8706-050403020100";
    private static final LotId LA = new LotId("LA");

    private final Consortium world = Stage.SEALED.world();
    private final Draft certificate = world.amp01().certifies(WorkedCase.certificate("LA"));

    // I44

    @Test
    void a_sealed_and_assayed_lot_of_an_affiliated_producer_gets_a_certificate() {
        assertThat(certificate).isAccepted();

        assertThat(status(world, FIRST)).isEqualTo("ISSUED");
        assertThat(world.ledger().read(LedgerKeys.statusIndex(0))).contains(Json.text(FIRST.value()));
        assertThat(Body.text(world.record(LedgerKeys.certificateOf(LA)), "certificate"))
                .isEqualTo(FIRST.value());
    }

    private static String status(Consortium world, CertificateId id) {
        return Body.text(world.record(LedgerKeys.status(id)), "state");
    }

    @Test
    void an_unsealed_lot_gets_none() {
        Consortium unsealed = EveryKind.unsealed();

        assertThat(unsealed.amp01().certifies(WorkedCase.certificate("LA"))).isRefusedBy(Rule.I44, "not sealed");
        unsealed.amp01().seals(WorkedCase.seal("LA")).recorded();
        assertThat(unsealed.amp01().certifies(WorkedCase.certificate("LA"))).isAccepted();
    }

    @Test
    void a_draft_gets_none() {
        assertThat(Stage.DECLARED.world().amp01().certifies(WorkedCase.certificate("LA")))
                .isRefusedBy(Rule.I19, "no assay");
    }

    @Test
    void a_lot_on_its_way_or_consumed_gets_none() {
        assertThat(EveryKind.offered().amp01().certifies(WorkedCase.certificate("LA")))
                .isRefusedBy(Rule.I25);
        assertThat(EveryKind.dispatched().amp01().certifies(WorkedCase.certificate("LA")))
                .isRefusedBy(Rule.I25);
        assertThat(Stage.MELTED.world().agg01().certifies(WorkedCase.certificate("LA")))
                .isRefusedBy(Rule.I19);
    }

    @Test
    void only_the_custodian_issues() {
        assertThat(world.amp02().certifies(WorkedCase.certificate("LA"))).isRefusedBy(Rule.I24);
        assertThat(certificate).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"FULL, true", "CANDIDATE, true", "MIXED, false", "NONE, false"})
    void a_lot_of_ineligible_metal_gets_none(String claimClass, boolean allowed) {
        world.given(LedgerKeys.lot(LA), "claimClass", "'" + claimClass + "'");

        if (allowed) {
            assertThat(certificate).isAccepted();
        } else {
            assertThat(certificate).isRefusedBy(Rule.I44, claimClass);
        }
    }

    @Test
    void a_flagged_lot_gets_none() {
        Consortium later = Stage.DECLARED.world().later(Duration.ofDays(1));
        later.asy01()
                .assays(Body.set(WorkedCase.assay("LA"), "method", "'XRF'"))
                .recorded();
        Json.Obj jump = Body.set(Body.set(WorkedCase.assay("LA"), "assay", "'AS-2'"), "fineness", 80_000);
        later.asy01().assays(jump).recorded();
        later.amp01().seals(WorkedCase.seal("LA")).recorded();

        assertThat(later.amp01().certifies(WorkedCase.certificate("LA"))).isRefusedBy(Rule.I44, "flagged");
    }

    @Test
    void a_flag_on_another_lot_with_a_longer_name_does_not_count() {
        world.ledger()
                .put(
                        LedgerKeys.flag(LedgerKeys.lot(new LotId("LA-1")), "I17", new RecordId("demo-flag")),
                        Body.of("{'kind':'RED_FLAG'}"));

        assertThat(certificate).isAccepted();
    }

    @Test
    void every_producer_in_the_lot_is_in_good_standing() {
        world.given(LedgerKeys.basis(new PartyId("AMP-01"), new Code("LB-01")), "validTo", "'2024-03-04'");

        assertThat(certificate).isRefusedBy(Rule.I44, "AMP-01 is SUSPENDED");
        world.given(LedgerKeys.basis(new PartyId("AMP-01"), new Code("LB-01")), "validTo", "'2024-03-05'");
        assertThat(certificate).isAccepted();
    }

    @Test
    void a_suspended_producer_in_a_bar_stops_its_certificate() {
        Consortium refined = Stage.CONFIRMED.world();
        refined.ref01()
                .seals(Body.set(WorkedCase.seal("LE"), "seal", "'S-000902'"))
                .recorded();
        Json.Obj finding = Body.set(WorkedCase.attestation("AMP-02", 3), "attestation", "'AT-WORSE'");
        refined.aud01()
                .attests(Body.set(finding, "findings[0].status", "'NOT_CONTROLLED'"))
                .recorded();

        assertThat(refined.ref01().certifies(WorkedCase.certificate("LE")))
                .isRefusedBy(Rule.I44, "AMP-02 is SUSPENDED");
    }

    // I32

    @Test
    void gold_within_the_look_back_of_a_finding_gets_none_although_its_producer_was_reassessed() {
        Json.Obj finding = Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-ABUSE'");
        world.aud01()
                .attests(Body.set(finding, "findings[0].status", "'NOT_CONTROLLED'"))
                .recorded();
        Consortium later = world.later(Duration.ofDays(1));
        Json.Obj good = Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-REASSESSED'");
        later.aud01().attests(Body.set(good, "validFrom", "'2024-03-06'")).recorded();
        Draft draft = later.amp01().certifies(WorkedCase.certificate("LA"));
        assertThat(draft).isRefusedBy(Rule.I44, "under the look-back of finding AT-ABUSE");

        later.given(LedgerKeys.lot(LA), "vector[0].periodFrom", "'2023-07-01'")
                .given(LedgerKeys.lot(LA), "vector[0].periodTo", "'2023-07-07'");
        assertThat(draft).isAccepted();
    }

    @Test
    void a_refusal_lists_all_that_is_missing() {
        Consortium unsealed = EveryKind.unsealed();
        unsealed.given(LedgerKeys.lot(LA), "claimClass", "'MIXED'");
        unsealed.sch01().holds(LotStory.hold("LA")).recorded();
        Draft draft = unsealed.amp01().certifies(WorkedCase.certificate("LA"));

        assertThat(draft).isRefusedBy(Rule.I44, "it is on hold H-1; it is not sealed; its claim class is MIXED");
        unsealed.sch01().releases(LotStory.release("LA")).recorded();
        assertThat(draft).isRefusedBy(Rule.I44, "it is not sealed; its claim class is MIXED");
        unsealed.given(LedgerKeys.lot(LA), "claimClass", "'FULL'");
        assertThat(draft).isRefusedBy(Rule.I44, "it is not sealed");
        unsealed.given(LedgerKeys.lot(LA), "seal", "'S-000811'");
        assertThat(draft).isAccepted();
    }

    @Test
    void a_lot_on_hold_gets_none_until_it_is_released_and_only_its_custodian_asks() {
        world.sch01().holds(LotStory.hold("LA")).recorded();
        assertThat(certificate).isRefusedBy(Rule.I44, "it is on hold H-1");
        assertThat(world.agg01().certifies(WorkedCase.certificate("LA"))).isRefusedBy(Rule.I24);

        world.sch01().releases(LotStory.release("LA")).recorded();
        assertThat(certificate).isAccepted();
    }

    @Test
    void a_lot_whose_origins_do_not_add_up_gets_none() {
        world.given(LedgerKeys.lot(LA), "vector[0].fineMg", "1090624");
        assertThat(certificate).isRefusedBy(Rule.I44, "its origins add up to");

        world.given(LedgerKeys.lot(LA), "vector[0].fineMg", "1090625");
        assertThat(certificate).isAccepted();
    }

    @Test
    void a_bar_has_none_while_one_of_its_production_lots_is_flagged() {
        Consortium bar = Stage.CONFIRMED.world();
        bar.ref01().seals(Body.set(WorkedCase.seal("LE"), "seal", "'S-000902'")).recorded();
        bar.amp02()
                .raisesFlag(Body.set(LotStory.grievance(), "lot", "'LC'"))
                .withId("grievance-lc")
                .recorded();

        assertThat(bar.ref01().certifies(WorkedCase.certificate("LE")))
                .isRefusedBy(Rule.I44, "production lot LC is flagged");
        bar.aud01()
                .closesFlag(Body.set(LotStory.closing("grievance-lc"), "lot", "'LC'"))
                .recorded();
        assertThat(bar.ref01().certifies(WorkedCase.certificate("LE"))).isAccepted();
    }

    @Test
    void a_lot_has_one_certificate_that_speaks() {
        certificate.recorded();
        Json.Obj second = Body.set(WorkedCase.certificate("LA"), "certificate", "'" + SECOND + "'");

        assertThat(world.amp01().certifies(second).statusIndex("1")).isRefusedBy(Rule.I44, "is ISSUED");
    }

    @Test
    void a_certificate_id_is_used_once() {
        certificate.recorded();

        assertThat(world.amp03().certifies(WorkedCase.certificate("LD")).statusIndex("1"))
                .isRefusedBy(Rule.I3);
    }

    /** Two ids of one short number, found by trying: about half a minute on two cores. */
    @Test
    void a_number_that_people_type_leads_to_one_certificate() {
        String one = "d6cb05d0-fa6f-4115-8000-000000000000";
        String twin = "d4e5af25-5690-49b6-8000-000000000000";
        assertThat(new CertificateId(twin).shortId()).isEqualTo(new CertificateId(one).shortId());
        world.amp01()
                .certifies(Body.set(WorkedCase.certificate("LA"), "certificate", "'" + one + "'"))
                .recorded();

        assertThat(world.amp03()
                        .certifies(Body.set(WorkedCase.certificate("LD"), "certificate", "'" + twin + "'"))
                        .statusIndex("1"))
                .isRefusedBy(Rule.I3, "number");
        assertThat(world.amp03()
                        .certifies(Body.set(WorkedCase.certificate("LD"), "certificate", "'" + SECOND + "'"))
                        .statusIndex("1"))
                .isAccepted();
    }

    @Test
    void a_status_index_is_used_once_and_another_needs_no_new_signature() {
        certificate.recorded();
        Json.Obj second = Body.set(WorkedCase.certificate("LD"), "certificate", "'" + SECOND + "'");
        Draft same = world.amp03().certifies(second);

        assertThat(same.statusIndex("0")).isDefective("STATUS_INDEX_TAKEN", "statusIndex");
        assertThat(same.statusIndex("1")).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "4294967296", "99999999999999999999"})
    void a_status_index_is_a_whole_number_of_32_bits(String index) {
        assertThat(certificate.statusIndex(index)).isDefective("MALFORMED", "statusIndex");
    }

    @Test
    void a_status_index_is_needed() {
        assertThat(certificate.statusIndex()).isDefective("MALFORMED", "statusIndex");
        assertThat(certificate.statusIndex("15")).isAccepted();
    }

    @Test
    void nobody_stretches_the_published_list_by_a_far_status_index() {
        assertThat(certificate.statusIndex("16")).isDefective("STATUS_INDEX_FAR", "statusIndex");
        assertThat(certificate.statusIndex("4294967295")).isDefective("STATUS_INDEX_FAR", "statusIndex");

        certificate.statusIndex("15").recorded();
        Draft second =
                world.amp03().certifies(Body.set(WorkedCase.certificate("LD"), "certificate", "'" + SECOND + "'"));
        assertThat(second.statusIndex("32")).isDefective("STATUS_INDEX_FAR", "statusIndex");
        assertThat(second.statusIndex("31")).isAccepted();
    }

    // I34

    @Test
    void the_level_behind_each_module_stands_in_the_certificate() {
        world.given(
                LedgerKeys.attestation(new PartyId("AMP-01"), 4, new Code("AT-AMP-01-M4")), "validTo", "'2024-03-02'");
        world.amp01().attests(ofItself()).recorded();
        certificate.recorded();

        Json.Obj record = world.record(LedgerKeys.certificate(FIRST));
        assertThat(Body.text(record, "origins[0].modules[3].level")).isEqualTo("FIRST_PARTY");
        assertThat(Body.text(record, "origins[0].modules[2].level")).isEqualTo("THIRD_PARTY");
        assertThat(Body.text(record, "origins[0].modules[2].issuer")).isEqualTo("AUD-01");
    }

    @Test
    void a_producers_word_about_itself_does_not_write_over_its_auditors() {
        assertThat(world.amp01().attests(Body.set(ofItself(), "level", "'THIRD_PARTY'")))
                .isRefusedBy(Rule.I2);
        assertThat(world.amp01().attests(ofItself())).isAccepted();
        certificate.recorded();

        Json.Obj record = world.record(LedgerKeys.certificate(FIRST));
        assertThat(Body.text(record, "origins[0].modules[3].level")).isEqualTo("THIRD_PARTY");
    }

    private static Json.Obj ofItself() {
        Json.Obj attestation = Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-SELF'");
        return Body.set(attestation, "level", "'FIRST_PARTY'");
    }

    // I45

    @Test
    void a_melted_lot_ends_its_certificate() {
        Consortium aggregated = Stage.AT_AGGREGATOR.world();
        aggregated.agg01().certifies(WorkedCase.certificate("LA")).recorded();

        assertThat(aggregated.agg01().melts(WorkedCase.melt())).isAccepted();

        assertEnded(aggregated, "MELT LE");
    }

    @Test
    void a_split_lot_ends_its_certificate() {
        certificate.recorded();

        assertThat(world.amp01().splits(WorkedCase.split())).isAccepted();

        assertEnded(world, "SPLIT LA-1 LA-2");
    }

    @Test
    void an_outturn_ends_the_certificate_because_the_label_no_longer_fits() {
        Consortium refining = Stage.AT_REFINER.world();
        refining.ref01().certifies(WorkedCase.certificate("LE")).recorded();

        assertThat(refining.ref01().recordsOutturn(WorkedCase.outturn())).isAccepted();

        assertEnded(refining, "OUTTURN LE");
    }

    @Test
    void another_assay_ends_the_certificate_and_the_lot_may_have_a_new_one() {
        certificate.recorded();
        world.asy01()
                .assays(Body.set(WorkedCase.assay("LA"), "assay", "'AS-2'"))
                .recorded();

        assertEnded(world, "ASSAY LA");
        Json.Obj second = Body.set(WorkedCase.certificate("LA"), "certificate", "'" + SECOND + "'");
        assertThat(world.amp01().certifies(second).statusIndex("1")).isAccepted();
        assertThat(status(world, new CertificateId(SECOND))).isEqualTo("ISSUED");
        assertThat(status(world, FIRST)).isEqualTo("ENDED");
    }

    @Test
    void a_lot_that_only_changes_hands_keeps_its_certificate() {
        certificate.recorded();
        world.amp01().offers(WorkedCase.offer("LA")).recorded();
        world.amp01().dispatches(WorkedCase.dispatch("LA")).recorded();
        world.agg01().receives(WorkedCase.receipt("LA")).recorded();
        world.agg01().accepts(WorkedCase.acceptance("LA")).recorded();

        assertThat(status(world, FIRST)).isEqualTo("ISSUED");
        assertThat(StatusList.current(world.ledger()).indexes()).isEmpty();
    }

    private static void assertEnded(Consortium world, String reason) {
        Json.Obj status = world.record(LedgerKeys.status(FIRST));
        assertThat(Body.text(status, "state")).isEqualTo("ENDED");
        assertThat(Body.text(status, "reason")).isEqualTo(reason);
        assertThat(StatusList.current(world.ledger()).indexes()).containsExactly(0L);
    }

    @Test
    void a_label_is_given_for_an_issued_certificate_only() {
        certificate.recorded();
        Views views = new Views("capaz", "capaz", world.now());
        assertThat(views.label(FIRST, world.ledger())).isNotEmpty();
        world.amp01().splits(WorkedCase.split()).recorded();

        assertThatThrownBy(() -> views.label(FIRST, world.ledger()))
                .isInstanceOfSatisfying(
                        StatementException.class, e -> assertThat(e.code()).isEqualTo("CERTIFICATE_NOT_ISSUED"));
        assertThatThrownBy(() -> views.label(new CertificateId(SECOND), world.ledger()))
                .isInstanceOfSatisfying(
                        StatementException.class, e -> assertThat(e.code()).isEqualTo("CERTIFICATE_UNKNOWN"));
        assertThat(Body.text(views.state(FIRST, "00".repeat(32), world.ledger()), "state"))
                .isEqualTo("ENDED");
        assertThat(Body.text(views.state(new CertificateId(SECOND), "00".repeat(32), world.ledger()), "state"))
                .isEqualTo("UNKNOWN");
    }
}
