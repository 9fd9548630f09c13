// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.capaz.ledger.certificate.Notice;
import org.capaz.ledger.certificate.Notices;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I61: what strangers file is seen and stops nothing; what those concerned file is merged and bounded. */
class NoticeTest {
    private static final LedgerKey LA = LedgerKeys.lot(new LotId("LA"));

    private final Consortium world = Stage.SEALED.world();

    @Test
    void four_hundred_grievances_of_a_stranger_are_one_notice_and_stop_nothing() {
        for (int i = 0; i < 400; i++) {
            world.car01()
                    .raisesFlag(Body.set(LotStory.grievance(), "reason", "'WEIGHING-" + i + "'"))
                    .recorded();
        }

        assertThat(FiledNotices.on(LA, world.ledger()).entries())
                .singleElement()
                .matches(entry -> entry.times() == 400 && entry.open());
        assertThat(Flag.anyOn(LA, world.ledger())).isFalse();
        assertThat(world.amp01().certifies(WorkedCase.certificate("LA"))).isAccepted();
    }

    @Test
    void readers_of_the_certificate_see_the_notice_with_its_number() {
        world.amp01().certifies(WorkedCase.certificate("LA")).recorded();
        world.car01().raisesFlag(LotStory.grievance()).recorded();
        world.buy01().raisesFlag(LotStory.grievance()).recorded();

        assertThat(seen()).containsExactly(new Notice.LotNoticed(2, world.now()));
        world.later(Duration.ofHours(1)).sch01().raisesFlag(LotStory.takingUp()).recorded();
        assertThat(seen())
                .containsExactly(
                        new Notice.LotFlagged(Flag.Kind.GRIEVANCE, world.now(), List.of()),
                        new Notice.LotNoticed(1, world.now().minus(Duration.ofHours(1))));
    }

    private List<Notice> seen() {
        CertificateId certificate = new CertificateId(WorkedCase.CERTIFICATE);
        return Notices.since(world.record(LedgerKeys.certificate(certificate)), world.now(), world.ledger());
    }

    @Test
    void a_notice_stops_the_certificate_once_a_scheme_takes_it_up() {
        Consortium noticed = LotStory.noticed();
        assertThat(noticed.amp01().certifies(WorkedCase.certificate("LA"))).isAccepted();

        Consortium taken = LotStory.noticed();
        assertThat(taken.agg01().raisesFlag(LotStory.takingUp())).isRefusedBy(Rule.I61, "not by AGG-01");
        assertThat(taken.sch01().raisesFlag(Body.set(LotStory.takingUp(), "takesUp", "'BUY-01'")))
                .isRefusedBy(Rule.I3, "BUY-01 has no open notice");
        assertThat(taken.sch01().raisesFlag(LotStory.takingUp())).isAccepted();
        assertThat(taken.sch01().raisesFlag(LotStory.takingUp())).isRefusedBy(Rule.I3, "no open notice");
        assertThat(taken.amp01().certifies(WorkedCase.certificate("LA"))).isRefusedBy(Rule.I44, "flagged");
    }

    private static Json.Obj twenty(long firstAt, long lastAt) {
        Json.Obj entry = Body.of(
                "{'by':'CAR-02','organisation':'TradersMSP','ground':'GRIEVANCE','reason':'ALIKE','evidence':'%s',"
                        + "'firstAt':%d,'lastAt':%d,'times':1}",
                Body.hash("Demo letter"), firstAt, lastAt);
        return Json.object()
                .with(
                        "entries",
                        IntStream.range(0, 20)
                                .mapToObj(
                                        i -> entry.with("by", "CAR-1" + (char) ('0' + i / 10) + (char) ('0' + i % 10)))
                                .toList());
    }

    @Test
    void one_organisation_with_many_parties_files_twenty_notices_and_leaves_room_for_others() {
        LedgerKey carrier = LedgerKeys.party(new PartyId("CAR-01"));
        FiledNotices filed = FiledNotices.on(LA, world.ledger());
        assertThat(filed.entries()).isEmpty();
        world.ledger().put(LedgerKeys.notice(LA), twenty(1, world.now().getEpochSecond()));

        assertThat(world.record(carrier)).isNotNull();
        assertThat(world.car01().raisesFlag(LotStory.grievance())).isRefusedBy(Rule.I61, "TradersMSP");
        assertThat(world.buy01().raisesFlag(LotStory.grievance())).isAccepted();
    }

    @Test
    void a_notice_that_nobody_took_up_is_no_longer_shown_after_its_time() {
        world.amp01().certifies(WorkedCase.certificate("LA")).recorded();
        world.car01().raisesFlag(LotStory.grievance()).recorded();
        Instant filed = world.now();

        world.later(Duration.ofDays(90));
        assertThat(seen()).contains(new Notice.LotNoticed(1, filed));
        world.later(Duration.ofSeconds(1));
        assertThat(seen()).noneMatch(Notice.LotNoticed.class::isInstance);
        assertThat(FiledNotices.on(LA, world.ledger()).entries()).hasSize(1);

        world.car01().raisesFlag(LotStory.grievance()).recorded();
        assertThat(seen()).contains(new Notice.LotNoticed(1, world.now()));
    }

    @Test
    void a_notice_that_lapsed_makes_room_for_another_of_its_organisation() {
        long old = world.now().minus(Duration.ofDays(91)).getEpochSecond();
        world.ledger().put(LedgerKeys.notice(LA), twenty(1, world.now().getEpochSecond()));
        assertThat(world.car01().raisesFlag(LotStory.grievance())).isRefusedBy(Rule.I61, "TradersMSP");

        world.ledger().put(LedgerKeys.notice(LA), twenty(1, old));
        assertThat(world.car01().raisesFlag(LotStory.grievance())).isAccepted();
        assertThat(FiledNotices.on(LA, world.ledger()).entries()).hasSize(20);
    }

    // Those concerned

    @Test
    void what_those_concerned_state_again_is_counted_on_the_flag_that_stands() {
        world.amp01().raisesFlag(LotStory.grievance()).recorded();
        world.amp01().raisesFlag(LotStory.grievance()).recorded();

        assertThat(Flag.openOn(LA, world.ledger())).singleElement().matches(flag -> Body.number(flag, "times") == 2);
    }

    @Test
    void and_they_raise_ten_flags_on_a_record_and_no_more() {
        for (int i = 0; i < 10; i++) {
            assertThat(world.amp01().raisesFlag(Body.set(LotStory.grievance(), "reason", "'REASON-" + i + "'")))
                    .isAccepted();
        }
        assertThat(world.amp01().raisesFlag(Body.set(LotStory.grievance(), "reason", "'REASON-10'")))
                .isRefusedBy(Rule.I61, "10 flags");
        assertThat(world.sch01().raisesFlag(LotStory.grievance())).isAccepted();
    }
}
