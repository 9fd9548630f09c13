// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.capaz.gateway.follow.BlockFollower.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While old blocks are read nobody is told of payments that were answered long ago. */
class NoticeRoundsTest {
    @ParameterizedTest
    @CsvSource({
        "FOLLOWING, 1000, 1000, true",
        "FOLLOWING, 1000, 1199, true",
        "FOLLOWING, 1000, 1200, false",
        "FOLLOWING, -1, 1000, false",
        "INTERRUPTED, 1000, 1000, false",
        "BROKEN, 1000, 1000, false",
        "STARTING, 0, 0, false",
    })
    void notices_go_out_only_while_the_projection_is_current(State state, long before, long height, boolean current) {
        assertThat(NoticeRounds.isCurrent(state, before, height)).isEqualTo(current);
    }
}
