// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Corrections;
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
}
