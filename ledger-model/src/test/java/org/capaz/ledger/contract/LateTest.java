// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Corrections;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I2, I5, I8, I63: two weeks without a connection, and a group that is silent. */
class LateTest {
    private static final LedgerKey LA = LedgerKeys.lot(new LotId("LA"));

    @Test
    void a_late_flag_closes_itself_when_another_members_record_bears_it_out() {
        Consortium world = Corrections.declaredLate();
        var then = world.now().minus(Duration.ofDays(14));
        world.asy01().assays(WorkedCase.assay("LA")).recorded();
        world.amp01().seals(WorkedCase.seal("LA")).recorded();
        assertThat(Flag.anyOn(LA, world.ledger())).isTrue();

        Consortium other = handedOver(world.copy(), world.now());
        assertThat(Flag.anyOn(LA, other.ledger())).isTrue();

        Consortium same = handedOver(world, then);
        var flag = same.record(LedgerKeys.flag(LA, Rule.I5.name(), new RecordId("demo-late-1")));
        assertThat(Body.text(flag, "outcome")).isEqualTo("CORROBORATED");
        assertThat(Body.text(flag, "closedBy")).isEqualTo("AGG-01");
    }

    private static Consortium handedOver(Consortium world, Instant when) {
        world.given(LA, "createdAt", Long.toString(when.minusSeconds(60).getEpochSecond()));
        world.amp01().offers(WorkedCase.offer("LA")).happenedAt(when).recorded();
        world.amp01().dispatches(WorkedCase.dispatch("LA")).happenedAt(when).recorded();
        world.agg01().receives(WorkedCase.receipt("LA")).happenedAt(when).recorded();
        world.agg01().accepts(WorkedCase.acceptance("LA")).happenedAt(when).recorded();
        return world;
    }

    @Test
    void a_scheme_closes_late_flags_together_and_each_is_judged_alone() {
        Consortium world = Corrections.declaredLate();
        String unknown =
                "[{'record':'lot/LA','raisedWith':'demo-late-1'},{'record':'lot/LA','raisedWith':'demo-none-1'}]";

        assertThat(world.sch01().closesLateFlags(Body.set(Corrections.closingLate(), "flags", unknown)))
                .isRefusedBy(Rule.I3)
                .in("body.flags[1].raisedWith");
        assertThat(Flag.anyOn(LA, world.ledger())).isTrue();
        assertThat(world.sch01().closesLateFlags(Corrections.closingLate())).isAccepted();
        assertThat(Flag.anyOn(LA, world.ledger())).isFalse();
    }

    // A panner who changes group while the old one is silent

    @Test
    void a_scheme_states_for_a_silent_producer_that_a_miner_left() {
        Consortium world = Stage.ADMITTED.world();
        String yesterday = "[{'miner':'%s','to':'2024-03-03'}]".formatted(WorkedCase.miner("AMP-04", 1));

        assertThat(world.sch01().letsGo(Conduct.leaving())).isRefusedBy(Rule.I1, "silent producer");
        assertThat(world.amp04().letsGo(Corrections.leavingByScheme())).isRefusedBy(Rule.I1, "speaks for itself");
        assertThat(world.sch01().letsGo(Body.set(Corrections.leavingByScheme(), "miners", yesterday)))
                .isRefusedBy(Rule.I63);
        assertThat(world.sch01().letsGo(Body.set(Corrections.leavingByScheme(), "amp", "'AMP-02'")))
                .isRefusedBy(Rule.I8);
        assertThat(world.sch01().letsGo(Corrections.leavingByScheme())).isAccepted();

        var miner = world.record(LedgerKeys.miner(WorkedCase.miner("AMP-04", 1)));
        assertThat(Body.text(miner, "leftBy")).isEqualTo("SCH-01");
    }

    // An officer who died after signing

    @Test
    void what_was_signed_before_a_death_is_sent_after_it_and_flagged() {
        Consortium world = Stage.SEALED.world();
        Draft signed = world.amp01().offers(WorkedCase.offer("LA")).happened(Duration.ofHours(2));
        revoke(world, "amp-01-responsible", "DECEASED");

        assertThat(signed).isAcceptedWithFlags(LedgerKeys.transfer(new Code("T-LA")), Rule.I5);
        assertThat(Flag.openOn(LedgerKeys.transfer(new Code("T-LA")), world.ledger()))
                .anyMatch(flag -> Body.text(flag, "reason").equals("SIGNER-DIED"));
        assertThat(world.amp01().opens(LotStory.opening("LB", "S-000812")))
                .isDefective("OFFICER_NOT_VALID", "signatures");
    }

    @Test
    void a_key_that_ended_for_another_reason_signs_nothing_that_is_sent_later() {
        Consortium world = Stage.SEALED.world();
        Draft signed = world.amp01().offers(WorkedCase.offer("LA")).happened(Duration.ofHours(2));
        revoke(world, "amp-01-responsible", "KEY-LOST");

        assertThat(signed).isDefective("OFFICER_NOT_VALID", "signatures");
    }

    @Test
    void after_the_offline_window_nothing_of_the_dead_is_sent_any_more() {
        Consortium world = Stage.SEALED.world();
        var before = world.now().minus(Duration.ofHours(2));
        revoke(world, "amp-01-responsible", "DECEASED");
        world.later(Duration.ofHours(169));

        assertThat(world.amp01().offers(WorkedCase.offer("LA")).happenedAt(before))
                .isDefective("OFFICER_NOT_VALID", "signatures");
    }

    private static void revoke(Consortium world, String officer, String reason) {
        world.producers()
                .revokesOfficer(Body.of(
                        "{'officer':'%s','from':%d,'reason':'%s'}",
                        world.officer(officer).id(), world.now().getEpochSecond(), reason))
                .recorded();
    }

    // A producer with one officer

    @Test
    void a_field_officer_confirms_where_the_producer_has_one_officer_and_is_shown() {
        Consortium world = Stage.FOUNDED.world();
        Draft enrolment = world.amp04().enrols(WorkedCase.enrolment("AMP-04", 2));
        Draft withField = enrolment.signedBy("amp-04-responsible", "sch-01-officer");

        assertThat(withField).isRefusedBy(Rule.I8, "more than one officer");
        revoke(world, "amp-04-treasurer", "LEFT");
        revoke(world, "amp-04-supervisor", "LEFT");
        assertThat(enrolment.signedBy("amp-04-responsible")).isRefusedBy(Rule.I8);
        assertThat(enrolment.signedBy("amp-04-responsible", "aud-01-assessor")).isRefusedBy(Rule.I1);
        assertThat(withField).isAccepted();

        var miner = world.record(LedgerKeys.miner(WorkedCase.miner("AMP-04", 1)));
        assertThat(Body.text(miner, "fieldOfficerOf")).isEqualTo("SCH-01");
    }
}
