// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.util.List;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An auditor's finding is a flag on a record; whom the record concerns answers it, and it stays open (I61). */
class AnswerFlagTest {
    private static final String FINDING = "demo-finding-1";
    private static final LedgerKey FLAG =
            LedgerKeys.flag(LedgerKeys.lot(new LotId("LA")), Rule.I44.name(), new RecordId(FINDING));

    private final Consortium world = Stage.AT_AGGREGATOR.world();

    @BeforeEach
    void find() {
        world.given(LedgerKeys.party(new PartyId("AUD-01")), "roles", "['ASSESSOR','AUDITOR']")
                .aud01()
                .raisesFlag(Body.set(LotStory.grievance(), "reason", "'MASS-NOT-EXPLAINED'"))
                .withId(FINDING)
                .recorded();
        world.later(Duration.ofHours(1));
    }

    @Test
    void whom_the_record_concerns_answers_and_the_finding_stays_open() {
        world.amp01().answersFlag(LotStory.answering(FINDING)).recorded();

        assertThat(answers()).containsExactly("AMP-01 WEIGHED-AGAIN");
        assertThat(Flag.anyOn(LedgerKeys.lot(new LotId("LA")), world.ledger())).isTrue();
        assertThat(world.agg01().certifies(WorkedCase.certificate("LA"))).isRefusedBy(Rule.I44, "flagged");
    }

    @Test
    void each_party_has_one_answer_and_a_later_one_takes_its_place() {
        world.amp01().answersFlag(LotStory.answering(FINDING)).recorded();
        world.agg01()
                .answersFlag(Body.set(LotStory.answering(FINDING), "answer", "'SCALE-CHECKED'"))
                .recorded();
        world.amp01()
                .answersFlag(Body.set(LotStory.answering(FINDING), "answer", "'TYPED-WRONG'"))
                .recorded();

        assertThat(answers()).containsExactly("AGG-01 SCALE-CHECKED", "AMP-01 TYPED-WRONG");
    }

    @Test
    void a_stranger_has_no_answer_to_give() {
        assertThat(world.buy01().answersFlag(LotStory.answering(FINDING)))
                .isRefusedBy(Rule.I61, "BUY-01 is none of those");
        assertThat(world.agg01().answersFlag(LotStory.answering(FINDING))).isAccepted();
    }

    @Test
    void what_is_closed_is_not_answered() {
        world.aud01().closesFlag(LotStory.closing(FINDING)).recorded();

        assertThat(world.amp01().answersFlag(LotStory.answering(FINDING))).isRefusedBy(Rule.I3, "no flag");
    }

    private List<String> answers() {
        return FlagAnswer.on((Json.Obj) world.ledger().read(FLAG).orElseThrow()).stream()
                .map(answer -> answer.by().value() + " " + answer.answer().value())
                .toList();
    }
}
