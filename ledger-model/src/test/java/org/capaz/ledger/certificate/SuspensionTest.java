// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.ledger.status.StatusList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I1, I29, I44, I45, I46: who suspends, reinstates and revokes certificates, and what is final. */
class SuspensionTest {
    private static final CertificateId FIRST = new CertificateId(WorkedCase.CERTIFICATE);
    private static final String SECOND = "0f0e0d0c-0b0a-4908-8706-050403020100";
    private static final LotId LA = new LotId("LA");
    private static final Json.Obj SUSPENSION = LotRecords.suspension();
    private static final Json.Obj REINSTATEMENT = LotRecords.reinstatement();
    private static final Json.Obj REVOCATION = LotRecords.revocation();

    private final Consortium world = LotRecords.issued();

    private void assertStatus(String state, String reason) {
        Json.Obj status = world.record(LedgerKeys.status(FIRST));
        assertThat(Body.text(status, "state")).isEqualTo(state);
        assertThat(Body.text(status, "reason")).isEqualTo(reason);
        if (state.equals("ISSUED")) {
            assertThat(StatusList.current(world.ledger()).indexes()).isEmpty();
        } else {
            assertThat(StatusList.current(world.ledger()).indexes()).containsExactly(0L);
        }
    }

    private void auditorIs(String party) {
        world.given(LedgerKeys.party(new PartyId(party)), "roles", "['ASSESSOR','AUDITOR']");
    }

    // Suspend

    @Test
    void a_scheme_suspends_a_certificate_and_lifts_the_suspension_again() {
        assertThat(world.sch01().suspends(SUSPENSION)).isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I44);
        assertStatus("SUSPENDED", "UNDER-REVIEW SCH-01");

