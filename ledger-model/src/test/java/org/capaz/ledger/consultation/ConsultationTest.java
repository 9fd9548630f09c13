// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.consultation;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.json.Json;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I3: comments on a draft standard stand as they were made, and each is answered once. */
class ConsultationTest {
    private final Consortium world = Conduct.commented();
    private final Json.Obj disposition = Conduct.disposition();

    @Test
    void a_comment_is_submitted_once() {
        assertThat(world.buy01().comments(Conduct.comment())).isRefusedBy(Rule.I3);
        assertThat(world.buy01().comments(Body.set(Conduct.comment(), "comment", "'K-18'")))
                .isAccepted();
    }

    @Test
    void a_comment_is_answered_once_after_it_was_made() {
        assertThat(Stage.FOUNDED.world().sch01().disposes(disposition)).isRefusedBy(Rule.I3, "no comment");
        assertThat(world.sch01().disposes(disposition)).isAccepted();
        assertThat(world.sch01().disposes(Body.set(disposition, "reason", "'OTHER'")))
                .isRefusedBy(Rule.I3, "answered already");
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED, true", "PARTLY, true", "REJECTED, false", "OUT_OF_SCOPE, false"})
    void an_accepted_comment_names_what_it_changed_and_another_one_nothing(String outcome, boolean changes) {
        Json.Obj answer = Body.set(disposition, "disposition", "'" + outcome + "'");
        Json.Obj bare = Body.without(answer, "change");

        assertThat(world.sch01().disposes(changes ? bare : answer)).isDefective("MALFORMED", "body.change");
        assertThat(world.sch01().disposes(changes ? answer : bare)).isAccepted();
    }
}
