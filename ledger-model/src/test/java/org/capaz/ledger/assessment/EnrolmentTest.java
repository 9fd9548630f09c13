package org.capaz.ledger.assessment;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.json.Json;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I8: one active reference for a person in the whole network, enrolled by two people. */
class EnrolmentTest {
    private final Consortium world = Stage.FOUNDED.world();
    private final Json.Obj enrolment = WorkedCase.enrolment("AMP-04", 58);

    @Test
    void one_officer_alone_enrols_nobody() {
        assertThat(world.amp04().enrols(enrolment).signedBy("amp-04-responsible"))
                .isRefusedBy(Rule.I8);
        assertThat(world.amp04().enrols(enrolment).signedBy("amp-04-responsible", "amp-04-supervisor"))
                .isAccepted();
    }

    @Test
    void an_officer_of_another_producer_is_no_second_confirmer() {
        assertThat(world.amp04().enrols(enrolment).signedBy("amp-04-responsible", "amp-01-supervisor"))
                .isRefusedBy(Rule.I8);
    }

    @Test
    void a_miner_stands_once_in_an_enrolment() {
        Json.Obj twice = Body.set(enrolment, "miners[1].miner", "'" + WorkedCase.miner("AMP-04", 1) + "'");

        assertThat(world.amp04().enrols(twice)).isRefusedBy(Rule.I8);
        assertThat(world.amp04().enrols(enrolment)).isAccepted();
    }

    @Test
    void a_miner_is_enrolled_with_one_producer_in_the_whole_network() {
        world.amp04().enrols(enrolment).recorded();
        Json.Obj same = Body.set(
                WorkedCase.enrolment("AMP-02", 2), "miners[1].miner", "'" + WorkedCase.miner("AMP-04", 7) + "'");

        assertThat(world.amp02().enrols(same)).isRefusedBy(Rule.I8);
        assertThat(world.amp02().enrols(WorkedCase.enrolment("AMP-02", 2))).isAccepted();
    }

    @Test
    void a_mistyped_miner_reference_is_caught_by_its_check_character() {
        String ref = WorkedCase.miner("AMP-04", 1).value();
        String mistyped = (ref.charAt(0) == '0' ? "1" : "0") + ref.substring(1);

        assertThat(world.amp04().enrols(Body.set(enrolment, "miners[0].miner", "'" + mistyped + "'")))
                .isDefective("MALFORMED", "body.miners[0].miner");
    }
}
