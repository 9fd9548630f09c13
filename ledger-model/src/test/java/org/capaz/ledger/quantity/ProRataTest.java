// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A whole is split so that nothing is lost, nothing is invented, and everybody can check who got the last one. */
class ProRataTest {

    @Test
    void shares_add_up_and_none_is_a_whole_unit_from_its_due() {
        Random random = new Random(38);
        for (int round = 0; round < 2_000; round++) {
            SortedMap<String, Long> weights = new TreeMap<>();
            int parts = 1 + random.nextInt(60);
            for (int i = 0; i < parts; i++) {
                weights.put("AMP-" + i, random.nextLong(1L << (1 + random.nextInt(60))));
            }
            long whole = random.nextLong(1L << (1 + random.nextInt(62)));
            BigInteger total =
                    weights.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);

            Map<String, Long> shares = ProRata.split(whole, weights);

            assertThat(shares.keySet()).containsExactlyElementsOf(weights.keySet());
            assertThat(shares.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(whole);
            if (total.signum() > 0) {
                shares.forEach((id, share) -> {
                    BigInteger due = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(weights.get(id)));
                    BigInteger error = BigInteger.valueOf(share).multiply(total).subtract(due);
                    assertThat(error.abs()).isLessThan(total);
                });
            }
        }
    }

    @Test
    void the_limits_of_64_bits_do_not_overflow() {
        Map<String, Long> shares =
                ProRata.split(Long.MAX_VALUE, Map.of("A", Long.MAX_VALUE, "B", Long.MAX_VALUE, "C", 1L));

        // Due are a quarter above each half and almost a half: the largest fraction is C's.
        assertThat(shares)
                .containsEntry("A", Long.MAX_VALUE / 2)
                .containsEntry("B", Long.MAX_VALUE / 2)
                .containsEntry("C", 1L);
    }

    @Test
    void what_is_left_goes_to_the_largest_fraction() {
        assertThat(ProRata.split(10, Map.of("A", 1L, "B", 2L, "C", 4L)))
                .containsExactly(Map.entry("A", 1L), Map.entry("B", 3L), Map.entry("C", 6L));
    }

    @Test
    void between_equal_fractions_the_first_identifier_decides() {
        assertThat(ProRata.split(5, Map.of("C", 1L, "B", 1L, "A", 1L)))
                .containsExactly(Map.entry("A", 2L), Map.entry("B", 2L), Map.entry("C", 1L));
    }

    @Test
    void a_weight_of_nothing_has_no_share() {
        assertThat(ProRata.split(7, Map.of("A", 0L, "B", 3L)))
                .containsEntry("A", 0L)
                .containsEntry("B", 7L);
    }

    @Test
    void where_all_weights_are_nothing_all_count_alike() {
        assertThat(ProRata.split(0, Map.of("A", 0L, "B", 0L)))
                .containsEntry("A", 0L)
                .containsEntry("B", 0L);
        assertThat(ProRata.split(1, Map.of("A", 0L, "B", 0L)))
                .containsEntry("A", 1L)
                .containsEntry("B", 0L);
    }

    @Test
    void nothing_is_split_below_zero_or_over_nobody() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProRata.split(-1, Map.of("A", 1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> ProRata.split(1, Map.of("A", -1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> ProRata.split(1, Map.of()));
    }
}
