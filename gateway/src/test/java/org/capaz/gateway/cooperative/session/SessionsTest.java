// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capaz.gateway.MovedClock;
import org.capaz.gateway.cooperative.OfficeTest;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.registry.Officer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long somebody stays signed in, whatever the page on the phone does. */
class SessionsTest extends OfficeTest {
    private Instant now;
    private Sessions sessions;
    private String secret;

    @BeforeEach
    void signIn() {
        now = world.now();
        sessions = new Sessions(gateway.bean(LedgerStateReader.class), new MovedClock(() -> now));
        secret = sessions.begin(
                Officer.find(world.ledger(), world.officer("amp-01-treasurer").id())
                        .orElseThrow());
    }

    private boolean isInAfter(Duration passed) {
        now = now.plus(passed);
        return sessions.find(secret).isPresent();
    }

    @Test
    void five_minutes_without_a_request_end_it_and_each_request_begins_them_anew() {
        assertThat(isInAfter(Duration.ofMinutes(5).minusSeconds(1))).isTrue();
        assertThat(isInAfter(Duration.ofMinutes(5).minusSeconds(1))).isTrue();
        assertThat(isInAfter(Duration.ofMinutes(5))).isFalse();
        assertThat(isInAfter(Duration.ZERO)).isFalse();
    }

    @Test
    void twelve_hours_end_it_however_busy_its_officer_is() {
        for (int i = 0; i < 12 * 15 - 1; i++) {
            assertThat(isInAfter(Duration.ofMinutes(4))).isTrue();
        }
        assertThat(isInAfter(Duration.ofMinutes(4))).isFalse();
    }

    @Test
    void who_signs_out_is_out_and_an_unknown_secret_opens_nothing() {
        assertThat(sessions.find(Secrets.random())).isEmpty();
        assertThat(isInAfter(Duration.ZERO)).isTrue();
        sessions.end(secret);
        assertThat(isInAfter(Duration.ZERO)).isFalse();
    }
}
