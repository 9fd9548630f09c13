// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.certificate.SignedNotices.Entry;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** What members' peers sign beside a certificate's state. */
class SignedNoticesTest {
    private static final CertificateId BAR = new CertificateId(WorkedCase.CERTIFICATE);
    private static final LotId LE = new LotId("LE");

    private final Consortium world = Stage.CERTIFIED.world();

    private SignedNotices notices() {
        return SignedNotices.of(world.record(LedgerKeys.certificate(BAR)), world.now(), world.ledger());
    }

    private void forcedLabourFoundAt(String amp) {
        Json.Obj finding = Body.set(
                Body.set(WorkedCase.attestation(amp, 3), "attestation", "'AT-LATER'"),
                "findings[0].status",
                "'NOT_CONTROLLED'");
        world.later(Duration.ofDays(1)).aud01().attests(finding).recorded();
    }

    @Test
    void nothing_is_signed_while_all_stands_as_at_issue() {
        assertThat(notices()).isEqualTo(SignedNotices.NONE);
    }

    @Test
    void a_forced_labour_finding_on_51_percent_of_a_bar_is_signed() {
        Lot.Facts bar = Lot.find(world.ledger(), LE).orElseThrow().facts();
        var most = bar.provenance().byProducer().entrySet().stream()
                .max(Comparator.comparingLong(share -> share.getValue().milligrams()))
                .orElseThrow();
        assertThat(most.getValue().milligrams() * 100 / bar.fine().milligrams()).isEqualTo(51);

        String amp = most.getKey().value();
        forcedLabourFoundAt(amp);

        assertThat(notices())
                .isEqualTo(new SignedNotices(
                        List.of(
                                new Entry(NoticeCode.LOOK_BACK, amp),
                                new Entry(NoticeCode.MODULE_WORSE, amp),
                                new Entry(NoticeCode.PRODUCER_FLAGGED, amp),
                                new Entry(NoticeCode.STANDING_WORSE, amp)),
                        0));
    }

    @Test
    void a_flag_on_a_production_lot_is_signed_of_the_bar_and_names_no_other_lot() {
        LedgerKey onOrigin = LedgerKeys.flag(LedgerKeys.lot(new LotId("LC")), "I44", new RecordId("demo-flag"));
        world.ledger().put(onOrigin, Body.of("{'kind':'GRIEVANCE','raisedAt':1709900000,'reason':'NOISE'}"));
        assertThat(notices().entries()).containsExactly(new Entry(NoticeCode.LOT_FLAGGED, "LE"));

        world.given(onOrigin, "closedAt", "1709950000");
        assertThat(notices().entries()).isEmpty();
    }

    @Test
    void what_strangers_file_is_signed_as_filed() {
        world.car01().raisesFlag(Body.set(LotStory.grievance(), "lot", "'LE'")).recorded();

        assertThat(notices().entries()).containsExactly(new Entry(NoticeCode.LOT_NOTICED, "LE"));
    }

    @Test
    void an_attestation_taken_back_since_issue_is_signed() {
        world.later(Duration.ofDays(1)).aud01().takesBack(Conduct.revocation()).recorded();

        assertThat(notices().entries()).contains(new Entry(NoticeCode.ATTESTATION_REVOKED, "AMP-01"));
    }

    @Test
    void an_open_objection_to_an_attestation_that_the_certificate_rests_on_is_signed_until_it_is_answered() {
        world.amp04().contests(Conduct.contest()).recorded();
        assertThat(notices().entries()).containsExactly(new Entry(NoticeCode.ATTESTATION_CONTESTED, "AMP-01"));

        world.aud01()
                .standsBy(Body.set(Conduct.answer(), "contestant", "'AMP-04'"))
                .recorded();
        assertThat(notices().entries()).isEmpty();
    }

    @Test
    void an_objection_to_an_attestation_that_the_certificate_does_not_rest_on_is_not_signed() {
        world.given(
                LedgerKeys.attestation(new PartyId("AMP-01"), 3, new Code("AT-AMP-01-M3")), "validTo", "'2025-01-31'");
        world.amp04().contests(Conduct.contest()).recorded();

        assertThat(notices().entries()).doesNotContain(new Entry(NoticeCode.ATTESTATION_CONTESTED, "AMP-01"));
        assertThat(Notices.since(world.record(LedgerKeys.certificate(BAR)), world.now(), world.ledger()))
                .as("the page tells of all")
                .contains(new Notice.AttestationWeaker(new PartyId("AMP-01"), 3, AttestationNotice.CONTESTED));
    }

