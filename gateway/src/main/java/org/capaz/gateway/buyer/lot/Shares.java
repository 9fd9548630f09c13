// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of a whole in per mille that add up to 1 000: what rounding down leaves over goes to the largest remainders. */
final class Shares {
    private static final int WHOLE = 1000;

    private Shares() {}

    /** @param parts none below zero; all zero gives all zero */
    static List<Integer> perMille(List<Long> parts) {
        long whole = parts.stream().reduce(0L, Math::addExact);
        if (whole == 0) {
            return parts.stream().map(part -> 0).toList();
        }
        List<Integer> shares = new ArrayList<>(parts.stream()
                .map(part -> Math.toIntExact(Math.multiplyExact(part, (long) WHOLE) / whole))
                .toList());
        int left = WHOLE - shares.stream().mapToInt(Integer::intValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> Math.multiplyExact(parts.get(i), (long) WHOLE) % whole)
                        .reversed())
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i) + 1));
        return List.copyOf(shares);
    }
}
