// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerKeyTest {
    @Test
    void keys_are_ordered_as_the_state_database_orders_them() {
        List<LedgerKey> keys = Stream.concat(
                        Arrays.stream(Family.values()).map(Family::example),
                        Stream.of(
                                key(),
                                key("L"),
                                key("L-1"),
                                key("L1"),
                                key("LA"),
                                key("L", "9"),
                                key("L", "A"),
                                key("L", "A", "1"),
                                key("L-1", "0")))
                .toList();

        assertThat(keys)
                .allSatisfy(one -> assertThat(keys)
                        .allSatisfy(other -> assertThat(Integer.signum(one.compareTo(other)))
                                .isEqualTo(Integer.signum(one.onLedger().compareTo(other.onLedger())))));
    }

    private static LedgerKey key(String... parts) {
        return LedgerKey.of(Family.LOT, parts);
    }
}
