// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.util.List;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I15, I24, I44, I52: a touchstone or XRF in the hands of the holder. */
class OwnReadingTest {
    private final Consortium world = Stage.DECLARED.world().later(Duration.ofDays(1));

    /** 1 250 000 mg at 870.00 hold 1 087 500 mg fine. */
    @Test
    void a_holder_reads_its_lot_and_hands_it_on_without_a_laboratory() {
        assertThat(world.amp01().readsItself(LotStory.ownReading("LA", "TOUCHSTONE", 87_000)))
                .isAccepted();

        assertThat(Body.number(world.lot("LA"), "fineMg")).isEqualTo(1_087_500);
        assertThat(Body.at(world.lot("LA"), "assay.own")).isEqualTo(new Json.Bool(true));
        world.amp01().seals(WorkedCase.seal("LA")).recorded();
        assertThat(world.amp01().offers(WorkedCase.offer("LA"))).isAccepted();
    }

    @Test
    void no_certificate_rests_on_it_until_a_laboratory_has_read_the_lot() {
        world.amp01().readsItself(LotStory.ownReading("LA", "XRF", 87_000)).recorded();
        world.amp01().seals(WorkedCase.seal("LA")).recorded();

        assertThat(world.amp01().certifies(WorkedCase.certificate("LA"))).isRefusedBy(Rule.I44, "by its holder only");
        assertThat(world.asy01().assays(WorkedCase.assay("LA"))).isAccepted();
        assertThat(Body.number(world.lot("LA"), "fineMg")).isEqualTo(1_090_625);
        assertThat(Body.number(world.lot("LA"), "vector[0].fineMg")).isEqualTo(1_090_625);
        assertThat(world.amp01().certifies(WorkedCase.certificate("LA"))).isAccepted();
    }

    @Test
    void a_laboratory_replaces_it_by_any_method_and_the_month_is_counted_once() {
        world.amp01().readsItself(LotStory.ownReading("LA", "XRF", 87_000)).recorded();

        assertThat(world.asy01().assays(Body.set(WorkedCase.assay("LA"), "method", "'TOUCHSTONE'")))
                .isAccepted();
        long counted = List.of(2, 3).stream()
                .map(month -> world.record(LedgerKeys.produced(new PartyId("AMP-01"), 2024, month, new LotId("LA"))))
                .mapToLong(record -> Body.number(record, "fineMg"))
                .sum();
        assertThat(counted).isEqualTo(1_090_625);
    }

    @Test
    void only_the_holder_reads_and_only_before_a_laboratory_has() {
        assertThat(world.amp02().readsItself(LotStory.ownReading("LA", "XRF", 87_000)))
                .isRefusedBy(Rule.I24);
        assertThat(world.amp01().readsItself(LotStory.ownReading("LA", "FIRE", 87_000)))
                .isDefective("MALFORMED", "body.method");
        world.asy01().assays(WorkedCase.assay("LA")).recorded();
        assertThat(world.amp01().readsItself(LotStory.ownReading("LA", "XRF", 87_000)))
                .isRefusedBy(Rule.I52, "does not replace");
        assertThat(world.amp04().readsItself(LotStory.ownReading("LB", "XRF", 91_000)))
                .isAccepted();
    }
}