    @Test
    void the_withdrawn_accreditation_of_an_assessor_is_signed_of_every_producer_that_it_assessed() {
        world.sch01().withdrawsAccreditation(Conduct.accreditationWithdrawal()).recorded();

        List<String> assessed = AsIssued.of(world.record(LedgerKeys.certificate(BAR))).stream()
                .filter(origin -> origin.modules().stream()
                        .anyMatch(module -> module.issuer().equals(Optional.of(new PartyId("AUD-01")))))
                .map(origin -> origin.amp().value())
                .toList();
        assertThat(notices().entries().stream()
                        .filter(entry -> entry.code() == NoticeCode.ACCREDITATION_WITHDRAWN)
                        .map(Entry::subject))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(assessed);
    }

    @Test
    void an_accreditation_that_ends_by_its_time_alone_is_no_withdrawal() {
        world.given(
                LedgerKeys.accreditation(
                        new PartyId("AUD-01"), "CRAFT", "2.1", new PartyId("SCH-01"), Day.parse("2024-01-01")),
                "validTo",
                "'2024-02-29'");

        assertThat(notices().entries()).extracting(Entry::code).doesNotContain(NoticeCode.ACCREDITATION_WITHDRAWN);
    }

    @Test
    void no_key_is_read_that_names_who_objects_or_whom_the_certificate_does_not_name() {
        world.amp04().contests(Conduct.contest()).recorded();
        Json.Obj certificate = world.record(LedgerKeys.certificate(BAR));
        var read = new TreeSet<LedgerKey>();
        LedgerState watched = new LedgerState() {
            @Override
            public Optional<Json> read(LedgerKey key) {
                read.add(key);
                return world.ledger().read(key);
            }

            @Override
            public List<Json.Obj> list(LedgerKey prefix) {
                read.add(prefix);
                return world.ledger().list(prefix);
            }
        };

        SignedNotices.of(certificate, world.now(), watched);

        assertThat(read.stream().map(LedgerKey::family))
                .contains(Family.ATTESTATION, Family.CONTEST, Family.ACCREDITATION, Family.FLAG, Family.LOT)
                .doesNotContain(Family.PARTY, Family.OFFICER);
        String named = certificate.toString();
        assertThat(read.stream()
                        .filter(key -> key.family() == Family.ACCREDITATION)
                        .map(key -> key.parts().getFirst()))
                .isNotEmpty()
                .allMatch(assessor -> named.contains("\"" + assessor + "\""));
        assertThat(world.ledger().records().keySet().stream()
                        .filter(key -> key.family() == Family.CONTEST)
                        .map(key -> key.parts().getLast()))
                .containsExactly("1");
    }

    @Test
    void a_subject_with_more_records_than_are_looked_through_is_signed_as_not_examined() {
        LedgerKey amp = LedgerKeys.amp(new PartyId("AMP-02"));
        Json.Obj closed = Body.of("{'kind':'GRIEVANCE','raisedAt':1709900000,'reason':'NOISE','closedAt':1709900001}");
        for (int i = 0; i < LedgerState.LONGEST_LIST; i++) {
            world.ledger().put(LedgerKeys.flag(amp, "I44", new RecordId("demo-flag-" + i)), closed);
        }
        assertThat(notices().entries()).isEmpty();

        world.ledger().put(LedgerKeys.flag(amp, "I44", new RecordId("demo-flag-more")), closed);
        assertThat(notices().entries()).containsExactly(new Entry(NoticeCode.NOT_EXAMINED, "AMP-02"));
    }

    @Test
    void the_most_severe_have_room_and_the_others_are_counted() {
        var found = new ArrayList<Entry>();
        IntStream.range(0, 40).forEach(i -> found.add(new Entry(NoticeCode.PRODUCER_NOTICED, "AMP-" + (100 + i))));
        found.add(new Entry(NoticeCode.LOOK_BACK, "AMP-150"));
        found.add(new Entry(NoticeCode.LOOK_BACK, "AMP-150"));

        SignedNotices signed = SignedNotices.of(found);

        assertThat(signed.entries())
                .hasSize(ViewFormat.MOST_NOTICES)
                .startsWith(new Entry(NoticeCode.LOOK_BACK, "AMP-150"))
                .doesNotContain(new Entry(NoticeCode.PRODUCER_NOTICED, "AMP-131"));
        assertThat(signed.more()).isEqualTo(9);
    }

    @Test
    void more_than_two_thousand_records_are_not_looked_through() {
        var bounded = new BoundedReads(world.ledger(), 2);
        LedgerKey lot = LedgerKeys.lot(LE);
        assertThat(bounded.read(lot)).isPresent();
        assertThat(bounded.read(lot)).isPresent();
        assertThat(bounded.read(LedgerKeys.lot(new LotId("LA")))).isPresent();

        assertThatThrownBy(() -> bounded.read(LedgerKeys.lot(new LotId("LB"))))
                .isInstanceOf(BoundedReads.Exceeded.class);
        assertThatThrownBy(() -> bounded.list(LedgerKeys.flags(lot))).isInstanceOf(BoundedReads.Exceeded.class);
    }
}
