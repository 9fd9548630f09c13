// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I1, I55, I56: a member that has lost its registrar's key gets a new one from the others, and can object while it lasts. */
class RecoverRegistrarTest {
    private static final DemoOfficer NEW = Conduct.newRegistrar();
    private static final Duration WEEK = Duration.ofDays(7);

    private final Consortium world = Stage.FOUNDED.world();

    private Draft recovery() {
        return world.assurance()
                .recoversRegistrar(Conduct.recovery())
                .signedBy("assurance-registrar", "traders-registrar", "buyers-registrar");
    }

    private Draft partyBy(DemoOfficer registrar) {
        return world.producers()
                .registersParty(Body.set(WorkedCase.party("AMP-01"), "party", "'AMP-05'"))
                .signedBy(registrar);
    }

    @Test
    void the_majority_of_the_others_recovers_a_registrar() {
        assertThat(recovery().signedBy("assurance-registrar")).isRefusedBy(Rule.I1, "more than half");
        assertThat(recovery().signedBy("assurance-registrar", "producers-registrar"))
                .isRefusedBy(Rule.I1, "more than half");
        assertThat(recovery()).isAccepted();
    }

    @Test
    void an_organisation_does_not_count_among_those_who_recover_its_registrar() {
        Draft alone = world.producers().recoversRegistrar(Conduct.recovery());

        assertThat(alone.signedBy("producers-registrar", "traders-registrar", "buyers-registrar"))
                .isAccepted();
        assertThat(world.producers()
                        .recoversRegistrar(Body.set(
                                Conduct.recovery(),
                                "spki",
                                "'"
                                        + DemoOfficer.of("producers-other-registrar", "ProducersMSP")
                                                .spki() + "'"))
                        .signedBy("producers-registrar", "traders-registrar"))
                .isRefusedBy(Rule.I1, "more than half");
    }

    @Test
    void a_recovered_registrar_acts_after_the_waiting_time() {
        recovery().recorded();

        world.later(WEEK.minusSeconds(1));
        assertThat(partyBy(NEW)).isDefective("OFFICER_NOT_VALID", "signatures");
        world.later(Duration.ofSeconds(1));
        assertThat(partyBy(NEW)).isAccepted();
    }

    @Test
    void a_registrar_who_is_still_there_revokes_the_key_that_was_recovered_over_its_head() {
        recovery().recorded();
        world.producers()
                .revokesOfficer(Body.of(
                        "{'officer':'%s','from':%d,'reason':'NOT-LOST'}",
                        NEW.id(), world.now().getEpochSecond()))
                .recorded();
        world.later(WEEK);

        assertThat(partyBy(NEW)).isDefective("OFFICER_NOT_VALID", "signatures");
        assertThat(partyBy(world.officer("producers-registrar"))).isAccepted();
    }

    @Test
    void the_holder_of_the_recovered_key_signs_too() {
        assertThat(recovery().withoutNewKey()).isRefusedBy(Rule.I56);
        assertThat(recovery()).isAccepted();
    }

    @Test
    void only_a_member_s_registrar_is_recovered_and_with_a_new_key() {
        assertThat(world.assurance()
                        .recoversRegistrar(Body.set(Conduct.recovery(), "organisation", "'OthersMSP'"))
                        .signedBy("assurance-registrar", "traders-registrar", "buyers-registrar"))
                .isRefusedBy(Rule.I1, "no member");
        assertThat(world.assurance()
                        .recoversRegistrar(Body.set(
                                Conduct.recovery(),
                                "spki",
                                "'" + world.officer("producers-registrar").spki() + "'"))
                        .signedBy("assurance-registrar", "traders-registrar", "buyers-registrar"))
                .isRefusedBy(Rule.I3, "registered already");
        assertThat(recovery()).isAccepted();
    }
}
