// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.data.TemporalUnitOffset;
import org.capaz.e2e.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnClockTest {
    private static final TemporalUnitOffset STARTED = within(5, ChronoUnit.MINUTES);

    @TempDir
    private Path home;

    @BeforeEach
    void needsTheLibrary() {
        assumeTrue(OwnClock.possible(), "libfaketime is not installed");
    }

    /** What a program is told that {@code up} starts for that member. */
    private static Instant told(OwnClock clock, String member) {
        Run date = Run.program(
                Path.of("."),
                List.of("env", "PATH=" + clock.path(), "CAPAZ_MEMBER=" + member, "setsid", "date", "+%s"));
        assertThat(date.exit()).as(date.toString()).isZero();
        return Instant.ofEpochSecond(Long.parseLong(date.out().strip()));
    }

    @Test
    void it_is_right_until_it_jumps_and_when_it_is_set_right() {
        OwnClock clock = OwnClock.of("traders", home);
        assertThat(told(clock, "traders")).isCloseTo(Instant.now(), STARTED);

        clock.jump(Duration.ofHours(-25));
        assertThat(told(clock, "traders")).isCloseTo(Instant.now().minus(Duration.ofHours(25)), STARTED);

        clock.jump(Duration.ZERO);
        assertThat(told(clock, "traders")).isCloseTo(Instant.now(), STARTED);
    }

    @Test
    void it_is_that_members_gateways_alone() {
        OwnClock clock = OwnClock.of("traders", home);
        clock.jump(Duration.ofHours(25));

        assertThat(told(clock, "traders")).isAfter(Instant.now().plus(Duration.ofHours(24)));
        assertThat(told(clock, "buyers")).isCloseTo(Instant.now(), STARTED);
    }
}
