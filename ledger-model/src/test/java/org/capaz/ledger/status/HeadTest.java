// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.StatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heartbeat, and the short list of certificates that are not what they were. */
class HeadTest {
    private final Consortium world = Stage.SEALED.world();

    private void beat(long count) {
        List<StateChange> events = Head.beat(count, world.now(), world.ledger());
        world.ledger().accept(events);
    }

    private void certified() {
        world.amp01().certifies(WorkedCase.certificate("LA")).recorded();
    }

    @Test
    void the_first_beat_counts_one() {
        beat(0);

        assertThat(Head.current(world.ledger())).contains(new Head(world.now(), 0, 1));
    }

    @Test
    void each_beat_is_the_next() {
        beat(0);
        certified();
        beat(1);

        assertThat(Head.current(world.ledger())).contains(new Head(world.now(), 1, 2));
    }

    @Test
    void two_beats_within_an_hour_need_news_between_them() {
        beat(0);

        world.later(Duration.ofMinutes(59).plusSeconds(59));
        assertThatThrownBy(() -> beat(0))
                .isInstanceOfSatisfying(
                        StatementException.class, e -> assertThat(e.code()).isEqualTo("HEARTBEAT_TOO_SOON"));
        world.later(Duration.ofSeconds(1));
        beat(0);
        assertThat(Head.current(world.ledger()).orElseThrow().seq()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 7})
    void the_count_is_the_first_unused_index(long count) {
        certified();

        assertThatThrownBy(() -> beat(count))
                .isInstanceOfSatisfying(
                        StatementException.class, e -> assertThat(e.code()).isEqualTo("COUNT_WRONG"));
        beat(1);
        assertThat(Head.current(world.ledger()).orElseThrow().count()).isEqualTo(1);
    }

    @Test
    void the_count_never_falls() {
        certified();
        beat(1);
        world.later(Duration.ofHours(2));

        assertThatThrownBy(() -> beat(0)).isInstanceOf(StatementException.class);
        beat(1);
    }

    @Test
    void an_ended_certificate_is_listed_until_its_label_has_expired() {
        certified();
        world.amp01().splits(WorkedCase.split()).recorded();
        Instant validUntil = world.now().plus(Duration.ofDays(365));
        assertThat(StatusList.current(world.ledger()).indexes()).containsExactly(0L);

        world.at(validUntil);
        beat(1);
        assertThat(StatusList.current(world.ledger()).indexes()).containsExactly(0L);
        world.at(validUntil.plus(Duration.ofHours(1)));
        beat(1);
        assertThat(StatusList.current(world.ledger()).indexes()).isEmpty();
    }

    @Test
    void the_published_bits_start_with_the_most_significant() {
        certified();
        world.amp01().splits(WorkedCase.split()).recorded();

        byte[] bits = StatusList.current(world.ledger()).bits(1);

        assertThat(bits).hasSize(16_384);
        assertThat(bits[0]).isEqualTo((byte) 0x80);
    }
}
