// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** 92 days before 4 March 2024 are 3 December 2023. */
    @ParameterizedTest
    @CsvSource({"2023-12-02, false", "2023-12-03, true", "2024-03-04, true", "2024-03-05, false"})
    void a_miner_is_enrolled_from_a_day_of_late_and_none_to_come(String from, boolean allowed) {
        Json.Obj dated = Body.set(enrolment, "miners[57].from", "'" + from + "'");

        if (allowed) {
            assertThat(world.amp04().enrols(dated)).isAccepted();
        } else {
            assertThat(world.amp04().enrols(dated)).isRefusedBy(Rule.I7, "enrolled from " + from);
        }
    }

    // Leaving

    @Test
    void a_miner_leaves_the_producer_it_is_enrolled_with() {
        world.amp04().enrols(enrolment).recorded();

        assertThat(world.amp02().letsGo(Conduct.leaving())).isRefusedBy(Rule.I8, "no active reference");
        assertThat(world.amp04().letsGo(Body.set(Conduct.leaving(), "miners[0].to", "'2024-01-14'")))
                .isRefusedBy(Rule.I8);
        assertThat(world.amp04().letsGo(Body.set(Conduct.leaving(), "miners[0].to", "'2024-03-05'")))
                .isRefusedBy(Rule.I8);
        assertThat(world.amp04().letsGo(Conduct.leaving())).isAccepted();
        assertThat(world.amp04().letsGo(Conduct.leaving())).isRefusedBy(Rule.I8);
    }

    @Test
    void who_has_left_is_enrolled_again_when_nothing_overlaps() {
        world.amp04().enrols(enrolment).recorded();
        world.amp04().letsGo(Conduct.leaving()).recorded();
        Json.Obj elsewhere = Body.set(
                WorkedCase.enrolment("AMP-02", 1), "miners[0].miner", "'" + WorkedCase.miner("AMP-04", 1) + "'");

        assertThat(world.amp02().enrols(Body.set(elsewhere, "miners[0].from", "'2024-03-02'")))
                .isRefusedBy(Rule.I8);
        assertThat(world.amp02().enrols(Body.set(elsewhere, "miners[0].from", "'2024-03-03'")))
                .isAccepted();
        assertThat(scope("AMP-04", "2024-03-02")).isTrue();
        assertThat(scope("AMP-04", "2024-03-03")).isFalse();
        assertThat(scope("AMP-02", "2024-03-02")).isFalse();
        assertThat(scope("AMP-02", "2024-03-03")).isTrue();
    }

    private boolean scope(String amp, String day) {
        return Miner.inScope(WorkedCase.miner("AMP-04", 1), new PartyId(amp), Day.parse(day), world.ledger());
    }
}