        assertThat(world.sch01().reinstates(REINSTATEMENT)).isAccepted();
        assertStatus("ISSUED", "ISSUED");
    }

    @Test
    void its_issuer_and_an_auditor_may_suspend_a_certificate_and_nobody_else() {
        assertThat(world.agg01().suspends(SUSPENSION)).isRefusedBy(Rule.I1, "neither issued");
        assertThat(world.aud01().suspends(SUSPENSION)).isRefusedBy(Rule.I1);
        auditorIs("AUD-01");
        assertThat(world.aud01().suspends(SUSPENSION)).isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I44);
        world.aud01().reinstates(REINSTATEMENT).recorded();
        assertThat(world.amp01().suspends(SUSPENSION)).isAccepted();
    }

    @Test
    void an_authority_suspends_over_the_issuers_own_suspension_and_not_over_anothers() {
        world.amp01().suspends(SUSPENSION).recorded();
        assertThat(world.amp01().suspends(SUSPENSION)).isRefusedBy(Rule.I1, "already by AMP-01");
        assertThat(world.sch01().suspends(SUSPENSION)).isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I44);

        auditorIs("AUD-01");
        assertThat(world.aud01().suspends(SUSPENSION)).isRefusedBy(Rule.I1, "already by SCH-01");
        assertStatus("SUSPENDED", "UNDER-REVIEW SCH-01");
    }

    @Test
    void a_certificate_that_nobody_issued_cannot_be_suspended() {
        Json.Obj unknown = Body.set(SUSPENSION, "certificates", "['%s','%s']".formatted(FIRST, SECOND));

        assertThat(world.sch01().suspends(unknown)).isRefusedBy(Rule.I46, SECOND);
        assertThat(world.sch01().suspends(SUSPENSION)).isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I44);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501})
    void one_to_five_hundred_certificates_are_named(int count) {
        Json.Obj many = SUSPENSION.with("certificates", Json.texts(uuids(count)));

        assertThat(world.sch01().suspends(many)).isDefective("MALFORMED", "body.certificates");
    }

    @Test
    void five_hundred_certificates_are_suspended_and_reinstated_in_one_statement() {
        List<String> all = uuids(500);
        for (int i = 0; i < 500; i++) {
            CertificateId id = new CertificateId(all.get(i));
            Json.Obj record = world.record(LedgerKeys.certificate(FIRST))
                    .with("certId", id.value())
                    .with("statusIndex", 1 + i);
            world.ledger().put(LedgerKeys.certificate(id), record);
            world.ledger().put(LedgerKeys.status(id), world.record(LedgerKeys.status(FIRST)));
        }

        assertThat(world.sch01().suspends(SUSPENSION.with("certificates", Json.texts(all))))
                .isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I44);
        assertThat(StatusList.current(world.ledger()).indexes()).hasSize(500).doesNotContain(0L);
        assertThat(world.sch01().reinstates(REINSTATEMENT.with("certificates", Json.texts(all))))
                .isAccepted();
        assertThat(StatusList.current(world.ledger()).indexes()).isEmpty();
    }

    @Test
    void no_certificate_is_named_twice() {
        Json.Obj twice = Body.set(SUSPENSION, "certificates", "['%s','%s']".formatted(FIRST, FIRST));

        assertThat(world.sch01().suspends(twice)).isDefective("MALFORMED", "body.certificates");
    }

    private static List<String> uuids(int count) {
        List<String> uuids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uuids.add(new UUID(0x4000L, 0x8000_0000_0000_0000L + i).toString());
        }
        return uuids;
    }

    // Reinstate

    @Test
    void only_who_suspended_a_certificate_reinstates_it() {
        world.sch01().suspends(SUSPENSION).recorded();
        auditorIs("AUD-01");

        assertThat(world.amp01().reinstates(REINSTATEMENT)).isRefusedBy(Rule.I1, "suspended by SCH-01");
        assertThat(world.aud01().reinstates(REINSTATEMENT)).isRefusedBy(Rule.I1, "suspended by SCH-01");
        assertThat(world.sch01().reinstates(REINSTATEMENT)).isAccepted();
    }

    @Test
    void what_is_not_suspended_cannot_be_reinstated() {
        assertThat(world.sch01().reinstates(REINSTATEMENT)).isRefusedBy(Rule.I45, "not suspended");
        world.sch01().suspends(SUSPENSION).recorded();
        assertThat(world.sch01().reinstates(REINSTATEMENT)).isAccepted();
    }

    @Test
    void while_its_lot_is_on_hold_a_certificate_is_not_reinstated() {
        world.sch01().suspends(SUSPENSION).recorded();
        world.sch01().holds(LotStory.hold("LA")).recorded();
        assertThat(world.sch01().reinstates(REINSTATEMENT)).isRefusedBy(Rule.I29, "hold on lot LA");

        world.sch01().releases(LotStory.release("LA")).recorded();
        assertThat(world.sch01().reinstates(REINSTATEMENT)).isAccepted();
    }

    // Revoke

    @Test
    void its_issuer_revokes_a_certificate_for_good_and_the_lot_may_have_a_new_one() {
        assertThat(world.agg01().revokes(REVOCATION)).isRefusedBy(Rule.I1, "neither issued");
        assertThat(world.amp01().revokes(REVOCATION)).isAccepted();
        assertStatus("REVOKED", "ISSUED-IN-ERROR AMP-01");

        assertThat(world.amp01().revokes(REVOCATION)).isRefusedBy(Rule.I45, "REVOKED for ever");
        assertThat(world.sch01().suspends(SUSPENSION)).isRefusedBy(Rule.I45, "REVOKED for ever");
        assertThat(world.sch01().reinstates(REINSTATEMENT)).isRefusedBy(Rule.I45, "REVOKED for ever");
        assertThat(world.amp01().certifies(second()).statusIndex("1")).isAccepted();
    }

    @Test
    void what_a_scheme_revokes_is_flagged_so_that_no_new_certificate_washes_it() {
        assertThat(world.sch01().revokes(REVOCATION)).isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I44);

        assertThat(world.amp01().certifies(second()).statusIndex("1")).isRefusedBy(Rule.I44, "flagged");
    }

    @Test
    void an_auditor_suspends_but_does_not_revoke() {
        auditorIs("AUD-01");

        assertThat(world.aud01().revokes(REVOCATION).signedBy("aud-01-assessor"))
                .isRefusedBy(Rule.I1);
        assertThat(world.aud01().suspends(SUSPENSION)).isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I44);
        assertThat(world.amp01().revokes(REVOCATION)).isAccepted();
    }

    private static Json.Obj second() {
        return Body.set(WorkedCase.certificate("LA"), "certificate", "'" + SECOND + "'");
    }

    // I44: at most one live certificate

    @Test
    void a_suspended_certificate_leaves_no_room_for_another() {
        world.amp01().suspends(SUSPENSION).recorded();
        assertThat(world.amp01().certifies(second()).statusIndex("1"))
                .isRefusedBy(Rule.I44, "certificate " + FIRST + " is SUSPENDED");

        world.amp01().revokes(REVOCATION).recorded();
        assertThat(world.amp01().certifies(second()).statusIndex("1")).isAccepted();
    }

    /** A new seal, or its own revocation, ends the suspended certificate; the scheme's word stands on the lot. */
    @Test
    void nobody_gets_around_a_scheme_s_suspension_by_another_certificate() {
        world.sch01().suspends(SUSPENSION).recorded();
        String seal = Body.text(world.lot("LA"), "seal");
        world.amp01().opens(LotStory.opening("LA", seal)).recorded();
        world.amp01()
                .seals(Body.set(WorkedCase.seal("LA"), "seal", "'S-000999'"))
                .recorded();

        assertThat(world.amp01().certifies(second()).statusIndex("1")).isRefusedBy(Rule.I44, "it is flagged");
    }

    @Test
    void a_reinstatement_closes_the_flag_of_the_suspension_and_no_other() {
        world.amp01().raisesFlag(LotStory.grievance()).recorded();
        world.sch01().suspends(SUSPENSION).recorded();
        world.sch01().reinstates(REINSTATEMENT).recorded();

        assertThat(Flag.openOn(LedgerKeys.lot(LA), world.ledger()))
                .extracting(flag -> Body.text(flag, "kind"))
                .containsExactly("GRIEVANCE");
    }

    /** The flag of a suspension is lifted by its author or an auditor, by no second scheme (I59). */
    @Test
    void nor_by_a_second_scheme_that_closes_its_flag() {
        world.sch01().suspends(SUSPENSION).withId("demo-suspension").recorded();
        LedgerKey second = LedgerKeys.party(new PartyId("SCH-02"));
        world.ledger().put(second, world.record(LedgerKeys.party(new PartyId("SCH-01"))));
        DemoOfficer other = DemoOfficer.of("sch-02-officer", "SCH-02", OfficerRole.SCHEME_OFFICER);
        world.assurance().registersOfficer(WorkedCase.officer(other)).recorded();

        Json.Obj closing = LotStory.closing("demo-suspension");
        assertThat(world.by("SCH-02").closesFlag(closing).signedBy(other)).isRefusedBy(Rule.I59, "SCH-01 stated this");
        assertThat(world.sch01().closesFlag(closing)).isAccepted();
    }

    // I45: what becomes of it with its lot

    @Test
    void a_suspended_certificate_ends_when_its_lot_is_melted_and_a_revoked_one_stays_revoked() {
        Consortium suspended = Stage.AT_AGGREGATOR.world();
        suspended.agg01().certifies(WorkedCase.certificate("LA")).recorded();
        suspended.sch01().suspends(SUSPENSION).recorded();
        Consortium revoked = Stage.AT_AGGREGATOR.world();
        revoked.agg01().certifies(WorkedCase.certificate("LA")).recorded();
        revoked.agg01().revokes(REVOCATION).recorded();

        assertThat(suspended.agg01().melts(WorkedCase.melt()))
                .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LE")), Rule.I44);
        assertThat(revoked.agg01().melts(WorkedCase.melt())).isAccepted();

        assertThat(Body.text(suspended.record(LedgerKeys.status(FIRST)), "reason"))
                .isEqualTo("MELT LE");
        assertThat(Body.text(revoked.record(LedgerKeys.status(FIRST)), "state")).isEqualTo("REVOKED");
        assertThat(suspended.sch01().reinstates(REINSTATEMENT)).isRefusedBy(Rule.I45, "ENDED for ever");
    }

    @Test
    void a_suspended_certificate_is_frozen_when_its_lot_is_delivered_and_frozen_is_final() {
        world.sch01().suspends(SUSPENSION).recorded();

        world.ledger().accept(CertificateStatus.frozenBy(LA, act(), world.ledger()));

        assertStatus("FROZEN", "DELIVERED");
        assertThat(world.sch01().reinstates(REINSTATEMENT)).isRefusedBy(Rule.I45, "FROZEN for ever");
        assertThat(world.sch01().suspends(SUSPENSION)).isRefusedBy(Rule.I45, "FROZEN for ever");
        assertThat(CertificateStatus.endedBy(CertificateEnd.MELT, List.of(LA), List.of(), act(), world.ledger()))
                .isEmpty();
    }

    @Test
    void a_frozen_certificate_is_revoked_when_fraud_shows_and_by_nobody_else_than_before() {
        world.ledger().accept(CertificateStatus.frozenBy(LA, act(), world.ledger()));

        assertThat(world.agg01().revokes(REVOCATION)).isRefusedBy(Rule.I1, "neither issued");
        assertThat(world.sch01().revokes(REVOCATION)).isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I44);
        assertStatus("REVOKED", "ISSUED-IN-ERROR SCH-01");
        assertThat(world.amp01().revokes(REVOCATION)).isRefusedBy(Rule.I45, "REVOKED for ever");
    }

    @Test
    void a_hold_suspends_and_its_release_reinstates() {
        world.ledger().accept(CertificateStatus.suspendedBy(new Code("H-1"), LA, act(), world.ledger()));
        assertStatus("SUSPENDED", "HOLD H-1");
        assertThat(CertificateStatus.reinstatedBy(new Code("H-2"), LA, act(), world.ledger()))
                .isEmpty();

        world.ledger().accept(CertificateStatus.reinstatedBy(new Code("H-1"), LA, act(), world.ledger()));
        assertStatus("ISSUED", "ISSUED");
    }

    @Test
    void the_release_of_a_hold_does_not_lift_what_an_authority_suspended() {
        world.ledger().accept(CertificateStatus.suspendedBy(new Code("H-1"), LA, act(), world.ledger()));
        assertThat(world.sch01().suspends(SUSPENSION)).isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I44);

        assertThat(CertificateStatus.reinstatedBy(new Code("H-1"), LA, act(), world.ledger()))
                .isEmpty();
        List<StateChange> again = CertificateStatus.suspendedBy(new Code("H-2"), LA, act(), world.ledger());
        assertThat(again).isEmpty();
        assertStatus("SUSPENDED", "UNDER-REVIEW SCH-01");
    }

    private Act act() {
        return new Act(
                world.sch01().suspends(SUSPENSION).statement(),
                List.of(),
                new org.capaz.ledger.identity.MspId("AssuranceMSP"),
                world.now(),
                List.of());
    }
}
